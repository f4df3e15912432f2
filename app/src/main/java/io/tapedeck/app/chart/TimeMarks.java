package io.tapedeck.app.chart;

import io.tapedeck.app.look.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
    long offset = offset(window.toNanos());
    long local = Math.floorDiv(window.fromNanos(), SECOND) + offset;
    long end = Math.floorDiv(window.toNanos(), SECOND) + offset;
    List<Mark> marks = new ArrayList<>();
    for (long at = Math.floorDiv(local, step) * step + step; at <= end; at += step) {
      boolean midnight = Math.floorMod(at, DAY) == 0 && step >= 60;
      marks.add(new Mark((double) (at - offset) * SECOND, midnight ? date(at) : clock(at, step < 60), midnight && step < DAY));
    }
    return marks;
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
