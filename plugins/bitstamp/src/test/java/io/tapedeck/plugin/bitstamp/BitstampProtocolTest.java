package io.tapedeck.plugin.bitstamp;

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

/** Frames of Bitstamp that the conformance suite does not know. */
class BitstampProtocolTest {
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Problem> farewells = new ArrayList<>();
  private SinkLog log = new SinkLog();
  private WireProtocol protocol;

  private void open(String... symbols) {
    log = new SinkLog(symbols);
    List<Instrument> instruments =
        java.util.Arrays.stream(symbols).map(symbol -> Instrument.provisional(BitstampAdapter.ID, symbol)).toList();
    protocol = new BitstampAdapter().protocol(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new FakeContext(BitstampAdapter.INFO));
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
  void theNumbersThatWereFloatsAreNotRead() throws FrameException {
    open("btcusd");
    frame("{\"data\":{\"id\":212337562,\"timestamp\":\"1643643584\",\"amount\":0.014140160000000001,\"amount_str\":\"0.01414016\",\"price\":38416,\"price_str\":\"38416\",\"type\":1,"
        + "\"microtimestamp\":\"1643643584587000\"},\"channel\":\"live_trades_btcusd\",\"event\":\"trade\"}");
    assertThat(log.lines(line -> line.startsWith("trade"))).containsExactly(
        "trade btcusd 2022-01-31T15:39:44.587Z SELL 38416 x 0.01414016 id 212337562");
  }

  @Test
  void everyMessageOfTheBestLevelsIsAWholeBook() throws FrameException {
    open("btcusd");
    String book = "{\"data\":{\"timestamp\":\"1\",\"microtimestamp\":\"1643643584587000\",\"bids\":[[\"1.1\",\"2\"]],\"asks\":[]},\"channel\":\"order_book_btcusd\",\"event\":\"data\"}";
    frame(book);
    frame(book);
    assertThat(log.count("snapshot btcusd")).isEqualTo(2);
    assertThat(log.rules(0).depth()).isEqualTo(100);
  }

  @Test
  void aSymbolThatIsNotInTheListIsRefused() throws FrameException {
    open("btcusd", "nosuch");
    assertThat(requests).containsExactly("https://www.bitstamp.net/api/v2/trading-pairs-info/");
    protocol.fetched(requests.get(0), ("[{\"trading\":\"Enabled\",\"base_decimals\":8,\"url_symbol\":\"btcusd\",\"name\":\"BTC/USD\",\"counter_decimals\":2}]")
        .getBytes(StandardCharsets.UTF_8));
    assertThat(log.lines(line -> line.startsWith("refused"))).hasSize(1).allMatch(line -> line.startsWith("refused nosuch UNKNOWN_SYMBOL"));
  }
}
