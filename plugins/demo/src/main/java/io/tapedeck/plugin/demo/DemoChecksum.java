package io.tapedeck.plugin.demo;

import io.tapedeck.api.BookChecksum;
import io.tapedeck.api.BookView;
import io.tapedeck.api.Side;
import io.tapedeck.kit.DigitCrc;

/**
 * The demo exchange's book checksum: CRC32 over the digits of price and size of the ten best asks, then of the ten best bids, best first,
 * without dot and leading zeros. One thread at a time; keeps scratch memory.
 */
final class DemoChecksum implements BookChecksum {

  /** Levels of each side that are covered. */
  static final int LEVELS = 10;

  private final DigitCrc crc = new DigitCrc();

  @Override
  public long of(BookView book) {
    crc.reset();
    side(book, Side.SELL);
    side(book, Side.BUY);
    return crc.value();
  }

  private void side(BookView book, Side side) {
    int levels = Math.min(LEVELS, book.levels(side));
    for (int i = 0; i < levels; i++) {
      crc.digits(book.price(side, i));
      crc.digits(book.size(side, i));
    }
  }
}
