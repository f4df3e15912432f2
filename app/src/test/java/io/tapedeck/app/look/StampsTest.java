package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes that are kept as images look as if they had been drawn. */
class StampsTest {
  private final Stamps stamps = new Stamps();
  private int drawn;

  private BufferedImage picture(double scale, boolean stamped, double x, double y) {
    BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.DARK_GRAY);
    g.fillRect(0, 0, 60, 60);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.translate(3, 5);
    g.scale(scale, scale);
    AffineTransform before = g.getTransform();
    if (stamped) {
      stamps.paint(g, "disc", x, y, 10, 10, Color.GREEN, (on, left, top, times) -> {
        drawn++;
        disc(on, left, top, 10 * times);
      });
      assertThat(g.getTransform()).isEqualTo(before);
    } else {
      disc(g, x, y, 10);
    }
    g.dispose();
    return image;
  }

  private static void disc(Graphics2D g, double x, double y, double size) {
    g.setColor(Color.GREEN);
    g.fill(new Ellipse2D.Double(x, y, size, size));
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 4", "1, 4.5, 6", "1.25, 4, 4.4", "2, 3.5, 4.25"})
  void looksAsIfDrawn(double scale, double x, double y) {
    BufferedImage expected = picture(scale, false, x, y);
    BufferedImage found = picture(scale, true, x, y);
    for (int row = 0; row < 60; row++) {
      for (int column = 0; column < 60; column++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          assertThat((found.getRGB(column, row) >> shift & 0xff) - (expected.getRGB(column, row) >> shift & 0xff))
              .as("at %d, %d", column, row).isBetween(-3, 3);
        }
      }
    }
  }

  @Test
  void isDrawnOnceForEachPlaceBetweenPixels() {
    picture(1, true, 4, 4);
    picture(1, true, 9, 20);
    assertThat(drawn).isEqualTo(1);
    picture(1, true, 9.5, 20);
    assertThat(drawn).isEqualTo(2);
    picture(2, true, 9, 10);
    assertThat(drawn).isEqualTo(3);
  }

  @Test
  void doesNotGrowForever() {
    for (int i = 0; i < 5_000; i++) {
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      stamps.paint(g, i, 0, 0, 3, 3, Color.RED, (on, x, y, times) -> drawn++);
      g.dispose();
    }
    assertThat(stamps.size()).isLessThanOrEqualTo(512);
  }
}
