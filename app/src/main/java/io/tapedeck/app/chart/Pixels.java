package io.tapedeck.app.chart;

import io.tapedeck.app.look.Tokens;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;

/**
 * The grid of the screen's own pixels: series, gridlines and hatches are laid on whole ones, so that they are crisp at every scale.
 * EDT, for the time of one paint; {@link #close} it.
 */
final class Pixels implements AutoCloseable {
  private final Graphics2D g;
  private final double scale;

  private Pixels(Graphics2D g, double scale) {
    this.g = g;
    this.scale = scale;
  }

  /** A canvas whose unit is one pixel of the device, with the origin where the component has its own. */
  static Pixels of(Graphics2D user) {
    Graphics2D device = (Graphics2D) user.create();
    AffineTransform old = device.getTransform();
    device.setTransform(
        AffineTransform.getTranslateInstance(Math.rint(old.getTranslateX()), Math.rint(old.getTranslateY())));
    device.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    return new Pixels(device, scaleOf(user));
  }

  /** Device pixels a unit of the component. */
  static double scaleOf(Graphics2D g) {
    double scale = Math.abs(g.getTransform().getScaleX());
    return scale > 0 ? scale : 1;
  }

  /** The nearest device pixel of a place in the component. */
  int at(double place) {
    return (int) Math.rint(place * scale);
  }

  /** A length in device pixels, at least one. */
  int length(double units) {
    return Math.max(1, (int) Math.rint(units * scale));
  }

  void color(Color color) {
    g.setColor(color);
  }

  /** A token's colour as it looks when laid thinly over the panel, but opaque: each translucent rectangle costs Java2D up to 15 us. */
  void thin(String token, int percent) {
    Color over = Tokens.color(token);
    Color under = Tokens.color("panel");
    g.setColor(
        new Color(
            mixed(over.getRed(), under.getRed(), percent),
            mixed(over.getGreen(), under.getGreen(), percent),
            mixed(over.getBlue(), under.getBlue(), percent)));
  }

  private static int mixed(int over, int under, int percent) {
    return (over * percent + under * (100 - percent) + 50) / 100;
  }

  void fill(int x, int y, int width, int height) {
    g.fillRect(x, y, width, height);
  }

  void line(int x1, int y1, int x2, int y2) {
    g.drawLine(x1, y1, x2, y2);
  }

  /** A line of some thickness without smoothing, wide enough at every slope. */
  void stroke(int x1, int y1, int x2, int y2, int thick) {
    boolean steep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
    for (int i = 0; i < thick; i++) {
      int by = i - (thick - 1) / 2;
      if (steep) {
        g.drawLine(x1 + by, y1, x2 + by, y2);
      } else {
        g.drawLine(x1, y1 + by, x2, y2 + by);
      }
    }
  }

  /** Part of an image, stretched without smoothing. */
  void image(Image image, int x1, int y1, int x2, int y2, int fromX, int fromY, int toX, int toY) {
    g.drawImage(image, x1, y1, x2, y2, fromX, fromY, toX, toY, null);
  }

  /** A small image with its middle here. */
  void sprite(Image image, int x, int y) {
    g.drawImage(image, x - image.getWidth(null) / 2, y - image.getHeight(null) / 2, null);
  }

  /** The same canvas, clipped; close it by itself. */
  Pixels clipped(int x, int y, int width, int height) {
    Graphics2D part = (Graphics2D) g.create();
    part.clipRect(x, y, width, height);
    return new Pixels(part, scale);
  }

  /** A dashed line of one pixel's width, to the right or downwards. */
  void dashed(int x, int y, int length, boolean across) {
    int dash = length(3);
    for (int done = 0; done < length; done += 2 * dash) {
      int part = Math.min(dash, length - done);
      if (across) {
        fill(x + done, y, part, length(1));
      } else {
        fill(x, y + done, length(1), part);
      }
    }
  }

  /** A triangle with a base of {@code 2 * half + 1} pixels, standing on {@code y} (up) or hanging from it. */
  void triangle(int middle, int y, int half, boolean up) {
    int rows = triangleHeight(half);
    for (int row = 0; row < rows; row++) {
      int reach = (half * (rows - row) + rows / 2) / rows;
      if (row == rows - 1) {
        reach = 0;
      }
      fill(middle - reach, up ? y - 1 - row : y + row, 2 * reach + 1, 1);
    }
  }

  /** Rows of a triangle with this half base. */
  static int triangleHeight(int half) {
    return Math.max(2, (int) Math.rint(half * 1.6));
  }

  @Override
  public void close() {
    g.dispose();
  }
}
