package io.tapedeck.plugin.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SinkLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of Bybit that the conformance suite does not know. */
class BybitProtocolTest {
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Problem> farewells = new ArrayList<>();
  private SinkLog log = new SinkLog();
  private WireProtocol protocol;

  private void open(String... symbols) {
    log = new SinkLog(symbols);
    List<Instrument> instruments =
        java.util.Arrays.stream(symbols).map(symbol -> Instrument.provisional(BybitAdapter.ID, symbol)).toList();
    protocol = new BybitAdapter().protocol(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new FakeContext(BybitAdapter.INFO));
    protocol.opened(log, new WireOutput() {
      @Override
      public void send(String text) {
        sent.add(text);
      }

      @Override
      public void fetch(String url) {
        requests.add(url);
      }

      @Override
      public void reconnect(Problem why) {
        farewells.add(why);
      }
    });
    log.take();
  }

  private void frame(String text) throws FrameException {
    protocol.frame(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anIdOfOneReplacesTheBook() throws FrameException {
    open("BTCUSDT");
    frame("{\"topic\":\"orderbook.200.BTCUSDT\",\"type\":\"delta\",\"ts\":1672304484978,\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"1\",\"2\"]],\"a\":[],\"u\":1,\"seq\":9}}");
    assertThat(log.lines()).contains("snapshot BTCUSDT");
  }

  @Test
  void theBestLevelsAreAQuoteAndNoBook() throws FrameException {
    open("BTCUSDT");
    frame("{\"topic\":\"orderbook.1.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1672304484978,\"data\":{\"s\":\"BTCUSDT\",\"b\":[],\"a\":[[\"101.5\",\"2\"]],\"u\":5}}");
    assertThat(log.lines(line -> !line.startsWith("stream"))).containsExactly(
        "quote BTCUSDT 2022-12-29T09:01:24.978Z bid 0.0 x 0 ask 101.5 x 2");
  }

  @Test
  void anErrorWithoutARequestIsPutToTheSymbolItNames() throws FrameException {
    open("BTCUSDT", "BTCUSDX");
    frame("{\"success\":false,\"ret_msg\":\"error:handler not found,topic:orderbook.200.BTCUSDX\",\"conn_id\":\"x\",\"op\":\"subscribe\"}");
    assertThat(log.lines(line -> line.startsWith("refused"))).hasSize(1).allMatch(line -> line.startsWith("refused BTCUSDX UNKNOWN_SYMBOL"));
  }

  @Test
  void tickersAndCandlesArePassedOver() throws FrameException {
    open("BTCUSDT");
    frame("{\"topic\":\"tickers.BTCUSDT\",\"ts\":1,\"type\":\"snapshot\",\"data\":{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"21109.77\"}}");
    frame("{\"topic\":\"kline.5.BTCUSDT\",\"data\":[{\"start\":1,\"open\":\"16649.5\",\"confirm\":false}],\"ts\":1,\"type\":\"snapshot\"}");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void listensToNobodyWhoOnlyListens() {
    open("BTCUSDT");
    assertThat(protocol.pingWhenBusy()).isTrue();
    assertThat(protocol.ping()).contains("\"op\":\"ping\"");
  }
}
