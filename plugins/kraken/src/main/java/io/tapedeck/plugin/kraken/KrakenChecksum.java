package io.tapedeck.plugin.kraken;

import io.tapedeck.api.BookChecksum;
import io.tapedeck.api.BookView;
import io.tapedeck.api.Side;
import io.tapedeck.kit.DigitCrc;

/**
 * Kraken's CRC-32 of the ten best asks and then the ten best bids, price before size, each without its point and leading zeros. A
 * thinner side counts with what it has. Whatever the subscribed depth, it is ten. One connection's reader thread.
 */
final class KrakenChecksum implements BookChecksum {

  private static final int LEVELS = 10;

  private final DigitCrc crc = new DigitCrc();

  @Override
  public long of(BookView book) {
    crc.reset();
    add(book, Side.SELL);
    add(book, Side.BUY);
    return crc.value();
  }

  private void add(BookView book, Side side) {
    int levels = Math.min(LEVELS, book.levels(side));
    for (int i = 0; i < levels; i++) {
      crc.digits(book.price(side, i));
      crc.digits(book.size(side, i));
    }
  }
}
