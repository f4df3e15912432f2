package io.tapedeck.plugin.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as Bitstamp's page "OHLC data" words them; the answers are made by hand. */
class BitstampCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers bitstamp = new CandleAnswers(new BitstampAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    bitstamp.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    bitstamp.answering(200, """
        {"data":{"pair":"BTC/USD","ohlc":[
          {"timestamp":"1688672040","open":"30301","high":"30306","low":"30300","close":"30306","volume":"2.00100000"},
          {"timestamp":"1688671980","open":"30300","high":"30301","low":"30300","close":"30301","volume":"0"},
          {"timestamp":"1688672100","open":"30306","high":"30306.5","low":"30299","close":"30300","volume":"0.25000000"},
          {"timestamp":"1688672160","open":"30300","high":"30300","low":"30300","close":"30300","volume":"0"}]}}""");
    assertThat(bitstamp.lines("btcusd", MINUTE, 100)).containsExactly(
        "2023-07-06T19:33:00Z 30300.0 30301.0 30300.0 30301.0 0.000 - -",
        "2023-07-06T19:34:00Z 30301.0 30306.0 30300.0 30306.0 2.001 - -",
        "2023-07-06T19:35:00Z 30306.0 30306.5 30299.0 30300.0 0.250 - -");
    assertThat(bitstamp.requests()).containsExactly("/api/v2/ohlc/btcusd/?step=60&limit=101&exclude_current_candle=true");
  }

  @Test
  void nothingTradedYetIsNoTrouble() throws ExchangeException {
    assertThat(bitstamp.answering(200, "{\"data\":{\"pair\":\"BTC/USD\",\"ohlc\":[]}}").lines("btcusd", MINUTE, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "404 | UNKNOWN_SYMBOL | <html>Page not found</html>",
      "200 | MALFORMED | {\"code\":\"x\",\"errors\":[]}",
      "200 | MALFORMED | {\"data\":{\"ohlc\":[{\"timestamp\":\"168867",
      "200 | MALFORMED | {\"data\":{\"ohlc\":[{\"timestamp\":\"1688672040\",\"open\":\"1\",\"high\":\"1\",\"low\":\"1\",\"close\":\"1\",\"volume\":\"-1\"}]}}"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(bitstamp.answering(status, body == null ? "" : body).problem("btcusd").kind()).isEqualTo(kind);
  }
}
