package io.tapedeck.app.feed;

import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict.State;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.intake.StreamFacts;

/**
 * Turns facts into a verdict. A pure function of the facts, the clock and the verdict before; the control thread in the program, any one thread in
 * tools.
 *
 * <p>Green means all of it: connected, subscribed, data fresh, book in step. The rules are asked in order of what the trader must know first.
 */
public final class Judge {
  /** Data older than this is not live. */
  public static final long STALL_LIMIT_NANOS = 15_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  private final TimeSource clock;
  private final long stallLimitNanos;

  /** A judge with a stall limit of its own. */
  public Judge(TimeSource clock, long stallLimitNanos) {
    this.clock = clock;
    this.stallLimitNanos = stallLimitNanos;
  }

  /** The verdict now; {@code before} itself when state and reason are still the same. */
  public Verdict judge(StreamFacts facts, Verdict before) {
    long now = clock.nanos();
    Finding finding = find(facts, now);
    if (finding.state == before.state() && finding.reason.equals(before.reason())) {
      return before;
    }
    boolean sameState = finding.state == before.state();
    return new Verdict(
        finding.state,
        finding.reason,
        sameState ? before.sinceNanos() : now,
        sameState ? before.sinceEpochNanos() : clock.epochNanos());
  }

  private Finding find(StreamFacts facts, long now) {
    Problem refusal = facts.refusal();
    if (refusal != null && !refusal.retryable()) {
      return new Finding(State.REJECTED, refusal.text());
    }
    return switch (facts.link()) {
      case IDLE -> new Finding(State.CONNECTING, "Starting");
      case CONNECTING -> connecting(facts, now);
      case LOST -> lost(facts, now);
      case OPEN -> open(facts, now);
    };
  }

  private static Finding connecting(StreamFacts facts, long now) {
    String tries = facts.attempt() > 1 ? " (try " + facts.attempt() + ")" : "";
    return new Finding(
        facts.everHadData() ? State.STALE : State.CONNECTING,
        "Connecting for " + seconds(now - facts.linkSinceNanos()) + tries);
  }

  private static Finding lost(StreamFacts facts, long now) {
    Problem problem = facts.problem();
    String what = problem == null ? "Connection lost" : withoutStop(problem.text());
    if (!facts.willRetry()) {
      return new Finding(State.FAILED, what + "; not tried again");
    }
    long wait = Math.max(0, facts.retryAtNanos() - now);
    String next = "; try " + (facts.attempt() + 1) + " in " + seconds(wait + SECOND - 1);
    return new Finding(facts.everHadData() ? State.STALE : State.CONNECTING, what + next);
  }

  private Finding open(StreamFacts facts, long now) {
    if (facts.book() == BookState.RESYNC) {
      return new Finding(State.RESYNC, facts.bookReason() + "; snapshot requested");
    }
    long newestFrame = Math.max(facts.frameNanos() == 0 ? facts.linkSinceNanos() : facts.frameNanos(), facts.linkSinceNanos());
    boolean silent = now - newestFrame > stallLimitNanos;
    if (facts.dataNanos() == 0) {
      return silent
          ? new Finding(State.STALE, "No answer for " + seconds(now - newestFrame) + " since connecting")
          : new Finding(State.SYNCING, facts.subscribed() ? "Subscribed; waiting for data" : "Waiting for the subscription");
    }
    long age = now - facts.dataNanos();
    if (silent) {
      return new Finding(
          State.STALE, "No data for " + seconds(age) + ", limit " + seconds(stallLimitNanos));
    }
    if (facts.book() == BookState.AWAITING_SNAPSHOT) {
      return new Finding(State.SYNCING, "Waiting for the book's snapshot");
    }
    if (age > stallLimitNanos) {
      return new Finding(
          State.QUIET, "No data for " + seconds(age) + ", connection alive " + seconds(now - newestFrame) + " ago");
    }
    return new Finding(State.LIVE, whyLive(facts));
  }

  private static String whyLive(StreamFacts facts) {
    return switch (facts.book()) {
      case PROVEN -> facts.proofKind().startsWith("checksum")
          ? "Book proven by checksum"
          : "Book proven by sequence numbers";
      case UNPROVEN -> "Book uncrossed; the exchange offers no proof";
      case NONE, AWAITING_SNAPSHOT, RESYNC -> "Data fresh";
    };
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String seconds(long nanos) {
    return nanos / SECOND + " s";
  }

  private record Finding(State state, String reason) {}
}
