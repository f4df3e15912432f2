package io.tapedeck.app.look;

import io.tapedeck.app.diag.Uncaught;
import java.awt.Graphics;
import java.util.function.Consumer;
import javax.swing.JComponent;

/**
 * Paints what may throw. Swing gives up everything else of the same pass when one component throws, so one that throws in each frame would freeze
 * the others; guarded, it shows "!" and they go on. EDT.
 */
public final class PaintGuard {

  private PaintGuard() {}

  /** Paints; what was thrown goes to the thread's handler, and "!" stands where the picture would be. */
  public static void paint(JComponent who, Graphics g, Consumer<Graphics> painter) {
    Graphics own = g.create();
    try {
      painter.accept(own);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      mark(who, g);
      Uncaught.hand(e);
    } finally {
      own.dispose();
    }
  }

  /** Paints "!" where there can be no picture. */
  public static void mark(JComponent who, Graphics g) {
    g.setColor(Tokens.color("panel"));
    g.fillRect(0, 0, who.getWidth(), who.getHeight());
    g.setColor(Tokens.color("failed"));
    g.setFont(Tokens.font(14, true));
    int width = g.getFontMetrics().stringWidth("!");
    g.drawString("!", (who.getWidth() - width) / 2, (who.getHeight() + g.getFontMetrics().getAscent()) / 2 - 1);
  }
}
