package io.tapedeck.app.ui.action;

import static io.tapedeck.app.ui.Onlooker.onScreenThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Theme;
import io.tapedeck.app.ui.Onlooker;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Paper;
import java.awt.print.Printable;
import java.util.ArrayList;
import java.util.List;
import javax.print.PrintService;
import javax.swing.JButton;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

/** All keys on paper. */
class KeySheetTest {
  private final Actions actions = new Actions();

  @Test
  void everyKeyIsOnItAndFollowsWhatWasChanged() {
    String text = KeySheet.of(actions).text();
    actions.all().stream().filter(info -> !actions.key(info.id()).isEmpty())
        .forEach(info -> assertThat(text).contains(info.words()).contains(actions.key(info.id())));
    assertThat(text).doesNotContain("Show plugins");
    actions.book().give(actions.info("plugins"), KeyStroke.getKeyStroke("ctrl G"));
    assertThat(KeySheet.of(actions).text()).containsPattern("Ctrl\\+G +Show plugins");
  }

  private static PageFormat format(double width, double height) {
    Paper paper = new Paper();
    paper.setSize(width, height);
    paper.setImageableArea(36, 36, width - 72, height - 72);
    PageFormat format = new PageFormat();
    format.setPaper(paper);
    return format;
  }

  /** How many pages there are; each has ink on it, and none beyond its paper. */
  private static int pages(KeySheetPages pages, int width, int height) {
    for (int page = 0; ; page++) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
      if (pages.print(g, format(width, height), page) == Printable.NO_SUCH_PAGE) {
        return page;
      }
      int ink = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          boolean dark = (image.getRGB(x, y) & 0xFF) < 128;
          ink += dark ? 1 : 0;
          assertThat(dark && (x < 34 || y < 34 || x > width - 34 || y > height - 34)).as(x + "," + y).isFalse();
        }
      }
      assertThat(ink).isGreaterThan(500);
      assertThat(page).isLessThan(60);
    }
  }

  @Test
  void aPageOfPaperHoldsItAllAndSmallPaperTakesMore() {
    KeySheetPages pages = new KeySheetPages(KeySheet.of(actions));
    assertThat(pages(pages, 595, 842)).isEqualTo(1);
    assertThat(pages(pages, 420, 297)).isGreaterThan(1);
  }

  @Test
  void withoutAPrinterASentenceSaysSoAndTheButtonsWork() throws Exception {
    List<String> copied = new ArrayList<>();
    List<String> said = new ArrayList<>();
    onScreenThread(() -> {
      Theme.DARK.install();
      KeySheetPanel panel = new KeySheetPanel(actions, copied::add);
      panel.printing().by(() -> new PrintService[0], Runnable::run);
      Onlooker.walk(panel, c -> {
        if (c instanceof JButton button && ("printSheet".equals(button.getName()) || "copySheet".equals(button.getName()))) {
          button.doClick(0);
        }
      });
      Printing printing = new Printing(said::add);
      printing.by(() -> new PrintService[0], Runnable::run);
      printing.print(new KeySheetPages(KeySheet.of(actions)), "x");
      Printing broken = new Printing(said::add);
      broken.by(() -> {
        throw new IllegalStateException("the print system is down");
      }, Runnable::run);
      broken.print(new KeySheetPages(KeySheet.of(actions)), "x");
    });
    SwingUtilities.invokeAndWait(() -> {});
    assertThat(copied).containsExactly(KeySheet.of(actions).text());
    assertThat(said).filteredOn(sentence -> sentence.startsWith("No printer is set up")).hasSize(2);
  }
}
