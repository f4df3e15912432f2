package io.tapedeck.plugin.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.testkit.Conversation;
import org.junit.jupiter.api.Test;

/** Frames of Deribit that the conformance suite does not know. */
class DeribitProtocolTest {
  private Conversation exchange;

  private void open(String... symbols) {
    exchange = Conversation.open(new DeribitAdapter(), symbols);
  }

  @Test
  void isHeardWhenItIsAskedWhetherItLives() throws FrameException {
    open("BTC-PERPETUAL");
    exchange.takeSent();
    exchange.frame("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}");
    assertThat(exchange.takeSent()).hasSize(1).allMatch(text -> text.contains("public/test"));
  }

  @Test
  void aChannelThatIsMissingFromTheAnswerWasRefused() throws FrameException {
    open("BTC-PERPETUAL", "NO-SUCH");
    exchange.frame("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":[\"book.BTC-PERPETUAL.100ms\",\"trades.BTC-PERPETUAL.100ms\"]}");
    assertThat(exchange.log().count("subscribed BTC-PERPETUAL")).isEqualTo(1);
    assertThat(exchange.log().count("refused NO-SUCH UNKNOWN_SYMBOL lasting")).isEqualTo(1);
  }

  @Test
  void whatSpoilsARequestOfManyIsFoundByAskingForEachAlone() throws FrameException {
    open("BTC-PERPETUAL", "ETH-PERPETUAL");
    exchange.takeSent();
    exchange.frame("{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}}");
    assertThat(exchange.takeSent()).hasSize(2);
    assertThat(exchange.log().count("refused")).isZero();
  }

  @Test
  void anEmptySideOfATickerIsASizeOfZero() throws FrameException {
    open("BTC-PERPETUAL");
    exchange.frame("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"quote.BTC-PERPETUAL\",\"data\":{\"timestamp\":1699999999500,\"instrument_name\":\"BTC-PERPETUAL\","
        + "\"best_bid_price\":0.0,\"best_bid_amount\":0.0,\"best_ask_price\":42501.5,\"best_ask_amount\":10.0}}}");
    assertThat(exchange.log().lines(line -> line.startsWith("quote"))).containsExactly(
        "quote BTC-PERPETUAL 2023-11-14T22:13:19.500Z bid 0.0 x 0 ask 42501.5 x 10");
  }
}
