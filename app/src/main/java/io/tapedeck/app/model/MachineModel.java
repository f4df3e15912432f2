package io.tapedeck.app.model;

/** What the status bar says of the machine: the screen thread's share of a core, memory, delays over all streams. EDT. */
public final class MachineModel {
  private final ScreenThread thread;
  private final Changes changes = new Changes();
  private DelayWindow delays = new DelayWindow();
  private double screenShare;
  private long usedBytes;
  private long maxBytes;
  private long delayP50 = -1;
  private long delayP99 = -1;
  private long stalls;
  private long longestStallNanos;
  private String stallGuilty = "";

  /** Nothing measured yet. */
  public MachineModel(ScreenThread thread) {
    this.thread = thread;
  }

  /** Listeners, told once a tick. */
  public Changes changes() {
    return changes;
  }

  /** A sample, about once a second. Delays are -1 when unknown. */
  public void sample(double shareOfCore, long used, long max, long p50Nanos, long p99Nanos) {
    thread.require();
    screenShare = shareOfCore;
    usedBytes = used;
    maxBytes = max;
    delayP50 = p50Nanos;
    delayP99 = p99Nanos;
    changes.mark();
  }

  /** How often the screen thread was held up, how long at most, and by whom the last time; about once a second. */
  public void stalls(long count, long longest, String lastGuilty) {
    thread.require();
    stalls = count;
    longestStallNanos = longest;
    stallGuilty = lastGuilty;
  }

  /** How often the screen thread was held up for more than half a second. */
  public long stalls() {
    return stalls;
  }

  /** How long at most. */
  public long longestStallNanos() {
    return longestStallNanos;
  }

  /** Who held it the last time; empty when nobody did. */
  public String stallGuilty() {
    return stallGuilty;
  }

  /** Delays of all streams whose clocks agree with ours. Called by the pump at most once a tick and stream. */
  public void delay(long nanos, long nowNanos) {
    delays.record(nanos, nowNanos);
  }

  /** Delays of all streams. */
  public DelayWindow delays() {
    return delays;
  }

  /** Forgets the delays: another feed begins. */
  public void forgetDelays() {
    thread.require();
    delays = new DelayWindow();
  }

  /** The screen thread's CPU time as a share of one core, 0 to 1. */
  public double screenShare() {
    return screenShare;
  }

  /** Heap in use. */
  public long usedBytes() {
    return usedBytes;
  }

  /** Largest heap the program may use. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Median delay over all streams in nanoseconds, -1 when unknown. */
  public long delayP50Nanos() {
    return delayP50;
  }

  /** 99th percentile of the delay in nanoseconds, -1 when unknown. */
  public long delayP99Nanos() {
    return delayP99;
  }
}
