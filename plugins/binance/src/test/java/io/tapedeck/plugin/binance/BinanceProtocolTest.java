package io.tapedeck.plugin.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.Conversation;
import org.junit.jupiter.api.Test;

/** Frames of Binance that the conformance suite does not know. */
class BinanceProtocolTest {
  private Conversation exchange;

  private void open(String... symbols) {
    exchange = Conversation.open(new BinanceAdapter(), symbols);
  }

  @Test
  void aRefusedCountryIsNoUnknownSymbol() {
    open("BTCUSDT");
    exchange.protocol().fetchFailed(exchange.requests().get(0), Problem.lasting(Problem.Kind.REFUSED, "host refuses exchange.requests() from this country (HTTP 451)", "HTTP 451: "));
    assertThat(exchange.log().lines()).containsExactly("notice REFUSED lasting: host refuses exchange.requests() from this country (HTTP 451)");
  }

  @Test
  void anInvalidSymbolIsRefused() {
    open("BTCUSDX");
    exchange.protocol().fetchFailed(exchange.requests().get(0), Problem.lasting(Problem.Kind.REFUSED, "x", "HTTP 400: {\"code\":-1121,\"msg\":\"Invalid symbol.\"}"));
    assertThat(exchange.log().lines(line -> line.startsWith("refused"))).hasSize(1).allMatch(line -> line.startsWith("refused BTCUSDX UNKNOWN_SYMBOL lasting"));
  }

  @Test
  void allStreamsOfAllSymbolsAreAskedForInOneMessage() {
    open("BTCUSDT", "ETHUSDT");
    assertThat(exchange.takeSent()).containsExactly("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth@100ms\",\"btcusdt@trade\",\"btcusdt@bookTicker\","
        + "\"ethusdt@depth@100ms\",\"ethusdt@trade\",\"ethusdt@bookTicker\"],\"id\":1}");
  }

  @Test
  void aSummedTradeKeepsItsOwnId() throws FrameException {
    open("BTCUSDT");
    exchange.frame("{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1617566591315,\"s\":\"BTCUSDT\",\"a\":665076760,\"p\":\"58001.03\",\"q\":\"0.086\","
        + "\"f\":745522877,\"l\":745522877,\"T\":1617566591314,\"m\":true,\"M\":true}}");
    assertThat(exchange.log().lines(line -> line.startsWith("trade"))).containsExactly(
        "trade BTCUSDT 2021-04-04T20:03:11.314Z SELL 58001.03 x 0.086 id 665076760");
  }

  @Test
  void aComplaintIsTold() throws FrameException {
    open("BTCUSDT");
    exchange.frame("{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown variant\"},\"id\":1}");
    exchange.frame("{\"code\":3,\"msg\":\"Invalid JSON\"}");
    assertThat(exchange.log().count("notice REFUSED retryable")).isEqualTo(2);
  }

  @Test
  void candlesAndWhatIsNewArePassedOver() throws FrameException {
    open("BTCUSDT");
    exchange.frame("{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1,\"s\":\"BTCUSDT\",\"k\":{\"t\":1,\"o\":\"1\"}}}");
    exchange.frame("{\"stream\":\"btcusdt@blockTrade\",\"data\":{\"e\":\"blockTrade\",\"E\":1,\"s\":\"BTCUSDT\",\"p\":\"1\"}}");
    assertThat(exchange.log().lines()).isEmpty();
  }
}
