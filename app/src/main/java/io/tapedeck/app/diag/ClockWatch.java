package io.tapedeck.app.diag;

import io.tapedeck.api.TimeSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the two clocks about once a second. One thread. */
public final class ClockWatch {
  /** A smaller difference is the clock being disciplined, not a jump. */
  static final long LIMIT_NANOS = 2_000_000_000L;

  /** Nobody looked for so long: not a busy machine any more. */
  static final long STILL_NANOS = 10_000_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  private final TimeSource clock;
  private long nanosBefore;
  private long epochBefore;

  /** Begins to compare now. */
  public ClockWatch(TimeSource clock) {
    this.clock = clock;
    nanosBefore = clock.nanos();
    epochBefore = clock.epochNanos();
  }

  /** What happened since the last look; empty when all is well. */
  public Optional<ClockJump> look() {
    long nanos = clock.nanos();
    long epoch = clock.epochNanos();
    long passed = nanos - nanosBefore;
    long apart = epoch - epochBefore - passed;
    nanosBefore = nanos;
    epochBefore = epoch;
    ClockJump jump = null;
    if (Math.abs(apart) > LIMIT_NANOS) {
      jump = new ClockJump(apart > 0 ? ClockJump.Kind.AHEAD : ClockJump.Kind.BACK, apart);
    } else if (passed > STILL_NANOS) {
      jump = new ClockJump(ClockJump.Kind.STOOD_STILL, passed);
    }
    if (jump != null) {
      LOG.warn("{} Wall clock against monotonic clock: {} ns apart in {} ns", jump.sentence(), apart, passed);
    }
    return Optional.ofNullable(jump);
  }
}
