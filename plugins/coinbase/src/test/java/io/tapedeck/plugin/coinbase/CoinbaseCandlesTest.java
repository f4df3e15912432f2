package io.tapedeck.plugin.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as both products of Coinbase word them; the answers are made by hand. */
class CoinbaseCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers coinbase = new CandleAnswers(new CoinbaseAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    coinbase.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    coinbase.answering(200, """
        {"candles":[
          {"start":"1688672160","low":"30300.1","high":"30300.1","open":"30300.1","close":"30300.1","volume":"1"},
          {"start":"1688672100","low":"30299.99","high":"30306.5","open":"30306","close":"30300.1","volume":"0.25"},
          {"start":"1688672040","low":"30300","high":"30306.01","open":"30301","close":"30306","volume":"2.00000001"}]}""");
    assertThat(coinbase.lines("BTC-USD", MINUTE, 100)).containsExactly(
        "2023-07-06T19:34:00Z 30301.00 30306.01 30300.00 30306.00 2.00000001 - -",
        "2023-07-06T19:35:00Z 30306.00 30306.50 30299.99 30300.10 0.25000000 - -");
    assertThat(coinbase.requests()).containsExactly("/api/v3/brokerage/market/products/BTC-USD/candles?granularity=ONE_MINUTE&start=1688666160&end=1688672160");
  }

  @Test
  void readsTheAnswerOfTheExchangeProduct() throws ExchangeException {
    coinbase.with("product", "exchange").answering(200, """
        [[1688672160,30300.1,30300.1,30300.1,30300.1,1],
         [1688672100,1e-8,2e-8,1e-8,2.0E-8,0.25],
         [1688672040,3e-8,4e-8,3e-8,4e-8,1e-3]]""");
    assertThat(coinbase.lines("BTC-USD", MINUTE, 100)).containsExactly(
        "2023-07-06T19:34:00Z 0.00000003 0.00000004 0.00000003 0.00000004 0.001 - -",
        "2023-07-06T19:35:00Z 0.00000001 0.00000002 0.00000001 0.00000002 0.250 - -");
    assertThat(coinbase.requests()).containsExactly("/products/BTC-USD/candles?granularity=60");
  }

  @Test
  void asksForNoMoreThanIsAllowed() throws ExchangeException {
    coinbase.answering(200, "{\"candles\":[]}");
    assertThat(coinbase.lines("BTC-USD", Duration.ofHours(1), 5_000)).isEmpty();
    assertThat(coinbase.requests()).containsExactly(
        "/api/v3/brokerage/market/products/BTC-USD/candles?granularity=ONE_HOUR&start=" + (1_688_670_000 - 300 * 3_600) + "&end=1688670000");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "404 | UNKNOWN_SYMBOL | {\"error\":\"NOT_FOUND\",\"message\":\"not found\"}",
      "200 | MALFORMED | {\"message\":\"oops\"}",
      "200 | MALFORMED | {\"candles\":[{\"start\":\"1688672100\",\"low\":\"1\",\"high\":\"1\"",
      "200 | MALFORMED | {\"candles\":[{\"start\":\"1688672100\",\"low\":\"2\",\"high\":\"1\",\"open\":\"1\",\"close\":\"1\",\"volume\":\"1\"}]}",
      "200 | MALFORMED | {\"candles\":[{\"start\":\"1688672100\"}]}"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(coinbase.answering(status, body == null ? "" : body).problem("BTC-USD").kind()).isEqualTo(kind);
  }
}
