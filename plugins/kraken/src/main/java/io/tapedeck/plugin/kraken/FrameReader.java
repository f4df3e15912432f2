package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.WireText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame to its end and keeps what it says, so that a frame that breaks off has told the sink nothing. One thread.
 */
final class FrameReader {

  private final JsonReader json = new JsonReader();
  private final Answer answer = new Answer();
  private final Pool<BookItem> books = new Pool<>(BookItem::new);
  private final Pool<TradeItem> trades = new Pool<>(TradeItem::new);
  private final Pool<TickerItem> tickers = new Pool<>(TickerItem::new);
  private final List<Instrument> listed = new ArrayList<>();
  private @Nullable String channel;
  private @Nullable String type;
  private @Nullable String system;

  /** Reads a frame; what the last one said is forgotten. */
  void read(byte[] frame) throws FrameException {
    clear();
    json.reset(frame);
    json.enterObject();
    boolean hasData = false;
    boolean dataIsWaiting = false;
    while (json.nextField()) {
      if (json.fieldIs("channel")) {
        channel = json.text();
      } else if (json.fieldIs("type")) {
        type = json.text();
      } else if (json.fieldIs("data")) {
        hasData = true;
        dataIsWaiting = channel == null;
        readData();
      } else {
        answer.readField(json);
      }
    }
    json.finish();
    if (dataIsWaiting && channel != null) {
      readDataAgain(frame);
    }
    check(hasData);
  }

  /** JSON keeps no order of fields: data that came before its channel is read in a second pass. */
  private void readDataAgain(byte[] frame) throws FrameException {
    json.reset(frame);
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("data")) {
        readData();
      } else {
        json.skipValue();
      }
    }
    json.finish();
  }

  private void readData() throws FrameException {
    switch (channel == null ? "" : channel) {
      case "book" -> readItems(books);
      case "trade" -> readItems(trades);
      case "ticker" -> readItems(tickers);
      case "instrument" -> Listing.read(json, listed);
      case "status" -> readStatus();
      default -> json.skipValue();
    }
  }

  private void readItems(Pool<? extends DataItem> items) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      items.next().read(json);
    }
  }

  private void readStatus() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      json.enterObject();
      while (json.nextField()) {
        if (json.fieldIs("system")) {
          system = WireText.orNull(json);
        } else {
          // Among them connection_id, which is larger than a long.
          json.skipValue();
        }
      }
    }
  }

  private void check(boolean hasData) throws FrameException {
    if (channel == null) {
      if (answer.isEmpty()) {
        throw new FrameException("unknown message");
      }
      return;
    }
    boolean isMarket = channel.equals("book") || channel.equals("trade") || channel.equals("ticker");
    if (isMarket && !hasData) {
      throw new FrameException("data missing");
    }
    if (isMarket && !"snapshot".equals(type) && !"update".equals(type)) {
      throw new FrameException("neither snapshot nor update");
    }
  }

  private void clear() {
    answer.clear();
    books.clear();
    trades.clear();
    tickers.clear();
    listed.clear();
    channel = null;
    type = null;
    system = null;
  }

  Answer answer() {
    return answer;
  }

  /** True when the message replaces what was. */
  boolean isSnapshot() {
    return "snapshot".equals(type);
  }

  Pool<BookItem> books() {
    return books;
  }

  Pool<TradeItem> trades() {
    return trades;
  }

  Pool<TickerItem> tickers() {
    return tickers;
  }

  /** True when the message tells of instruments. */
  boolean isListing() {
    return "instrument".equals(channel);
  }

  List<Instrument> listed() {
    return listed;
  }

  /** State of Kraken's system; null when the message does not tell. */
  @Nullable String system() {
    return system;
  }
}
