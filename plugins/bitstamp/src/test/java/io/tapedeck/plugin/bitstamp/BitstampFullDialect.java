package io.tapedeck.plugin.bitstamp;

import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.List;
import java.util.Map;

/** Bitstamp as the conformance suite plays it, with changes and a snapshot by REST. */
final class BitstampFullDialect extends BitstampDialect {

  @Override
  public Map<String, String> options() {
    return Map.of("book", "full");
  }

  @Override
  public List<String> recordings() {
    return List.of();
  }

  @Override
  public boolean sendsChanges() {
    return true;
  }

  @Override
  String channel() {
    return "diff_order_book_";
  }

  @Override
  List<String> first(String symbol) {
    return List.of();
  }

  @Override
  String data(MadeUpMarket.Change change) {
    String level = "[\"" + change.price() + "\",\"" + change.size() + "\"]";
    boolean bid = change.side() == Side.BUY;
    return times(change.millis(), "\"bids\":[" + (bid ? level : "") + "],\"asks\":[" + (bid ? "" : level) + "]");
  }
}
