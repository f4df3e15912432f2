package io.tapedeck.plugin.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.testkit.Conversation;
import org.junit.jupiter.api.Test;

/** Frames of Bybit that the conformance suite does not know. */
class BybitProtocolTest {
  private Conversation exchange;

  private void open(String... symbols) {
    exchange = Conversation.open(new BybitAdapter(), symbols);
  }

  @Test
  void anIdOfOneReplacesTheBook() throws FrameException {
    open("BTCUSDT");
    exchange.frame("{\"topic\":\"orderbook.200.BTCUSDT\",\"type\":\"delta\",\"ts\":1672304484978,\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"1\",\"2\"]],\"a\":[],\"u\":1,\"seq\":9}}");
    assertThat(exchange.log().lines()).contains("snapshot BTCUSDT");
  }

  @Test
  void theBestLevelsAreAQuoteAndNoBook() throws FrameException {
    open("BTCUSDT");
    exchange.frame("{\"topic\":\"orderbook.1.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1672304484978,\"data\":{\"s\":\"BTCUSDT\",\"b\":[],\"a\":[[\"101.5\",\"2\"]],\"u\":5}}");
    assertThat(exchange.log().lines(line -> !line.startsWith("stream"))).containsExactly(
        "quote BTCUSDT 2022-12-29T09:01:24.978Z bid 0.0 x 0 ask 101.5 x 2");
  }

  @Test
  void anErrorWithoutARequestIsPutToTheSymbolItNames() throws FrameException {
    open("BTCUSDT", "BTCUSDX");
    exchange.frame("{\"success\":false,\"ret_msg\":\"error:handler not found,topic:orderbook.200.BTCUSDX\",\"conn_id\":\"x\",\"op\":\"subscribe\"}");
    assertThat(exchange.log().lines(line -> line.startsWith("refused"))).hasSize(1).allMatch(line -> line.startsWith("refused BTCUSDX UNKNOWN_SYMBOL"));
  }

  @Test
  void tickersAndCandlesArePassedOver() throws FrameException {
    open("BTCUSDT");
    exchange.frame("{\"topic\":\"tickers.BTCUSDT\",\"ts\":1,\"type\":\"snapshot\",\"data\":{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"21109.77\"}}");
    exchange.frame("{\"topic\":\"kline.5.BTCUSDT\",\"data\":[{\"start\":1,\"open\":\"16649.5\",\"confirm\":false}],\"ts\":1,\"type\":\"snapshot\"}");
    assertThat(exchange.log().lines()).isEmpty();
  }

  @Test
  void listensToNobodyWhoOnlyListens() {
    open("BTCUSDT");
    assertThat(exchange.protocol().pingWhenBusy()).isTrue();
    assertThat(exchange.protocol().ping()).contains("\"op\":\"ping\"");
  }
}
