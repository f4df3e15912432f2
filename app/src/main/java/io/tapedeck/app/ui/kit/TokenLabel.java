package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Color;
import java.awt.Font;
import javax.swing.JLabel;
import org.jspecify.annotations.Nullable;

/** A label whose ink and font are tokens, so that it follows theme and scale by itself. EDT. */
public class TokenLabel extends JLabel {
  private @Nullable String ink;
  private int size;
  private boolean bold;

  /** A label. */
  public TokenLabel(String text, String ink, int size, boolean bold) {
    // First, or a text that an exchange begins with <html> would be laid out as a page.
    putClientProperty("html.disable", true);
    setText(text);
    this.ink = ink;
    this.size = size;
    this.bold = bold;
  }

  /** Another ink from now on. */
  public final void ink(String token) {
    if (!token.equals(ink)) {
      ink = token;
      repaint();
    }
  }

  /** Sets the text only when it differs, so that an unchanged label costs nothing. */
  public final void words(String text) {
    if (!text.equals(getText())) {
      setText(text);
    }
  }

  @Override
  public Color getForeground() {
    String token = ink;
    return token == null ? super.getForeground() : Tokens.color(isEnabled() ? token : "dim");
  }

  @Override
  public Font getFont() {
    // Zero while the superclass is still constructing.
    return size == 0 ? super.getFont() : Tokens.font(size, bold);
  }
}
