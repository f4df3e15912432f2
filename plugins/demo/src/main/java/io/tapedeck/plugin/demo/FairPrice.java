package io.tapedeck.plugin.demo;

/**
 * What the crowd thinks the thing is worth: it moves in jumps that come in swarms (each makes the next likelier), trends for a while,
 * has calm and wild hours, and is drawn back to its anchor so that it never leaves the listing's range. One thread at a time.
 */
final class FairPrice {
  private static final double JUMP = 0.26e-4;
  private static final double RANGE = 0.06;
  private static final double BASE_INTENSITY = 0.027;
  private static final int SLOW_STEPS = 8;

  private final Dice dice;
  private final double anchorTicks;
  private final double liveliness;
  private double offset;
  private double ticks;
  private double excitement;
  private double trend;
  private double heat;
  private int steps;

  FairPrice(Dice dice, long anchorTicks, double liveliness) {
    this.dice = dice;
    this.anchorTicks = anchorTicks;
    this.liveliness = liveliness;
    this.ticks = anchorTicks;
  }

  /** The fair price, between ticks. */
  double ticks() {
    return ticks;
  }

  /** From -1, all sell, to 1, all buy. */
  double trend() {
    return trend;
  }

  void step() {
    if (steps++ % SLOW_STEPS == 0) {
      trend = clamp(trend * 0.98 + 0.12 * dice.normal(), 1);
      heat = clamp(heat * 0.99 + 0.06 * dice.normal(), 1.2);
    }
    excitement *= 0.97;
    if (dice.chance(BASE_INTENSITY + excitement)) {
      jump();
    }
  }

  private void jump() {
    excitement = Math.min(0.3, excitement + 0.02);
    double up = clamp(0.12 * trend - 2 * offset, 0.48) + 0.5;
    double size = JUMP * liveliness * StrictMath.exp(heat) * dice.exponential();
    offset = clamp(dice.chance(up) ? offset + size : offset - size, RANGE);
    ticks = anchorTicks * StrictMath.exp(offset);
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
