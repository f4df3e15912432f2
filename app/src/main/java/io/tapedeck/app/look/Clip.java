package io.tapedeck.app.look;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;

/** The desktop's clipboard. EDT. */
public final class Clip {
  private Clip() {}

  /** Puts something there. False when another program holds it just now. */
  public static boolean put(Transferable what) {
    try {
      Toolkit.getDefaultToolkit().getSystemClipboard().setContents(what, null);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Puts a text there, or beeps: whoever pressed the key presses again. */
  public static void text(String text) {
    if (!put(new StringSelection(text))) {
      Toolkit.getDefaultToolkit().beep();
    }
  }
}
