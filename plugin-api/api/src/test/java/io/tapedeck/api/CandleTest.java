package io.tapedeck.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
      "usual, 0, 10, 12, 9, 11, 2, 5, 3, 7, 4",
      "one price and nothing traded, 0, 10, 10, 10, 10, 0, 0, 0, 0, 0",
      "below zero, 0, -10, -9, -12, -11, 2, 5, 3, 7, 4",
      "the exchange says little, 60000000000, 10, 12, 9, 11, 12, 5, 12, -1, -1",
      "takers bought all, 0, 10, 12, 9, 11, 2, 5, 3, 7, 5"
  })
  void holdsWhatCanBe(String name, long start, long open, long high, long low, long close, int priceScale, long volume, int sizeScale, long trades, long bought) {
    Candle candle = new Candle(start, open, high, low, close, priceScale, volume, sizeScale, trades, bought);
    assertThat(candle.close()).as(name).isEqualTo(close);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
      "A candle cannot begin before 1970: -1, -1, 10, 12, 9, 11, 2, 5, 3, 7, 4",
      "The high is below the low: 8, 0, 8, 8, 9, 8, 2, 5, 3, 7, 4",
      "The high is below open or close: 12, 0, 13, 12, 9, 11, 2, 5, 3, 7, 4",
      "The high is below open or close: 12, 0, 10, 12, 9, 13, 2, 5, 3, 7, 4",
      "The low is above open or close: 9, 0, 8, 12, 9, 11, 2, 5, 3, 7, 4",
      "The low is above open or close: 9, 0, 10, 12, 9, 8, 2, 5, 3, 7, 4",
      "Digits of prices must lie between 0 and 12: 13, 0, 10, 12, 9, 11, 13, 5, 3, 7, 4",
      "Digits of prices must lie between 0 and 12: -1, 0, 10, 12, 9, 11, -1, 5, 3, 7, 4",
      "Digits of volumes must lie between 0 and 12: 13, 0, 10, 12, 9, 11, 2, 5, 13, 7, 4",
      "A volume cannot be negative: -5, 0, 10, 12, 9, 11, 2, -5, 3, 7, -1",
      "A number of trades cannot be negative: -2, 0, 10, 12, 9, 11, 2, 5, 3, -2, 4",
      "Takers cannot have bought less than nothing or more than all: 6, 0, 10, 12, 9, 11, 2, 5, 3, 7, 6",
      "Takers cannot have bought less than nothing or more than all: -2, 0, 10, 12, 9, 11, 2, 5, 3, 7, -2"
  })
  void saysWhatCannotBe(String complaint, long start, long open, long high, long low, long close, int priceScale, long volume, int sizeScale, long trades, long bought) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Candle(start, open, high, low, close, priceScale, volume, sizeScale, trades, bought))
        .withMessage(complaint);
  }

  @Test
  void allSaidToBeUnknownIsTheSameForBoth() {
    Candle candle = new Candle(0, 1, 1, 1, 1, 0, 1, 0, Candle.UNKNOWN, Candle.UNKNOWN);
    assertThat(candle.trades()).isEqualTo(candle.takerBuyVolume()).isNegative();
  }
}
