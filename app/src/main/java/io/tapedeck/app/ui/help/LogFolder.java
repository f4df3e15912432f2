package io.tapedeck.app.ui.help;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javax.swing.SwingUtilities;

/** Opens the folder of the log in the desktop's own window, on a thread of its own: a desktop may take its time. EDT. */
public final class LogFolder {
  private Opener opener = LogFolder::byDesktop;
  private Executor worker = task -> {
    Thread thread = new Thread(task, "tapedeck-open");
    thread.setDaemon(true);
    thread.start();
  };

  /** Opens a folder; fails where the desktop cannot. */
  interface Opener {
    void open(Path folder) throws IOException;
  }

  /** Another desktop, for tests. */
  void by(Opener newOpener, Executor newWorker) {
    opener = newOpener;
    worker = newWorker;
  }

  /** Opens a folder; {@code notOpened} is told on the EDT when that was not possible. */
  public void open(Path folder, Runnable notOpened) {
    worker.execute(() -> {
      try {
        opener.open(folder);
      } catch (IOException | RuntimeException e) {
        SwingUtilities.invokeLater(notOpened);
      }
    });
  }

  private static void byDesktop(Path folder) throws IOException {
    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
      throw new IOException("no desktop that opens folders");
    }
    Desktop.getDesktop().open(folder.toFile());
  }
}
