package io.tapedeck.app.look;

import io.tapedeck.app.feed.Verdict;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.function.LongSupplier;
import javax.swing.Icon;

/** A verdict's shape as an icon, for chips and lists. EDT. */
public final class VerdictIcon implements Icon {
  private final int size;
  private final LongSupplier nanos;
  private Verdict.State state;

  /**
   * An icon.
   *
   * @param size at 100 %: 9 in panels, 12 in chips
   * @param nanos a clock for the turn of CONNECTING
   */
  public VerdictIcon(Verdict.State state, int size, LongSupplier nanos) {
    this.state = state;
    this.size = size;
    this.nanos = nanos;
  }

  /** Shows another verdict from the next paint on. */
  public void state(Verdict.State next) {
    state = next;
  }

  /** The verdict shown. */
  public Verdict.State state() {
    return state;
  }

  @Override
  public void paintIcon(Component c, Graphics g, int x, int y) {
    VerdictShape.paint((Graphics2D) g, state, x, y, getIconWidth(), nanos.getAsLong());
  }

  @Override
  public int getIconWidth() {
    return Tokens.px(size);
  }

  @Override
  public int getIconHeight() {
    return Tokens.px(size);
  }
}
