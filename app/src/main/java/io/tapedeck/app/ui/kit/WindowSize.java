package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;

/** How small a window with a page may be. EDT. */
public final class WindowSize {
  private WindowSize() {}

  /** The smallest; less where a small screen at twice the size has less room. */
  public static Dimension smallest() {
    Rectangle room = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    return new Dimension(Math.min(Tokens.px(1024), room.width), Math.min(Tokens.px(680), room.height));
  }
}
