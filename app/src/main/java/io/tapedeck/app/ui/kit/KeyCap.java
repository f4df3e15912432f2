package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;

/** A key of the keyboard, drawn as one. EDT. */
public final class KeyCap extends TokenLabel {

  /** A key. */
  public KeyCap(String key) {
    super(key, "text", 10, true);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(getFontMetrics(getFont()).stringWidth(getText()) + Tokens.px(12), Tokens.px(18));
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.smooth(g2);
    g2.setColor(Tokens.color("raised"));
    g2.fillRoundRect(0, 0, getWidth(), getHeight(), Tokens.px(4), Tokens.px(4));
    g2.setFont(getFont());
    g2.setColor(getForeground());
    FontMetrics metrics = g2.getFontMetrics();
    int x = (getWidth() - metrics.stringWidth(getText())) / 2;
    g2.drawString(getText(), x, (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2);
    g2.dispose();
  }
}
