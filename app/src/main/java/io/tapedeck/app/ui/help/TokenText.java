package io.tapedeck.app.ui.help;

import io.tapedeck.app.look.Tokens;
import java.awt.Color;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;

/** Sentences to read, to select and to copy, wrapped at words; ink and font follow the theme. EDT. */
final class TokenText extends JTextArea {
  private static final long serialVersionUID = 1;
  private final boolean ready;

  TokenText(String name, String text) {
    super(text);
    ready = true;
    setName(name);
    setEditable(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setBorder(BorderFactory.createEmptyBorder());
    setColumns(1); // As wide as there is room, never as the text wants.
  }

  @Override
  public Color getForeground() {
    return ready ? Tokens.color("text") : super.getForeground();
  }

  @Override
  public Color getBackground() {
    return ready ? Tokens.color("panel") : super.getBackground();
  }

  @Override
  public Font getFont() {
    return ready ? Tokens.font(13, false) : super.getFont();
  }
}
