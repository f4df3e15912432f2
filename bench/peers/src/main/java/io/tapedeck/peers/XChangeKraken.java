package io.tapedeck.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import info.bitrich.xchangestream.kraken.KrakenStreamingAdapters;
import info.bitrich.xchangestream.service.netty.StreamingObjectMapperHelper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.trade.LimitOrder;

/**
 * XChange-stream's way from Kraken's frames (version 1) to a proven book, without its socket and its observables: the text is read by its own mapper, and each book
 * message goes into its own adapter, which keeps the books, compares the checksum and makes the book it hands out. One thread.
 *
 * <p>Each {@link #get} begins without books. A frame gives 1 when a book was handed out, -1 when its checksum was wrong, 0 when it was none of a book.
 */
public final class XChangeKraken implements Supplier<ToIntFunction<byte[]>> {
  private static final int DEPTH = 1_000;

  private final ObjectMapper mapper = StreamingObjectMapperHelper.getObjectMapper();
  private volatile OrderBook newest;

  @Override
  public ToIntFunction<byte[]> get() {
    Map<String, Sides> books = new HashMap<>();
    return frame -> read(frame, books);
  }

  /** The book handed out last. */
  public OrderBook newest() {
    return newest;
  }

  private int read(byte[] frame, Map<String, Sides> books) {
    JsonNode node;
    try {
      node = mapper.readTree(new String(frame, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!(node instanceof ArrayNode) || node.size() < 4 || !node.get(node.size() - 2).asText().startsWith("book-")) {
      return 0;
    }
    Sides sides = books.computeIfAbsent(node.get(node.size() - 1).asText(), Sides::new);
    try {
      newest = KrakenStreamingAdapters.adaptOrderbookMessage(DEPTH, sides.bids, sides.asks, sides.pair, (ArrayNode) node);
      return 1;
    } catch (IllegalStateException e) {
      return -1; // What it throws when the checksum differs.
    }
  }

  private static final class Sides {
    private final TreeSet<LimitOrder> bids = new TreeSet<>();
    private final TreeSet<LimitOrder> asks = new TreeSet<>();
    private final CurrencyPair pair;

    Sides(String name) {
      pair = new CurrencyPair(name);
    }
  }
}
