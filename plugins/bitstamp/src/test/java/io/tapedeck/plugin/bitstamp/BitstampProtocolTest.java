package io.tapedeck.plugin.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.testkit.Conversation;
import org.junit.jupiter.api.Test;

/** Frames of Bitstamp that the conformance suite does not know. */
class BitstampProtocolTest {
  private Conversation exchange;

  private void open(String... symbols) {
    exchange = Conversation.open(new BitstampAdapter(), symbols);
  }

  @Test
  void theNumbersThatWereFloatsAreNotRead() throws FrameException {
    open("btcusd");
    exchange.frame("{\"data\":{\"id\":212337562,\"timestamp\":\"1643643584\",\"amount\":0.014140160000000001,\"amount_str\":\"0.01414016\",\"price\":38416,\"price_str\":\"38416\",\"type\":1,"
        + "\"microtimestamp\":\"1643643584587000\"},\"channel\":\"live_trades_btcusd\",\"event\":\"trade\"}");
    assertThat(exchange.log().lines(line -> line.startsWith("trade"))).containsExactly(
        "trade btcusd 2022-01-31T15:39:44.587Z SELL 38416 x 0.01414016 id 212337562");
  }

  @Test
  void everyMessageOfTheBestLevelsIsAWholeBook() throws FrameException {
    open("btcusd");
    String book = "{\"data\":{\"timestamp\":\"1\",\"microtimestamp\":\"1643643584587000\",\"bids\":[[\"1.1\",\"2\"]],\"asks\":[]},\"channel\":\"order_book_btcusd\",\"event\":\"data\"}";
    exchange.frame(book);
    exchange.frame(book);
    assertThat(exchange.log().count("snapshot btcusd")).isEqualTo(2);
    assertThat(exchange.log().rules(0).depth()).isEqualTo(100);
  }

  @Test
  void aSymbolThatIsNotInTheListIsRefused() throws FrameException {
    open("btcusd", "nosuch");
    assertThat(exchange.requests()).containsExactly("https://www.bitstamp.net/api/v2/trading-pairs-info/");
    exchange.answer("[{\"trading\":\"Enabled\",\"base_decimals\":8,\"url_symbol\":\"btcusd\",\"name\":\"BTC/USD\",\"counter_decimals\":2}]");
    assertThat(exchange.log().lines(line -> line.startsWith("refused"))).hasSize(1).allMatch(line -> line.startsWith("refused nosuch UNKNOWN_SYMBOL"));
  }
}
