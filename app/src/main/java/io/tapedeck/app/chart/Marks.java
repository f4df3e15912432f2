package io.tapedeck.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/**
 * What marks a print, with its casing, each drawn once: a smooth oval costs Java2D fifty times more than its image, a triangle of rectangles on an X screen ten times more. EDT.
 */
final class Marks {
  private static final int MOST = 256;

  private final Map<Look, BufferedImage> known = new HashMap<>();
  private final Map<Arrow, BufferedImage> arrows = new HashMap<>();

  private record Look(int radius, int ring, Color color, Color casing) {}

  private record Arrow(int half, int casingWidth, boolean up, Color color, Color casing) {}

  /** A disc, or a ring of this thickness when it is above 0. */
  BufferedImage disc(int radius, int ring, Color color, Color casing) {
    if (known.size() > MOST) {
      known.clear(); // Themes and scales came and went.
    }
    return known.computeIfAbsent(new Look(radius, ring, color, casing), Marks::disc);
  }

  /**
   * A triangle with a base of {@code 2 * half + 1} pixels on the middle row of the image, standing on it (up) or hanging from it, with a casing around it.
   */
  BufferedImage triangle(int half, int casingWidth, boolean up, Color color, Color casing) {
    if (arrows.size() > MOST) {
      arrows.clear();
    }
    return arrows.computeIfAbsent(new Arrow(half, casingWidth, up, color, casing), Marks::arrow);
  }

  private static BufferedImage arrow(Arrow look) {
    int outer = look.half + look.casingWidth;
    int reach = Pixels.triangleHeight(outer);
    BufferedImage image = new BufferedImage(2 * outer + 1, 2 * reach + 1, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    try (Pixels canvas = Pixels.of(g)) {
      canvas.color(look.casing);
      canvas.triangle(outer, reach + (look.up ? look.casingWidth : -look.casingWidth), outer, look.up);
      canvas.color(look.color);
      canvas.triangle(outer, reach, look.half, look.up);
    }
    g.dispose();
    return image;
  }

  private static BufferedImage disc(Look look) {
    int reach = look.radius + look.ring + 2;
    BufferedImage image = new BufferedImage(2 * reach + 1, 2 * reach + 1, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    int outer = look.radius + 1;
    g.setColor(look.casing);
    g.fillOval(reach - outer, reach - outer, 2 * outer + 1, 2 * outer + 1);
    g.setColor(look.color);
    if (look.ring == 0) {
      g.fillOval(reach - look.radius, reach - look.radius, 2 * look.radius + 1, 2 * look.radius + 1);
    } else {
      g.setStroke(new BasicStroke(look.ring));
      g.drawOval(reach - look.radius, reach - look.radius, 2 * look.radius, 2 * look.radius);
    }
    g.dispose();
    return image;
  }
}
