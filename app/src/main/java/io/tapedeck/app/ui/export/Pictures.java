package io.tapedeck.app.ui.export;

import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.swing.RootPaneContainer;

/** Components as pictures. EDT, but for {@link #write}. */
public final class Pictures {
  /** Twice the size on the screen, to be read on paper and in messages. */
  private static final int PANEL_SCALE = 2;

  private Pictures() {}

  /** A panel as it stands, at twice its size. */
  public static BufferedImage ofPanel(Component panel) {
    return paint(panel, PANEL_SCALE);
  }

  /** A window's inside as it stands, with the pixels it has on its screen. */
  static BufferedImage ofWindow(Window window) {
    Component inside = window instanceof RootPaneContainer container ? container.getRootPane() : window;
    return paint(inside, Math.max(1, window.getGraphicsConfiguration().getDefaultTransform().getScaleX()));
  }

  private static BufferedImage paint(Component component, double scale) {
    int width = (int) Math.round(Math.max(1, component.getWidth()) * scale);
    int height = (int) Math.round(Math.max(1, component.getHeight()) * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    component.paint(g);
    g.dispose();
    return image;
  }

  /** Writes a picture as PNG. Any thread but the EDT. */
  static void write(BufferedImage image, Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no writer for PNG");
    }
  }

  /** A picture for the clipboard. */
  static Transferable transferable(Image image) {
    return new OnClipboard(image);
  }

  private record OnClipboard(Image image) implements Transferable {
    @Override
    public DataFlavor[] getTransferDataFlavors() {
      return new DataFlavor[] {DataFlavor.imageFlavor};
    }

    @Override
    public boolean isDataFlavorSupported(DataFlavor flavor) {
      return DataFlavor.imageFlavor.equals(flavor);
    }

    @Override
    public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
      if (!isDataFlavorSupported(flavor)) {
        throw new UnsupportedFlavorException(flavor);
      }
      return image;
    }
  }
}
