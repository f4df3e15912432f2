package io.tapedeck.plugin.binance;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.WireText;

/** Reads the snapshot of a book: {@code {"lastUpdateId":160,"bids":[["0.0024","10"]],"asks":[...]}}. One thread. */
final class DepthReader {
  private final JsonReader json = new JsonReader();
  private final SentBook book = new SentBook();

  /** The snapshot, until the next is read. */
  SentBook read(byte[] body) throws FrameException {
    book.clear();
    json.reset(body);
    readFields(json, book);
    json.finish();
    if (book.lastId() == MarketSink.NO_ID) {
      throw new FrameException("snapshot without an id");
    }
    return book;
  }

  /** Reads the object that is the document. */
  static void readFields(JsonReader json, SentBook book) throws FrameException {
    long id = MarketSink.NO_ID;
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "lastUpdateId" -> id = WireText.whole(json, MarketSink.NO_ID);
        case "bids" -> book.bids().readPairs(json);
        case "asks" -> book.asks().readPairs(json);
        case "E" -> book.time(WireText.millis(json));
        default -> json.skipValue();
      }
    }
    book.snapshot(true);
    book.ids(MarketSink.NO_ID, id, MarketSink.NO_ID);
  }
}
