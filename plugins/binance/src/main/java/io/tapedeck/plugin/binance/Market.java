package io.tapedeck.plugin.binance;

import io.tapedeck.api.ProductType;

/** The markets of Binance: separate hosts, books and lists, one language with small differences. */
enum Market {
  /** Spot, on the hosts that carry market data only. */
  SPOT("spot", "wss://data-stream.binance.vision", "https://data-api.binance.vision", "/api/v3", "@trade", 100),
  /** Futures margined in USDT or USDC. Single trades are documented for spot only. */
  USDM("usdm", "wss://fstream.binance.com", "https://fapi.binance.com", "/fapi/v1", "@aggTrade", 50),
  /** Binance.US: spot with books of its own. */
  US("us", "wss://stream.binance.us:9443", "https://api.binance.us", "/api/v3", "@trade", 100);

  final String option;
  final String url;
  final String rest;
  private final String path;
  final String trades;
  final int perConnection;

  Market(String option, String url, String rest, String path, String trades, int perConnection) {
    this.option = option;
    this.url = url;
    this.rest = rest;
    this.path = path;
    this.trades = trades;
    this.perConnection = perConnection;
  }

  /** The market an option names. */
  static Market of(String option) {
    for (Market market : values()) {
      if (market.option.equals(option)) {
        return market;
      }
    }
    throw new IllegalArgumentException("No market of Binance: " + option);
  }

  /** Address of the whole list of symbols. Permissions are long and of no use here. */
  String listing(String base) {
    return base + path + "/exchangeInfo" + (this == SPOT ? "?showPermissionSets=false" : "");
  }

  /** Address of what is listed of one symbol; the futures only have the whole list. */
  String listing(String base, String symbol) {
    return this == USDM ? listing(base) : base + path + "/exchangeInfo?symbol=" + symbol;
  }

  /** Address of a book's snapshot. */
  String depth(String base, String symbol, String levels) {
    return base + path + "/depth?symbol=" + symbol + "&limit=" + levels;
  }

  /** Address of the newest trades. */
  String newestTrades(String base, String symbol) {
    return base + path + "/trades?symbol=" + symbol + "&limit=100";
  }

  /** Address of the newest candles. */
  String candles(String base, String symbol, String interval, int limit) {
    return base + path + "/klines?symbol=" + symbol + "&interval=" + interval + "&limit=" + limit;
  }

  /** What is traded here, unless the list says more. */
  ProductType product() {
    return this == USDM ? ProductType.PERPETUAL : ProductType.SPOT;
  }
}
