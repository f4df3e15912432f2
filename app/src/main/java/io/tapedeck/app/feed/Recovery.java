package io.tapedeck.app.feed;

import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.intake.StreamFacts;
import io.tapedeck.app.intake.StreamFacts.LinkState;

/**
 * Decides what to do for one stream in trouble: ask for its snapshot again, ask for it anew, at last give up its connection. Each step waits for an answer to the one
 * before, and waits grow, so that an exchange in trouble is not made worse. Depends on facts and the clock alone; the control thread.
 */
final class Recovery {
  private static final long SECOND = 1_000_000_000L;
  /** A book must not stay crossed for longer. */
  static final long CROSSED_LIMIT_NANOS = SECOND / 2;
  /** An exchange answers a subscription, or a request for a snapshot, within this time. */
  static final long ANSWER_LIMIT_NANOS = 10 * SECOND;
  /** A stream that brought data before answers faster. */
  private static final long REMINDER_LIMIT_NANOS = 5 * SECOND;
  /** Snapshots asked for on one connection before it is given up. */
  private static final int MOST_SNAPSHOTS = 4;
  /** Reconnects that did not help, after which others on the same connection are spared. */
  private static final int MOST_DISTURBANCES = 2;
  private static final long LONGEST_WAIT_NANOS = 300 * SECOND;
  /** After so long without trouble the next one is a new one. */
  private static final long WELL_NANOS = 60 * SECOND;

  /** What to do now. */
  enum Action {
    /** Nothing. */
    NOTHING,
    /** Ask for the book's snapshot. */
    RESYNC,
    /** Ask for the stream anew, subscription and all. */
    RESUBSCRIBE,
    /** Give up its connection. */
    RECONNECT
  }

  private final StallLimits limits;
  private long linkSince;
  private int asked;
  private long askedAt;
  private int snapshots;
  private long snapshotAt;
  private long askedFor;
  private int reconnects;
  private long soundSince;
  private boolean sparesOthers;

  Recovery(StallLimits limits) {
    this.limits = limits;
  }

  /**
   * Looks at the stream; what it answers is done by the caller at once.
   *
   * @param othersLive true when other streams on its connection are well: they must not be disturbed for ever for the sake of this one
   */
  Action step(StreamFacts facts, boolean othersLive, long now) {
    sparesOthers = othersLive && reconnects >= MOST_DISTURBANCES;
    if (facts.link() != LinkState.OPEN || facts.refusal() != null || facts.halted()) {
      return Action.NOTHING;
    }
    if (facts.linkSinceNanos() != linkSince) {
      // Another connection: what was asked on the last one is void, but not how often that did not help.
      linkSince = facts.linkSinceNanos();
      asked = 0;
      snapshots = 0;
      snapshotAt = linkSince;
    }
    boolean bookMissing = facts.lifeNanos() != 0
        && (facts.book() == BookState.RESYNC || facts.book() == BookState.AWAITING_SNAPSHOT || crossed(facts, now));
    long silentSince = silentSince(facts, now);
    if (silentSince == 0 && !bookMissing) {
      sound(now);
      return Action.NOTHING;
    }
    soundSince = 0;
    return silentSince != 0 ? wake(facts, silentSince, now) : mendBook(facts, now);
  }

  /** What is being done now. */
  Remedy remedy(StreamFacts facts, long now) {
    if (asked == 0 || facts.link() != LinkState.OPEN) {
      return Remedy.NONE;
    }
    boolean unanswered = !answered(facts) && now - askedAt >= REMINDER_LIMIT_NANOS;
    return new Remedy(asked, unanswered, sparesOthers ? 0 : askedAt + reconnectWait());
  }

  static boolean crossed(StreamFacts facts, long now) {
    return facts.crossedNanos() != 0 && now - facts.crossedNanos() > CROSSED_LIMIT_NANOS;
  }

  private void sound(long now) {
    asked = 0;
    if (soundSince == 0) {
      soundSince = now;
    } else if (now - soundSince > WELL_NANOS) {
      reconnects = 0;
      snapshots = 0;
    }
  }

  /** Since when the silence calls for action; 0 when it does not. */
  private long silentSince(StreamFacts facts, long now) {
    if (facts.lifeNanos() == 0) {
      long since = Math.max(facts.linkSinceNanos(), facts.subscribedNanos());
      boolean mayBeQuiet = facts.subscribed() && facts.book() == BookState.NONE;
      return !mayBeQuiet && now - since > ANSWER_LIMIT_NANOS ? since + ANSWER_LIMIT_NANOS : 0;
    }
    long limit = limits.of(facts);
    long remarkable = limits.busy(facts) ? limit : 2 * limit;
    return now - facts.lifeNanos() > remarkable ? facts.lifeNanos() + remarkable : 0;
  }

  private Action wake(StreamFacts facts, long silentSince, long now) {
    if (asked == 0 || askedAt < silentSince || now - askedAt > LONGEST_WAIT_NANOS) {
      asked++;
      askedAt = now;
      return Action.RESUBSCRIBE;
    }
    if (answered(facts) && !limits.busy(facts) && facts.lifeNanos() != 0) {
      // The exchange says that it is there; so the market is quiet, and is asked for again only much later.
      return Action.NOTHING;
    }
    if (!sparesOthers && now - askedAt >= reconnectWait()) {
      reconnects++;
      asked = 0;
      return Action.RECONNECT;
    }
    return Action.NOTHING;
  }

  private Action mendBook(StreamFacts facts, long now) {
    long since = Math.max(snapshotAt, facts.bookSinceNanos());
    if (facts.book() == BookState.RESYNC && facts.bookSinceNanos() > snapshotAt && !facts.suspect()) {
      snapshots = 0; // A new loss of step: the protocol asked already.
      snapshotAt = facts.bookSinceNanos();
    }
    boolean overdue = (crossed(facts, now) && snapshotAt < facts.crossedNanos())
        || (facts.unasked() && askedFor != facts.bookSinceNanos());
    askedFor = facts.bookSinceNanos();
    if (!overdue && now - since < snapshotWait(facts)) {
      return Action.NOTHING;
    }
    snapshotAt = now;
    if (++snapshots > MOST_SNAPSHOTS && !sparesOthers) {
      snapshots = 0;
      reconnects++;
      return Action.RECONNECT;
    }
    return Action.RESYNC;
  }

  private long snapshotWait(StreamFacts facts) {
    long first = facts.suspect() ? REMINDER_LIMIT_NANOS : ANSWER_LIMIT_NANOS;
    return Math.min(LONGEST_WAIT_NANOS, first << Math.min(6, snapshots));
  }

  /** From the request to giving up the connection; longer each time that did not help. */
  private long reconnectWait() {
    return Math.min(LONGEST_WAIT_NANOS, (2 * REMINDER_LIMIT_NANOS) << Math.min(6, reconnects));
  }

  private boolean answered(StreamFacts facts) {
    return facts.lifeNanos() > askedAt || facts.subscribedNanos() > askedAt;
  }
}
