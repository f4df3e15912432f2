package io.tapedeck.app.intake;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BookProof.Finding;
import io.tapedeck.app.intake.HeldMessages.Held;
import org.jspecify.annotations.Nullable;

/**
 * A stream's book and all that decides whether it may be trusted: its levels, what proves it, and messages that wait for a snapshot or for one that belongs
 * before them. Changed by the stream's writer alone, inside the stream's sequence lock.
 *
 * <p>A message is applied as a whole or not at all. Each one that ends here is counted once: as applied (it changed what is shown, be it to RESYNC), as
 * dropped, or as waiting.
 */
final class StreamBook {
  /** So many losses of step within {@link #SUSPECT_NANOS} are no accident; then a new snapshot is asked for less often, by the host. */
  static final int SUSPECT_LOSSES = 3;

  static final long SUSPECT_NANOS = 60_000_000_000L;

  /** What became of a message. */
  enum Outcome {
    /** It was dropped, or waits. */
    NOT_APPLIED,
    /** It changed the book. */
    APPLIED,
    /** It showed that the book lost step; a new snapshot must be asked for. */
    LOST,
    /** As {@link #LOST}, but it happens so often that the host decides when to ask. */
    LOST_AGAIN
  }

  private final Book book = new Book();
  private final BookProof proof = new BookProof();
  private final StagedLevels staged = new StagedLevels();
  private final HeldMessages held = new HeldMessages();
  private final long[] losses = new long[SUSPECT_LOSSES];
  private int lossCount;
  private BookState state = BookState.NONE;
  private long since;
  private String reason = "";
  private String lastLoss = "";
  private boolean suspect;
  private boolean unasked;
  private long resyncs;
  private boolean staging;
  private boolean stagedSnapshot;
  private @Nullable String stagedFault;
  private long applied;
  private long dropped;

  Book levels() {
    return book;
  }

  BookProof proof() {
    return proof;
  }

  BookState state() {
    return state;
  }

  /** When the state began. */
  long since() {
    return since;
  }

  /** Why the book lost step; empty when it did not. */
  String reason() {
    return reason;
  }

  /** True when it lost step so often that the exchange or the plugin is to be doubted. */
  boolean suspect() {
    return suspect;
  }

  long resyncs() {
    return resyncs;
  }

  /** Why it lost step the last time; empty when it never did. */
  String lastLoss() {
    return lastLoss;
  }

  /** True when it lost step by a frame that could not be read, of which the protocol knows nothing. */
  boolean unasked() {
    return unasked && state == BookState.RESYNC;
  }

  void nobodyAsked() {
    unasked = true;
  }

  /** Messages that changed what is shown. */
  long applied() {
    return applied;
  }

  long dropped() {
    return dropped;
  }

  int waiting() {
    return held.size();
  }

  void rules(BookRules rules, boolean linkOpen, long nowNanos) {
    proof.rules(rules);
    if (!rules.hasBook()) {
      state = BookState.NONE;
    } else if (state == BookState.NONE && linkOpen) {
      state = BookState.AWAITING_SNAPSHOT;
      since = nowNanos;
    }
  }

  void begin(boolean snapshot) {
    staged.clear();
    staging = true;
    stagedSnapshot = snapshot;
    stagedFault = null;
  }

  void stage(Side side, long price, long size) {
    staged.add(side, price, size);
  }

  /** The message at hand has a level that makes no sense. */
  void spoil(String fault) {
    stagedFault = fault;
  }

  boolean staging() {
    return staging;
  }

  /** Why the message at hand cannot be applied; null when it can. */
  @Nullable String fault() {
    return stagedFault != null ? stagedFault : staging ? null : "book message without a beginning";
  }

  /** Throws the message at hand away; true when the book cannot do without it. */
  boolean abandon() {
    boolean needed = staging && state.inStep();
    staging = false;
    staged.clear();
    return needed;
  }

  Outcome commit(long nowNanos, long firstId, long lastId, long previousId, long checksum) {
    staging = false;
    Outcome outcome = stagedSnapshot
        ? snapshot(nowNanos, lastId, checksum)
        : change(nowNanos, firstId, lastId, previousId, checksum);
    staged.clear();
    return outcome;
  }

  /** The book cannot be kept any more, for a reason found outside of it. */
  Outcome lose(long nowNanos, String why) {
    state = BookState.RESYNC;
    since = nowNanos;
    reason = why;
    lastLoss = why;
    unasked = false;
    resyncs++;
    dropped += held.clear();
    proof.reset();
    long secondLast = losses[(lossCount + 1) % SUSPECT_LOSSES];
    suspect = lossCount >= SUSPECT_LOSSES - 1 && nowNanos - secondLast < SUSPECT_NANOS;
    losses[lossCount++ % SUSPECT_LOSSES] = nowNanos;
    return suspect ? Outcome.LOST_AGAIN : Outcome.LOST;
  }

  /** A connection begins or ends: whatever was known is void. */
  void clear(long nowNanos, boolean linkOpen) {
    book.clear();
    proof.reset();
    staged.clear();
    staging = false;
    dropped += held.clear();
    state = linkOpen && proof.rules().hasBook() ? BookState.AWAITING_SNAPSHOT : BookState.NONE;
    since = nowNanos;
    reason = "";
  }

  /** What waits is given up, after Stop; returns how many messages that are. The taker, when nobody writes any more. */
  int discardWaiting() {
    return held.clear();
  }

  /** Scales grew. */
  void multiply(long priceFactor, long sizeFactor) {
    if (!book.multiply(priceFactor, sizeFactor) && proof.rules().hasBook()) {
      state = BookState.AWAITING_SNAPSHOT;
    }
    staged.multiply(priceFactor, sizeFactor);
    held.multiply(priceFactor, sizeFactor);
  }

  /** Scales shrank: nothing held can be kept exactly. */
  void forget() {
    if (state != BookState.NONE && book.levels(Side.BUY) + book.levels(Side.SELL) > 0) {
      state = BookState.AWAITING_SNAPSHOT;
    }
    book.clear();
    staged.clear();
    dropped += held.clear();
  }

  private Outcome snapshot(long nowNanos, long lastId, long checksum) {
    book.clear();
    staged.fill(book);
    proof.begin(lastId);
    Outcome outcome = settle(nowNanos, checksum);
    if (outcome != Outcome.APPLIED || held.size() == 0) {
      return outcome;
    }
    if (lastId == MarketSink.NO_ID) {
      // Nothing tells which of the changes the snapshot holds already.
      dropped += held.clear();
      return outcome;
    }
    return release(nowNanos, true);
  }

  private Outcome change(long nowNanos, long firstId, long lastId, long previousId, long checksum) {
    if (!state.inStep()) {
      // It changes a book we do not have. Where messages are numbered the snapshot will tell which of them come after it.
      if (proof.rules().chain() == IdChain.NONE || state == BookState.NONE) {
        dropped++;
      } else {
        hold(firstId, lastId, previousId, checksum);
      }
      return Outcome.NOT_APPLIED;
    }
    switch (proof.look(firstId, lastId, previousId, false)) {
      case REPEAT -> {
        dropped++;
        return proof.repeat() ? Outcome.NOT_APPLIED : gap(nowNanos, "The exchange's numbers began anew");
      }
      case GAP -> {
        if (held.size() >= proof.rules().reorderWindow()) {
          applied++;
          return gap(nowNanos, "A book message was lost");
        }
        hold(firstId, lastId, previousId, checksum);
        return Outcome.NOT_APPLIED;
      }
      case NEXT -> {
        Outcome outcome = apply(nowNanos, staged, lastId, checksum);
        return outcome == Outcome.APPLIED && held.size() > 0 ? release(nowNanos, false) : outcome;
      }
    }
    throw new AssertionError();
  }

  private Outcome gap(long nowNanos, String why) {
    proof.gaps++;
    return lose(nowNanos, why);
  }

  private void hold(long firstId, long lastId, long previousId, long checksum) {
    dropped += held.add(new Held(firstId, lastId, previousId, checksum, staged.copy()));
  }

  private Outcome apply(long nowNanos, StagedLevels levels, long lastId, long checksum) {
    levels.applyTo(book);
    proof.accept(lastId);
    return settle(nowNanos, checksum);
  }

  /** The levels of a message are in: cuts, proves and judges the book. */
  private Outcome settle(long nowNanos, long checksum) {
    applied++;
    book.cut(proof.rules().depth());
    if (!proof.checksumHolds(book, checksum)) {
      return lose(nowNanos, "Checksum differed");
    }
    if (!proof.uncrossed(book.crossed(), nowNanos)) {
      return lose(nowNanos, "Bid stayed above ask");
    }
    if (!state.inStep()) {
      state = proof.proves() ? BookState.PROVEN : BookState.UNPROVEN;
      since = nowNanos;
      reason = "";
    }
    return Outcome.APPLIED;
  }

  /** Applies what waited and can now be applied; {@code afterSnapshot} when all that remains is of no use. */
  private Outcome release(long nowNanos, boolean afterSnapshot) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Held message : held.all()) {
        Finding finding = proof.look(message.firstId(), message.lastId(), message.previousId(), true);
        if (finding == Finding.GAP) {
          continue;
        }
        held.remove(message);
        moved = true;
        if (finding == Finding.REPEAT) {
          proof.repeats++;
          dropped++;
          continue;
        }
        Outcome outcome = apply(nowNanos, message.levels(), message.lastId(), message.checksum());
        if (outcome != Outcome.APPLIED) {
          return outcome;
        }
      }
    }
    if (afterSnapshot && held.size() > proof.rules().reorderWindow()) {
      return gap(nowNanos, "The snapshot is older than the changes that came");
    }
    return Outcome.APPLIED;
  }
}
