package io.tapedeck.plugin.demo;

/** How much people want: log-normal, more at round prices and far from the touch. One thread at a time. */
final class OrderSizes {
  private static final long MOST = 1_000_000_000_000_000L;

  private final Dice dice;
  private final long typical;
  private final long grid;

  /**
   * Sizes of one market.
   *
   * @param typical the median size of a trade
   * @param grid round prices are its multiples, in ticks
   */
  OrderSizes(Dice dice, long typical, long grid) {
    this.dice = dice;
    this.typical = typical;
    this.grid = grid;
  }

  /** A taker's size. */
  long trade(double factor) {
    return typedAtTimes(typical * factor * StrictMath.exp(1.15 * dice.normal()), 0.5);
  }

  /** A maker's size at a price that is so many ticks behind the touch. */
  long resting(long ticks, long distance) {
    double round = ticks % (10 * grid) == 0 ? 4 : ticks % (5 * grid) == 0 ? 2.2 : ticks % grid == 0 ? 1.4 : 1;
    double factor = 0.9 * round * Math.min(6, 1 + distance / (40.0 * grid));
    return typedAtTimes(typical * factor * StrictMath.exp(0.85 * dice.normal()), 0.3);
  }

  /** People type 0.25, machines 0.24817733: both are there. */
  private long typedAtTimes(double size, double probability) {
    long whole = Math.max(1, (long) Math.min(size, MOST));
    if (!dice.chance(probability)) {
      return whole;
    }
    long unit = 1;
    while (whole / unit >= 100) {
      unit *= 10;
    }
    return whole / unit * unit;
  }
}
