package io.tapedeck.app.ui.replay;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.TransferHandler;

/** Takes files that are dropped onto a window. EDT. */
public final class FileDrop extends TransferHandler {
  private static final long serialVersionUID = 1L;

  private final transient Consumer<List<Path>> taker;

  private FileDrop(Consumer<List<Path>> taker) {
    this.taker = taker;
  }

  /** Hands files that are dropped onto a component, or onto what lies in it, to the taker. */
  public static void onto(JComponent component, Consumer<List<Path>> taker) {
    component.setTransferHandler(new FileDrop(taker));
  }

  @Override
  public boolean canImport(TransferSupport support) {
    return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
  }

  @Override
  public boolean importData(TransferSupport support) {
    if (!canImport(support)) {
      return false;
    }
    try {
      List<Path> files = new ArrayList<>();
      if (support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor) instanceof List<?> dropped) {
        for (Object each : dropped) {
          if (each instanceof File file) {
            files.add(file.toPath());
          }
        }
      }
      taker.accept(files);
      return !files.isEmpty();
    } catch (UnsupportedFlavorException | IOException e) {
      return false; // Whoever drops took it back; the desktop shows that it was not taken.
    }
  }
}
