package io.tapedeck.app.chart;

import io.tapedeck.app.model.TradeRing;
import org.jspecify.annotations.Nullable;

/** Which prints of a window were not looked at yet: while the window stands still only those that came since, else all in it. EDT. */
final class NewPrints {
  private @Nullable TradeRing before;
  private @Nullable TimeWindow window;
  private long until; // Number of the print after the last one looked at.
  private boolean anew = true;

  /**
   * Looks at the prints from an index to before another.
   *
   * @return index of the first that is new
   */
  int look(TradeRing trades, int first, int end, TimeWindow shown) {
    long dropped = trades.appended() - trades.count();
    anew = trades != before || !shown.equals(window) || until > dropped + end;
    int begin = anew ? first : (int) Math.max(first, until - dropped);
    before = trades;
    window = shown;
    until = dropped + end;
    return begin;
  }

  /** True when the last look was at all prints of the window, so that what was found before is void. */
  boolean anew() {
    return anew;
  }
}
