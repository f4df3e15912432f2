package io.tapedeck.plugin.demo;

/**
 * Chance that is the same on every computer: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014) and
 * {@link StrictMath}. One thread at a time.
 */
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;
  private double spare;
  private boolean hasSpare;

  /** Dice of one symbol: each symbol of a seed has its own row of throws. */
  Dice(long seed, String symbol) {
    this.state = key(seed, symbol);
  }

  /** Where the row of throws of a symbol begins. */
  static long key(long seed, String symbol) {
    long mixed = seed;
    for (int i = 0; i < symbol.length(); i++) {
      mixed = mix(mixed + symbol.charAt(i));
    }
    return mixed;
  }

  /** One throw, evenly from 0 to below 1, that has its place: always the same there, whatever was thrown before. */
  static double evenAt(long key, long place) {
    return (mix(mix(key) + place * STEP) >>> 11) * 0x1.0p-53;
  }

  /** Evenly from 0 to below 1. */
  double even() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** Evenly from 0 to below the bound. */
  int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  boolean chance(double probability) {
    return even() < probability;
  }

  /** Normal with mean 0 and deviation 1, by Marsaglia's polar method. */
  double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * even() - 1;
      v = 2 * even() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * scale;
    hasSpare = true;
    return u * scale;
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -StrictMath.log(1 - even());
  }

  private long bits() {
    state += STEP;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
