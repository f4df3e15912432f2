package io.tapedeck.app.ui.health;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.ui.kit.FactTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments, spans and delays in words and figures. Any thread. */
final class Moments {
  private static final long SECOND = 1_000_000_000L;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ClockZone zone;

  Moments(ClockZone zone) {
    this.zone = zone;
  }

  /** "14:04:32" in the trader's zone. */
  String at(long epochNanos) {
    return CLOCK.format(Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND)).atZone(zone.zone()));
  }

  /** The same as a cell, exactly: the date and UTC too. */
  FactTable.Cell cell(long epochNanos) {
    return new FactTable.Cell(at(epochNanos), "text", Instant.ofEpochSecond(0, epochNanos).toString());
  }

  /** A span as a cell, exactly: seconds. */
  static FactTable.Cell lasted(long nanos, String ink) {
    return new FactTable.Cell(span(nanos), ink, BigDecimal.valueOf(nanos / 1_000_000, 3).toPlainString());
  }

  /** "9.2 s", "1 m 05 s", "2 h 14 m". */
  static String span(long nanos) {
    return Figures.age(nanos);
  }

  /** "0.08", "12.4", "1,204": milliseconds, the finer the shorter. */
  static String millis(long micros) {
    if (micros < 0) {
      return String.valueOf(Figures.NOTHING);
    }
    if (micros >= 100_000) {
      return Figures.count(micros / 1_000);
    }
    return micros >= 10_000
        ? Figures.price((micros + 50) / 100, 1)
        : Figures.price((micros + 5) / 10, 2);
  }
}
