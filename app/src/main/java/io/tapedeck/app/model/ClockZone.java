package io.tapedeck.app.model;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The one time zone in which the window writes times. Whoever shows a time asks here each time, so that another choice is seen at once. EDT. */
public final class ClockZone {
  private final Changes changes = new Changes();
  private ZoneId zone;

  /** Begins with this zone. */
  public ClockZone(ZoneId zone) {
    this.zone = zone;
  }

  /** The zone now. */
  public ZoneId zone() {
    return zone;
  }

  /** Writes times in another zone from now on; null for the zone of this computer. */
  public void choose(@Nullable ZoneId next) {
    ZoneId chosen = next == null ? ZoneId.systemDefault() : next;
    if (!chosen.equals(zone)) {
      zone = chosen;
      changes.mark();
      changes.announce();
    }
  }

  /** Listeners, told at once. */
  public Changes changes() {
    return changes;
  }
}
