package io.tapedeck.plugin.binance;

import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.List;
import java.util.Map;

/** The USD-M futures as the conformance suite plays them: each message names the one before. */
final class BinanceUsdmDialect extends BinanceDialect {

  @Override
  public Map<String, String> options() {
    return Map.of("product", "usdm");
  }

  @Override
  public String key() {
    return "BINANCE:BTC/USDT:PERPETUAL";
  }

  @Override
  public List<String> recordings() {
    return List.of();
  }

  @Override
  String chain(MadeUpMarket.Change change) {
    return "\"T\":" + change.millis() + ",\"U\":" + change.id() + ",\"u\":" + change.id() + ",\"pu\":" + change.previousId();
  }

  @Override
  String listing() {
    return "\"contractType\":\"PERPETUAL\",";
  }
}
