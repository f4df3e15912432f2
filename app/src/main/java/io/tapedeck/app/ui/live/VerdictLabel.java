package io.tapedeck.app.ui.live;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import io.tapedeck.app.ui.kit.TokenLabel;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.function.LongSupplier;

/** A verdict as shape and word. Wide enough for the longest word, so that a change moves nothing. EDT. */
final class VerdictLabel extends TokenLabel {
  private final LongSupplier nanos;
  private final boolean fixedWidth;
  private Verdict.State state = Verdict.State.OFF;

  VerdictLabel(LongSupplier nanos, boolean fixedWidth) {
    super("OFF", "off", 11, true);
    this.nanos = nanos;
    this.fixedWidth = fixedWidth;
  }

  void verdict(Verdict verdict) {
    setToolTipText(verdict.reason());
    if (verdict.state() != state) {
      state = verdict.state();
      ink(Tokens.key(state));
      setText(state.name());
      // Told once to whoever listens, never with a price.
      getAccessibleContext().setAccessibleDescription(state.name() + ": " + verdict.reason());
    }
  }

  /** Repaints while the shape turns. */
  void turn() {
    if (state == Verdict.State.CONNECTING) {
      repaint();
    }
  }

  Verdict.State state() {
    return state;
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = getFontMetrics(getFont());
    String word = fixedWidth ? "CONNECTING" : getText();
    return new Dimension(Tokens.px(15) + metrics.stringWidth(word) + 1, metrics.getHeight());
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.smooth(g2);
    int size = Tokens.px(9);
    VerdictShape.paint(g2, state, 0.5, (getHeight() - size) / 2.0, size, nanos.getAsLong());
    FontMetrics metrics = g2.getFontMetrics(getFont());
    g2.setFont(getFont());
    g2.setColor(getForeground());
    g2.drawString(getText(), Tokens.px(15), (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2);
    g2.dispose();
  }
}
