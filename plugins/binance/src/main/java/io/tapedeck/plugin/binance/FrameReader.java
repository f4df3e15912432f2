package io.tapedeck.plugin.binance;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentNumber;
import io.tapedeck.kit.SentQuote;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame to its end and keeps what it says. One letter means different things in different events, and their kind may come after them, so everything is
 * read first and understood then. One thread.
 */
final class FrameReader {
  private final JsonReader json = new JsonReader();
  private final SentBook book = new SentBook();
  private final SentTrade trade = new SentTrade();
  private final SentQuote quote = new SentQuote();
  private final SentNumber upperA = new SentNumber();
  private @Nullable String event;
  private @Nullable String error;
  private String symbol = "";
  private long requestId;
  private boolean answered;
  private boolean buyerWaited;
  private boolean sideKnown;
  private long eventTime;
  private long tradeTime;
  private long tradeId;
  private long firstId;
  private long lastId;
  private long previousId;

  /** Reads a frame; what the last one said is forgotten. */
  void read(byte[] frame) throws FrameException {
    clear();
    json.reset(frame);
    json.enterObject();
    readFields();
    json.finish();
    settle();
  }

  private void readFields() throws FrameException {
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "data" -> {
          json.enterObject();
          readFields();
        }
        case "id" -> requestId = WireText.whole(json, -1);
        case "result" -> {
          answered = true;
          json.skipValue();
        }
        case "error" -> readError();
        case "msg" -> error = WireText.orNull(json);
        case "e" -> event = WireText.orNull(json);
        case "s" -> symbol = json.text();
        default -> readEventField();
      }
    }
  }

  private void readEventField() throws FrameException {
    switch (json.fieldName()) {
      case "E" -> eventTime = WireText.millis(json);
      case "T" -> tradeTime = WireText.millis(json);
      case "U" -> firstId = WireText.whole(json, MarketSink.NO_ID);
      case "u" -> lastId = WireText.whole(json, MarketSink.NO_ID);
      case "pu" -> previousId = WireText.whole(json, MarketSink.NO_ID);
      case "b" -> {
        if (json.value() == JsonReader.Token.ARRAY) {
          book.bids().readPairs(json);
        } else {
          quote.bid().read(json);
        }
      }
      case "a" -> {
        if (json.value() == JsonReader.Token.ARRAY) {
          book.asks().readPairs(json);
        } else {
          quote.ask().read(json);
        }
      }
      case "B" -> quote.bidSize().read(json);
      case "A" -> upperA.read(json);
      case "p" -> trade.price().read(json);
      case "q" -> trade.size().read(json);
      case "t" -> tradeId = WireText.whole(json, MarketSink.NO_ID);
      case "m" -> {
        buyerWaited = json.value() == JsonReader.Token.TRUE;
        sideKnown = buyerWaited || json.value() == JsonReader.Token.FALSE;
        json.skipValue();
      }
      default -> json.skipValue();
    }
  }

  private void readError() throws FrameException {
    error = "error";
    if (json.value() != JsonReader.Token.OBJECT) {
      json.skipValue();
      return;
    }
    while (json.nextField()) {
      if (json.fieldIs("msg")) {
        error = WireText.orNull(json);
      } else {
        json.skipValue();
      }
    }
  }

  private void settle() throws FrameException {
    if (event == null && symbol.isEmpty()) {
      if (!answered && error == null) {
        throw new FrameException("unknown message");
      }
      return;
    }
    if (isBook()) {
      book.symbol(knownSymbol());
      book.time(eventTime);
      // A future's message names the last id it follows: it covers everything after that.
      book.ids(previousId == MarketSink.NO_ID ? firstId : previousId + 1, lastId, MarketSink.NO_ID);
    } else if (isTrade()) {
      trade.symbol(knownSymbol());
      trade.time(tradeTime);
      boolean summed = "aggTrade".equals(event);
      boolean hasSummedId = summed && quote.ask().isKnown() && quote.ask().scale() == 0;
      trade.id(hasSummedId ? quote.ask().mantissa() : summed ? MarketSink.NO_ID : tradeId);
      trade.taker(!sideKnown ? null : buyerWaited ? Side.SELL : Side.BUY);
    } else if (isQuote()) {
      quote.symbol(knownSymbol());
      quote.time(eventTime);
      if (upperA.isKnown()) {
        quote.askSize().set(upperA.mantissa(), upperA.scale());
      }
    }
  }

  private String knownSymbol() throws FrameException {
    if (symbol.isEmpty()) {
      throw new FrameException("data without a symbol");
    }
    return symbol;
  }

  private void clear() {
    book.clear();
    trade.clear();
    quote.clear();
    upperA.clear();
    event = null;
    error = null;
    symbol = "";
    requestId = -1;
    answered = false;
    buyerWaited = false;
    sideKnown = false;
    eventTime = MarketSink.NO_TIME;
    tradeTime = MarketSink.NO_TIME;
    tradeId = MarketSink.NO_ID;
    firstId = MarketSink.NO_ID;
    lastId = MarketSink.NO_ID;
    previousId = MarketSink.NO_ID;
  }

  /** True for a message of changes of a book. */
  boolean isBook() {
    return "depthUpdate".equals(event);
  }

  /** True for a trade, or several of one taker at one price. */
  boolean isTrade() {
    return "trade".equals(event) || "aggTrade".equals(event);
  }

  /** True for best bid and ask; on spot they come without a word that says so. */
  boolean isQuote() {
    return "bookTicker".equals(event) || (event == null && upperA.isKnown() && quote.bidSize().isKnown());
  }

  /** True when Binance is about to end the connection. */
  boolean isFarewell() {
    return "serverShutdown".equals(event);
  }

  /** True for a message of a future's book. */
  boolean isFuture() {
    return previousId != MarketSink.NO_ID;
  }

  SentBook book() {
    return book;
  }

  SentTrade trade() {
    return trade;
  }

  SentQuote quote() {
    return quote;
  }

  /** True for the answer to one of our messages. */
  boolean isAnswer() {
    return answered && error == null && event == null;
  }

  /** The number of our message that is answered, or -1. */
  long requestId() {
    return requestId;
  }

  /** Binance's words of complaint; null when it does not complain. */
  @Nullable String error() {
    return event == null ? error : null;
  }
}
