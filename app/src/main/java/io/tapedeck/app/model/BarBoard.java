package io.tapedeck.app.model;

import io.tapedeck.app.intake.BarBase;
import io.tapedeck.app.intake.BarCell;
import io.tapedeck.app.intake.BarSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The bars of one stream in every interval, put together in one pass from the smallest ones as they arrive. EDT. The bar that grows is brought up to date when
 * somebody asks for its series, so what nobody looks at costs nothing.
 */
public final class BarBoard implements BarSink {
  private final Map<BarInterval, Level> levels = new LinkedHashMap<>();
  private final Map<BarBase, List<Level>> byBase = new EnumMap<>(BarBase.class);
  private final Map<BarBase, BarCell> forming = new EnumMap<>(BarBase.class);
  private int unitExponent;

  BarBoard(int retention) {
    for (BarInterval interval : BarInterval.ALL) {
      Level level = new Level(interval, retention);
      levels.put(interval, level);
      byBase.computeIfAbsent(interval.base(), key -> new ArrayList<>()).add(level);
    }
    for (BarBase base : BarBase.values()) {
      forming.put(base, new BarCell());
    }
  }

  @Override
  public void closed(BarBase base, BarCell bar) {
    unitExponent = bar.unitExponent();
    List<Level> fed = byBase.getOrDefault(base, List.of());
    for (int i = 0; i < fed.size(); i++) { // Without an iterator: this is done for every bar of every stream.
      fed.get(i).add(bar);
    }
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
    level.refresh(growing(interval.base()));
    return level.series;
  }

  /** Keeps so many bars of each interval from now on; see {@link BarSeries#retain}. */
  void retain(int retention) {
    levels.values().forEach(level -> level.series.retain(retention));
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
    private final BarSeries series;
    private final BarCell open = new BarCell();
    private final BarCell shown = new BarCell();

    Level(BarInterval interval, int retention) {
      this.interval = interval;
      series = new BarSeries(retention);
    }

    void add(BarCell bar) {
      if (!open.empty() && interval.timed() && bucket(bar) > bucket(open)) {
        close();
      }
      if (open.empty() && full(bar)) {
        bar.copyTo(open); // The smallest interval: nothing to put together.
        close();
        return;
      }
      open.merge(bar);
      if (full(open)) {
        close();
      }
    }

    void refresh(BarCell growing) {
      if (!growing.empty() && !open.empty() && interval.timed() && bucket(growing) > bucket(open)) {
        close(); // All its parts are here: they are handed over in order.
      }
      open.copyTo(shown);
      shown.merge(growing);
      if (!shown.empty()) {
        shown.startAt(start(shown));
      }
      series.forming(shown);
    }

    private void close() {
      open.startAt(start(open));
      series.append(open);
      open.clear();
    }

    private boolean full(BarCell bar) {
      return switch (interval.base()) {
        case TIME -> interval.equals(BarInterval.SECOND_BARS);
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
