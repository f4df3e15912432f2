package io.tapedeck.app.ui.live;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Dimension;
import javax.swing.JComponent;

/** Streams beside the queue; both get smaller in a small window. EDT. */
final class Deck extends TokenPanel {
  private static final int SMALL_WIDTH = 1400;
  private static final int SMALLEST_WIDTH = 1150;

  private final JComponent left;
  private final JComponent right;

  Deck(JComponent left, JComponent right) {
    super("background", null);
    this.left = left;
    this.right = right;
    add(left);
    add(right);
  }

  private boolean smallest() {
    return getParent() != null && getParent().getWidth() < Tokens.px(SMALLEST_WIDTH);
  }

  private boolean small() {
    return getParent() != null && getParent().getWidth() < Tokens.px(SMALL_WIDTH);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(0, Tokens.px(6 + (small() ? 176 : 196)));
  }

  @Override
  public void doLayout() {
    int gap = Tokens.px(6);
    int rightWidth = Tokens.px(small() ? smallest() ? 220 : 250 : 332);
    left.setBounds(0, gap, getWidth() - rightWidth - gap, getHeight() - gap);
    right.setBounds(getWidth() - rightWidth, gap, rightWidth, getHeight() - gap);
  }
}
