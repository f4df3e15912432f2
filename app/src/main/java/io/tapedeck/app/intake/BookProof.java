package io.tapedeck.app.intake;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.BookView;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.MarketSink;

/**
 * Proves a stream's book message by message: by the exchange's checksum, by its id chain, by crossing. Counts what it finds. The stream's writer.
 */
final class BookProof {
  /** A book may cross for a moment while an exchange sends one change in two messages; for longer it is wrong. */
  static final long CROSSED_LIMIT_NANOS = 500_000_000L;

  /** What a book message turned out to be. */
  enum Finding {
    /** It follows the one before. */
    NEXT,
    /** It was seen before. */
    REPEAT,
    /** One or more before it are missing. */
    GAP
  }

  private BookRules rules = BookRules.UNPROVEN;
  private long lastId = MarketSink.NO_ID;
  private boolean crossed;
  private long crossedSince;

  long checksumsRight;
  long checksumsWrong;
  long idsRight;
  long gaps;
  long repeats;
  long crossings;

  void rules(BookRules next) {
    rules = next;
  }

  BookRules rules() {
    return rules;
  }

  /** Forgets the chain: a new connection, or a book that lost step. */
  void reset() {
    lastId = MarketSink.NO_ID;
    crossed = false;
  }

  /** Looks at the ids of a message before it is applied, and counts what it finds. */
  Finding chain(boolean snapshot, long firstId, long newLastId, long previousId) {
    if (snapshot || lastId == MarketSink.NO_ID || newLastId == MarketSink.NO_ID || rules.chain() == IdChain.NONE) {
      lastId = newLastId;
      return Finding.NEXT;
    }
    Finding finding = switch (rules.chain()) {
      case NONE -> Finding.NEXT;
      case DENSE -> range(newLastId, newLastId);
      case RANGE -> range(firstId == MarketSink.NO_ID ? newLastId : firstId, newLastId);
      case PREVIOUS -> previousId == lastId ? Finding.NEXT : Finding.GAP;
      case RISING -> newLastId > lastId ? Finding.NEXT : Finding.REPEAT;
    };
    switch (finding) {
      case NEXT -> {
        lastId = newLastId;
        idsRight++;
      }
      case REPEAT -> repeats++;
      case GAP -> gaps++;
    }
    return finding;
  }

  /** True when the checksum sent is the checksum of this book, or when there is nothing to compare. */
  boolean checksumHolds(BookView book, long sent) {
    if (sent == MarketSink.NO_CHECKSUM || rules.checksum() == null) {
      return true;
    }
    if (rules.checksum().of(book) == sent) {
      checksumsRight++;
      return true;
    }
    checksumsWrong++;
    return false;
  }

  /** Looks for crossing after a message; false when the book was crossed for too long. */
  boolean uncrossed(boolean crossedNow, long nowNanos) {
    if (!crossedNow) {
      crossed = false;
      return true;
    }
    crossings++;
    if (!crossed) {
      crossed = true;
      crossedSince = nowNanos;
      return true;
    }
    return nowNanos - crossedSince <= CROSSED_LIMIT_NANOS;
  }

  /** True when something besides crossing and age speaks for the book. */
  boolean proves() {
    return rules.checksum() != null || chainProves();
  }

  private boolean chainProves() {
    return rules.chain() != IdChain.NONE && rules.chain() != IdChain.RISING;
  }

  String kind() {
    boolean checksum = rules.checksum() != null;
    boolean chain = chainProves();
    if (checksum) {
      return chain ? "checksum+sequence" : "checksum";
    }
    return chain ? "sequence" : "none";
  }

  private Finding range(long firstId, long newLastId) {
    if (newLastId <= lastId) {
      return Finding.REPEAT;
    }
    return firstId <= lastId + 1 ? Finding.NEXT : Finding.GAP;
  }
}
