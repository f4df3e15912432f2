package io.tapedeck.plugin.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.testkit.Conversation;
import org.junit.jupiter.api.Test;

/** Frames of Bitfinex that the conformance suite does not know. */
class BitfinexProtocolTest {
  private Conversation exchange;

  private void open(String... symbols) {
    exchange = Conversation.open(new BitfinexAdapter(), symbols);
  }

  @Test
  void maintenanceIsToldAndItsEndMeansANewConnection() throws FrameException {
    open("tBTCUSD");
    exchange.frame("{\"event\":\"info\",\"code\":20060,\"msg\":\"Entering in Maintenance mode\"}");
    assertThat(exchange.log().count("notice MAINTENANCE")).isEqualTo(1);
    assertThat(exchange.farewells()).isEmpty();
    exchange.frame("{\"event\":\"info\",\"code\":20061,\"msg\":\"Maintenance ended\"}");
    assertThat(exchange.farewells()).hasSize(1);
  }

  @Test
  void aTradeIsToldOnceThoughItIsSentTwice() throws FrameException {
    open("tBTCUSD");
    exchange.frame("{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":17,\"symbol\":\"tBTCUSD\"}");
    exchange.frame("[17,\"te\",[669899159,1618665870435,-166.391496,0.076989],1]");
    exchange.frame("[17,\"tu\",[669899159,1618665870435,-166.391496,0.076989],2]");
    assertThat(exchange.log().lines(line -> line.startsWith("trade"))).containsExactly(
        "trade tBTCUSD 2021-04-17T13:24:30.435Z SELL 0.076989 x 166.391496 id 669899159");
  }

  @Test
  void numbersMayHaveExponentsAndArraysMayGrow() throws FrameException {
    open("tBTCUSD");
    exchange.frame("{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":18,\"symbol\":\"tBTCUSD\"}");
    exchange.frame("[18,[[9.7e-06,1,2.5,\"new\"],[1.1e-05,2,-3]],1]");
    assertThat(exchange.log().lines()).contains("snapshot tBTCUSD", "bid tBTCUSD 0.0000097 x 2.5", "ask tBTCUSD 0.0000110 x 3.0");
  }

  @Test
  void anEmptyBookIsABook() throws FrameException {
    open("tBTCUSD");
    exchange.frame("{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":18,\"symbol\":\"tBTCUSD\"}");
    exchange.frame("[18,[],1]");
    assertThat(exchange.log().lines()).contains("snapshot tBTCUSD");
    assertThat(exchange.log().count("commit")).isEqualTo(1);
  }
}
