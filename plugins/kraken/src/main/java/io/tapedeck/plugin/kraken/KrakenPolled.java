package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.Decimals;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Polled;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kraken by REST: books of 100 levels and the newest trades. Its older service names pairs in its own way ({@code XBTUSD}), so the list of pairs is asked for
 * first. Without the checksum of the WebSocket nothing proves these books. One thread.
 */
final class KrakenPolled implements Polled {
  private final String rest;
  private final JsonReader json = new JsonReader(16 << 20);
  private final Map<String, String> pairs = new HashMap<>();

  KrakenPolled(String rest) {
    this.rest = RestClient.base(rest);
  }

  @Override
  public List<String> urls(String symbol) {
    if (pairs.isEmpty()) {
      return List.of(rest + "/0/public/AssetPairs");
    }
    String pair = pairs.getOrDefault(symbol, "unknown");
    return List.of(rest + "/0/public/Depth?pair=" + pair + "&count=100", rest + "/0/public/Trades?pair=" + pair + "&count=100");
  }

  @Override
  public boolean read(String url, byte[] body, SentBook book, Pool<SentTrade> trades) throws FrameException {
    boolean isBook = url.contains("/Depth");
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("error")) {
        readError();
      } else if (json.fieldIs("result")) {
        json.enterObject();
        while (json.nextField()) {
          readResult(url, book, trades);
        }
      } else {
        json.skipValue();
      }
    }
    json.finish();
    return isBook;
  }

  private void readError() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      String error = json.text();
      throw new FrameException(error.contains("Unknown asset pair") ? UNKNOWN : "Kraken refuses the request");
    }
  }

  private void readResult(String url, SentBook book, Pool<SentTrade> trades) throws FrameException {
    if (url.contains("/AssetPairs")) {
      readPair();
    } else if (json.fieldIs("last")) {
      json.skipValue();
    } else if (url.contains("/Depth")) {
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "bids" -> book.bids().readPairs(json);
          case "asks" -> book.asks().readPairs(json);
          default -> json.skipValue();
        }
      }
    } else {
      readTrades(trades);
    }
  }

  /** {@code {"altname":"XBTUSD","wsname":"XBT/USD",...}}. */
  private void readPair() throws FrameException {
    String name = null;
    String old = null;
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "altname" -> old = WireText.orNull(json);
        case "wsname" -> name = WireText.orNull(json);
        default -> json.skipValue();
      }
    }
    if (name != null && old != null) {
      pairs.put(modern(name), old);
    }
  }

  /** The names of WebSocket v2: Kraken's page "Instruments" has BTC and DOGE where the older ones have XBT and XDG. */
  private static String modern(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : currency(name.substring(0, slash)) + "/" + currency(name.substring(slash + 1));
  }

  private static String currency(String old) {
    return old.equals("XBT") ? "BTC" : old.equals("XDG") ? "DOGE" : old;
  }

  /** {@code [["30243.4","0.34507674",1688669597.827,"b","m","",61044952]]}: price, size, seconds, side, order, nothing, id. */
  private void readTrades(Pool<SentTrade> trades) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentTrade trade = trades.next();
      trade.clear();
      json.enterArray();
      for (int i = 0; json.nextElement(); i++) {
        switch (i) {
          case 0 -> trade.price().read(json);
          case 1 -> trade.size().read(json);
          case 2 -> trade.time(seconds());
          case 3 -> {
            trade.taker(side());
            json.skipValue();
          }
          case 6 -> trade.id(WireText.whole(json, MarketSink.NO_ID));
          default -> json.skipValue();
        }
      }
    }
  }

  private long seconds() throws FrameException {
    if (!json.tryDecimal() || json.scale() > 9) {
      return MarketSink.NO_TIME;
    }
    long nanos = Decimals.rescale(json.mantissa(), json.scale(), 9);
    return nanos < 0 ? MarketSink.NO_TIME : nanos;
  }

  private @Nullable Side side() throws FrameException {
    return json.textEquals("b") ? Side.BUY : json.textEquals("s") ? Side.SELL : null;
  }
}
