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

  /** More repeats in a row are none: the exchange's numbers began anew. */
  private static final int MOST_REPEATS = 200;

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
  private int repeatsInRow;

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

  long lastId() {
    return lastId;
  }

  /** Forgets the chain: a new connection, or a book that lost step. */
  void reset() {
    lastId = MarketSink.NO_ID;
    crossed = false;
    repeatsInRow = 0;
  }

  /** Looks at the ids of a change, and counts nothing: {@code waited} when it was held back for a snapshot. */
  Finding look(long firstId, long newLastId, long previousId, boolean waited) {
    if (lastId == MarketSink.NO_ID || newLastId == MarketSink.NO_ID) {
      return Finding.NEXT;
    }
    return switch (rules.chain()) {
      case NONE -> Finding.NEXT;
      case DENSE -> range(newLastId, newLastId);
      case RANGE -> range(firstId == MarketSink.NO_ID ? newLastId : firstId, newLastId);
      case PREVIOUS -> previous(newLastId, previousId, waited);
      case RISING -> newLastId > lastId ? Finding.NEXT : Finding.REPEAT;
    };
  }

  /** A change is applied next. */
  void accept(long newLastId) {
    if (lastId != MarketSink.NO_ID && newLastId != MarketSink.NO_ID && rules.chain() != IdChain.NONE) {
      idsRight++;
    }
    lastId = newLastId;
    repeatsInRow = 0;
  }

  /** A snapshot is applied: the chain begins at its id. */
  void begin(long snapshotId) {
    lastId = snapshotId;
    repeatsInRow = 0;
  }

  /**
   * A message was seen before.
   *
   * @return false when there were so many that the numbers must have begun anew
   */
  boolean repeat() {
    repeats++;
    return ++repeatsInRow <= MOST_REPEATS;
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

  /** When the book crossed, if it is crossed now; 0 when it is not. */
  long crossedNanos() {
    return crossed ? crossedSince : 0;
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

  private Finding previous(long newLastId, long previousId, boolean waited) {
    if (previousId == lastId) {
      return Finding.NEXT;
    }
    return newLastId == lastId || (waited && newLastId < lastId) ? Finding.REPEAT : Finding.GAP;
  }

  private Finding range(long firstId, long newLastId) {
    if (newLastId <= lastId) {
      return Finding.REPEAT;
    }
    return firstId <= lastId + 1 ? Finding.NEXT : Finding.GAP;
  }
}
