package io.tapedeck.app.ui.kit;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Tokens;
import java.awt.Graphics;
import javax.swing.JComponent;

/** The line on top of a panel that shows a stream's verdict by its colour. EDT. */
public final class VerdictEdge {
  private static final int HEIGHT = 2;

  private final JComponent panel;
  private Verdict.State state = Verdict.State.OFF;

  /** The edge of a panel, which calls {@link #paint} last in its border. */
  public VerdictEdge(JComponent panel) {
    this.panel = panel;
  }

  /** Shows another verdict; cheap when it is the same. */
  public void show(Verdict.State next) {
    if (next != state) {
      state = next;
      panel.repaint(0, 0, panel.getWidth(), Tokens.px(HEIGHT) + 1);
    }
  }

  /** Paints it. */
  public void paint(Graphics g) {
    g.setColor(Tokens.color("panel"));
    g.fillRect(0, 0, panel.getWidth(), Tokens.px(HEIGHT));
    g.setColor(
        switch (state) {
          case LIVE -> Tokens.tint("live", 80);
          case OFF -> Tokens.color("border");
          default -> Tokens.color(state);
        });
    g.fillRect(0, 0, panel.getWidth(), Tokens.px(HEIGHT));
  }
}
