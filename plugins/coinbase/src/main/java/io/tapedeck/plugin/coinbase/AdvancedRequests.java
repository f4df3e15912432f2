package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.WireOutput;
import java.util.List;

/** Advanced Trade: one message for each channel. The heartbeats keep quiet channels from being closed. */
final class AdvancedRequests implements Requests {
  private static final List<String> CHANNELS = List.of("level2", "market_trades", "ticker");

  @Override
  public void subscribe(WireOutput out, List<String> symbols) {
    out.send("{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}");
    CHANNELS.forEach(channel -> out.send(message("subscribe", symbols, channel)));
  }

  @Override
  public void unsubscribe(WireOutput out, List<String> symbols) {
    CHANNELS.forEach(channel -> out.send(message("unsubscribe", symbols, channel)));
  }

  @Override
  public void booksAgain(WireOutput out, List<String> symbols) {
    out.send(message("unsubscribe", symbols, "level2"));
    out.send(message("subscribe", symbols, "level2"));
  }

  private static String message(String type, List<String> symbols, String channel) {
    return "{\"type\":\"" + type + "\",\"product_ids\":" + Requests.list(symbols) + ",\"channel\":\"" + channel + "\"}";
  }
}
