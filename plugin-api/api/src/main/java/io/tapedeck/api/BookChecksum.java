package io.tapedeck.api;

/**
 * An exchange's formula for the checksum of a book. Called by the host after each book message that carries a checksum, on the
 * thread that delivered it. One instance serves one connection and may keep scratch memory.
 */
@FunctionalInterface
public interface BookChecksum {

  /** The checksum of this book, compared with the one the exchange sent. Must not allocate. */
  long of(BookView book);
}
