package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DigitCellsTest {

  @BeforeAll
  static void theme() {
    Theme.DARK.install();
  }

  @Test
  void givesEveryDigitTheSameRoom() {
    for (int size : new int[] {10, 11, 12, 13, 15, 22}) {
      for (boolean bold : new boolean[] {false, true}) {
        Font font = Tokens.font(size, bold);
        int one = DigitCells.width("1111111", font);
        assertThat(DigitCells.width("4444444", font)).as("%s %s", size, bold).isEqualTo(one);
      }
    }
  }

  @Test
  void cellIsSevenPixelsAtTwelveAndNineAtFifteen() {
    assertThat(DigitCells.width("0", Tokens.font(12, false))).isEqualTo(7);
    assertThat(DigitCells.width("0", Tokens.font(15, true))).isBetween(9, 10);
  }

  @Test
  void rightAlignedNumbersEndAtTheSamePixelColumn() {
    Font font = Tokens.font(12, false);
    assertThat(lastInk("3,512.48", font)).isCloseTo(lastInk("67,412.58", font), org.assertj.core.data.Offset.offset(0));
  }

  @Test
  void emptyTextHasNoWidth() {
    assertThat(DigitCells.width("", Tokens.font(12, false))).isZero();
  }

  @Test
  void looksAsIfEveryCharacterWereDrawnAlone() {
    String[] texts = {
      "67,412.58", "0123456789", "1111111111", "1,717,171.71", "\u2212104.70", "\u2013", "12:07:41", "+0.0417 %", "52 s left", "9.99\u2009ms", " 1 2 3 ", "7\u00e9\u03a9\u30ab4", "x".repeat(70) + "17"
    };
    Object[] smoothings = {
      RenderingHints.VALUE_TEXT_ANTIALIAS_ON, RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF
    };
    for (Object smoothing : smoothings) {
      for (double scale : new double[] {1, 1.25, 2}) {
        for (int size : new int[] {10, 11, 12, 13, 15, 22}) {
          for (String text : texts) {
            Font font = Tokens.font(size, size % 2 == 0);
            BufferedImage ours = image(smoothing, scale, g -> DigitCells.drawLeft(g, text, font, 9, 30, Color.WHITE));
            BufferedImage alone = image(smoothing, scale, g -> drawEachAlone(g, text, font, 9, 30));
            assertThat(pixels(ours)).as("%s at %s, %s, scale %s", text, size, smoothing, scale).isEqualTo(pixels(alone));
          }
        }
      }
    }
  }

  @Test
  void placesDigitsTheSameWhereverTheCanvasWasMoved() {
    Font font = Tokens.font(11, false);
    BufferedImage moved = image(RenderingHints.VALUE_TEXT_ANTIALIAS_ON, 1, g -> {
      g.translate(13, 5);
      DigitCells.drawLeft(g, "67,412.58", font, 9, 30, Color.WHITE);
    });
    BufferedImage unmoved =
        image(RenderingHints.VALUE_TEXT_ANTIALIAS_ON, 1, g -> DigitCells.drawLeft(g, "67,412.58", font, 22, 35, Color.WHITE));
    assertThat(pixels(moved)).isEqualTo(pixels(unmoved));
  }

  private static void drawEachAlone(Graphics2D g, String text, Font font, int left, int baseline) {
    g.setFont(font);
    g.setColor(Color.WHITE);
    FontRenderContext plain = new FontRenderContext(null, true, false);
    int x = left;
    for (char c : text.toCharArray()) {
      String one = String.valueOf(c);
      int width = DigitCells.width(one, font);
      long own = Math.round(font.getStringBounds(one, plain).getWidth());
      int inset = Character.isDigit(c) ? Math.round((width - own) / 2f) : 0;
      g.drawString(one, x + inset, baseline);
      x += width;
    }
  }

  private static BufferedImage image(Object smoothing, double scale, Consumer<Graphics2D> painter) {
    BufferedImage image = new BufferedImage(900, 90, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, smoothing);
    g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_OFF);
    g.scale(scale, scale);
    painter.accept(g);
    g.dispose();
    return image;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static int lastInk(String text, Font font) {
    BufferedImage image = new BufferedImage(120, 30, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    Tokens.smooth(g);
    DigitCells.drawRight(g, text, font, 110, 20, Color.WHITE);
    g.dispose();
    int last = -1;
    for (int x = 0; x < 120; x++) {
      for (int y = 0; y < 30; y++) {
        last = (image.getRGB(x, y) >>> 24) > 60 ? x : last;
      }
    }
    return last;
  }
}
