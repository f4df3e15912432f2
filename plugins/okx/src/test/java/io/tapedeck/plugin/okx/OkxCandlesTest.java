package io.tapedeck.plugin.okx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as OKX's page "Get candlesticks" words them; the answers are made by hand. */
class OkxCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers okx = new CandleAnswers(new OkxAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    okx.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    okx.answering(200, """
        {"code":"0","msg":"","data":[
          ["1688672160000","30300.1","30300.1","30300.1","30300.1","0","0","0","0"],
          ["1688672100000","30306","30306.5","30299.9","30300.1","0.25","7575","7575","1"],
          ["1688672040000","30301","30306","30300","30306","2.001","60612.1","60612.1","1"]]}""");
    assertThat(okx.lines("BTC-USDT", MINUTE, 100)).containsExactly(
        "2023-07-06T19:34:00Z 30301.0 30306.0 30300.0 30306.0 2.001 - -",
        "2023-07-06T19:35:00Z 30306.0 30306.5 30299.9 30300.1 0.250 - -");
    assertThat(okx.requests()).containsExactly("/api/v5/market/candles?instId=BTC-USDT&bar=1m&limit=101");
  }

  @Test
  void whatOkxHasNotConfirmedIsStillRunningWhateverOurClockSays() throws ExchangeException {
    okx.answering(200, "{\"code\":\"0\",\"data\":[[\"1688672100000\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"0\"]]}");
    assertThat(okx.lines("BTC-USDT", MINUTE, 10)).isEmpty();
  }

  @Test
  void daysBeginAtMidnightUtcAndVolumesOfDerivativesAreContractsAsInTheirBooks() throws ExchangeException {
    okx.answering(200, "{\"code\":\"0\",\"data\":[[\"1688515200000\",\"1\",\"2\",\"1\",\"2\",\"45247\",\"452.47\",\"900\",\"1\"]]}");
    assertThat(okx.lines("BTC-USDT-SWAP", Duration.ofDays(1), 500)).containsExactly("2023-07-05T00:00:00Z 1 2 1 2 45247 - -");
    assertThat(okx.requests()).containsExactly("/api/v5/market/candles?instId=BTC-USDT-SWAP&bar=1Dutc&limit=300");
  }

  @Test
  void nothingTradedYetIsNoTrouble() throws ExchangeException {
    assertThat(okx.answering(200, "{\"code\":\"0\",\"msg\":\"\",\"data\":[]}").lines("BTC-USDT", MINUTE, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "200 | UNKNOWN_SYMBOL | {\"code\":\"51001\",\"msg\":\"Instrument ID does not exist\",\"data\":[]}",
      "200 | RATE_LIMIT | {\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}",
      "200 | MALFORMED | {\"code\":\"50001\",\"msg\":\"Service temporarily unavailable\",\"data\":[]}",
      "200 | MALFORMED | {\"code\":\"0\",\"msg\":\"\"}",
      "200 | MALFORMED | {\"code\":\"0\",\"data\":[[\"1688672100000\",\"1\",\"1\""
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(okx.answering(status, body == null ? "" : body).problem("BTC-USDT").kind()).isEqualTo(kind);
  }
}
