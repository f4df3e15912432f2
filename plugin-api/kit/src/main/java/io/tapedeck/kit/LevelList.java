package io.tapedeck.kit;

import io.tapedeck.api.FrameException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The levels of one side of a book message, as they were sent. Used again for each message; one thread. */
public final class LevelList {

  private static final int START = 128;

  /** Kept after an unusually long message. */
  private static final int KEEP = 16_384;

  private final SentNumber price = new SentNumber();
  private final SentNumber quantity = new SentNumber();
  private long[] prices = new long[START];
  private long[] sizes = new long[START];
  private byte[] priceScales = new byte[START];
  private byte[] sizeScales = new byte[START];
  private int size;
  private int widestPrice;
  private int widestSize;
  private @Nullable String fault;

  /** Forgets what was read. */
  public void clear() {
    if (prices.length > KEEP) {
      resize(START);
    }
    size = 0;
    widestPrice = 0;
    widestSize = 0;
    fault = null;
  }

  /** Reads {@code [{"price":64525.0,"qty":0.5}, ...]}; a level that makes no sense is remembered as the message's fault. */
  public void readObjects(JsonReader json, String priceField, String sizeField) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      price.clear();
      quantity.clear();
      json.enterObject();
      while (json.nextField()) {
        if (json.fieldIs(priceField)) {
          price.read(json);
        } else if (json.fieldIs(sizeField)) {
          quantity.read(json);
        } else {
          json.skipValue();
        }
      }
      add(price, quantity);
    }
  }

  /** Reads {@code [["64525.0","0.5", ...], ...]}: price, size, and whatever follows. */
  public void readPairs(JsonReader json) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      price.clear();
      quantity.clear();
      json.enterArray();
      for (int i = 0; json.nextElement(); i++) {
        if (i == 0) {
          price.read(json);
        } else if (i == 1) {
          quantity.read(json);
        } else {
          json.skipValue();
        }
      }
      add(price, quantity);
    }
  }

  /** Adds a level; one that makes no sense is remembered as the message's fault. */
  public void add(SentNumber newPrice, SentNumber newSize) {
    if (!newPrice.isKnown()) {
      fault = Faults.PRICE_UNREADABLE;
    } else if (!newSize.isKnown()) {
      fault = Faults.SIZE_UNREADABLE;
    } else if (!newPrice.isPositive()) {
      fault = Faults.PRICE_NOT_POSITIVE;
    } else if (newSize.isNegative()) {
      fault = Faults.SIZE_NEGATIVE;
    } else {
      add(newPrice.mantissa(), newPrice.scale(), newSize.mantissa(), newSize.scale());
    }
  }

  /** Takes over what another list holds. */
  void copyOf(LevelList other) {
    clear();
    for (int i = 0; i < other.size; i++) {
      add(other.prices[i], other.priceScales[i], other.sizes[i], other.sizeScales[i]);
    }
    fault = other.fault;
  }

  private void add(long priceMantissa, int priceScale, long sizeMantissa, int sizeScale) {
    if (size == prices.length) {
      resize(size * 2);
    }
    prices[size] = priceMantissa;
    priceScales[size] = (byte) priceScale;
    sizes[size] = sizeMantissa;
    sizeScales[size] = (byte) sizeScale;
    widestPrice = Math.max(widestPrice, priceScale);
    widestSize = Math.max(widestSize, sizeScale);
    size++;
  }

  private void resize(int room) {
    prices = Arrays.copyOf(prices, room);
    sizes = Arrays.copyOf(sizes, room);
    priceScales = Arrays.copyOf(priceScales, room);
    sizeScales = Arrays.copyOf(sizeScales, room);
  }

  /** Number of levels. */
  public int size() {
    return size;
  }

  /** Price mantissa of a level. */
  public long price(int index) {
    return prices[index];
  }

  /** Fraction digits of a level's price. */
  public int priceScale(int index) {
    return priceScales[index];
  }

  /** Size mantissa of a level; 0 deletes. */
  public long quantity(int index) {
    return sizes[index];
  }

  /** Fraction digits of a level's size. */
  public int quantityScale(int index) {
    return sizeScales[index];
  }

  /** Most fraction digits of a price. */
  public int widestPrice() {
    return widestPrice;
  }

  /** Most fraction digits of a size. */
  public int widestSize() {
    return widestSize;
  }

  /** Why the whole message must be rejected; null when it need not. */
  public @Nullable String fault() {
    return fault;
  }
}
