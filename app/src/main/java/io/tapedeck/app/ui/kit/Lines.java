package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Insets;
import javax.swing.border.AbstractBorder;

/** A border of single lines in a token's colour, on some edges only. EDT. */
public final class Lines extends AbstractBorder {
  private final String token;
  private final int top;
  private final int left;
  private final int bottom;
  private final int right;

  /** Widths in pixels of the edges; 0 for none. */
  public Lines(String token, int top, int left, int bottom, int right) {
    this.token = token;
    this.top = top;
    this.left = left;
    this.bottom = bottom;
    this.right = right;
  }

  /** A line on all four edges. */
  public static Lines around(String token) {
    return new Lines(token, 1, 1, 1, 1);
  }

  /** A line below. */
  public static Lines below(String token) {
    return new Lines(token, 0, 0, 1, 0);
  }

  /** A line above. */
  public static Lines above(String token) {
    return new Lines(token, 1, 0, 0, 0);
  }

  @Override
  public void paintBorder(Component c, Graphics g, int x, int y, int width, int height) {
    g.setColor(Tokens.color(token));
    g.fillRect(x, y, width, top);
    g.fillRect(x, y, left, height);
    g.fillRect(x, y + height - bottom, width, bottom);
    g.fillRect(x + width - right, y, right, height);
  }

  @Override
  public Insets getBorderInsets(Component c, Insets insets) {
    insets.set(top, left, bottom, right);
    return insets;
  }
}
