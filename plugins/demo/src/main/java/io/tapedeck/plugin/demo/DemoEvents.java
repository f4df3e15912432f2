package io.tapedeck.plugin.demo;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.Decimals;
import io.tapedeck.kit.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads trades, quotes and books, from behind their symbol to the end of the message. What cannot be read in one of them rejects that event
 * alone. Each method says false when the book lost step. Reader thread of one connection.
 */
final class DemoEvents {
  private static final long MISSING = Decimals.INEXACT;

  private final JsonReader json;
  private @Nullable String fault;

  DemoEvents(JsonReader json) {
    this.json = json;
  }

  boolean trade(MarketSink sink, WireStream stream) throws FrameException {
    long time = MarketSink.NO_TIME;
    long id = MarketSink.NO_ID;
    long price = MISSING;
    long size = MISSING;
    Side side = null;
    fault = null;
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "ts" -> time = whole(MarketSink.NO_TIME);
        case "id" -> id = whole(MarketSink.NO_ID);
        case "p" -> price = price(stream);
        case "q" -> size = size(stream);
        case "side" -> side = side();
        default -> json.skipValue();
      }
    }
    if (fault == null && (price == MISSING || size == MISSING || side == null)) {
      fault = "trade without price, size or side";
    }
    if (fault != null || side == null) {
      return reject(sink, stream);
    }
    sink.trade(stream.id, time, price, size, side, id);
    return true;
  }

  boolean quote(MarketSink sink, WireStream stream) throws FrameException {
    long time = MarketSink.NO_TIME;
    long bid = MISSING;
    long bidSize = MISSING;
    long ask = MISSING;
    long askSize = MISSING;
    fault = null;
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "ts" -> time = whole(MarketSink.NO_TIME);
        case "bid" -> bid = price(stream);
        case "bidq" -> bidSize = size(stream);
        case "ask" -> ask = price(stream);
        case "askq" -> askSize = size(stream);
        default -> json.skipValue();
      }
    }
    if (fault == null && (bid == MISSING || bidSize == MISSING || ask == MISSING || askSize == MISSING)) {
      fault = "quote without price or size";
    }
    if (fault != null) {
      return reject(sink, stream);
    }
    sink.quote(stream.id, time, bid, bidSize, ask, askSize);
    return true;
  }

  boolean book(MarketSink sink, WireStream stream, boolean snapshot) throws FrameException {
    long time = MarketSink.NO_TIME;
    long sequence = MarketSink.NO_ID;
    long checksum = MarketSink.NO_CHECKSUM;
    fault = null;
    if (snapshot) {
      sink.bookSnapshot(stream.id);
    } else {
      sink.bookUpdate(stream.id);
    }
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "ts" -> time = whole(MarketSink.NO_TIME);
        case "seq" -> sequence = whole(MarketSink.NO_ID);
        case "crc" -> checksum = whole(MarketSink.NO_CHECKSUM);
        case "bids" -> levels(sink, stream, Side.BUY);
        case "asks" -> levels(sink, stream, Side.SELL);
        default -> json.skipValue();
      }
    }
    if (fault == null && (sequence == MarketSink.NO_ID || checksum == MarketSink.NO_CHECKSUM)) {
      fault = "book without seq or crc";
    }
    return fault == null
        ? sink.commit(stream.id, time, sequence, sequence, MarketSink.NO_ID, checksum)
        : reject(sink, stream);
  }

  private void levels(MarketSink sink, WireStream stream, Side side) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      json.enterArray();
      long price = MISSING;
      long size = MISSING;
      for (int i = 0; json.nextElement(); i++) {
        switch (i) {
          case 0 -> price = price(stream);
          case 1 -> size = size(stream);
          default -> json.skipValue(); // An exchange may add fields.
        }
      }
      if (price != MISSING && size != MISSING) {
        sink.level(stream.id, side, price, size);
      } else if (fault == null) {
        fault = "level without price or size";
      }
    }
  }

  private long price(WireStream stream) throws FrameException {
    return scaled(stream.instrument.priceScale(), "price unreadable or with more digits than declared");
  }

  private long size(WireStream stream) throws FrameException {
    return scaled(stream.instrument.sizeScale(), "size unreadable or with more digits than declared");
  }

  private long scaled(int scale, String complaint) throws FrameException {
    long value = json.tryDecimal() ? Decimals.rescale(json.mantissa(), json.scale(), scale) : MISSING;
    if (value == MISSING) {
      fault = complaint;
    }
    return value;
  }

  private long whole(long otherwise) throws FrameException {
    long value = json.tryDecimal() ? Decimals.rescale(json.mantissa(), json.scale(), 0) : MISSING;
    if (value == MISSING) {
      fault = "whole number expected";
      return otherwise;
    }
    return value;
  }

  private @Nullable Side side() throws FrameException {
    if (json.textEquals("buy")) {
      return Side.BUY;
    }
    if (json.textEquals("sell")) {
      return Side.SELL;
    }
    json.skipValue();
    return null;
  }

  private boolean reject(MarketSink sink, WireStream stream) {
    return sink.reject(stream.id, fault == null ? "unreadable" : fault);
  }
}
