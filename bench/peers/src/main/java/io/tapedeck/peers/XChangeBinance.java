package io.tapedeck.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import info.bitrich.xchangestream.binance.dto.DepthBinanceWebSocketTransaction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.binance.dto.marketdata.BinanceOrderbook;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.OrderBookUpdate;
import org.knowm.xchange.instrument.Instrument;

/** Binance, spot: the snapshot comes by REST, changes go into the book it hands out, and each must follow from the one before. */
public final class XChangeBinance extends Frames {
  private static final String SYMBOL = "symbol=";

  @Override
  Way begin() {
    Map<String, Kept> books = new HashMap<>();
    return (url, node) -> url.isEmpty() ? change(node, books) : snapshot(url, node, books);
  }

  private Object snapshot(String url, JsonNode node, Map<String, Kept> books) throws JsonProcessingException {
    int from = url.indexOf(SYMBOL);
    if (from < 0 || !node.has("lastUpdateId")) {
      return null;
    }
    String symbol = url.substring(from + SYMBOL.length()).split("&", 2)[0].toUpperCase(Locale.ROOT);
    BinanceOrderbook read = mapper.treeToValue(node, BinanceOrderbook.class);
    Kept kept = new Kept(BinanceAdapters.adaptSymbol(symbol, false), read.lastUpdateId);
    kept.book = BinanceMarketDataService.convertOrderBook(read, kept.instrument);
    books.put(symbol, kept);
    return kept.book;
  }

  private Object change(JsonNode node, Map<String, Kept> books) throws JsonProcessingException {
    JsonNode data = node.path("data");
    Kept kept = data.path("e").asText().equals("depthUpdate") ? books.get(data.path("s").asText()) : null;
    if (kept == null) {
      return null;
    }
    DepthBinanceWebSocketTransaction change = mapper.treeToValue(data, DepthBinanceWebSocketTransaction.class);
    if (change.getLastUpdateId() <= kept.snapshot) {
      return null; // Older than the snapshot.
    }
    boolean follows = kept.last == 0 ? change.getFirstUpdateId() <= kept.snapshot + 1 : change.getFirstUpdateId() == kept.last + 1;
    if (!follows) {
      return FAILED;
    }
    kept.last = change.getLastUpdateId();
    change.getOrderBook().bids.forEach((price, size) ->
        kept.book.update(new OrderBookUpdate(OrderType.BID, size, kept.instrument, price, change.getEventTime(), size)));
    change.getOrderBook().asks.forEach((price, size) ->
        kept.book.update(new OrderBookUpdate(OrderType.ASK, size, kept.instrument, price, change.getEventTime(), size)));
    return kept.book;
  }

  private static final class Kept {
    private final Instrument instrument;
    private final long snapshot;
    private OrderBook book;
    private long last;

    Kept(Instrument instrument, long snapshot) {
      this.instrument = instrument;
      this.snapshot = snapshot;
    }
  }
}
