package io.tapedeck.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dto.marketdata.BybitOrderbook;
import dto.marketdata.BybitPublicOrder;
import info.bitrich.xchangestream.bybit.BybitStreamAdapters;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.instrument.Instrument;

/** Bybit's order book topics: a snapshot in the stream, then changes whose number must rise by one, into the book it hands out. */
public final class XChangeBybit extends Frames {

  @Override
  Way begin() {
    Map<String, Kept> books = new HashMap<>();
    return (url, node) -> book(node, books);
  }

  private Object book(JsonNode node, Map<String, Kept> books) throws JsonProcessingException {
    String topic = node.path("topic").asText();
    if (!topic.startsWith("orderbook.")) {
      return null;
    }
    BybitOrderbook message = mapper.treeToValue(node, BybitOrderbook.class);
    long number = message.getData().getU();
    if (message.getDataType().equalsIgnoreCase("snapshot")) {
      Kept kept = new Kept(new CurrencyPair(topic.substring(topic.lastIndexOf('.') + 1).replace("USDT", "/USDT")));
      kept.book = BybitStreamAdapters.adaptOrderBook(message, kept.instrument);
      kept.last = number;
      books.put(topic, kept);
      return kept.book;
    }
    Kept kept = books.get(topic);
    if (kept == null || number != ++kept.last) {
      return FAILED;
    }
    Date time = new Date(Long.parseLong(message.getTs()));
    for (BybitPublicOrder order : message.getData().getAsk()) {
      kept.book.update(BybitStreamAdapters.adaptOrderBookOrder(order, kept.instrument, OrderType.ASK, time));
    }
    for (BybitPublicOrder order : message.getData().getBid()) {
      kept.book.update(BybitStreamAdapters.adaptOrderBookOrder(order, kept.instrument, OrderType.BID, time));
    }
    return kept.book;
  }

  private static final class Kept {
    private final Instrument instrument;
    private OrderBook book;
    private long last;

    Kept(Instrument instrument) {
      this.instrument = instrument;
    }
  }
}
