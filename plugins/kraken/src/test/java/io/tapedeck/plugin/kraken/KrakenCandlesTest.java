package io.tapedeck.plugin.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as Kraken's page "Get OHLC Data" words them; the answers are made by hand. */
class KrakenCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers kraken = new CandleAnswers(new KrakenAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    kraken.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    kraken.answering(200, """
        {"error":[],"result":{"XXBTZUSD":[
          [1688672040,"30306.1","30306.2","30305.7","30305.7","30306.1","3.39243896",23],
          [1688671980,"30290.0","30310.0","30289.9","30306.1","30299.0","1.5",7],
          [1688672100,"30305.7","30305.8","30300.0","30301.0","30303.0","0.00000001",1],
          [1688672160,"30301.0","30301.0","30301.0","30301.0","0.0","0.00000000",0]],"last":1688672100}}""");
    assertThat(kraken.lines("BTC/USD", MINUTE, 100)).containsExactly(
        "2023-07-06T19:33:00Z 30290.0 30310.0 30289.9 30306.1 1.50000000 7 -",
        "2023-07-06T19:34:00Z 30306.1 30306.2 30305.7 30305.7 3.39243896 23 -",
        "2023-07-06T19:35:00Z 30305.7 30305.8 30300.0 30301.0 0.00000001 1 -");
    assertThat(kraken.requests()).containsExactly("/0/public/OHLC?pair=XBTUSD&interval=1");
  }

  @Test
  void whatKrakenHasNotCommittedIsStillRunningWhateverOurClockSays() throws ExchangeException {
    kraken.answering(200, """
        {"error":[],"result":{"XXBTZUSD":[[1688672040,"1","1","1","1","1","1",1],[1688672100,"1","1","1","1","1","1",1]],"last":1688672040}}""");
    assertThat(kraken.lines("BTC/USD", MINUTE, 10)).containsExactly("2023-07-06T19:34:00Z 1 1 1 1 1 1 -");
  }

  @ParameterizedTest
  @CsvSource({"BTC/USD, XBTUSD", "ETH/BTC, ETHXBT", "DOGE/EUR, XDGEUR", "SOL/USD, SOLUSD"})
  void asksForThePairByItsOlderName(String symbol, String pair) throws ExchangeException {
    kraken.answering(200, "{\"error\":[],\"result\":{\"X\":[],\"last\":0}}");
    assertThat(kraken.lines(symbol, Duration.ofDays(1), 10)).isEmpty();
    assertThat(kraken.requests()).containsExactly("/0/public/OHLC?pair=" + pair + "&interval=1440");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "200 | UNKNOWN_SYMBOL | {\"error\":[\"EQuery:Unknown asset pair\"]}",
      "200 | RATE_LIMIT | {\"error\":[\"EGeneral:Too many requests\"]}",
      "200 | MALFORMED | {\"error\":[\"EService:Unavailable\"]}",
      "200 | MALFORMED | {\"error\":[],\"result\":{\"X\":[[1688672040,\"1\",\"1\"",
      "200 | MALFORMED | {\"error\":[],\"result\":{\"X\":[[1688672040,\"1\",\"x\",\"1\",\"1\",\"1\",\"1\",1]]}}"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(kraken.answering(status, body == null ? "" : body).problem("BTC/USD").kind()).isEqualTo(kind);
  }
}
