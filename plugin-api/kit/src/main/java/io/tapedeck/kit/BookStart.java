package io.tapedeck.kit;

import io.tapedeck.api.IdChain;
import io.tapedeck.api.MarketSink;
import java.util.ArrayDeque;

/**
 * Begins a book whose snapshot comes by REST: holds the updates that come before it, and puts both together. One book on one connection; one thread.
 *
 * <p>Whether the first update follows the snapshot, and which are older, the host sees by their ids: an update covers {@code firstId..lastId}. Only where
 * each update names the one before it ({@link IdChain#PREVIOUS}) the older ones are left out here, and the first that is kept is tied to the snapshot.
 */
public final class BookStart {
  private static final int MOST_MESSAGES = 20_000;
  private static final int MOST_LEVELS = 2_000_000;
  private static final int MOST_REFUSALS = 3;

  private final SymbolStream stream;
  private final ArrayDeque<SentBook> held = new ArrayDeque<>();
  private int levels;
  private final boolean inclusive;
  private boolean waiting = true;
  private boolean asked;
  private int refusals;
  private long snapshotId = MarketSink.NO_ID;

  /** A book that waits for its snapshot. */
  public BookStart(SymbolStream stream) {
    this(stream, false);
  }

  /**
   * A book that waits for its snapshot.
   *
   * @param inclusive true where the update that ends where the snapshot ends is the first to be applied, not the last to be left out
   */
  public BookStart(SymbolStream stream, boolean inclusive) {
    this.stream = stream;
    this.inclusive = inclusive;
  }

  /** True until the snapshot came, and again when the book lost step. */
  public boolean isWaiting() {
    return waiting;
  }

  /** True when the snapshot is still to be asked for, which the caller then does. */
  public boolean begin() {
    return waiting && ask();
  }

  /**
   * The book begins anew.
   *
   * @return true when a snapshot must be asked for now; false when one is on its way
   */
  public boolean restart() {
    waiting = true;
    snapshotId = MarketSink.NO_ID;
    forget();
    return ask();
  }

  /** The snapshot cannot be had; the next update asks for it again. */
  public void failed() {
    asked = false;
  }

  /** Where ids only rise, a snapshot may be older than the first update because nothing happened in between; a few younger ones are asked for, and then it is believed. */
  private boolean isOldEnough() {
    return stream.rules().chain() == IdChain.RISING && ++refusals > MOST_REFUSALS;
  }

  private boolean ask() {
    boolean now = !asked;
    asked = true;
    return now;
  }

  private void forget() {
    held.clear();
    levels = 0;
  }

  /**
   * An update came.
   *
   * @return true when a snapshot must be asked for now
   */
  public boolean update(SentBook book) {
    if (!waiting) {
      tie(book);
      return !stream.book(book) && restart();
    }
    levels += book.bids().size() + book.asks().size();
    if (held.size() >= MOST_MESSAGES || levels > MOST_LEVELS) {
      // A snapshot that takes so long would be too old for what comes next in any case.
      forget();
    }
    held.add(book.copy());
    return ask();
  }

  /**
   * The snapshot came.
   *
   * @return true when it is too old, or what was held does not follow it, so that another must be asked for now
   */
  public boolean snapshot(SentBook book) {
    if (!waiting) {
      return false;
    }
    asked = false;
    if (book.fault() != null) {
      return ask();
    }
    SentBook first = held.peek();
    if (first != null && first.firstId() > book.lastId() + 1 && !isOldEnough()) {
      return ask();
    }
    refusals = 0;
    waiting = false;
    long id = book.lastId();
    if (inclusive) {
      snapshotId = id;
      book.ids(book.firstId(), id - 1, book.previousId());
    }
    if (!stream.book(book)) {
      return restart();
    }
    boolean named = stream.rules().chain() == IdChain.PREVIOUS;
    boolean tied = false;
    for (SentBook update : held) {
      if (named && update.lastId() <= id) {
        continue;
      }
      if (named && !tied) {
        update.ids(update.firstId(), update.lastId(), id);
        tied = true;
      }
      tie(update);
      if (!stream.book(update)) {
        return restart();
      }
    }
    forget();
    return false;
  }

  /** An inclusive snapshot was told with the id before its own; an update that begins right after its own follows it all the same. */
  private void tie(SentBook update) {
    if (snapshotId != MarketSink.NO_ID && update.lastId() >= snapshotId) {
      if (update.firstId() == snapshotId + 1) {
        update.ids(snapshotId, update.lastId(), update.previousId());
      }
      snapshotId = MarketSink.NO_ID;
    }
  }
}
