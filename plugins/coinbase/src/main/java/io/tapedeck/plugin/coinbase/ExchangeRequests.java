package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.WireOutput;
import java.util.List;

/** The Exchange feed: one message names symbols and channels. {@code level2_batch} is {@code level2} for those without a key. */
final class ExchangeRequests implements Requests {
  private static final String ALL = "[\"level2_batch\",\"matches\",\"ticker\",\"heartbeat\"]";
  private static final String BOOK = "[\"level2_batch\"]";

  @Override
  public void subscribe(WireOutput out, List<String> symbols) {
    out.send(message("subscribe", symbols, ALL));
  }

  @Override
  public void unsubscribe(WireOutput out, List<String> symbols) {
    out.send(message("unsubscribe", symbols, ALL));
  }

  @Override
  public void booksAgain(WireOutput out, List<String> symbols) {
    out.send(message("unsubscribe", symbols, BOOK));
    out.send(message("subscribe", symbols, BOOK));
  }

  private static String message(String type, List<String> symbols, String channels) {
    return "{\"type\":\"" + type + "\",\"product_ids\":" + Requests.list(symbols) + ",\"channels\":" + channels + "}";
  }
}
