package io.tapedeck.app.model;

import io.tapedeck.app.intake.BarBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one bar stands for: so much time, so many trades, or so many of the stream's volume unit. Immutable; any thread.
 *
 * @param base the smallest bars it is put together from
 * @param size nanoseconds, trades, or units of volume
 */
public record BarInterval(BarBase base, long size) {
  private static final long SECOND = BarBase.SECOND_NANOS;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** One minute, what a chart begins with. */
  public static final BarInterval MINUTE_BARS = new BarInterval(BarBase.TIME, MINUTE);

  /** One second. */
  public static final BarInterval SECOND_BARS = new BarInterval(BarBase.TIME, SECOND);

  /** All there are: time from 1 s to 1 d, each a multiple of the one before; trades; volume. Days and hours are those of UTC. */
  public static final List<BarInterval> ALL = all();

  private static List<BarInterval> all() {
    List<BarInterval> all = new ArrayList<>();
    long[] times = {
      SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, DAY
    };
    for (long time : times) {
      all.add(new BarInterval(BarBase.TIME, time));
    }
    for (long trades : new long[] {BarBase.TICKS_IN_BAR, 100, 1_000}) {
      all.add(new BarInterval(BarBase.TICKS, trades));
    }
    for (long units : new long[] {1, 10, 100}) {
      all.add(new BarInterval(BarBase.VOLUME, units));
    }
    return List.copyOf(all);
  }

  /** True when bars stand at their own times on the axis; others stand side by side. */
  public boolean timed() {
    return base == BarBase.TIME;
  }

  /** "15 s", "1 min", "4 h", "1 d", "100 trades", "10 volume units". */
  public String text() {
    if (base == BarBase.TICKS) {
      return size + " trades";
    }
    if (base == BarBase.VOLUME) {
      return size == 1 ? "1 volume unit" : size + " volume units";
    }
    if (size < MINUTE) {
      return size / SECOND + " s";
    }
    if (size < HOUR) {
      return size / MINUTE + " min";
    }
    return size < DAY ? size / HOUR + " h" : size / DAY + " d";
  }

  /** As a trader types it, in the shortest form {@link #parse} reads: "30s", "5m", "4h", "1d", "100t", "10v". */
  public String typed() {
    if (base == BarBase.TICKS) {
      return size + "t";
    }
    if (base == BarBase.VOLUME) {
      return size + "v";
    }
    if (size < MINUTE) {
      return size / SECOND + "s";
    }
    if (size < HOUR) {
      return size / MINUTE + "m";
    }
    return size < DAY ? size / HOUR + "h" : size / DAY + "d";
  }

  /** The interval a trader typed: "5" or "5m" is minutes, "30s", "1h", "1d", "100t" trades, "10v" volume units; empty when there is none. */
  public static Optional<BarInterval> parse(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 9) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, digits));
    BarInterval wanted =
        switch (text.substring(digits)) {
          case "", "m", "min" -> new BarInterval(BarBase.TIME, number * MINUTE);
          case "s", "sec" -> new BarInterval(BarBase.TIME, number * SECOND);
          case "h" -> new BarInterval(BarBase.TIME, number * HOUR);
          case "d" -> new BarInterval(BarBase.TIME, number * DAY);
          case "t", "trades" -> new BarInterval(BarBase.TICKS, number);
          case "v" -> new BarInterval(BarBase.VOLUME, number);
          default -> new BarInterval(BarBase.TIME, -1);
        };
    return ALL.stream().filter(wanted::equals).findFirst();
  }

}
