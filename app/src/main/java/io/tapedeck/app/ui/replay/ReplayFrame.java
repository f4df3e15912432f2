package io.tapedeck.app.ui.replay;

import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WindowSize;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingConstants;
import javax.swing.WindowConstants;
import net.miginfocom.swing.MigLayout;

/** The window of one replay. EDT. */
public final class ReplayFrame extends JFrame {
  private static final long serialVersionUID = 1L;

  private boolean closed;

  /**
   * A window that is empty and not seen yet.
   *
   * @param onClose called once
   */
  public ReplayFrame(String file, Runnable onClose) {
    setName("replayWindow");
    setTitle(Texts.of("title.replay", file));
    setIconImages(Icons.window());
    setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    setMinimumSize(WindowSize.smallest());
    addWindowListener(new WindowAdapter() {
      @Override
      public void windowClosed(WindowEvent e) {
        if (!closed) {
          closed = true;
          onClose.run();
        }
      }
    });
  }

  /** Shows a page. */
  public void page(JComponent page) {
    setContentPane(page);
    revalidate();
  }

  /** Shows nothing but why there is nothing to show. */
  public void sentence(JComponent bar, String why) {
    TokenPanel middle = new TokenPanel("background", new MigLayout("align center center, wrap 1", "[center]"));
    TokenLabel words = new TokenLabel(why, "text", 13, false);
    words.setName("replayTrouble");
    words.setHorizontalAlignment(SwingConstants.CENTER);
    words.setToolTipText(why);
    words.getAccessibleContext().setAccessibleName(why);
    middle.add(words, "wmax " + Tokens.px(900));
    TokenPanel page = new TokenPanel("background", new BorderLayout());
    page.add(bar, BorderLayout.NORTH);
    page.add((Component) middle, BorderLayout.CENTER);
    page(page);
  }
}
