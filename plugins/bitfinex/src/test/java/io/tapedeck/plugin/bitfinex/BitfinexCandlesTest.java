package io.tapedeck.plugin.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as Bitfinex's page "Candles" words them; the answers are made by hand. */
class BitfinexCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers bitfinex = new CandleAnswers(new BitfinexAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    bitfinex.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    bitfinex.answering(200, """
        [[1688672160000,30300.1,30300.1,30300.1,30300.1,0],
         [1688672100000,30306,30300.1,30306.5,30299.9,2.5e-8],
         [1688671980000,30301,30306,30306,30300,2.001]]""");
    assertThat(bitfinex.lines("tBTCUSD", MINUTE, 100)).containsExactly(
        "2023-07-06T19:33:00Z 30301.0 30306.0 30300.0 30306.0 2.001000000 - -",
        "2023-07-06T19:35:00Z 30306.0 30306.5 30299.9 30300.1 0.000000025 - -");
    assertThat(bitfinex.requests()).containsExactly("/v2/candles/trade:1m:tBTCUSD/hist?limit=101");
  }

  @Test
  void nothingTradedYetIsNoTrouble() throws ExchangeException {
    assertThat(bitfinex.answering(200, "[]").lines("tBTCUSD", MINUTE, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "500 | UNKNOWN_SYMBOL | [\"error\",10020,\"symbol: invalid\"]",
      "500 | CONNECTION | [\"error\",10020,\"limit: invalid\"]",
      "200 | MALFORMED | [\"error\",10020,\"limit: invalid\"]",
      "200 | MALFORMED | [[1688672100000,30306,30300.1",
      "200 | MALFORMED | [[1688672100000,30306,30300.1,30306.5,30299.9]]"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(bitfinex.answering(status, body == null ? "" : body).problem("tBTCUSD").kind()).isEqualTo(kind);
  }
}
