package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.Faults;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentNumber;
import io.tapedeck.kit.WireText;
import org.jspecify.annotations.Nullable;

/** One trade of a {@code trade} message. One thread. */
final class TradeItem extends DataItem {

  private final SentNumber price = new SentNumber();
  private final SentNumber size = new SentNumber();
  private @Nullable Side taker;
  private long id;

  @Override
  void clear() {
    price.clear();
    size.clear();
    taker = null;
    id = MarketSink.NO_ID;
  }

  @Override
  void readField(JsonReader json) throws FrameException {
    switch (json.fieldName()) {
      case "side" -> {
        taker = json.textEquals("buy") ? Side.BUY : json.textEquals("sell") ? Side.SELL : null;
        json.skipValue();
      }
      case "price" -> price.read(json);
      case "qty" -> size.read(json);
      case "trade_id" -> id = WireText.whole(json, MarketSink.NO_ID);
      default -> json.skipValue();
    }
  }

  SentNumber price() {
    return price;
  }

  SentNumber size() {
    return size;
  }

  Side taker() {
    if (taker == null) {
      throw new IllegalStateException("Ask for the fault first");
    }
    return taker;
  }

  long id() {
    return id;
  }

  /** Why it must be rejected; null when it need not. */
  @Nullable String fault() {
    if (!price.isKnown()) {
      return Faults.PRICE_UNREADABLE;
    }
    if (!size.isKnown()) {
      return Faults.SIZE_UNREADABLE;
    }
    if (!price.isPositive()) {
      return Faults.PRICE_NOT_POSITIVE;
    }
    if (!size.isPositive()) {
      return Faults.SIZE_NOT_POSITIVE;
    }
    return taker == null ? Faults.SIDE_UNKNOWN : null;
  }
}
