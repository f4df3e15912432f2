package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Color;
import java.awt.LayoutManager;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/** A panel whose ground is a token, so that it follows the theme by itself. EDT. */
public class TokenPanel extends JPanel {
  private final @Nullable String ground;

  /** A panel. */
  public TokenPanel(String ground, @Nullable LayoutManager layout) {
    super(layout);
    this.ground = ground;
  }

  @Override
  public Color getBackground() {
    return ground == null ? super.getBackground() : Tokens.color(ground);
  }
}
