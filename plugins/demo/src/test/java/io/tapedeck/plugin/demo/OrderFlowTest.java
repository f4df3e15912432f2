package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderFlowTest {

  static List<Listing> listings() {
    return Listing.ALL;
  }

  @ParameterizedTest
  @MethodSource("listings")
  void neverCrossesAndStaysDeep(Listing listing) {
    OrderFlow flow = new OrderFlow(listing, 3);
    for (int i = 0; i < 20_000; i++) {
      flow.step();
      assertThat(bid(flow)).isLessThan(ask(flow)).isPositive();
      assertThat(flow.book().levels(Side.BUY)).isGreaterThanOrEqualTo(500);
      assertThat(flow.book().levels(Side.SELL)).isGreaterThanOrEqualTo(500);
    }
  }

  @ParameterizedTest
  @MethodSource("listings")
  void changesTheBookWithEachStep(Listing listing) {
    OrderFlow flow = new OrderFlow(listing, 4);
    for (int i = 0; i < 2_000; i++) {
      flow.step();
      assertThat(flow.book().changes()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("listings")
  void keepsASpreadOfOneToThreeTicksMostly(Listing listing) {
    OrderFlow flow = new OrderFlow(listing, 5);
    int tight = 0;
    for (int i = 0; i < 10_000; i++) {
      flow.step();
      if (ask(flow) - bid(flow) <= 3 * listing.tick()) {
        tight++;
      }
    }
    assertThat(tight).isGreaterThan(6_000);
  }

  @ParameterizedTest
  @MethodSource("listings")
  void keepsPricesOnTicksNearTheAnchorAndSizesSmallEnoughForALong(Listing listing) {
    OrderFlow flow = new OrderFlow(listing, 6);
    for (int i = 0; i < 20_000; i++) {
      flow.step();
      assertThat(bid(flow) % listing.tick()).isZero();
      assertThat(bid(flow)).isBetween(listing.anchor() * 9 / 10, listing.anchor() * 11 / 10);
      assertThat(flow.book().size(Side.BUY, 0)).isBetween(1L, 1_000_000_000_000_000_000L);
    }
  }

  @Test
  void wandersVisiblyInTheEventsOfAMinuteAndAHalf() {
    OrderFlow flow = new OrderFlow(Listing.of("BTC/USD").orElseThrow(), 1);
    long low = Long.MAX_VALUE;
    long high = 0;
    for (int i = 0; i < 3_000; i++) {
      flow.step();
      low = Math.min(low, bid(flow));
      high = Math.max(high, bid(flow));
    }
    assertThat((high - low) * 10_000.0 / low).isBetween(3.0, 150.0);
  }

  @Test
  void tradesOnBothSides() {
    OrderFlow flow = new OrderFlow(Listing.of("ETH/USD").orElseThrow(), 1);
    int buys = 0;
    int sells = 0;
    for (int i = 0; i < 10_000; i++) {
      flow.step();
      if (flow.fills() > 0) {
        if (flow.taker() == Side.BUY) {
          buys++;
        } else {
          sells++;
        }
      }
    }
    assertThat(buys).isGreaterThan(300);
    assertThat(sells).isGreaterThan(300);
  }

  private static long bid(OrderFlow flow) {
    return flow.book().price(Side.BUY, 0);
  }

  private static long ask(OrderFlow flow) {
    return flow.book().price(Side.SELL, 0);
  }
}
