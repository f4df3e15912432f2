package io.tapedeck.app.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;

/** A component painted without a window. */
final class Painted {
  private Painted() {}

  static BufferedImage image(JComponent component, int width, int height, double scale) {
    component.setSize(width, height);
    component.doLayout();
    BufferedImage image =
        new BufferedImage((int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    component.paint(g);
    g.dispose();
    return image;
  }

  static boolean same(BufferedImage a, BufferedImage b) {
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (a.getRGB(x, y) != b.getRGB(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Pixels of a colour between two columns. */
  static int count(BufferedImage image, Color color, int from, int to) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = Math.max(0, from); x < Math.min(to, image.getWidth()); x++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF)) {
          count++;
        }
      }
    }
    return count;
  }
}
