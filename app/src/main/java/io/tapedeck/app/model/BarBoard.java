package io.tapedeck.app.model;

import io.tapedeck.api.Candle;
import io.tapedeck.app.intake.BarBase;
import io.tapedeck.app.intake.BarCell;
import io.tapedeck.app.intake.BarSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one stream in every interval, put together from the smallest ones as they arrive: a second goes into five seconds, those into fifteen, and so on, so that
 * a bar costs about the same however many intervals there are; bars of many trades or much volume are put together many at a time. EDT. The bar that grows is brought up to date when somebody asks for its series, and nobody fetches it
 * while nobody does.
 */
public final class BarBoard implements BarSink {
  private final Map<BarInterval, Level> levels = new LinkedHashMap<>();
  private final Map<BarBase, List<Level>> byBase = new EnumMap<>(BarBase.class);
  private final Map<BarBase, BarCell> forming = new EnumMap<>(BarBase.class);
  private int unitExponent;
  private Runnable source = () -> {};
  private final BarCell small = new BarCell();
  private int looksLeft;
  private boolean historyKnown;

  private static final int MOST_WAITING = 256;

  /** After so many pieces of news without a look nobody watches any more. */
  private static final int PATIENCE = 90;

  BarBoard(int retention) {
    for (BarInterval interval : BarInterval.ALL) {
      List<Level> sameBase = byBase.computeIfAbsent(interval.base(), key -> new ArrayList<>());
      Level level = new Level(interval, retention, sameBase.isEmpty() || !interval.timed() ? null : sameBase.get(sameBase.size() - 1));
      levels.put(interval, level);
      sameBase.add(level);
    }
    for (BarBase base : BarBase.values()) {
      forming.put(base, new BarCell());
    }
  }

  @Override
  public void closed(BarBase base, BarCell bar) {
    unitExponent = bar.unitExponent();
    growing(base).clear(); // What grew until now is finished; the next one is told.
    List<Level> fed = byBase.getOrDefault(base, List.of());
    if (base == BarBase.TIME) {
      // Each interval feeds the next; what a later bar ends is ended in all of them.
      fed.get(0).add(bar);
      for (int i = 1; i < fed.size(); i++) {
        if (fed.get(i).endedBy(bar)) {
          fed.get(i).close();
        }
      }
      return;
    }
    // The coarser ones are put together when somebody looks, or before the small ones are forgotten.
    Level smallest = fed.get(0);
    smallest.add(bar);
    if (smallest.series.closed() - fed.get(fed.size() - 1).next >= smallest.patience()) {
      catchUp(fed);
    }
  }

  private void catchUp(List<Level> sameBase) {
    for (int i = 1; i < sameBase.size(); i++) {
      sameBase.get(i).catchUp(sameBase.get(0).series, small);
    }
  }

  /** True while somebody looks at bars; asked once for each piece of news. */
  public boolean watched() {
    if (looksLeft > 0) {
      looksLeft--;
    }
    return looksLeft > 0;
  }

  /** Says who brings the bars up to date when somebody begins to look. */
  public void source(Runnable bringsUpToDate) {
    source = bringsUpToDate;
  }

  @Override
  public void forming(BarBase base, BarCell bar) {
    bar.copyTo(growing(base));
  }

  /** The bars of an interval, the growing one up to date. */
  public BarSeries series(BarInterval interval) {
    Level level = levels.get(interval);
    if (level == null) {
      throw new IllegalArgumentException("There are no bars of " + interval.text());
    }
    boolean news = looksLeft == 0;
    looksLeft = PATIENCE;
    if (news) {
      source.run();
    }
    if (!interval.timed()) {
      catchUp(byBase.getOrDefault(interval.base(), List.of()));
    }
    level.refresh(growing(interval.base()));
    return level.series;
  }

  /**
   * Puts what the exchange tells of the time before ours in front of the bars of a minute and more. Candles that reach into our own time are left out; the first bar of an
   * interval that began before us gets what came before in it. Once for each stream; does nothing when older bars were forgotten already.
   *
   * @param minutes candles of one minute, oldest first
   */
  public void history(List<Candle> minutes) {
    historyKnown = true;
    BarSeries ours = series(BarInterval.MINUTE_BARS);
    long until = ours.isEmpty() ? Long.MAX_VALUE : ours.start(ours.first());
    List<Candle> before = minutes.stream().filter(candle -> candle.startNanos() < until).toList();
    if (before.isEmpty() || ours.first() > 0 || (!ours.isEmpty() && ours.history(0))) {
      return;
    }
    for (BarInterval interval : levels.keySet()) {
      if (interval.timed() && interval.size() >= BarInterval.MINUTE_BARS.size()) {
        Level level = Objects.requireNonNull(levels.get(interval));
        level.refresh(growing(BarBase.TIME));
        level.history(before);
      }
    }
  }

  /** True when the exchange was asked for the time before ours and answered. */
  public boolean historyKnown() {
    return historyKnown;
  }

  /** Keeps so many bars of each interval from now on; see {@link BarSeries#retain}. */
  void retain(int retention) {
    byBase.forEach((base, sameBase) -> {
      if (base != BarBase.TIME) {
        catchUp(sameBase);
      }
    });
    levels.values().forEach(level -> level.retain(retention));
  }

  /** The power of ten that is the size of one volume unit. */
  public int unitExponent() {
    return unitExponent;
  }

  private BarCell growing(BarBase base) {
    return Objects.requireNonNull(forming.get(base));
  }

  /** One interval: finished bars, and what belongs to the bar that grows. */
  private static final class Level {
    private final BarInterval interval;
    private int retention;
    private BarSeries series;
    private final @Nullable Level finer; // Feeds this one; null where the smallest bars do.
    private final BarCell open = new BarCell();
    private final BarCell shown = new BarCell();
    private @Nullable Level coarser;
    private long next; // Of trades and volume: number of the smallest bar that is to be put in next.

    Level(BarInterval interval, int retention, @Nullable Level finer) {
      this.interval = interval;
      this.finer = finer;
      this.retention = retention;
      series = new BarSeries(retention);
      if (finer != null) {
        finer.coarser = this;
      }
    }

    void add(BarCell bar) {
      if (endedBy(bar)) {
        close();
      }
      if (open.empty() && full(bar)) {
        finished(bar); // The smallest interval: nothing to put together.
        return;
      }
      open.merge(bar);
      if (full(open)) {
        close();
      }
    }

    /** True when this bar is of a later interval than the one that grows. */
    boolean endedBy(BarCell bar) {
      return interval.timed() && !open.empty() && !bar.empty() && bucket(bar) > bucket(open);
    }

    /** When the oldest trade was made that is in this or a finer interval but in no finished bar of it. */
    private long unfinished() {
      long mine = open.empty() ? Long.MAX_VALUE : start(open);
      return finer == null ? mine : Math.min(mine, finer.unfinished());
    }

    /** So many bars may wait until the coarser intervals take them in. */
    int patience() {
      return Math.max(1, Math.min(MOST_WAITING, retention / 2));
    }

    void catchUp(BarSeries smallest, BarCell bar) {
      for (; next < smallest.closed(); next++) {
        smallest.read(next, bar);
        add(bar);
      }
    }

    void retain(int bars) {
      retention = bars;
      series.retain(bars);
    }

    void history(List<Candle> minutes) {
      BarSeries longer = new BarSeries(retention);
      BarCell bar = new BarCell();
      BarCell minute = new BarCell();
      long size = interval.size();
      // What a finer interval has not finished is there, and comes here when it is.
      long until = finer == null ? Long.MAX_VALUE : finer.unfinished();
      for (Candle candle : minutes) {
        if (candle.startNanos() >= until) {
          break;
        }
        long bucket = Math.floorDiv(candle.startNanos(), size);
        if (!bar.empty() && bucket(bar) < bucket) {
          bar.startAt(start(bar));
          longer.append(bar);
          bar.clear();
        }
        minute.history(candle, BarInterval.MINUTE_BARS.size());
        bar.merge(minute);
      }
      // What the last bar holds may be the beginning of one of ours.
      long first = series.closed() > 0 ? series.start(series.first()) : open.empty() ? shown.empty() ? Long.MAX_VALUE : shown.startNanos() : open.startNanos();
      if (bar.empty()) {
        return;
      }
      if (first == Long.MAX_VALUE || (series.closed() == 0 && Math.floorDiv(first, size) == bucket(bar))) {
        bar.merge(open);
        bar.copyTo(open);
      } else {
        bar.startAt(start(bar));
        if (series.closed() == 0 || first != bar.startNanos()) {
          longer.append(bar);
        }
      }
      longer.appendAll(series);
      series = longer;
    }

    void refresh(BarCell growing) {
      if (finer == null) {
        show(growing);
      } else {
        finer.refresh(growing);
        if (endedBy(finer.shown)) {
          close(); // All its parts are here: they are handed over in order.
        }
        show(finer.shown);
      }
      series.forming(shown);
    }

    private void show(BarCell growing) {
      open.copyTo(shown);
      shown.merge(growing);
      if (!shown.empty()) {
        shown.startAt(start(shown));
      }
    }

    private void close() {
      open.startAt(start(open));
      finished(open);
      open.clear();
    }

    private void finished(BarCell bar) {
      series.append(bar);
      Level next = coarser;
      if (next != null) {
        next.add(bar);
      }
    }

    private boolean full(BarCell bar) {
      return switch (interval.base()) {
        case TIME -> finer == null;
        case TICKS -> bar.count() >= interval.size();
        case VOLUME -> bar.holdsUnits(interval.size());
      };
    }

    private long start(BarCell bar) {
      return interval.timed() ? bucket(bar) * interval.size() : bar.startNanos();
    }

    private long bucket(BarCell bar) {
      return Math.floorDiv(bar.startNanos(), interval.size());
    }
  }
}
