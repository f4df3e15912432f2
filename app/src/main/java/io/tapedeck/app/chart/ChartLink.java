package io.tapedeck.app.chart;

import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.Changes;
import io.tapedeck.app.model.ClockZone;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What charts share: the time zone, and the moment under the pointer of one of them. EDT. */
public final class ChartLink {
  private final Changes changes = new Changes();
  private final ClockZone zone;
  private @Nullable Pointed pointed;

  /**
   * Where the pointer of one chart is.
   *
   * @param chart the chart that has the pointer
   * @param stream the stream it shows
   * @param spanNanos how much time it shows
   * @param epochNanos the moment
   * @param price the price
   */
  record Pointed(Object chart, StreamId stream, long spanNanos, long epochNanos, double price) {}

  /** Charts that share a zone. */
  public ChartLink(ClockZone zone) {
    this.zone = zone;
  }

  /** The zone in which times are written. */
  public ZoneId zone() {
    return zone.zone();
  }

  /** Writes times in another zone, in the whole window. */
  public void zone(ZoneId next) {
    zone.choose(next);
    tell();
  }

  /** Listeners, told at once. */
  Changes changes() {
    return changes;
  }

  /** The pointer moved; null when it left the chart. */
  void point(Object chart, @Nullable Pointed next) {
    Pointed before = pointed;
    if (next == null && (before == null || !before.chart().equals(chart))) {
      return; // Another chart has the pointer by now.
    }
    if (next == null ? before != null : !next.equals(before)) {
      pointed = next;
      tell();
    }
  }

  @Nullable Pointed pointed() {
    return pointed;
  }

  private void tell() {
    changes.mark();
    changes.announce();
  }
}
