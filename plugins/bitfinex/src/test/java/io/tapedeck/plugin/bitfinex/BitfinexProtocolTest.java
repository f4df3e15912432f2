package io.tapedeck.plugin.bitfinex;

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

/** Frames of Bitfinex that the conformance suite does not know. */
class BitfinexProtocolTest {
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Problem> farewells = new ArrayList<>();
  private SinkLog log = new SinkLog();
  private WireProtocol protocol;

  private void open(String... symbols) {
    log = new SinkLog(symbols);
    List<Instrument> instruments =
        java.util.Arrays.stream(symbols).map(symbol -> Instrument.provisional(BitfinexAdapter.ID, symbol)).toList();
    protocol = new BitfinexAdapter().protocol(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new FakeContext(BitfinexAdapter.INFO));
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
  void maintenanceIsToldAndItsEndMeansANewConnection() throws FrameException {
    open("tBTCUSD");
    frame("{\"event\":\"info\",\"code\":20060,\"msg\":\"Entering in Maintenance mode\"}");
    assertThat(log.count("notice MAINTENANCE")).isEqualTo(1);
    assertThat(farewells).isEmpty();
    frame("{\"event\":\"info\",\"code\":20061,\"msg\":\"Maintenance ended\"}");
    assertThat(farewells).hasSize(1);
  }

  @Test
  void aTradeIsToldOnceThoughItIsSentTwice() throws FrameException {
    open("tBTCUSD");
    frame("{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":17,\"symbol\":\"tBTCUSD\"}");
    frame("[17,\"te\",[669899159,1618665870435,-166.391496,0.076989],1]");
    frame("[17,\"tu\",[669899159,1618665870435,-166.391496,0.076989],2]");
    assertThat(log.lines(line -> line.startsWith("trade"))).containsExactly(
        "trade tBTCUSD 2021-04-17T13:24:30.435Z SELL 0.076989 x 166.391496 id 669899159");
  }

  @Test
  void numbersMayHaveExponentsAndArraysMayGrow() throws FrameException {
    open("tBTCUSD");
    frame("{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":18,\"symbol\":\"tBTCUSD\"}");
    frame("[18,[[9.7e-06,1,2.5,\"new\"],[1.1e-05,2,-3]],1]");
    assertThat(log.lines()).contains("snapshot tBTCUSD", "bid tBTCUSD 0.0000097 x 2.5", "ask tBTCUSD 0.0000110 x 3.0");
  }

  @Test
  void anEmptyBookIsABook() throws FrameException {
    open("tBTCUSD");
    frame("{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":18,\"symbol\":\"tBTCUSD\"}");
    frame("[18,[],1]");
    assertThat(log.lines()).contains("snapshot tBTCUSD");
    assertThat(log.count("commit")).isEqualTo(1);
  }
}
