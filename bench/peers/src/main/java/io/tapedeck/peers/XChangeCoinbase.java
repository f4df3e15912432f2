package io.tapedeck.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import info.bitrich.xchangestream.coinbasepro.dto.CoinbaseProWebSocketTransaction;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.trade.LimitOrder;

/** Coinbase Exchange, {@code level2}: whole books are kept, the best hundred levels of each side are handed out, as is its default. */
public final class XChangeCoinbase extends Frames {
  private static final int DEPTH = 100;

  @Override
  Way begin() {
    Map<String, Sides> books = new HashMap<>();
    return (url, node) -> book(node, books);
  }

  private Object book(JsonNode node, Map<String, Sides> books) throws JsonProcessingException {
    String type = node.path("type").asText();
    if (!type.equals("snapshot") && !type.equals("l2update")) {
      return null;
    }
    CoinbaseProWebSocketTransaction message = mapper.treeToValue(node, CoinbaseProWebSocketTransaction.class);
    if (type.equals("snapshot")) {
      books.put(message.getProductId(), new Sides(message.getProductId()));
    }
    Sides sides = books.get(message.getProductId());
    return sides == null ? null : message.toOrderBook(sides.bids, sides.asks, DEPTH, sides.pair);
  }

  private static final class Sides {
    private final SortedMap<BigDecimal, LimitOrder> bids = new TreeMap<>(Collections.reverseOrder());
    private final SortedMap<BigDecimal, LimitOrder> asks = new TreeMap<>();
    private final CurrencyPair pair;

    Sides(String product) {
      pair = new CurrencyPair(product.replace('-', '/'));
    }
  }
}
