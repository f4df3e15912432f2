package io.tapedeck.app.diag;

import java.util.Locale;

/**
 * The wall clock and the monotonic clock went apart, or both leapt. Immutable.
 *
 * @param kind what it looks like
 * @param nanos by how much; negative when the wall clock was set back
 */
public record ClockJump(Kind kind, long nanos) {

  /** What it looks like from inside a program. */
  public enum Kind {
    /** The wall clock went ahead alone: the computer slept (where the monotonic clock stops in sleep), or somebody set the clock. */
    AHEAD,
    /** The wall clock was set back. */
    BACK,
    /** Both clocks went ahead while nobody ran: the computer slept, or the program was stopped. */
    STOOD_STILL
  }

  /** True when connections are most likely dead, whatever their state says. */
  public boolean mayHaveSlept() {
    return kind != Kind.BACK;
  }

  /** For the trader. */
  public String sentence() {
    String by = String.format(Locale.ROOT, "%.1f s", Math.abs(nanos) / 1e9);
    return switch (kind) {
      case AHEAD -> "The computer slept for " + by + ", or its clock was set forward; all feeds connect anew.";
      case BACK -> "The computer's clock was set back by " + by + "; times on the screen may repeat.";
      case STOOD_STILL -> "The program stood still for " + by + "; all feeds connect anew.";
    };
  }
}
