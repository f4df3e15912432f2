package io.tapedeck.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import info.bitrich.xchangestream.bitfinex.dto.BitfinexOrderbook;
import info.bitrich.xchangestream.bitfinex.dto.BitfinexWebSocketOrderbookTransaction;
import info.bitrich.xchangestream.bitfinex.dto.BitfinexWebSocketSnapshotOrderbook;
import info.bitrich.xchangestream.bitfinex.dto.BitfinexWebSocketUpdateOrderbook;
import java.util.HashMap;
import java.util.Map;
import org.knowm.xchange.bitfinex.service.BitfinexAdapters;
import org.knowm.xchange.currency.CurrencyPair;

/** Bitfinex, the channel {@code book}: books are kept and handed out whole at each change; the numbers of messages are not looked at. */
public final class XChangeBitfinex extends Frames {

  @Override
  Way begin() {
    Map<Integer, Kept> books = new HashMap<>();
    return (url, node) -> node.isArray() ? book(node, books) : subscribed(node, books);
  }

  private static Object subscribed(JsonNode node, Map<Integer, Kept> books) {
    if (node.path("event").asText().equals("subscribed") && node.path("channel").asText().equals("book")) {
      String pair = node.path("pair").asText();
      int quote = pair.contains(":") ? pair.indexOf(':') : 3;
      books.put(node.path("chanId").asInt(), new Kept(new CurrencyPair(pair.substring(0, quote), pair.substring(quote).replace(":", ""))));
    }
    return null;
  }

  private Object book(JsonNode node, Map<Integer, Kept> books) throws JsonProcessingException {
    Kept kept = books.get(node.get(0).asInt());
    if (kept == null || !node.get(1).isArray()) {
      return null; // Of another channel, or a heartbeat.
    }
    BitfinexWebSocketOrderbookTransaction message = node.get(1).path(0).isArray()
        ? mapper.treeToValue(node, BitfinexWebSocketSnapshotOrderbook.class)
        : mapper.treeToValue(node, BitfinexWebSocketUpdateOrderbook.class);
    kept.book = message.toBitfinexOrderBook(kept.book);
    return BitfinexAdapters.adaptOrderBook(kept.book.toBitfinexDepth(), kept.pair);
  }

  private static final class Kept {
    private final CurrencyPair pair;
    private BitfinexOrderbook book;

    Kept(CurrencyPair pair) {
      this.pair = pair;
    }
  }
}
