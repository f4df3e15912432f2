package io.tapedeck.app.look;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Small smooth shapes that are painted again and again, each drawn once for its place between the screen's pixels and kept as an image: drawing them smoothly takes an X screen ten
 * times longer than copying them. EDT.
 */
public final class Stamps {
  private static final int MOST = 512;

  /** A shape is placed to a quarter of a pixel. */
  private static final int STEPS = 4;

  private final Map<Look, BufferedImage> known = new HashMap<>();

  /** Nothing kept yet. */
  public Stamps() {}

  private record Look(Object shape, Color color, double width, double height, double scale, int stepsRight, int stepsDown) {}

  /** Draws a shape with its left upper corner at a place, so many times as large as in the caller's units. */
  @FunctionalInterface
  public interface Drawing {

    /** Draws it, smoothly. */
    void draw(Graphics2D g, double x, double y, double scale);
  }

  /**
   * Paints a shape.
   *
   * @param shape what it is, for {@code equals}
   * @param width of the rectangle it fills, in the units of {@code g}, as its height
   */
  public void paint(Graphics2D g, Object shape, double x, double y, double width, double height, Color color, Drawing drawing) {
    AffineTransform place = g.getTransform();
    double scale = place.getScaleX();
    if (place.getShearX() != 0 || place.getShearY() != 0 || scale <= 0 || scale != place.getScaleY()) {
      smoothly(g, on -> drawing.draw(on, x, y, 1));
      return;
    }
    double deviceX = place.getTranslateX() + x * scale;
    double deviceY = place.getTranslateY() + y * scale;
    long stepsX = Math.round(deviceX * STEPS);
    long stepsY = Math.round(deviceY * STEPS);
    int right = Math.floorMod(stepsX, STEPS);
    int down = Math.floorMod(stepsY, STEPS);
    Look look = new Look(shape, color, width, height, scale, right, down);
    BufferedImage image = known.get(look);
    if (image == null) {
      if (known.size() >= MOST) {
        known.clear(); // Themes and scales came and went.
      }
      image = drawn(look, drawing);
      known.put(look, image);
    }
    // One pixel of margin, for what smoothness spills.
    int left = (int) Math.floorDiv(stepsX, STEPS) - 1;
    int top = (int) Math.floorDiv(stepsY, STEPS) - 1;
    g.setTransform(new AffineTransform());
    g.drawImage(image, left, top, null);
    g.setTransform(place);
  }

  /** Images kept. */
  int size() {
    return known.size();
  }

  /** Draws what has to be drawn anew each time, smoothly whatever the hints of {@code g} are, which stay as they are. */
  static void smoothly(Graphics2D g, Consumer<Graphics2D> drawing) {
    Graphics2D smooth = (Graphics2D) g.create();
    Tokens.smooth(smooth);
    drawing.accept(smooth);
    smooth.dispose();
  }

  private static BufferedImage drawn(Look look, Drawing drawing) {
    int wide = (int) Math.ceil(look.width * look.scale) + 4;
    int tall = (int) Math.ceil(look.height * look.scale) + 4;
    BufferedImage image = new BufferedImage(wide, tall, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    Tokens.smooth(g);
    drawing.draw(g, 1 + look.stepsRight / (double) STEPS, 1 + look.stepsDown / (double) STEPS, look.scale);
    g.dispose();
    return image;
  }
}
