package io.tapedeck.plugin.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as Bybit's page "Get Kline" words them; the answers are made by hand. */
class BybitCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers bybit = new CandleAnswers(new BybitAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    bybit.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    bybit.answering(200, """
        {"retCode":0,"retMsg":"OK","result":{"category":"spot","symbol":"BTCUSDT","list":[
          ["1688672160000","30300.1","30300.1","30300.1","30300.1","0","0"],
          ["1688672100000","30306","30306.5","30299.9","30300.1","0.25","7575"],
          ["1688672040000","30301","30306","30300","30306","2.001","60612.1"]]},"retExtInfo":{},"time":1688672190000}""");
    assertThat(bybit.lines("BTCUSDT", MINUTE, 100)).containsExactly(
        "2023-07-06T19:34:00Z 30301.0 30306.0 30300.0 30306.0 2.001 - -",
        "2023-07-06T19:35:00Z 30306.0 30306.5 30299.9 30300.1 0.250 - -");
    assertThat(bybit.requests()).containsExactly("/v5/market/kline?category=spot&symbol=BTCUSDT&interval=1&limit=101");
  }

  @Test
  void asksForContractsByTheirCategory() throws ExchangeException {
    bybit.with("product", "linear").answering(200, "{\"retCode\":0,\"result\":{\"list\":[]}}");
    assertThat(bybit.lines("BTCUSDT", Duration.ofDays(1), 5_000)).isEmpty();
    assertThat(bybit.requests()).containsExactly("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=D&limit=1000");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "200 | UNKNOWN_SYMBOL | {\"retCode\":10001,\"retMsg\":\"Not supported symbols\",\"result\":{}}",
      "200 | RATE_LIMIT | {\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":null}",
      "200 | MALFORMED | {\"retCode\":10016,\"retMsg\":\"Server error\",\"result\":{}}",
      "200 | MALFORMED | {\"retCode\":0,\"retMsg\":\"OK\",\"result\":{}}",
      "200 | MALFORMED | {\"retCode\":0,\"result\":{\"list\":[[\"1688672100000\",\"1\"",
      "200 | MALFORMED | {\"retCode\":0,\"result\":{\"list\":[[\"1688672100000\",\"1\",\"1\",\"1\",\"1\",\"\"]]}}"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(bybit.answering(status, body == null ? "" : body).problem("BTCUSDT").kind()).isEqualTo(kind);
  }
}
