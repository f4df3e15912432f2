package io.tapedeck.plugin.okx;

import io.tapedeck.api.BookChecksum;
import io.tapedeck.api.BookView;
import io.tapedeck.api.Side;
import io.tapedeck.kit.DigitCrc;

/**
 * OKX's CRC-32 of the days before June 2026: bid price, bid size, ask price, ask size of the 25 best levels in turn, with colons between them; where
 * one side has no more levels the other goes on. Numbers as OKX writes them, without zeros at the end. One connection's reader thread.
 */
final class OkxChecksum implements BookChecksum {
  private static final int LEVELS = 25;

  private final DigitCrc crc = new DigitCrc();
  private final SymbolScales scales;
  private boolean first;

  /** The scales a book is told in now. */
  interface SymbolScales {

    int price();

    int size();
  }

  OkxChecksum(SymbolScales scales) {
    this.scales = scales;
  }

  @Override
  public long of(BookView book) {
    crc.reset();
    first = true;
    for (int i = 0; i < LEVELS; i++) {
      add(book, Side.BUY, i);
      add(book, Side.SELL, i);
    }
    return crc.value();
  }

  private void add(BookView book, Side side, int level) {
    if (level < book.levels(side)) {
      add(book.price(side, level), scales.price());
      add(book.size(side, level), scales.size());
    }
  }

  private void add(long mantissa, int scale) {
    if (!first) {
      crc.character(':');
    }
    first = false;
    crc.shortest(mantissa, scale);
  }
}
