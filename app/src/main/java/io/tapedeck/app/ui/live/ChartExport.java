package io.tapedeck.app.ui.live;

import io.tapedeck.app.chart.ChartView;
import io.tapedeck.app.look.Clip;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;

/** Takes a chart out of the window: as a picture with its header, or as rows. Files are written on a thread of their own, as the EDT never waits for a disk. EDT. */
final class ChartExport {
  /** Twice the size on the screen, to be read on paper and in messages. */
  private static final int SCALE = 2;

  private final Component tile;
  private final ChartView chart;
  private final String symbol;

  ChartExport(Component tile, ChartView chart, String symbol) {
    this.tile = tile;
    this.chart = chart;
    this.symbol = symbol;
  }

  /** The tile as it stands, with its verdict. */
  BufferedImage picture() {
    int width = Math.max(1, tile.getWidth());
    int height = Math.max(1, tile.getHeight());
    BufferedImage image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(SCALE, SCALE);
    tile.paint(g);
    g.dispose();
    return image;
  }

  void copyPicture() {
    copy(new Picture(picture()));
  }

  void copyData() {
    copy(new StringSelection(chart.summary() + "\n\n" + chart.rows('\t')));
  }

  void savePicture() {
    BufferedImage image = picture();
    save("png", file -> {
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException("no writer for PNG");
      }
    });
  }

  void saveData() {
    String rows = chart.rows(',');
    save("csv", file -> Files.writeString(file, rows, StandardCharsets.UTF_8));
  }

  private void copy(Transferable what) {
    if (!Clip.put(what)) {
      JOptionPane.showMessageDialog(tile, Texts.of("chart.clipboardBusy"), Texts.of("app"), JOptionPane.WARNING_MESSAGE);
    }
  }

  private void save(String extension, Writing writing) {
    JFileChooser chooser = new JFileChooser();
    chooser.setSelectedFile(new File(symbol.replaceAll("[^A-Za-z0-9.-]", "-") + "." + extension));
    if (chooser.showSaveDialog(tile) != JFileChooser.APPROVE_OPTION) {
      return;
    }
    Path file = chooser.getSelectedFile().toPath();
    Thread writer = new Thread(() -> write(file, writing), "tapedeck-save");
    writer.setDaemon(true);
    writer.start();
  }

  private void write(Path file, Writing writing) {
    try {
      writing.to(file);
    } catch (IOException e) {
      String text = Texts.of("chart.notSaved", file.getFileName().toString(), String.valueOf(e.getMessage()));
      SwingUtilities.invokeLater(
          () -> JOptionPane.showMessageDialog(tile, text, Texts.of("app"), JOptionPane.WARNING_MESSAGE));
    }
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Writing {
    void to(Path file) throws IOException;
  }

  /** A picture on the clipboard. */
  private record Picture(Image image) implements Transferable {
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
