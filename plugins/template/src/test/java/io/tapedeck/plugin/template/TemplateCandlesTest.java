package io.tapedeck.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.conformance.CandleAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles as the invented exchange words them; the answers are made by hand. */
class TemplateCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CandleAnswers template = new CandleAnswers(new TemplateAdapter(), "2023-07-06T19:36:30Z");

  @AfterEach
  void close() {
    template.close();
  }

  @Test
  void readsTheAnswer() throws ExchangeException {
    template.answering(200, """
        [{"start":1688672040000,"open":"30301","high":"30306","low":"30300","close":"30306","volume":"2.001"},
         {"start":1688672100000,"open":"30306","high":"30306.5","low":"30299.9","close":"30300.1","volume":"0.25"},
         {"start":1688672160000,"open":"30300.1","high":"30300.1","low":"30300.1","close":"30300.1","volume":"0"}]""");
    assertThat(template.lines("BTC-USD", MINUTE, 100)).containsExactly(
        "2023-07-06T19:34:00Z 30301.0 30306.0 30300.0 30306.0 2.001 - -",
        "2023-07-06T19:35:00Z 30306.0 30306.5 30299.9 30300.1 0.250 - -");
    assertThat(template.requests()).containsExactly("/candles?symbol=BTC-USD&interval=1m&count=101");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "200 | MALFORMED | <html>Bad Gateway</html>",
      "200 | MALFORMED | ",
      "502 | CONNECTION | <html>Bad Gateway</html>",
      "429 | RATE_LIMIT | slow",
      "404 | UNKNOWN_SYMBOL | no such symbol",
      "200 | MALFORMED | [{\"start\":1688672040000,\"open\":",
      "200 | MALFORMED | [{\"start\":1688672040000}]"
  })
  void saysWhatIsWrong(int status, Problem.Kind kind, String body) {
    assertThat(template.answering(status, body == null ? "" : body).problem("BTC-USD").kind()).isEqualTo(kind);
  }
}
