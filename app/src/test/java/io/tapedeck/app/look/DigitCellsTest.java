package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
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
