package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/**
 * A number that changes often: drawn with digits in cells in a place whose width is set by the widest value it may have, so that nothing
 * around it moves. Repaints itself only when what it shows changed. EDT.
 */
public class FigureLabel extends TokenLabel {
  private final @Nullable StringBuilder shown;
  private String widest;
  private boolean struck;

  /** A figure, right-aligned in the room of {@code widest}. */
  public FigureLabel(String widest, String ink, int size, boolean bold) {
    super("", ink, size, bold);
    this.widest = widest;
    shown = new StringBuilder(24);
    setHorizontalAlignment(SwingConstants.RIGHT);
  }

  /** Shows a figure; cheap when it is the one already shown. */
  public final void figure(CharSequence text) {
    StringBuilder now = shown;
    if (now != null && CharSequence.compare(now, text) != 0) {
      now.setLength(0);
      now.append(text);
      repaint();
    }
  }

  /** Draws a line through it: not to be trusted. */
  public final void struck(boolean strike) {
    if (strike != struck) {
      struck = strike;
      repaint();
    }
  }

  /** True when a line is drawn through it. */
  public final boolean struck() {
    return struck;
  }

  /** Sets the room anew, when another instrument is shown. */
  public final void widest(String text) {
    if (!text.equals(widest)) {
      widest = text;
      revalidate();
    }
  }

  @Override
  public String getText() {
    StringBuilder now = shown;
    return now == null ? "" : now.toString();
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = getFontMetrics(getFont());
    return new Dimension(DigitCells.width(widest, getFont()) + 1, metrics.getHeight());
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }

  @Override
  protected void paintComponent(Graphics g) {
    StringBuilder text = shown;
    if (text == null || text.length() == 0) {
      return;
    }
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.crisp(g2);
    FontMetrics metrics = g2.getFontMetrics(getFont());
    int baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2;
    Color color = getForeground();
    int width = DigitCells.width(text, getFont());
    int x = getHorizontalAlignment() == SwingConstants.RIGHT ? getWidth() - width : 0;
    DigitCells.drawLeft(g2, text, getFont(), x, baseline, color);
    if (struck) {
      DigitCells.strike(g2, getFont(), x, width, baseline, color);
    }
    g2.dispose();
  }
}
