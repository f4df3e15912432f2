package io.tapedeck.app.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import io.tapedeck.app.ui.kit.TableFacts;
import java.awt.Color;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JPanel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Out of the window: with every digit, to the place that was named, and said. */
class ExportTest {
  @TempDir
  Path folder;

  private final List<String> said = new ArrayList<>();
  private final List<Transferable> copied = new ArrayList<>();
  private final Export export = new Export((cause, sentence, warning) -> said.add((warning ? "! " : "") + sentence), new SceneData(), new ClockZone(ZoneOffset.UTC));
  private boolean clipboardFree = true;
  private Optional<String> answer = Optional.of("out");

  /** A table with what an exchange may call its symbols. */
  private static final TableFacts TABLE = new TableFacts() {
    @Override
    public String fileName() {
      return "Streams: a/b\\c";
    }

    @Override
    public List<Field> fields() {
      return List.of(new Field("Symbol", false, "Symbol, as shown"), new Field("Price", true, "Price"));
    }

    @Override
    public List<List<String>> exactRows() {
      return List.of(List.of("BTC/USD", "65000.10"), List.of("=HYPERLINK(\"x\")", "-0.00000123"), List.of("A,\"B\"\nC\tD", ""));
    }

    @Override
    public int selectedFact() {
      return 1;
    }
  };

  @BeforeEach
  void byHand() {
    export.by((owner, name) -> answer.map(stem -> folder.resolve(stem.equals("out") ? name : stem)), what -> clipboardFree && copied.add(what), Runnable::run, Runnable::run);
  }

  private String text() throws Exception {
    return (String) copied.get(copied.size() - 1).getTransferData(DataFlavor.stringFlavor);
  }

  @Test
  void aTableIsCopiedWithEveryDigit() throws Exception {
    export.copyTable(TABLE);
    assertThat(text()).isEqualTo("Symbol\tPrice\nBTC/USD\t65000.10\n=HYPERLINK(\"x\")\t-0.00000123\nA,\"B\" C D\t\n");
    export.copyRow(TABLE);
    assertThat(text()).isEqualTo("=HYPERLINK(\"x\")\t-0.00000123\n");
    assertThat(said).containsExactly("The table is on the clipboard.", "The row is on the clipboard.");
  }

  @Test
  void aTableIsSavedAsCsvWithItsGuideBesideIt() throws IOException {
    export.saveTable(new JPanel(), TABLE);
    assertThat(Files.readString(folder.resolve("Streams-a-b-c.csv"))).isEqualTo(
        "Symbol,Price\r\nBTC/USD,65000.10\r\n\"'=HYPERLINK(\"\"x\"\")\",-0.00000123\r\n\"A,\"\"B\"\"\nC\tD\",\r\n");
    assertThat(Files.readString(folder.resolve("Streams-a-b-c-columns.csv"))).isEqualTo("column,meaning\r\nSymbol,\"Symbol, as shown\"\r\nPrice,Price\r\n");
    assertThat(said).singleElement().asString().contains("Saved as ", "Streams-a-b-c.csv", "Streams-a-b-c-columns.csv");
    export.saveTable(new JPanel(), TABLE);
    assertThat(folder.resolve("Streams-a-b-c (2).csv")).exists();
  }

  @Test
  void noAnswerIsNoFile() throws IOException {
    answer = Optional.empty();
    export.saveTable(new JPanel(), TABLE);
    export.savePanel(new JPanel(), "x");
    assertThat(said).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeWrittenToIsSaid() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    answer = Optional.of("file/x.csv");
    export.saveTable(new JPanel(), TABLE);
    assertThat(said).singleElement().asString().startsWith("! x.csv was not saved");
  }

  @Test
  void aPanelIsSavedTwiceItsSize() throws Exception {
    Onlooker.onScreenThread(() -> {
      Theme.DARK.install();
      JPanel panel = new JPanel();
      panel.setBackground(Color.RED);
      panel.setSize(40, 30);
      export.savePanel(panel, "BTC/USD");
      BufferedImage image = ImageIO.read(folder.resolve("BTC-USD.png").toFile());
      assertThat(image.getWidth()).isEqualTo(80);
      assertThat(image.getHeight()).isEqualTo(60);
      assertThat(new Color(image.getRGB(40, 30))).isEqualTo(Color.RED);
      export.copyPanel(panel);
      assertThat(copied.get(0).getTransferData(DataFlavor.imageFlavor)).isInstanceOf(BufferedImage.class);
    });
  }

  @Test
  void aClipboardThatIsHeldIsSaid() {
    clipboardFree = false;
    export.copyText("x");
    assertThat(said).singleElement().asString().startsWith("! The clipboard is held");
  }

  @Test
  void namesOfFilesAreHarmless() {
    assertThat(Export.fileName("../../etc/passwd", "csv")).isEqualTo("etc-passwd.csv");
    assertThat(Export.fileName("", "csv")).isEqualTo("tapedeck.csv");
    assertThat(Export.fileName("币安人生/USDT", "png")).isEqualTo("币安人生-USDT.png");
    assertThat(Export.fileName("x".repeat(500), "png")).hasSize(84);
  }
}
