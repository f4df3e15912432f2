package io.tapedeck.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.knowm.xchange.bitstamp.BitstampAdapters;
import org.knowm.xchange.bitstamp.dto.marketdata.BitstampOrderBook;
import org.knowm.xchange.currency.CurrencyPair;

/** Bitstamp, {@code diff_order_book}: each message alone is handed out as a book. It keeps none and asks for no snapshot, so that it does far less than it should. */
public final class XChangeBitstamp extends Frames {
  private static final String CHANNEL = "diff_order_book_";

  @Override
  Way begin() {
    return (url, node) -> url.isEmpty() ? book(node) : null;
  }

  private Object book(JsonNode node) throws JsonProcessingException {
    String channel = node.path("channel").asText();
    if (!channel.startsWith(CHANNEL) || !node.path("event").asText().equals("data")) {
      return null;
    }
    String pair = channel.substring(CHANNEL.length());
    int quote = pair.length() - 3;
    BitstampOrderBook read = mapper.treeToValue(node.get("data"), BitstampOrderBook.class);
    return BitstampAdapters.adaptOrderBook(read, new CurrencyPair(pair.substring(0, quote), pair.substring(quote)));
  }
}
