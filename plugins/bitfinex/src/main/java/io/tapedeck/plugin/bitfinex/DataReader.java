package io.tapedeck.plugin.bitfinex;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentNumber;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the frames that are arrays: {@code [channel, data, sequence]} or {@code [channel, "te", data, sequence]}; arrays may grow at their end. One thread. */
final class DataReader {
  private final SentBook book = new SentBook();
  private final SentTrade trade = new SentTrade();
  private final SentNumber price = new SentNumber();
  private final SentNumber count = new SentNumber();
  private final SentNumber amount = new SentNumber();
  private @Nullable Channel channel;
  private boolean hasBook;
  private boolean hasTrade;
  private long sequence;

  /** Reads the array the reader stands at. */
  void read(JsonReader json, Map<Long, Channel> channels) throws FrameException {
    channel = null;
    hasBook = false;
    hasTrade = false;
    sequence = MarketSink.NO_ID;
    String tag = "";
    for (int i = 0; json.nextElement(); i++) {
      JsonReader.Token token = json.token();
      if (i == 0) {
        channel = channels.get(WireText.whole(json, -1));
      } else if (token == JsonReader.Token.TEXT) {
        tag = json.text();
      } else if (token == JsonReader.Token.ARRAY) {
        readData(json, tag);
      } else {
        // The last number is the connection's sequence.
        sequence = WireText.whole(json, MarketSink.NO_ID);
      }
    }
    json.finish();
  }

  private void readData(JsonReader json, String tag) throws FrameException {
    if (channel != null && channel.isBook()) {
      hasBook = true;
      book.clear();
      book.symbol(channel.symbol());
      readBook(json);
    } else if (channel != null && channel.isTrades() && tag.equals("te")) {
      hasTrade = true;
      readTrade(json, channel.symbol());
    } else {
      // Trades of before the subscription, a trade told a second time, a channel that is not ours.
      json.skipValue();
    }
  }

  /** {@code [[price, count, amount], ...]} for the whole book, {@code [price, count, amount]} for one level. */
  private void readBook(JsonReader json) throws FrameException {
    book.snapshot(true);
    for (int i = 0; json.nextElement(); i++) {
      if (json.token() == JsonReader.Token.ARRAY) {
        readLevel(json);
      } else {
        book.snapshot(false);
        read(json, i);
      }
    }
    if (!book.isSnapshot()) {
      addLevel();
    }
  }

  private void readLevel(JsonReader json) throws FrameException {
    for (int i = 0; json.nextElement(); i++) {
      read(json, i);
    }
    addLevel();
  }

  private void read(JsonReader json, int place) throws FrameException {
    switch (place) {
      case 0 -> price.read(json);
      case 1 -> count.read(json);
      case 2 -> amount.read(json);
      default -> json.skipValue();
    }
  }

  private void addLevel() {
    boolean bid = amount.isPositive();
    if (!count.isKnown()) {
      amount.clear();
    } else if (!count.isPositive()) {
      amount.set(0, 0);
    } else {
      amount.makePositive();
    }
    (bid ? book.bids() : book.asks()).add(price, amount);
    price.clear();
    count.clear();
    amount.clear();
  }

  /** {@code [id, milliseconds, amount, price]}; a taker who sold is told by a negative amount. */
  private void readTrade(JsonReader json, String symbol) throws FrameException {
    trade.clear();
    trade.symbol(symbol);
    for (int i = 0; json.nextElement(); i++) {
      switch (i) {
        case 0 -> trade.id(WireText.whole(json, MarketSink.NO_ID));
        case 1 -> trade.time(WireText.millis(json));
        case 2 -> trade.size().read(json);
        case 3 -> trade.price().read(json);
        default -> json.skipValue();
      }
    }
    trade.taker(trade.size().isNegative() ? Side.SELL : Side.BUY);
    trade.size().makePositive();
  }

  /** The book message; null when the frame is none. */
  @Nullable SentBook book() {
    return hasBook ? book : null;
  }

  /** The trade; null when the frame is none. */
  @Nullable SentTrade trade() {
    return hasTrade ? trade : null;
  }

  /** Number of the frame on this connection, or {@link MarketSink#NO_ID}. */
  long sequence() {
    return sequence;
  }
}
