package io.tapedeck.plugin.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as Binance's page "Kline/Candlestick data" words them; the answers are made by hand. */
class BinanceCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers binance = new CandleAnswers(new BinanceAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    binance.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    binance.answering(200, """
        [[1688672040000,"30301.00","30306.01","30300.00","30306.00","2.00100000",1688672099999,"60612.1",308,"1.00050000","30306.0","0"],
         [1688672100000,"30306.00","30306.50","30299.99","30300.10","0.25000000",1688672159999,"7575.0",12,"0.00000000","0","0"],
         [1688672160000,"30300.10","30300.10","30300.10","30300.10","0.00000000",1688672219999,"0",0,"0","0","0"]]""");
    assertThat(binance.lines("BTCUSDT", MINUTE, 100)).containsExactly(
        "2023-07-06T19:34:00Z 30301.00 30306.01 30300.00 30306.00 2.0010 308 1.0005",
        "2023-07-06T19:35:00Z 30306.00 30306.50 30299.99 30300.10 0.2500 12 0.0000");
    assertThat(binance.requests()).containsExactly("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=101");
  }

  @Test
  void readsTheAnswerOfTheFutures() throws ExchangeException {
    binance.with("product", "usdm").answering(200, """
        [[1688672040000,"30301.00","30306.01","30300.00","30306.00","2.00100000",1688672099999,"60612.1",308,"1.00050000","30306.0","0"],
         [1688672100000,"30306.00","30306.50","30299.99","30300.10","0.25000000",1688672159999,"7575.0",12,"0.00000000","0","0"],
         [1688672160000,"30300.10","30300.10","30300.10","30300.10","0.00000000",1688672219999,"0",0,"0","0","0"]]""");
    assertThat(binance.lines("BTCUSDT", MINUTE, 5000)).containsExactly(
        "2023-07-06T19:34:00Z 30301.00 30306.01 30300.00 30306.00 2.0010 308 1.0005",
        "2023-07-06T19:35:00Z 30306.00 30306.50 30299.99 30300.10 0.2500 12 0.0000");
    assertThat(binance.requests()).containsExactly("/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=1000");
  }

  @Test
  void readsTheAnswerOfBinanceUs() throws ExchangeException {
    binance.with("product", "us").answering(200, """
        [[1688672040000,"30301.00","30306.01","30300.00","30306.00","2.00100000",1688672099999,"60612.1",308,"1.00050000","30306.0","0"],
         [1688672100000,"30306.00","30306.50","30299.99","30300.10","0.25000000",1688672159999,"7575.0",12,"0.00000000","0","0"],
         [1688672160000,"30300.10","30300.10","30300.10","30300.10","0.00000000",1688672219999,"0",0,"0","0","0"]]""");
    assertThat(binance.lines("BTCUSDT", MINUTE, 1)).containsExactly(
        "2023-07-06T19:35:00Z 30306.00 30306.50 30299.99 30300.10 0.25 12 0.00");
    assertThat(binance.requests()).containsExactly("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2");
  }

  @Test
  void nothingTradedYetIsNoTrouble() throws ExchangeException {
    assertThat(binance.answering(200, "[]").lines("BTCUSDT", MINUTE, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "400 | UNKNOWN_SYMBOL | {\"code\":-1121,\"msg\":\"Invalid symbol.\"}",
      "418 | RATE_LIMIT | {\"code\":-1003}",
      "451 | REFUSED | ",
      "200 | MALFORMED | {\"code\":-1000}",
      "200 | MALFORMED | [[1688672040000,\"30301.00\",\"30306.01\"",
      "200 | MALFORMED | [[1688672040000,\"30301.00\",\"30306.01\",\"30300.00\"]]"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(binance.answering(status, body == null ? "" : body).problem("BTCUSDT").kind()).isEqualTo(kind);
  }
}
