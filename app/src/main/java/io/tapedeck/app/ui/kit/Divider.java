package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Dimension;
import java.awt.Graphics;
import javax.swing.JComponent;

/** A short upright line between groups of a row. EDT. */
public final class Divider extends JComponent {
  private final int height;

  /** A line of a height given at 100 %. */
  public Divider(int height) {
    this.height = height;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(1, Tokens.px(height));
  }

  @Override
  protected void paintComponent(Graphics g) {
    g.setColor(Tokens.color("border"));
    g.fillRect(0, 0, 1, getHeight());
  }
}
