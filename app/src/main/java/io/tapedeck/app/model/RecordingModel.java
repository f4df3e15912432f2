package io.tapedeck.app.model;

/** Whether what comes is being recorded, since when, and how much of it there is. EDT. */
public final class RecordingModel {
  private final ScreenThread thread;
  private final Changes changes = new Changes();
  private Phase phase = Phase.OFF;
  private long sinceEpochNanos;
  private long bytes;
  private long missed;

  /** Where a recording stands. */
  public enum Phase {
    /** Nothing is recorded. */
    OFF,
    /** It begins with Start. */
    ARMED,
    /** It is being written. */
    ON
  }

  RecordingModel(ScreenThread thread) {
    this.thread = thread;
  }

  /** Something of it changed. */
  public Changes changes() {
    return changes;
  }

  /** Nothing is recorded, or something will be. */
  public void phase(Phase next) {
    thread.require();
    phase = next;
    bytes = 0;
    missed = 0;
    changes.mark();
  }

  /** It is being written. */
  public void progress(long newSinceEpochNanos, long newBytes, long newMissed) {
    thread.require();
    phase = Phase.ON;
    sinceEpochNanos = newSinceEpochNanos;
    bytes = newBytes;
    missed = newMissed;
    changes.mark();
  }

  /** Where it stands. */
  public Phase phase() {
    return phase;
  }

  /** When it began. */
  public long sinceEpochNanos() {
    return sinceEpochNanos;
  }

  /** Size of the file. */
  public long bytes() {
    return bytes;
  }

  /** Frames that are not in it because the disk could not keep up. */
  public long missed() {
    return missed;
  }
}
