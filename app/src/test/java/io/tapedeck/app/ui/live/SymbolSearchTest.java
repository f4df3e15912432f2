package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.TradingStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolSearchTest {
  private final SymbolSearch search = new SymbolSearch();
  private final List<ExchangeInfo> exchanges = List.of(exchange("kraken", "Kraken"), exchange("coinbase", "Coinbase"));
  private final Map<String, List<Instrument>> lists = new HashMap<>(Map.of(
      "kraken", List.of(
          spot("kraken", "WETH/USD", "WETH", "USD"),
          spot("kraken", "ETH/USDT", "ETH", "USDT"),
          spot("kraken", "ETH/USD", "ETH", "USD"),
          spot("kraken", "AAVE/ETH", "AAVE", "ETH"),
          spot("kraken", "BTC/USD", "BTC", "USD")),
      "coinbase", List.of(
          spot("coinbase", "ETH-USD", "ETH", "USD"),
          spot("coinbase", "ETH-USDC", "ETH", "USDC"),
          new Instrument("coinbase", "ETH-PERP-INTX", "ETH", "USDC", ProductType.PERPETUAL, 2, 2, TradingStatus.ONLINE, false, false))));

  private static ExchangeInfo exchange(String id, String name) {
    return new ExchangeInfo(id, name, "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());
  }

  private static Instrument spot(String exchange, String symbol, String base, String quote) {
    return Instrument.spot(exchange, symbol, base, quote, 2, 8);
  }

  private List<String> found(String text) {
    return find(text, List.of(), 100).hits().stream().map(hit -> hit.id().text()).toList();
  }

  private SymbolSearch.Found find(String text, List<SymbolSearch.Hit> first, int most) {
    return search.find(exchanges, id -> lists.getOrDefault(id, List.of()), text, first, most);
  }

  @Test
  void findsASymbolAtEveryExchangeTheFirstExchangeFirst() {
    assertThat(found("eth")).containsExactly(
        "kraken:ETH/USDT", "kraken:ETH/USD", "coinbase:ETH-USD", "coinbase:ETH-USDC", "coinbase:ETH-PERP-INTX",
        "kraken:AAVE/ETH", "kraken:WETH/USD");
  }

  /** Rows are never put together, and what is paid in dollars stands before what is paid in something like it. */
  @Test
  void tetherIsNotTheDollar() {
    assertThat(found("eth/usd")).containsExactly(
        "kraken:ETH/USD", "coinbase:ETH-USD", "kraken:ETH/USDT", "coinbase:ETH-USDC", "coinbase:ETH-PERP-INTX", "kraken:WETH/USD");
    assertThat(found("ethusdt")).containsExactly("kraken:ETH/USDT");
    assertThat(found("eth usd").subList(0, 2)).containsExactly("kraken:ETH/USD", "coinbase:ETH-USD");
  }

  @Test
  void everyWordMustFitAndMayNameExchangeOrProduct() {
    assertThat(found("coinbase eth")).allMatch(id -> id.startsWith("coinbase:")).hasSize(3);
    assertThat(found("eth perp")).containsExactly("coinbase:ETH-PERP-INTX");
    assertThat(found("eth coin usdc spot")).containsExactly("coinbase:ETH-USDC");
    assertThat(found("eth nothing")).isEmpty();
  }

  @Test
  void withoutAWordFavouritesStandFirstAndOnlyOnce() {
    SymbolSearch.Hit usdc = new SymbolSearch.Hit(lists.get("coinbase").get(1), exchanges.get(1));
    SymbolSearch.Found all = find("  ", List.of(usdc), 100);
    assertThat(all.hits()).hasSize(8).doesNotHaveDuplicates();
    assertThat(all.hits().get(0)).isEqualTo(usdc);
    assertThat(all.hits().get(1).id().text()).isEqualTo("kraken:WETH/USD");
    assertThat(find("btc", List.of(usdc), 100).hits()).hasSize(1);
  }

  @Test
  void saysHowManyItLeftOut() {
    SymbolSearch.Found some = find("eth", List.of(), 3);
    assertThat(some.hits()).hasSize(3);
    assertThat(some.more()).isEqualTo(4);
    assertThat(find("", List.of(), 3).more()).isEqualTo(5);
  }

  @Test
  void aNewListIsSearchedAnew() {
    assertThat(found("pepe")).isEmpty();
    lists.put("kraken", List.of(spot("kraken", "PEPE/USD", "PEPE", "USD")));
    assertThat(found("pepe")).containsExactly("kraken:PEPE/USD");
  }

  /** Eight exchanges with three thousand instruments each: every one is looked at, a bounded number comes back. */
  @Test
  void manyInstrumentsComeBackAsFewRows() {
    List<ExchangeInfo> many = new ArrayList<>();
    for (int e = 0; e < 8; e++) {
      String id = "x" + e;
      many.add(exchange(id, "Exchange " + e));
      List<Instrument> list = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        list.add(spot(id, "B" + i + "/USD", "B" + i, "USD"));
      }
      lists.put(id, list);
    }
    for (String typed : List.of("b", "b1", "b12", "b12/", "b12/usd")) {
      SymbolSearch.Found found = search.find(many, lists::get, typed, List.of(), SymbolPopup.MOST_SHOWN);
      assertThat(found.hits()).hasSizeLessThanOrEqualTo(SymbolPopup.MOST_SHOWN);
      assertThat(found.hits().size() + found.more()).isPositive();
    }
    assertThat(search.find(many, lists::get, "b12/usd", List.of(), 300).hits()).extracting(hit -> hit.exchange().id())
        .startsWith("x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7");
    assertThat(search.find(many, lists::get, "", List.of(), 300).more()).isEqualTo(24_000 - 300);
  }
}
