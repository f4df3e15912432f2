package io.tapedeck.plugin.demo;

import io.tapedeck.api.BookView;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import java.nio.charset.StandardCharsets;

/**
 * Writes the messages of the demo exchange's language (see {@link DemoProtocol}) into a frame: one JSON array with a message or many. One
 * thread at a time.
 */
final class WireWriter {
  private static final byte[] TIME = ascii(",\"ts\":");
  private static final byte[] SEQUENCE = ascii(",\"seq\":");
  private static final byte[] CHECKSUM = ascii(",\"crc\":");
  private static final byte[] BIDS = ascii(",\"bids\":[");
  private static final byte[] ASKS = ascii(",\"asks\":[");
  private static final byte[] ID = ascii(",\"id\":");
  private static final byte[] PRICE = ascii(",\"p\":");
  private static final byte[] SIZE = ascii(",\"q\":");
  private static final byte[] BUY = ascii(",\"side\":\"buy\"}");
  private static final byte[] SELL = ascii(",\"side\":\"sell\"}");
  private static final byte[] BID = ascii(",\"bid\":");
  private static final byte[] BID_SIZE = ascii(",\"bidq\":");
  private static final byte[] ASK = ascii(",\"ask\":");
  private static final byte[] ASK_SIZE = ascii(",\"askq\":");

  private final FrameWriter frame = new FrameWriter();
  private int messages;

  /** What every message of one symbol begins with; made once. */
  static final class Heads {
    private final byte[] snapshot;
    private final byte[] book;
    private final byte[] trade;
    private final byte[] quote;

    Heads(String symbol) {
      this.snapshot = head("snapshot", symbol);
      this.book = head("book", symbol);
      this.trade = head("trade", symbol);
      this.quote = head("quote", symbol);
    }

    private static byte[] head(String type, String symbol) {
      return ascii("{\"t\":\"" + type + "\",\"s\":\"" + symbol + "\"");
    }
  }

  /** Messages written since the last frame was taken. */
  int messages() {
    return messages;
  }

  /** Bytes written since the last frame was taken. */
  int length() {
    return frame.length();
  }

  /** Ends the frame and begins the next. */
  byte[] takeFrame() {
    frame.raw(']');
    byte[] bytes = frame.toBytes();
    frame.clear();
    messages = 0;
    return bytes;
  }

  void acknowledged(String symbol) {
    plain("ack", symbol).raw('}');
  }

  void refused(String symbol, String why) {
    plain("refused", symbol).raw(ascii(",\"why\":")).string(why).raw('}');
  }

  void error(String why) {
    begin(ascii("{\"t\":\"error\",\"why\":")).string(why).raw('}');
  }

  void pong(long number) {
    begin(ascii("{\"t\":\"pong\",\"n\":")).number(number).raw('}');
  }

  void heartbeat(long epochNanos) {
    begin(ascii("{\"t\":\"heartbeat\"")).raw(TIME).number(epochNanos).raw('}');
  }

  void instrument(Instrument instrument) {
    plain("instrument", instrument.symbol())
        .raw(ascii(",\"base\":")).string(instrument.base())
        .raw(ascii(",\"quote\":")).string(instrument.quote())
        .raw(ascii(",\"pd\":")).number(instrument.priceScale())
        .raw(ascii(",\"sd\":")).number(instrument.sizeScale())
        .raw('}');
  }

  void snapshot(Heads heads, Instrument instrument, BookView book, long epochNanos, long sequence, long checksum) {
    begin(heads.snapshot);
    proof(epochNanos, sequence, checksum);
    levels(BIDS, instrument, book, Side.BUY);
    levels(ASKS, instrument, book, Side.SELL);
    frame.raw('}');
  }

  void update(Heads heads, Instrument instrument, MatchingBook book, long epochNanos, long sequence, long checksum) {
    begin(heads.book);
    proof(epochNanos, sequence, checksum);
    changes(BIDS, instrument, book, Side.BUY);
    changes(ASKS, instrument, book, Side.SELL);
    frame.raw('}');
  }

  /** A book message with a single bid. */
  void bid(Heads heads, Instrument instrument, long price, long size, long epochNanos, long sequence, long checksum) {
    begin(heads.book);
    proof(epochNanos, sequence, checksum);
    frame.raw(BIDS);
    level(instrument, price, size);
    closeLevels();
    frame.raw('}');
  }

  void trade(Heads heads, Instrument instrument, long epochNanos, long id, long price, long size, Side taker) {
    begin(heads.trade).raw(TIME).number(epochNanos).raw(ID).number(id);
    frame.raw(PRICE).decimal(price, instrument.priceScale());
    frame.raw(SIZE).decimal(size, instrument.sizeScale());
    frame.raw(taker == Side.BUY ? BUY : SELL);
  }

  void quote(Heads heads, Instrument instrument, long epochNanos, BookView book) {
    begin(heads.quote).raw(TIME).number(epochNanos);
    frame.raw(BID).decimal(book.price(Side.BUY, 0), instrument.priceScale());
    frame.raw(BID_SIZE).decimal(book.size(Side.BUY, 0), instrument.sizeScale());
    frame.raw(ASK).decimal(book.price(Side.SELL, 0), instrument.priceScale());
    frame.raw(ASK_SIZE).decimal(book.size(Side.SELL, 0), instrument.sizeScale()).raw('}');
  }

  private void proof(long epochNanos, long sequence, long checksum) {
    frame.raw(TIME).number(epochNanos).raw(SEQUENCE).number(sequence).raw(CHECKSUM).number(checksum);
  }

  private void levels(byte[] name, Instrument instrument, BookView book, Side side) {
    frame.raw(name);
    for (int i = 0; i < book.levels(side); i++) {
      level(instrument, book.price(side, i), book.size(side, i));
    }
    closeLevels();
  }

  private void changes(byte[] name, Instrument instrument, MatchingBook book, Side side) {
    boolean named = false;
    for (int i = 0; i < book.changes(); i++) {
      if (book.changedSide(i) == side) {
        if (!named) {
          frame.raw(name);
          named = true;
        }
        level(instrument, book.changedPrice(i), book.sizeAt(side, book.changedPrice(i)));
      }
    }
    if (named) {
      closeLevels();
    }
  }

  private void level(Instrument instrument, long price, long size) {
    frame.raw('[').decimal(price, instrument.priceScale());
    frame.raw(',').decimal(size, instrument.sizeScale()).raw(']').raw(',');
  }

  private void closeLevels() {
    frame.chop();
    frame.raw(']');
  }

  private FrameWriter plain(String type, String symbol) {
    return begin(ascii("{\"t\":\"" + type + "\",\"s\":")).string(symbol);
  }

  private FrameWriter begin(byte[] head) {
    frame.raw(messages++ == 0 ? '[' : ',');
    return frame.raw(head);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
