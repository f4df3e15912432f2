package io.tapedeck.app.ui.replay;

import io.tapedeck.app.look.Tokens;
import java.awt.Dimension;
import java.awt.Graphics;
import javax.swing.JComponent;

/** How much of a recording has passed, as a line. The words beside it say the same. EDT. */
final class PositionLine extends JComponent {
  private static final long serialVersionUID = 1L;

  private int shown = -1;
  private double share;

  PositionLine() {
    setPreferredSize(new Dimension(Tokens.px(160), Tokens.px(6)));
  }

  void share(double next) {
    share = Math.max(0, Math.min(1, next));
    int pixels = (int) Math.round(share * getWidth());
    if (pixels != shown) {
      shown = pixels;
      repaint();
    }
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }

  @Override
  protected void paintComponent(Graphics g) {
    int height = Math.min(getHeight(), Tokens.px(4));
    int top = (getHeight() - height) / 2;
    g.setColor(Tokens.color("border"));
    g.fillRect(0, top, getWidth(), height);
    g.setColor(Tokens.color("accent"));
    g.fillRect(0, top, (int) Math.round(share * getWidth()), height);
  }
}
