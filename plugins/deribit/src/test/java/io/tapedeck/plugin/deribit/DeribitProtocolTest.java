package io.tapedeck.plugin.deribit;

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

/** Frames of Deribit that the conformance suite does not know. */
class DeribitProtocolTest {
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Problem> farewells = new ArrayList<>();
  private SinkLog log = new SinkLog();
  private WireProtocol protocol;

  private void open(String... symbols) {
    log = new SinkLog(symbols);
    List<Instrument> instruments =
        java.util.Arrays.stream(symbols).map(symbol -> Instrument.provisional(DeribitAdapter.ID, symbol)).toList();
    protocol = new DeribitAdapter().protocol(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new FakeContext(DeribitAdapter.INFO));
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
  void isHeardWhenItIsAskedWhetherItLives() throws FrameException {
    open("BTC-PERPETUAL");
    sent.clear();
    frame("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}");
    assertThat(sent).hasSize(1).allMatch(text -> text.contains("public/test"));
  }

  @Test
  void aChannelThatIsMissingFromTheAnswerWasRefused() throws FrameException {
    open("BTC-PERPETUAL", "NO-SUCH");
    frame("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":[\"book.BTC-PERPETUAL.100ms\",\"trades.BTC-PERPETUAL.100ms\"]}");
    assertThat(log.count("subscribed BTC-PERPETUAL")).isEqualTo(1);
    assertThat(log.count("refused NO-SUCH UNKNOWN_SYMBOL lasting")).isEqualTo(1);
  }

  @Test
  void whatSpoilsARequestOfManyIsFoundByAskingForEachAlone() throws FrameException {
    open("BTC-PERPETUAL", "ETH-PERPETUAL");
    sent.clear();
    frame("{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}}");
    assertThat(sent).hasSize(2);
    assertThat(log.count("refused")).isZero();
  }

  @Test
  void anEmptySideOfATickerIsASizeOfZero() throws FrameException {
    open("BTC-PERPETUAL");
    frame("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"quote.BTC-PERPETUAL\",\"data\":{\"timestamp\":1699999999500,\"instrument_name\":\"BTC-PERPETUAL\","
        + "\"best_bid_price\":0.0,\"best_bid_amount\":0.0,\"best_ask_price\":42501.5,\"best_ask_amount\":10.0}}}");
    assertThat(log.lines(line -> line.startsWith("quote"))).containsExactly(
        "quote BTC-PERPETUAL 2023-11-14T22:13:19.500Z bid 0.0 x 0 ask 42501.5 x 10");
  }
}
