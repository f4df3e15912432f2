package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.kit.Faults;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.LevelList;
import io.tapedeck.kit.WireText;
import org.jspecify.annotations.Nullable;

/** One symbol's part of a {@code book} message. One thread. */
final class BookItem extends DataItem {

  private static final long MAX_CHECKSUM = 0xFFFF_FFFFL;
  private static final long UNREADABLE = -1;

  private final LevelList bids = new LevelList();
  private final LevelList asks = new LevelList();
  private long checksum;

  @Override
  void clear() {
    bids.clear();
    asks.clear();
    checksum = MarketSink.NO_CHECKSUM;
  }

  @Override
  void readField(JsonReader json) throws FrameException {
    if (json.fieldIs("bids")) {
      bids.readObjects(json, "price", "qty");
    } else if (json.fieldIs("asks")) {
      asks.readObjects(json, "price", "qty");
    } else if (json.fieldIs("checksum")) {
      long sent = WireText.whole(json, UNREADABLE);
      checksum = sent < 0 || sent > MAX_CHECKSUM ? UNREADABLE : sent;
    } else {
      json.skipValue();
    }
  }

  LevelList bids() {
    return bids;
  }

  LevelList asks() {
    return asks;
  }

  long checksum() {
    return checksum;
  }

  /** Levels of the longer side. */
  int levels() {
    return Math.max(bids.size(), asks.size());
  }

  /** Why it must be rejected; null when it need not. */
  @Nullable String fault() {
    if (checksum == UNREADABLE) {
      return Faults.CHECKSUM_UNREADABLE;
    }
    return bids.fault() != null ? bids.fault() : asks.fault();
  }
}
