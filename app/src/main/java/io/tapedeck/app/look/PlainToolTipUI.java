package io.tapedeck.app.look;

import com.formdev.flatlaf.ui.FlatToolTipUI;
import javax.swing.JComponent;
import javax.swing.plaf.ComponentUI;

/** Tool tips that show any text as it is: what an exchange says must never be laid out as a page. EDT. */
public final class PlainToolTipUI extends FlatToolTipUI {
  /** For Swing. */
  public static ComponentUI createUI(JComponent c) {
    return new PlainToolTipUI();
  }

  @Override
  public void installUI(JComponent c) {
    c.putClientProperty("html.disable", true);
    super.installUI(c);
  }
}
