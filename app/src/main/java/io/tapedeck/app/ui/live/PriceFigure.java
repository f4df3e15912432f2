package io.tapedeck.app.ui.live;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import io.tapedeck.app.ui.kit.FigureLabel;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;

/** The last price in a chart's header, with the triangle of its last step before it. EDT. */
final class PriceFigure extends FigureLabel {
  private static final int TRIANGLE = 8;
  private static final int GAP = 7;

  private int step;

  PriceFigure() {
    super("0", "text", 15, true);
  }

  /** Direction of the last step: 1, -1, or 0 for no triangle. */
  void step(int next) {
    if (next != step) {
      step = next;
      repaint();
    }
  }

  @Override
  public Dimension getPreferredSize() {
    Dimension size = super.getPreferredSize();
    return new Dimension(size.width + Tokens.px(TRIANGLE + GAP), size.height);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.crisp(g2);
    double width = Tokens.px(TRIANGLE);
    double x = getWidth() - DigitCells.width(getText(), getFont()) - width - Tokens.px(GAP);
    VerdictShape.paintStep(
        g2, step, x, (getHeight() - width * 0.75) / 2, width, Tokens.color(step < 0 ? "down" : "up"));
    g2.dispose();
  }
}
