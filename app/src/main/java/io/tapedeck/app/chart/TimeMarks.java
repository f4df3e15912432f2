package io.tapedeck.app.chart;

import io.tapedeck.app.look.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chooses the labels of a time axis and writes times: seconds, minutes or dates by the step, on the trader's own clock. EDT. */
final class TimeMarks {
  private static final long SECOND = 1_000_000_000L;
  private static final int DAY = 86_400;
  private static final int[] STEPS = {
    1, 2, 5, 15, 30, 60, 120, 180, 300, 900, 1_800, 3_600, 14_400, DAY, 2 * DAY, 7 * DAY, 28 * DAY, 364 * DAY
  };
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private ZoneId zone;

  TimeMarks(ZoneId zone) {
    this.zone = zone;
  }

  /** Writes times in another zone from now on. */
  void zone(ZoneId next) {
    zone = next;
  }

  ZoneId zone() {
    return zone;
  }

  /** A time with its date, for lists and for bars of a day. */
  String dateTime(long epochNanos) {
    long local = Math.floorDiv(epochNanos, SECOND) + offset(epochNanos);
    return LocalDate.ofEpochDay(Math.floorDiv(local, DAY)) + " " + clock(local, true);
  }

  /** Day and month. */
  String day(long epochNanos) {
    return date(Math.floorDiv(epochNanos, SECOND) + offset(epochNanos));
  }

  /** Marks of a window, at least {@code gap} pixels apart; oldest first. */
  List<Mark> of(TimeWindow window, double gap) {
    int step = step(gap * window.nanosPerPixel() / SECOND);
    long from = Math.floorDiv(window.fromNanos(), SECOND) + 1;
    long end = Math.floorDiv(window.toNanos(), SECOND);
    List<Mark> marks = new ArrayList<>();
    // Where summer time begins or ends within the window, the labels after it stand on the new clock.
    while (from <= end) {
      Instant first = Instant.ofEpochSecond(from);
      ZoneOffsetTransition change = zone.getRules().nextTransition(first);
      long to = change == null ? end : Math.min(end, change.toEpochSecond() - 1);
      add(marks, from, to, step, zone.getRules().getOffset(first).getTotalSeconds());
      from = to + 1;
    }
    return marks;
  }

  /** Marks of a stretch without a change of the clock, both ends included. */
  private static void add(List<Mark> marks, long fromSecond, long toSecond, int step, long offset) {
    for (long at = -Math.floorDiv(-(fromSecond + offset), (long) step) * step; at - offset <= toSecond; at += step) {
      boolean midnight = Math.floorMod(at, DAY) == 0 && step >= 60;
      marks.add(new Mark((double) (at - offset) * SECOND, midnight ? date(at) : clock(at, step < 60), midnight && step < DAY));
    }
  }

  /** A time as the tag of the crosshair says it. */
  String time(long epochNanos, boolean seconds) {
    return clock(Math.floorDiv(epochNanos, SECOND) + offset(epochNanos), seconds);
  }

  private static int step(double leastSeconds) {
    for (int step : STEPS) {
      if (step >= leastSeconds) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  private long offset(long epochNanos) {
    return zone.getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND))).getTotalSeconds();
  }

  private static String clock(long localSecond, boolean seconds) {
    StringBuilder text = Figures.time(new StringBuilder(8), Math.floorMod(localSecond, DAY));
    if (!seconds) {
      text.setLength(5);
    }
    return text.toString();
  }

  private static String date(long localSecond) {
    return LocalDate.ofEpochDay(Math.floorDiv(localSecond, DAY)).format(DATE);
  }
}
