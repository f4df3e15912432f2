package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.Faults;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentNumber;
import org.jspecify.annotations.Nullable;

/** Best bid and ask out of a {@code ticker} message. One thread. */
final class TickerItem extends DataItem {

  private final SentNumber bid = new SentNumber();
  private final SentNumber bidSize = new SentNumber();
  private final SentNumber ask = new SentNumber();
  private final SentNumber askSize = new SentNumber();

  @Override
  void clear() {
    bid.clear();
    bidSize.clear();
    ask.clear();
    askSize.clear();
  }

  @Override
  void readField(JsonReader json) throws FrameException {
    switch (json.fieldName()) {
      case "bid" -> bid.read(json);
      case "bid_qty" -> bidSize.read(json);
      case "ask" -> ask.read(json);
      case "ask_qty" -> askSize.read(json);
      default -> json.skipValue();
    }
  }

  SentNumber bid() {
    return bid;
  }

  SentNumber bidSize() {
    return bidSize;
  }

  SentNumber ask() {
    return ask;
  }

  SentNumber askSize() {
    return askSize;
  }

  /** Why it must be rejected; null when it need not. An empty side is told as 0. */
  @Nullable String fault() {
    if (!bid.isKnown() || !ask.isKnown()) {
      return Faults.PRICE_UNREADABLE;
    }
    if (!bidSize.isKnown() || !askSize.isKnown()) {
      return Faults.SIZE_UNREADABLE;
    }
    if (bid.isNegative() || ask.isNegative()) {
      return Faults.PRICE_NEGATIVE;
    }
    return bidSize.isNegative() || askSize.isNegative() ? Faults.SIZE_NEGATIVE : null;
  }
}
