package io.tapedeck.plugin.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as Deribit's page "get_tradingview_chart_data" words them; the answers are made by hand. */
class DeribitCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers deribit = new CandleAnswers(new DeribitAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    deribit.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    deribit.answering(200, """
        {"jsonrpc":"2.0","result":{"volume":[0.1,0.25,1.0],"ticks":[1688672040000,1688672100000,1688672160000],"status":"ok","open":[30301.0,30306.0,1],
         "low":[30300.0,30299.5,1],"high":[30306.0,30306.5,1],"cost":[3030.0,7570.0,0],"close":[30306.0,30300.0,1]},"usIn":1,"usOut":2,"usDiff":1,"testnet":false}""");
    assertThat(deribit.lines("BTC-PERPETUAL", MINUTE, 100)).containsExactly(
        "2023-07-06T19:34:00Z 30301.0 30306.0 30300.0 30306.0 3030 - -",
        "2023-07-06T19:35:00Z 30306.0 30306.5 30299.5 30300.0 7570 - -");
    assertThat(deribit.requests()).containsExactly(
        "/api/v2/public/get_tradingview_chart_data?instrument_name=BTC-PERPETUAL&start_timestamp=1688666160000&end_timestamp=1688672160000&resolution=1");
  }

  @ParameterizedTest
  @CsvSource({
      "BTC-PERPETUAL, 3030", "BTC-27DEC26, 3030", "SOL_USDC-PERPETUAL, 2", "BTC_USDC, 2", "BTC-27DEC26-50000-C, 2", "ETH-27DEC26-2000-P, 2"
  })
  void volumesCountWhatTheSizesCount(String symbol, String volume) throws ExchangeException {
    deribit.answering(200, """
        {"result":{"volume":[2],"ticks":[1688672040000],"status":"ok","open":[1],"low":[1],"high":[1],"cost":[3030],"close":[1]}}""");
    assertThat(deribit.lines(symbol, MINUTE, 10)).containsExactly("2023-07-06T19:34:00Z 1 1 1 1 " + volume + " - -");
  }

  @Test
  void nothingTradedYetIsNoTrouble() throws ExchangeException {
    deribit.answering(200, """
        {"result":{"volume":[],"ticks":[],"status":"no_data","open":[],"low":[],"high":[],"cost":[],"close":[]}}""");
    assertThat(deribit.lines("BTC-PERPETUAL", MINUTE, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "400 | UNKNOWN_SYMBOL | {\"error\":{\"message\":\"Invalid params\",\"data\":{\"param\":\"instrument_name\"},\"code\":-32602}}",
      "400 | RATE_LIMIT | {\"error\":{\"message\":\"too_many_requests\",\"code\":10028}}",
      "200 | MALFORMED | {\"error\":{\"code\":1}}",
      "200 | MALFORMED | {\"result\":{\"status\":\"ok\"}}",
      "200 | MALFORMED | {\"result\":{\"ticks\":[1688672040000],\"open\":[",
      "200 | MALFORMED | {\"result\":{\"volume\":[2],\"ticks\":[1688672040000],\"open\":[1],\"low\":[1],\"high\":[1],\"cost\":[],\"close\":[1]}}"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(deribit.answering(status, body == null ? "" : body).problem("BTC-PERPETUAL").kind()).isEqualTo(kind);
  }
}
