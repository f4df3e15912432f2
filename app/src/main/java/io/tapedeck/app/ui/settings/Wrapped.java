package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.Tokens;
import java.awt.Color;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;

/** A sentence that wraps, in a token's ink. EDT. */
final class Wrapped extends JTextArea {
  private static final long serialVersionUID = 1;
  private String ink = "muted";

  Wrapped(String words) {
    super(words);
    setEditable(false);
    setFocusable(false);
    setOpaque(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setBorder(BorderFactory.createEmptyBorder());
    getAccessibleContext().setAccessibleName(words);
  }

  /** Says something else; in red when it is trouble, and takes no room while empty. */
  void say(String words, boolean trouble) {
    ink = trouble ? "failed" : "muted";
    if (!words.equals(getText())) {
      setText(words);
      getAccessibleContext().setAccessibleName(words);
    }
    setVisible(!words.isEmpty());
    repaint();
  }

  @Override
  public Color getForeground() {
    return Tokens.color(ink == null ? "muted" : ink);
  }

  @Override
  public Font getFont() {
    return Tokens.font(12, false);
  }
}
