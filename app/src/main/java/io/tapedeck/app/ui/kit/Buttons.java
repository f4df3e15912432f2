package io.tapedeck.app.ui.kit;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import java.awt.Dimension;
import java.awt.Insets;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JToggleButton;

/** Buttons as this window has them. EDT. */
public final class Buttons {
  private Buttons() {}

  /** A square button with a drawing only; the words become tool tip and accessible name. */
  public static JButton icon(String icon, String words) {
    JButton button = new JButton(Icons.of(icon, "muted"));
    return square(button, words);
  }

  /** A square button that stays pressed. */
  public static JToggleButton toggle(String icon, String words) {
    JToggleButton button = new JToggleButton(Icons.of(icon, "muted"));
    button.setSelectedIcon(Icons.of(icon, "accent"));
    return square(button, words);
  }

  /** A button with words. */
  public static JButton words(String words) {
    JButton button = new JButton(words);
    button.getAccessibleContext().setAccessibleName(words);
    button.putClientProperty(FlatClientProperties.MINIMUM_HEIGHT, 28);
    return button;
  }

  private static <B extends AbstractButton> B square(B button, String words) {
    button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    button.setToolTipText(words);
    button.getAccessibleContext().setAccessibleName(words);
    button.setMargin(new Insets(0, 0, 0, 0));
    button.setPreferredSize(new Dimension(Tokens.px(28), Tokens.px(28)));
    return button;
  }
}
