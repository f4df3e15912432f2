package io.tapedeck.plugin.demo;

import io.tapedeck.api.Side;
import java.util.Arrays;

/**
 * Orders as a crowd would send them: makers who follow a wandering fair price, takers who lift what has become stale, noise. The
 * same listing and seed give the same orders for ever; time plays no part. One thread at a time.
 *
 * <p>Chance is in doubles; what reaches the book is whole ticks and whole sizes.
 */
final class OrderFlow implements MatchingBook.Fills {

  /** Levels that each side keeps at least. */
  static final int MIN_LEVELS = 520;

  private static final int MAX_LEVELS = 800;
  private static final int FIRST_LEVELS = 600;
  private static final double USUAL_ORDERS = 1_700.0;
  private static final int MAX_FILLS = 16;

  private final MatchingBook book = new MatchingBook();
  private final Dice dice;
  private final FairPrice fair;
  private final OrderSizes sizes;
  private final long tick;

  /** Prices (in ticks) that people like: powers of ten near half a basis point. */
  private final long grid;

  private final long deepest;
  private Side taker = Side.BUY;
  private long[] fillPrice = new long[MAX_FILLS];
  private long[] fillSize = new long[MAX_FILLS];
  private int fills;

  OrderFlow(Listing listing, long seed) {
    this.tick = listing.tick();
    this.dice = new Dice(seed, listing.symbol());
    long anchor = listing.anchor() / tick;
    this.fair = new FairPrice(dice, anchor, listing.liveliness());
    this.grid = gridOf(anchor);
    this.sizes = new OrderSizes(dice, listing.typicalSize(), grid);
    this.deepest = Math.max(anchor / 40, Math.min(1_200, anchor * 7 / 10));
    populate(anchor);
  }

  MatchingBook book() {
    return book;
  }

  /** Trades of the last step. */
  int fills() {
    return fills;
  }

  long fillPrice(int index) {
    return fillPrice[index];
  }

  long fillSize(int index) {
    return fillSize[index];
  }

  /** Who took, for all trades of the last step. */
  Side taker() {
    return taker;
  }

  /** One action of one participant: it changes at least one level. */
  void step() {
    book.clearChanges();
    fills = 0;
    fair.step();
    if (!keepPopulated()) {
      act();
    }
  }

  @Override
  public void filled(long price, long size) {
    if (fills == fillPrice.length) {
      fillPrice = Arrays.copyOf(fillPrice, fills * 2);
      fillSize = Arrays.copyOf(fillSize, fills * 2);
    }
    fillPrice[fills] = price;
    fillSize[fills++] = size;
  }

  private void populate(long anchor) {
    rest(Side.BUY, anchor - 1);
    rest(Side.SELL, anchor + 1);
    for (Side side : Side.values()) {
      while (book.levels(side) < FIRST_LEVELS) {
        if (dice.chance(0.25)) {
          near(side);
        } else {
          freshLevel(side);
        }
        book.clearChanges();
      }
    }
  }

  private boolean keepPopulated() {
    for (Side side : Side.values()) {
      int levels = book.levels(side);
      if (levels < MIN_LEVELS) {
        freshLevel(side);
        return true;
      }
      if (levels > MAX_LEVELS) {
        book.cancel(book.newest(side, levels - 1));
        return true;
      }
    }
    return false;
  }

  private void act() {
    long bid = best(Side.BUY);
    long ask = best(Side.SELL);
    double price = fair.ticks();
    if (ask - bid > 3 && dice.chance(0.85)) {
      closeSpread(bid, ask, price);
    } else if (price >= ask + 0.5 && dice.chance(0.6)) {
      sweep(Side.BUY, (long) price);
    } else if (price <= bid - 0.5 && dice.chance(0.6)) {
      sweep(Side.SELL, (long) price + 1);
    } else {
      noise(bid, ask);
    }
  }

  /** Makers narrow the spread, on the side that lags behind. */
  private void closeSpread(long bid, long ask, double price) {
    int spread = dice.chance(0.6) ? 1 : 2 + dice.below(2);
    if (price - bid > ask - price) {
      rest(Side.BUY, Math.max(bid + 1, Math.min(ask - spread, (long) price)));
    } else {
      rest(Side.SELL, Math.min(ask - 1, Math.max(bid + spread, (long) price + 1)));
    }
  }

  /** What has become stale is mostly withdrawn by its makers; takers who were quicker lift the rest, up to the fair price. */
  private void sweep(Side side, long limit) {
    if (dice.chance(0.72)) {
      book.cancel(book.newest(side.opposite(), 0));
      return;
    }
    take(side, limit, sizes.trade(2.5), MAX_FILLS);
  }

  private void noise(long bid, long ask) {
    double draw = dice.even();
    double crowded = Math.min(0.4, 0.3 * Math.max(0, book.orders() / USUAL_ORDERS - 1));
    if (draw < 0.13) {
      Side side = dice.chance(0.5 + 0.12 * fair.trend()) ? Side.BUY : Side.SELL;
      long reach = 2 + 2 * grid;
      take(side, side == Side.BUY ? ask + reach : bid - reach, sizes.trade(1), 4);
    } else if (draw < 0.42) {
      cancel();
    } else if (draw < 0.42 + crowded) {
      book.cancel(book.order(dice.below(book.orders())));
    } else {
      Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
      if (draw > 0.95) {
        deep(side);
      } else {
        near(side);
      }
    }
  }

  private void cancel() {
    if (dice.chance(0.25)) {
      book.cancel(book.order(dice.below(book.orders())));
      return;
    }
    Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
    int level = Math.min(book.levels(side) - 1, (int) (dice.exponential() * 8));
    book.cancel(dice.chance(0.7) ? book.newest(side, level) : book.oldest(side, level));
  }

  /** An order at the touch or a little behind it; now and then one tick better. */
  private void near(Side side) {
    long best = best(side);
    boolean room = best(Side.SELL) - best(Side.BUY) > 1;
    if (room && dice.chance(0.2)) {
      rest(side, worse(side, best, -1));
      return;
    }
    rest(side, worse(side, best, (long) (dice.exponential() * Math.max(2.5, grid * 1.2))));
  }

  /** An order far from the touch; people like round prices there. */
  private void deep(Side side) {
    int like = dice.below(3);
    long round = grid * (like == 0 ? 1 : like == 1 ? 5 : 10);
    long price = worse(side, best(side), distance());
    rest(side, side == Side.BUY ? price / round * round : (price + round - 1) / round * round);
  }

  /** An order at a price where nobody stands yet, behind all others if no such price is found soon. */
  private void freshLevel(Side side) {
    for (int attempt = 0; attempt < 4; attempt++) {
      long price = worse(side, best(side), distance());
      if (price > 0 && book.sizeAt(side, price * tick) == 0) {
        rest(side, price);
        return;
      }
    }
    rest(side, worse(side, book.price(side, book.levels(side) - 1) / tick, 1));
  }

  /** Thin out with the distance where there are many ticks, even where there are few. */
  private long distance() {
    double draw = dice.even();
    return 1 + (long) ((deepest > 1_200 ? draw * draw : draw) * deepest);
  }

  private long worse(Side side, long price, long ticks) {
    return side == Side.BUY ? price - ticks : price + ticks;
  }

  private void take(Side side, long limit, long size, int maxFills) {
    taker = side;
    book.take(side, Math.max(1, limit) * tick, size, maxFills, this);
  }

  private void rest(Side side, long ticks) {
    long price = Math.max(1, ticks);
    long distance = book.levels(side) == 0 ? 0 : Math.abs(best(side) - price);
    book.limit(side, price * tick, sizes.resting(price, distance), this);
  }

  private long best(Side side) {
    return book.price(side, 0) / tick;
  }

  private static long gridOf(long anchorTicks) {
    long grid = 1;
    while (grid * 10 <= anchorTicks / 20_000) {
      grid *= 10;
    }
    return grid;
  }
}
