package io.tapedeck.app.ui.desk;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.ClockZone;
import java.time.Instant;
import java.time.ZoneId;

/** Moments as "14:04:32.118" in the trader's zone, without garbage. EDT. */
final class DayClock {
  private static final long SECOND = 1_000_000_000L;
  private static final long QUARTER_HOUR = 900;

  private final ClockZone zone;
  private ZoneId read;
  private long quarter = Long.MIN_VALUE;
  private int offset;
  private ZoneId said;
  private int saidOffset;

  DayClock(ClockZone zone) {
    this.zone = zone;
    read = zone.zone();
    said = read;
  }

  /** Appends a moment. */
  StringBuilder append(StringBuilder out, long epochNanos) {
    long second = Math.floorDiv(epochNanos, SECOND);
    long slot = Math.floorDiv(second, QUARTER_HOUR);
    if (slot != quarter || !read.equals(zone.zone())) { // Zones change their offset on quarters of an hour only.
      quarter = slot;
      read = zone.zone();
      offset = read.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }
    Figures.time(out, (int) Math.floorMod(second + offset, 86_400L));
    long millis = Math.floorMod(epochNanos, SECOND) / 1_000_000;
    return out.append('.').append((char) ('0' + millis / 100)).append((char) ('0' + millis / 10 % 10)).append((char) ('0' + millis % 10));
  }

  /** True once after another zone, or another offset of it, came to be used. */
  boolean changed() {
    if (said.equals(zone.zone()) && saidOffset == offset) {
      return false;
    }
    said = zone.zone();
    saidOffset = offset;
    return true;
  }

  /** "UTC+1" at a moment. */
  String zone(long epochNanos) {
    String id = zone.zone().getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND))).getId();
    if (id.equals("Z")) {
      return "UTC";
    }
    String hours = id.charAt(1) == '0' ? id.substring(2, 3) : id.substring(1, 3);
    String minutes = id.length() > 4 && !id.startsWith("00", 4) ? id.substring(3, 6) : "";
    return "UTC" + (id.charAt(0) == '-' ? Figures.MINUS : '+') + hours + minutes;
  }
}
