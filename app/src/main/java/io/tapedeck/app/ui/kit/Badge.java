package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;

/** A short word in a frame. EDT. */
public class Badge extends TokenLabel {
  private final String token;

  /** A badge in a token's colour. */
  public Badge(String word, String token, String accessibleName) {
    super(word, token, 10, true);
    this.token = token;
    getAccessibleContext().setAccessibleName(accessibleName);
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = getFontMetrics(getFont());
    return new Dimension(metrics.stringWidth(getText()) + Tokens.px(12), Tokens.px(16));
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.smooth(g2);
    RoundRectangle2D frame =
        new RoundRectangle2D.Double(0.5, 0.5, getWidth() - 1.0, getHeight() - 1.0, Tokens.px(6), Tokens.px(6));
    g2.setColor(Tokens.tint(token, 16));
    g2.fill(frame);
    g2.setColor(Tokens.tint(token, 70));
    g2.draw(frame);
    g2.setFont(getFont());
    g2.setColor(getForeground());
    FontMetrics metrics = g2.getFontMetrics();
    int x = (getWidth() - metrics.stringWidth(getText())) / 2;
    g2.drawString(getText(), x, (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2);
    g2.dispose();
  }
}
