package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.testkit.FakeContext;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoAdapterTest {
  private final DemoAdapter adapter = new DemoAdapter();
  private final FakeContext context = new FakeContext(adapter.info()).with(TimeSource.system());
  private final Map<String, BookKeeper> links = new ConcurrentHashMap<>();
  private Feed feed;

  @AfterEach
  void close() {
    if (feed != null) {
      feed.close();
    }
  }

  @Test
  void isADemoAndListsItsDefaultSymbols() throws Exception {
    assertThat(adapter.info().demo()).isTrue();
    assertThat(adapter.info().id()).isEqualTo("demo");
    assertThat(adapter.instruments(context)).extracting(Instrument::symbol).containsAll(adapter.info().defaultSymbols());
  }

  @Test
  void listsMarketsOfVeryDifferentScales() throws Exception {
    List<Instrument> instruments = adapter.instruments(context);
    assertThat(instruments).hasSizeGreaterThanOrEqualTo(12);
    assertThat(instruments).anyMatch(i -> i.priceScale() == 12).anyMatch(i -> i.priceScale() == 0).anyMatch(i -> i.sizeScale() == 0);
  }

  @Test
  void isFoundByThePluginLoader() throws Exception {
    try (InputStream index = DemoAdapter.class.getResourceAsStream("/META-INF/extensions.idx")) {
      assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8)).contains(DemoAdapter.class.getName());
    }
  }

  @Test
  void keepsOneConnectionForEachSymbol() throws Exception {
    open(ConnectionMode.WEBSOCKET_PER_SYMBOL, "BTC/USD", "ETH/USD");
    await().until(() -> link("demo-ws-1 BTC/USD").of("BTC/USD").trades > 0);
    await().until(() -> link("demo-ws-2 ETH/USD").of("ETH/USD").trades > 0);
    assertThat(links).hasSize(2);
  }

  @Test
  void keepsOneConnectionForAllSymbols() throws Exception {
    open(ConnectionMode.WEBSOCKET_SHARED, "BTC/USD", "ETH/USD", "PEPE/USDX");
    await().until(() -> link("demo-ws-1").of("ETH/USD").events() > 20);
    assertThat(link("demo-ws-1").of("PEPE/USDX").refusal.text())
        .isEqualTo("Demo exchange does not list PEPE/USDX; not tried again.");
    assertThat(link("demo-ws-1").of("BTC/USD").failures()).isZero();
  }

  @Test
  void pollsWithoutAnyConnection() throws Exception {
    open(ConnectionMode.POLLING, "BTC/USD");
    await().until(() -> links.containsKey("demo-rest-1") && link("demo-rest-1").of("BTC/USD").snapshots > 0);
    assertThat(threads("demo-ws")).isZero();
  }

  @Test
  void connectsAgainAndGoesOnWithTheSameMarket() throws Exception {
    context.with("faults", "disconnect@1");
    open(ConnectionMode.WEBSOCKET_SHARED, "BTC/USD");
    await().until(() -> link("demo-ws-1").of("BTC/USD").snapshots == 2);
    int before = link("demo-ws-1").of("BTC/USD").trades;
    await().until(() -> link("demo-ws-1").of("BTC/USD").trades > before);
    assertThat(link("demo-ws-1").life).containsSubsequence("opened", "lost CONNECTION", "connecting 1", "opened");
    assertThat(link("demo-ws-1").of("BTC/USD").disorderedTrades).isZero();
  }

  @Test
  void mendsAGapByANewSnapshotOfThatSymbolAlone() throws Exception {
    context.with("faults", "gap:BTC/USD@1");
    open(ConnectionMode.WEBSOCKET_SHARED, "BTC/USD", "ETH/USD");
    await().until(() -> link("demo-ws-1").of("BTC/USD").snapshots == 2);
    assertThat(link("demo-ws-1").of("BTC/USD").gaps).isEqualTo(1);
    assertThat(link("demo-ws-1").of("ETH/USD").snapshots).isEqualTo(1);
  }

  @Test
  void refusesFaultsItCannotRead() {
    context.with("faults", "explode@1");
    assertThatExceptionOfType(ExchangeException.class)
        .isThrownBy(() -> open(ConnectionMode.WEBSOCKET_SHARED, "BTC/USD"))
        .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.INVALID_OPTION));
  }

  @Test
  void leavesNoThreadAfterAHundredStartsAndStops() throws Exception {
    for (int i = 0; i < 100; i++) {
      open(ConnectionMode.values()[i % 3], "BTC/USD", "ETH/USD");
      feed.close();
      links.clear();
    }
    await().until(() -> threads("demo-") == 0);
    assertThat(context.uncaught()).isEmpty();
  }

  private void open(ConnectionMode mode, String... symbols) throws ExchangeException {
    List<Instrument> instruments = Stream.of(symbols).map(s -> Instrument.provisional("demo", s)).toList();
    feed = adapter.open(Subscription.of(instruments, mode), (name, carried) -> link(name), context);
  }

  private BookKeeper link(String name) {
    return links.computeIfAbsent(name, n -> new BookKeeper());
  }

  private static long threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith(prefix)).count();
  }

  /** A feed that does nothing. */
  static final class NoFeed implements Feed {
    @Override
    public void resync(Instrument instrument) {}

    @Override
    public void resubscribe(Instrument instrument) {}

    @Override
    public void reconnect(Instrument instrument, Problem why) {}

    @Override
    public void subscribe(Instrument instrument) {}

    @Override
    public void unsubscribe(Instrument instrument) {}

    @Override
    public void retryNow() {}

    @Override
    public void close() {}
  }
}
