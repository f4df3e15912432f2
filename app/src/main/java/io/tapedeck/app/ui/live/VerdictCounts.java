package io.tapedeck.app.ui.live;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.TokenLabel;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** "2 live, 1 quiet" with the shapes. EDT. */
final class VerdictCounts extends TokenLabel {
  private static final Verdict.State[] ORDER = {
    Verdict.State.LIVE, Verdict.State.QUIET, Verdict.State.CONNECTING, Verdict.State.SYNCING, Verdict.State.STALE,
    Verdict.State.RESYNC, Verdict.State.REJECTED, Verdict.State.FAILED, Verdict.State.OFF
  };

  private final LongSupplier nanos;
  private final int[] counts = new int[ORDER.length];

  VerdictCounts(LongSupplier nanos) {
    super("", "muted", 12, false);
    this.nanos = nanos;
  }

  void count(Iterable<StreamModel> streams) {
    Map<Verdict.State, Integer> byState = new EnumMap<>(Verdict.State.class);
    for (StreamModel stream : streams) {
      byState.merge(stream.verdict().state(), 1, Integer::sum);
    }
    boolean changed = false;
    for (int i = 0; i < ORDER.length; i++) {
      int count = byState.getOrDefault(ORDER[i], 0);
      changed |= count != counts[i];
      counts[i] = count;
    }
    if (changed) {
      getAccessibleContext().setAccessibleName(getText());
      revalidate();
      repaint();
    }
  }

  @Override
  public String getText() {
    if (counts == null) {
      return ""; // The superclass asks while it is constructing.
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < ORDER.length; i++) {
      if (counts[i] > 0) {
        out.append(out.length() > 0 ? ", " : "").append(words(i));
      }
    }
    return out.toString();
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = getFontMetrics(getFont());
    int width = 0;
    for (int i = 0; i < ORDER.length; i++) {
      width += counts[i] > 0 ? Tokens.px(31) + metrics.stringWidth(words(i)) : 0;
    }
    return new Dimension(Math.max(0, width - Tokens.px(12)), metrics.getHeight());
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.crisp(g2);
    FontMetrics metrics = g2.getFontMetrics(getFont());
    int baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2;
    int size = Tokens.px(9);
    int x = 0;
    for (int i = 0; i < ORDER.length; i++) {
      if (counts[i] > 0) {
        VerdictShape.paint(g2, ORDER[i], x + 0.5, (getHeight() - size) / 2.0, size, nanos.getAsLong());
        x += Tokens.px(19);
        g2.setFont(getFont());
        g2.setColor(getForeground());
        g2.drawString(words(i), x, baseline);
        x += metrics.stringWidth(words(i)) + Tokens.px(12);
      }
    }
    g2.dispose();
  }

  private String words(int index) {
    return counts[index] + " " + ORDER[index].name().toLowerCase(Locale.ROOT);
  }
}
