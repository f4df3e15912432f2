package io.tapedeck.plugin.binance;

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

/** Frames of Binance that the conformance suite does not know. */
class BinanceProtocolTest {
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Problem> farewells = new ArrayList<>();
  private SinkLog log = new SinkLog();
  private WireProtocol protocol;

  private void open(String... symbols) {
    log = new SinkLog(symbols);
    List<Instrument> instruments =
        java.util.Arrays.stream(symbols).map(symbol -> Instrument.provisional(BinanceAdapter.ID, symbol)).toList();
    protocol = new BinanceAdapter().protocol(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new FakeContext(BinanceAdapter.INFO));
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
  void aRefusedCountryIsNoUnknownSymbol() {
    open("BTCUSDT");
    protocol.fetchFailed(requests.get(0), Problem.lasting(Problem.Kind.REFUSED, "host refuses requests from this country (HTTP 451)", "HTTP 451: "));
    assertThat(log.lines()).containsExactly("notice REFUSED lasting: host refuses requests from this country (HTTP 451)");
  }

  @Test
  void anInvalidSymbolIsRefused() {
    open("BTCUSDX");
    protocol.fetchFailed(requests.get(0), Problem.lasting(Problem.Kind.REFUSED, "x", "HTTP 400: {\"code\":-1121,\"msg\":\"Invalid symbol.\"}"));
    assertThat(log.lines(line -> line.startsWith("refused"))).hasSize(1).allMatch(line -> line.startsWith("refused BTCUSDX UNKNOWN_SYMBOL lasting"));
  }

  @Test
  void allStreamsOfAllSymbolsAreAskedForInOneMessage() {
    open("BTCUSDT", "ETHUSDT");
    assertThat(sent).containsExactly("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth@100ms\",\"btcusdt@trade\",\"btcusdt@bookTicker\","
        + "\"ethusdt@depth@100ms\",\"ethusdt@trade\",\"ethusdt@bookTicker\"],\"id\":1}");
  }

  @Test
  void aSummedTradeKeepsItsOwnId() throws FrameException {
    open("BTCUSDT");
    frame("{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1617566591315,\"s\":\"BTCUSDT\",\"a\":665076760,\"p\":\"58001.03\",\"q\":\"0.086\","
        + "\"f\":745522877,\"l\":745522877,\"T\":1617566591314,\"m\":true,\"M\":true}}");
    assertThat(log.lines(line -> line.startsWith("trade"))).containsExactly(
        "trade BTCUSDT 2021-04-04T20:03:11.314Z SELL 58001.03 x 0.086 id 665076760");
  }

  @Test
  void aComplaintIsTold() throws FrameException {
    open("BTCUSDT");
    frame("{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown variant\"},\"id\":1}");
    frame("{\"code\":3,\"msg\":\"Invalid JSON\"}");
    assertThat(log.count("notice REFUSED retryable")).isEqualTo(2);
  }

  @Test
  void candlesAndWhatIsNewArePassedOver() throws FrameException {
    open("BTCUSDT");
    frame("{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1,\"s\":\"BTCUSDT\",\"k\":{\"t\":1,\"o\":\"1\"}}}");
    frame("{\"stream\":\"btcusdt@blockTrade\",\"data\":{\"e\":\"blockTrade\",\"E\":1,\"s\":\"BTCUSDT\",\"p\":\"1\"}}");
    assertThat(log.lines()).isEmpty();
  }
}
