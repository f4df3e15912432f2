package io.tapedeck.app.ui.export;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Clip;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.ui.kit.TableFacts;
import io.tapedeck.app.ui.kit.Teller;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Component;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javax.swing.JFileChooser;
import javax.swing.SwingUtilities;

/** The one way out of the window: every file, every picture, every text for the clipboard. What became of it is a notice. EDT. */
public final class Export {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String CAUSE = "export";

  private final Teller teller;
  private final TimeSource clock;
  private final ClockZone zone;
  private Path pictures = Path.of(System.getProperty("user.home", "."));
  private Asking asking = Export::ask;
  private Predicate<Transferable> clipboard = Clip::put;
  private Executor worker = task -> {
    Thread thread = new Thread(task, "tapedeck-save");
    thread.setDaemon(true);
    thread.start();
  };
  private Executor screen = SwingUtilities::invokeLater;

  /** Asks where a file should be; nothing when the trader thought better of it. */
  interface Asking {
    Optional<Path> where(Component owner, String name);
  }

  /** Writes something and says what it did. */
  @FunctionalInterface
  private interface Writing {
    String done() throws IOException;
  }

  /** Notices go to {@code teller}; file names carry the time in {@code zone}. */
  public Export(Teller teller, TimeSource clock, ClockZone zone) {
    this.teller = teller;
    this.clock = clock;
    this.zone = zone;
  }

  /** Says where pictures of the window are put without a question. */
  public void pictures(Path folder) {
    pictures = folder;
  }

  /** For tests, which have neither a hand nor patience. */
  void by(Asking newAsking, Predicate<Transferable> newClipboard, Executor newWorker, Executor newScreen) {
    asking = newAsking;
    clipboard = newClipboard;
    worker = newWorker;
    screen = newScreen;
  }

  private static Optional<Path> ask(Component owner, String name) {
    JFileChooser chooser = new JFileChooser();
    chooser.setSelectedFile(new File(name));
    return chooser.showSaveDialog(owner) == JFileChooser.APPROVE_OPTION ? Optional.of(chooser.getSelectedFile().toPath()) : Optional.empty();
  }

  /** A window to the clipboard and to a file in the folder of pictures. */
  public void screenshot(Window window) {
    BufferedImage image = Pictures.ofWindow(window);
    boolean copied = clipboard.test(Pictures.transferable(image));
    String stamp = STAMP.format(Instant.ofEpochSecond(0, clock.epochNanos()).atZone(zone.zone()));
    write(pictures.resolve("tapedeck-" + stamp + ".png"), file -> Pictures.write(image, file), copied ? "save.shot" : "save.shot.fileOnly");
  }

  /** A window to the clipboard. */
  public void copyWindow(Window window) {
    copy(Pictures.transferable(Pictures.ofWindow(window)), "copied.picture");
  }

  /** A panel, twice its size, to the clipboard. */
  public void copyPanel(Component panel) {
    copy(Pictures.transferable(Pictures.ofPanel(panel)), "copied.picture");
  }

  /** A panel, twice its size, to a file. */
  public void savePanel(Component panel, String name) {
    BufferedImage image = Pictures.ofPanel(panel); // Before the question: the market goes on while the trader thinks.
    save(panel, name, "png", file -> Pictures.write(image, file));
  }

  /** A text to the clipboard. */
  public void copyText(String text) {
    copy(new StringSelection(text), "copied.text");
  }

  /** A text to a file. */
  public void saveText(Component owner, String name, String extension, String text) {
    save(owner, name, extension, file -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  /** A whole table to the clipboard, parted by tabs. */
  public void copyTable(TableFacts table) {
    copy(new StringSelection(TableText.of(table).tabs()), "copied.table");
  }

  /** The selected row to the clipboard; says so when there is none. */
  public void copyRow(TableFacts table) {
    TableText row = TableText.selected(table);
    if (row.isEmpty()) {
      teller.say(CAUSE, Texts.of("copied.noRow"), false);
    } else {
      copy(new StringSelection(row.rowsOnly()), "copied.row");
    }
  }

  /** A whole table to a CSV file, and what its columns mean to another one beside it. */
  public void saveTable(Component owner, TableFacts table) {
    TableText text = TableText.of(table);
    asking.where(owner, fileName(table.fileName(), "csv")).map(path -> ending(path, "csv")).ifPresent(path -> {
      String name = String.valueOf(path.getFileName());
      Path guide = path.resolveSibling(name.substring(0, name.length() - ".csv".length()) + "-columns.csv");
      work(path, () -> {
        Path saved = NewFile.write(path, file -> Files.writeString(file, text.csv(), StandardCharsets.UTF_8));
        Path beside = NewFile.write(guide, file -> Files.writeString(file, text.guide(), StandardCharsets.UTF_8));
        return Texts.of("save.table", saved.toString(), String.valueOf(beside.getFileName()));
      });
    });
  }

  private void copy(Transferable what, String said) {
    boolean done = clipboard.test(what);
    teller.say(CAUSE, Texts.of(done ? said : "copied.busy"), !done);
  }

  private void save(Component owner, String name, String extension, NewFile.Content content) {
    asking.where(owner, fileName(name, extension)).map(path -> ending(path, extension)).ifPresent(path -> write(path, content, "save.done"));
  }

  private void write(Path wanted, NewFile.Content content, String said) {
    work(wanted, () -> Texts.of(said, NewFile.write(wanted, content).toString()));
  }

  /** Off the EDT, which never waits for a disk. */
  private void work(Path wanted, Writing writing) {
    worker.execute(() -> {
      String sentence;
      boolean trouble = false;
      try {
        sentence = writing.done();
      } catch (IOException e) {
        sentence = SaveTrouble.sentence(wanted, e);
        trouble = true;
      }
      String result = sentence;
      boolean warning = trouble;
      screen.execute(() -> teller.say(warning ? CAUSE + ".failed" : CAUSE, result, warning));
    });
  }

  /** What any file system takes as a name. */
  static String fileName(String name, String extension) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}.-]+", "-").replaceAll("^[.-]+|-+$", "");
    return (safe.isEmpty() ? "tapedeck" : safe.length() > 80 ? safe.substring(0, 80) : safe) + "." + extension;
  }

  private static Path ending(Path path, String extension) {
    String name = String.valueOf(path.getFileName());
    return name.toLowerCase(Locale.ROOT).endsWith("." + extension) ? path : path.resolveSibling(name + "." + extension);
  }
}
