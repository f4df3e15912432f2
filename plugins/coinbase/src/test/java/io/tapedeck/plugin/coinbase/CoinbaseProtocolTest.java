package io.tapedeck.plugin.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.testkit.Conversation;
import org.junit.jupiter.api.Test;

/** Frames of Coinbase that the conformance suite does not know. */
class CoinbaseProtocolTest {
  private Conversation exchange;

  private void open(String... symbols) {
    exchange = Conversation.open(new CoinbaseAdapter(), symbols);
  }

  private static String trades(String type, String trades) {
    return "{\"channel\":\"market_trades\",\"timestamp\":\"2026-04-07T14:30:02Z\",\"sequence_num\":5,\"events\":[{\"type\":\"" + type + "\",\"trades\":["
        + trades + "]}]}";
  }

  private static String trade(long id) {
    return "{\"trade_id\":\"" + id + "\",\"product_id\":\"BTC-USD\",\"price\":\"68900.50\",\"size\":\"0.0015\",\"side\":\"BUY\",\"time\":\"2026-04-07T14:30:02.789012Z\"}";
  }

  @Test
  void tradesOfAMessageAreToldInTheOrderTheyWereMade() throws FrameException {
    open("BTC-USD");
    exchange.frame(trades("update", trade(9) + "," + trade(8) + "," + trade(7)));
    assertThat(exchange.log().lines(line -> line.startsWith("trade"))).extracting(line -> line.replaceAll(".* id ", "")).containsExactly("7", "8", "9");
  }

  @Test
  void tradesOfBeforeAreNoTrades() throws FrameException {
    open("BTC-USD");
    exchange.frame(trades("snapshot", trade(9) + "," + trade(8)));
    assertThat(exchange.log().count("trade")).isZero();
  }

  @Test
  void oneMissingFrameTakesEveryBookOutOfStep() throws FrameException {
    open("BTC-USD", "ETH-USD");
    exchange.frame("{\"channel\":\"heartbeats\",\"sequence_num\":1,\"events\":[{\"heartbeat_counter\":\"42\"}]}");
    exchange.log().answer(false, false);
    exchange.takeSent();
    exchange.frame("{\"channel\":\"heartbeats\",\"sequence_num\":3,\"events\":[{\"heartbeat_counter\":43}]}");
    assertThat(exchange.log().count("update ")).isEqualTo(2);
    assertThat(exchange.takeSent()).hasSize(2).allMatch(text -> text.contains("[\"BTC-USD\",\"ETH-USD\"]") && text.contains("level2"));
  }

  @Test
  void aProductThatSharesABookIsSaidSo() throws FrameException {
    open("BTC-USDC");
    exchange.answer("{\"product_id\":\"BTC-USDC\",\"base_currency_id\":\"BTC\",\"quote_currency_id\":\"USDC\",\"alias\":\"BTC-USD\","
        + "\"price_increment\":\"0.01\",\"base_increment\":\"0.00000001\"}");
    assertThat(exchange.log().lines(line -> line.startsWith("refused"))).hasSize(1).allMatch(line -> line.contains("choose BTC-USD instead"));
  }

  @Test
  void deletedIsWhatIsZeroHoweverItIsSpelled() throws FrameException {
    open("BTC-USD");
    exchange.frame("{\"channel\":\"l2_data\",\"timestamp\":\"2026-04-07T14:30:01Z\",\"sequence_num\":1,\"events\":[{\"type\":\"update\",\"product_id\":\"BTC-USD\",\"updates\":["
        + "{\"side\":\"offer\",\"price_level\":\"68901.00\",\"new_quantity\":\"0.00000000\"},{\"side\":\"bid\",\"price_level\":\"68900\",\"new_quantity\":\"0\"}]}]}");
    assertThat(exchange.log().lines()).contains("bid BTC-USD 68900 x 0", "ask BTC-USD 68901 x 0");
  }
}
