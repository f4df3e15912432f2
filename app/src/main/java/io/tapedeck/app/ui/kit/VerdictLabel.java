package io.tapedeck.app.ui.kit;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.function.LongSupplier;

/** A verdict as shape and word. Wide enough for the longest word, so that a change moves nothing. EDT. */
public final class VerdictLabel extends TokenLabel {
  private final LongSupplier nanos;
  private final boolean fixedWidth;
  private Verdict.State state = Verdict.State.OFF;

  /** A label without a verdict; {@code nanos} turns the shape of CONNECTING. */
  public VerdictLabel(LongSupplier nanos, boolean fixedWidth) {
    super("OFF", "off", 11, true);
    this.nanos = nanos;
    this.fixedWidth = fixedWidth;
  }

  /** Shows a verdict; told to screen readers once. */
  public void verdict(Verdict verdict) {
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
  public void turn() {
    if (state == Verdict.State.CONNECTING) {
      repaint();
    }
  }

  /** What it shows. */
  public Verdict.State state() {
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
    Tokens.crisp(g2);
    int size = Tokens.px(9);
    VerdictShape.paint(g2, state, 0.5, (getHeight() - size) / 2.0, size, nanos.getAsLong());
    FontMetrics metrics = g2.getFontMetrics(getFont());
    g2.setFont(getFont());
    g2.setColor(getForeground());
    g2.drawString(getText(), Tokens.px(15), (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2);
    g2.dispose();
  }
}
