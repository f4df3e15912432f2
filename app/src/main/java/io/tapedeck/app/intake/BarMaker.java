package io.tapedeck.app.intake;

import io.tapedeck.api.Side;

/** Makes the bars of one kind from every trade on arrival. The stream's writer; what is finished goes into the lane. */
final class BarMaker {
  private static final int TIME_LANE = 64;
  private static final int OTHER_LANE = 128;

  private final BarBase base;
  private final BarLane lane;
  private final BarCell forming = new BarCell();
  private final BarCell held = new BarCell(); // Finished bars for which the lane had no room, as one.
  private final BarCell joined = new BarCell();
  private boolean touched = true; // The first bar began before we looked.
  private boolean unitKnown;
  private int unitExponent;

  BarMaker(BarBase base) {
    this.base = base;
    lane = new BarLane(base == BarBase.TIME ? TIME_LANE : OTHER_LANE);
  }

  void add(long epochNanos, long price, int priceScale, long size, int sizeScale, Side taker) {
    if (!unitKnown) {
      unitKnown = true;
      unitExponent = exponent(price, priceScale);
    }
    long start = epochNanos;
    if (base == BarBase.TIME) {
      start = Math.floorDiv(epochNanos, BarBase.SECOND_NANOS) * BarBase.SECOND_NANOS;
      // A clock that is set back must not open a second bar of a second that is over.
      if (!forming.empty() && start > forming.startNanos()) {
        close();
      }
    }
    if (forming.empty()) {
      forming.begin(start, touched);
      forming.unit(unitExponent);
      touched = false;
    }
    forming.add(epochNanos, price, priceScale, size, sizeScale, taker);
    if (base == BarBase.TICKS ? forming.count() >= BarBase.TICKS_IN_BAR : base == BarBase.VOLUME && forming.holdsUnits(1)) {
      close();
    }
  }

  /** The stream is interrupted: the bar that grows, or the next one, may miss trades. */
  void interrupted() {
    if (!forming.empty()) {
      forming.touched();
    }
    touched = true;
  }

  /** Copies what is not in the lane; returns the number of bars that went into it before. */
  long copyForming(BarCell target) {
    if (held.empty()) {
      forming.copyTo(target);
    } else {
      held.copyTo(target);
      target.merge(forming);
    }
    return lane.put();
  }

  BarLane lane() {
    return lane;
  }

  private void close() {
    if (held.empty()) {
      if (!lane.put(forming)) {
        forming.copyTo(held);
      }
    } else {
      held.copyTo(joined);
      joined.merge(forming);
      if (lane.put(joined)) {
        held.clear();
      } else {
        joined.copyTo(held);
      }
    }
    forming.clear();
  }

  /** The power of ten whose worth at this price is between ten and a hundred thousand of the quote currency. */
  private static int exponent(long price, int scale) {
    double worth = Math.abs((double) price) / Math.pow(10, scale);
    return worth > 0 ? (int) Math.floor(Math.log10(BarBase.WORTH / worth)) : 0;
  }
}
