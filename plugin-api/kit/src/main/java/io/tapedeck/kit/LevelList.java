package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.JsonReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The levels of one side of a book message, as they were sent. Used again for each message; one thread. */
final class LevelList {

  private static final int START = 128;

  private long[] prices = new long[START];
  private long[] sizes = new long[START];
  private byte[] priceScales = new byte[START];
  private byte[] sizeScales = new byte[START];
  private int size;
  private int widestPrice;
  private int widestSize;
  private @Nullable String fault;

  void clear() {
    size = 0;
    widestPrice = 0;
    widestSize = 0;
    fault = null;
  }

  /** Reads {@code [{"price":64525.0,"qty":0.5}, ...]}; a level that makes no sense is remembered as the message's fault. */
  void read(JsonReader json) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      readLevel(json);
    }
  }

  private void readLevel(JsonReader json) throws FrameException {
    if (size == prices.length) {
      grow();
    }
    boolean hasPrice = false;
    boolean hasSize = false;
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("price")) {
        hasPrice = json.tryDecimal();
        if (hasPrice) {
          prices[size] = json.mantissa();
          priceScales[size] = (byte) json.scale();
        }
      } else if (json.fieldIs("qty")) {
        hasSize = json.tryDecimal();
        if (hasSize) {
          sizes[size] = json.mantissa();
          sizeScales[size] = (byte) json.scale();
        }
      } else {
        json.skipValue();
      }
    }
    if (!hasPrice) {
      fault = Faults.PRICE_UNREADABLE;
    } else if (!hasSize) {
      fault = Faults.SIZE_UNREADABLE;
    } else if (prices[size] <= 0) {
      fault = Faults.PRICE_NOT_POSITIVE;
    } else if (sizes[size] < 0) {
      fault = Faults.SIZE_NEGATIVE;
    } else {
      widestPrice = Math.max(widestPrice, priceScales[size]);
      widestSize = Math.max(widestSize, sizeScales[size]);
      size++;
    }
  }

  private void grow() {
    int room = size * 2;
    prices = Arrays.copyOf(prices, room);
    sizes = Arrays.copyOf(sizes, room);
    priceScales = Arrays.copyOf(priceScales, room);
    sizeScales = Arrays.copyOf(sizeScales, room);
  }

  int size() {
    return size;
  }

  long price(int index) {
    return prices[index];
  }

  int priceScale(int index) {
    return priceScales[index];
  }

  long quantity(int index) {
    return sizes[index];
  }

  int quantityScale(int index) {
    return sizeScales[index];
  }

  /** Most fraction digits of a price. */
  int widestPrice() {
    return widestPrice;
  }

  /** Most fraction digits of a size. */
  int widestSize() {
    return widestSize;
  }

  /** Why the whole message must be rejected; null when it need not. */
  @Nullable String fault() {
    return fault;
  }
}
