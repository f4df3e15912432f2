package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.feed.Verdict;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VerdictShapeTest {

  @BeforeAll
  static void theme() {
    Theme.DARK.install();
  }

  @Test
  void nineShapesAreToldApartWithoutColour() {
    Verdict.State[] states = Verdict.State.values();
    for (int i = 0; i < states.length; i++) {
      for (int j = i + 1; j < states.length; j++) {
        assertThat(difference(draw(states[i], 0), draw(states[j], 0)))
            .as("%s and %s", states[i], states[j]).isGreaterThan(900);
      }
    }
  }

  @Test
  void connectingTurnsAndComesBack() {
    BufferedImage start = draw(Verdict.State.CONNECTING, 0);
    assertThat(difference(start, draw(Verdict.State.CONNECTING, VerdictShape.TURN_NANOS / 2))).isPositive();
    assertThat(difference(start, draw(Verdict.State.CONNECTING, VerdictShape.TURN_NANOS))).isZero();
  }

  @Test
  void withReducedMotionNothingTurns() {
    BufferedImage start = draw(Verdict.State.CONNECTING, 0);
    Motion.reduce(true);
    try {
      assertThat(difference(start, draw(Verdict.State.CONNECTING, VerdictShape.TURN_NANOS / 2))).isZero();
    } finally {
      Motion.reduce(false);
    }
  }

  @Test
  void nothingElseMoves() {
    for (Verdict.State state : Verdict.State.values()) {
      if (state != Verdict.State.CONNECTING) {
        assertThat(difference(draw(state, 0), draw(state, VerdictShape.TURN_NANOS / 3))).as(state.name()).isZero();
      }
    }
  }

  @Test
  void staysInsideItsSquare() {
    for (Verdict.State state : Verdict.State.values()) {
      BufferedImage image = draw(state, 0);
      for (int i = 0; i < 16; i++) {
        assertThat(image.getRGB(i, 0) & 0xff).as(state.name()).isZero();
        assertThat(image.getRGB(0, i) & 0xff).as(state.name()).isZero();
        assertThat(image.getRGB(i, 15) & 0xff).as(state.name()).isZero();
      }
    }
  }

  private static BufferedImage draw(Verdict.State state, long nanos) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    Tokens.smooth(g);
    VerdictShape.paint(g, state, 3, 3, 9, nanos, Color.WHITE);
    g.dispose();
    return image;
  }

  private static long difference(BufferedImage a, BufferedImage b) {
    long sum = 0;
    for (int x = 0; x < 16; x++) {
      for (int y = 0; y < 16; y++) {
        sum += Math.abs((a.getRGB(x, y) & 0xff) - (b.getRGB(x, y) & 0xff));
      }
    }
    return sum;
  }
}
