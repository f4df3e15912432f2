package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A component that cannot be painted shows "!", and those beside it are painted. */
class PaintGuardTest {
  private final List<Throwable> errors = new ArrayList<>();

  @BeforeEach
  void hear() {
    Theme.DARK.install();
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> errors.add(e));
  }

  @AfterEach
  void forget() {
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  @Test
  void f75_aComponentThatThrowsShowsAMarkAndItsNeighbourIsPainted() {
    JPanel both = new JPanel(null);
    both.setSize(200, 50);
    JComponent bad = new Painted(true);
    JComponent good = new Painted(false);
    both.add(bad);
    both.add(good);
    bad.setBounds(0, 0, 100, 50);
    good.setBounds(100, 0, 100, 50);
    BufferedImage image = new BufferedImage(200, 50, BufferedImage.TYPE_INT_RGB);
    both.paint(image.getGraphics());
    assertThat(image.getRGB(150, 25)).as("the neighbour").isEqualTo(Color.MAGENTA.getRGB());
    assertThat(hasColour(image, 100, Tokens.color("failed"))).as("the mark").isTrue();
    assertThat(errors).singleElement().isInstanceOf(IllegalStateException.class);
  }

  private static boolean hasColour(BufferedImage image, int width, Color colour) {
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        Color c = new Color(image.getRGB(x, y));
        if (Math.abs(c.getRed() - colour.getRed()) < 12 && Math.abs(c.getGreen() - colour.getGreen()) < 12) {
          return true;
        }
      }
    }
    return false;
  }

  private static final class Painted extends JComponent {
    private final boolean bad;

    Painted(boolean bad) {
      this.bad = bad;
    }

    @Override
    public void paint(Graphics g) {
      PaintGuard.paint(this, g, super::paint);
    }

    @Override
    protected void paintComponent(Graphics g) {
      g.setColor(Color.MAGENTA);
      g.fillRect(0, 0, getWidth(), getHeight());
      if (bad) {
        throw new IllegalStateException("in the middle of it");
      }
    }
  }
}
