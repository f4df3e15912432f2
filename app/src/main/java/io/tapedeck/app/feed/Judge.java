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
  private static final long SECOND = 1_000_000_000L;

  private final TimeSource clock;
  private final StallLimits limits;

  /** A judge with these limits. */
  public Judge(TimeSource clock, StallLimits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** As {@link #judge(StreamFacts, Remedy, Verdict)}, of a stream for which nothing is done. */
  public Verdict judge(StreamFacts facts, Verdict before) {
    return judge(facts, Remedy.NONE, before);
  }

  /** The verdict now; {@code before} itself when state and reason are still the same. */
  public Verdict judge(StreamFacts facts, Remedy remedy, Verdict before) {
    long now = clock.nanos();
    Finding finding = find(facts, remedy, now);
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

  /** The verdict of a doubt that came and went between two looks. */
  Verdict passed(StreamFacts facts) {
    return new Verdict(State.RESYNC, withoutStop(facts.lastDoubt()) + "; mended at once", clock.nanos(), clock.epochNanos());
  }

  private Finding find(StreamFacts facts, Remedy remedy, long now) {
    Problem refusal = facts.refusal();
    if (refusal != null && !refusal.retryable()) {
      return new Finding(State.REJECTED, refusal.text());
    }
    return switch (facts.link()) {
      case IDLE -> new Finding(State.CONNECTING, "Starting");
      case CONNECTING -> connecting(facts, now);
      case LOST -> lost(facts, now);
      case OPEN -> open(facts, remedy, now);
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

  private Finding open(StreamFacts facts, Remedy remedy, long now) {
    if (facts.halted()) {
      return new Finding(State.QUIET, "The exchange does not trade it now");
    }
    if (facts.book() == BookState.RESYNC) {
      return new Finding(State.RESYNC, facts.suspect()
          ? facts.bookReason() + " again and again; asking less often"
          : facts.bookReason() + "; snapshot requested");
    }
    if (facts.book().inStep() && Recovery.crossed(facts, now)) {
      return new Finding(State.RESYNC, "Bid stayed above ask; snapshot requested");
    }
    if (facts.dataNanos() == 0) {
      return facts.lifeNanos() == 0 ? awaitingData(facts, remedy, now) : awaitingBook(facts, now);
    }
    long limit = limits.of(facts);
    long age = now - facts.dataNanos();
    long newestFrame = Math.max(facts.frameNanos(), facts.linkSinceNanos());
    boolean silent = now - newestFrame > limit;
    if (age > limit && (silent || limits.busy(facts) || remedy.unanswered())) {
      return new Finding(
          State.STALE, "No data for " + seconds(age) + ", limit " + seconds(limit) + next(remedy, now));
    }
    if (facts.book() == BookState.AWAITING_SNAPSHOT) {
      return awaitingBook(facts, now);
    }
    if (age > limit) {
      return new Finding(
          State.QUIET,
          "No data for " + seconds(age) + ", connection alive " + seconds(now - newestFrame) + " ago"
              + (remedy.asked() > 0 ? "; asked again" : ""));
    }
    return new Finding(State.LIVE, whyLive(facts));
  }

  private static Finding awaitingData(StreamFacts facts, Remedy remedy, long now) {
    long waited = now - Math.max(facts.linkSinceNanos(), facts.subscribedNanos());
    boolean late = waited > Recovery.ANSWER_LIMIT_NANOS;
    if (!facts.subscribed()) {
      return late
          ? new Finding(State.STALE, "Subscription not acknowledged for " + seconds(waited) + next(remedy, now))
          : new Finding(State.SYNCING, "Waiting for the subscription");
    }
    if (!late) {
      return new Finding(State.SYNCING, "Subscribed; waiting for data");
    }
    return facts.book() == BookState.NONE
        ? new Finding(State.QUIET, "Subscribed; no data for " + seconds(waited))
        : new Finding(State.STALE, "Subscribed, but no data for " + seconds(waited) + next(remedy, now));
  }

  private static Finding awaitingBook(StreamFacts facts, long now) {
    long waited = now - facts.bookSinceNanos();
    return waited > Recovery.ANSWER_LIMIT_NANOS
        ? new Finding(State.RESYNC, "No snapshot of the book for " + seconds(waited) + "; asked again")
        : new Finding(State.SYNCING, "Waiting for the book's snapshot");
  }

  private static String next(Remedy remedy, long now) {
    if (remedy.asked() == 0) {
      return "";
    }
    if (remedy.reconnectAtNanos() == 0) {
      return "; asked again";
    }
    long left = remedy.reconnectAtNanos() - now;
    return left > 0 ? "; asked again, reconnecting in " + seconds(left + SECOND - 1) : "; reconnecting";
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
