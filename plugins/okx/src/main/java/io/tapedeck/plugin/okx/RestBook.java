package io.tapedeck.plugin.okx;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.WireText;

/** Reads a snapshot by REST: {@code {"code":"0","data":[{"asks":[...],"bids":[...],"ts":"...","seqId":123}]}}. Any thread. */
final class RestBook {

  private RestBook() {}

  static SentBook read(byte[] body) throws FrameException {
    JsonReader json = new JsonReader();
    SentBook book = new SentBook();
    long id = MarketSink.NO_ID;
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      if (!json.fieldIs("data")) {
        json.skipValue();
        continue;
      }
      json.enterArray();
      while (json.nextElement()) {
        json.enterObject();
        while (json.nextField()) {
          switch (json.fieldName()) {
            case "bids" -> book.bids().readPairs(json);
            case "asks" -> book.asks().readPairs(json);
            case "ts" -> book.time(WireText.millis(json));
            case "seqId" -> id = WireText.whole(json, MarketSink.NO_ID);
            default -> json.skipValue();
          }
        }
      }
    }
    json.finish();
    if (id == MarketSink.NO_ID) {
      throw new FrameException("snapshot without an id");
    }
    book.snapshot(true);
    book.ids(MarketSink.NO_ID, id, MarketSink.NO_ID);
    return book;
  }
}
