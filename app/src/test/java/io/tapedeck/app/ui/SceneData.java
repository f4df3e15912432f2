package io.tapedeck.app.ui;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.support.BarsByHand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented screens for tests and pictures: a model filled by hand, a clock that stands still, a desk that only writes down. */
public final class SceneData implements FeedDesk, TimeSource {
  public static final long SECOND = 1_000_000_000L;

  public final ScreenModel model = new ScreenModel(1_000, new ScreenThread(() -> true));
  public final List<String> asked = new ArrayList<>();
  public long nanos = 1_000 * SECOND;
  public long epochNanos = 1_795_439_072L * SECOND;
  private final Random random = new Random(7);

  /** The stream with this symbol, or this text of exchange and symbol. */
  public StreamModel stream(String symbol) {
    return model.streams().stream()
        .filter(s -> s.id().symbol().equals(symbol) || s.id().text().equals(symbol)).findFirst().orElseThrow();
  }

  @Override
  public void start(ConnectionMode mode, List<StreamId> streams) {
    asked.add("start " + mode + " " + streams.stream().map(StreamId::text).toList());
  }

  @Override
  public void stop() {
    asked.add("stop");
  }

  @Override
  public void loadHistory(StreamId stream) {
    // The scenes are all there is.
  }

  @Override
  public void loadInstruments(String exchangeId) {
    asked.add("load " + exchangeId);
  }

  @Override
  public void retryNow() {
    asked.add("retry");
  }

  @Override
  public void playFault(String drill, StreamId stream) {
    // Nobody plays in a picture.
  }

  @Override
  public void resync(StreamId stream) {
    asked.add("resync " + stream.text());
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long epochNanos() {
    return epochNanos;
  }

  public static ExchangeInfo demo() {
    return new ExchangeInfo("demo", "Demo exchange", "", true, List.of(ConnectionMode.values()),
        List.of("BTC/USD", "ETH/USD", "SOL/USD"), List.<AdapterOption>of());
  }

  public static ExchangeInfo kraken() {
    return new ExchangeInfo("kraken", "Kraken", "", false,
        List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL),
        List.of("BTC/USD", "ETH/USD"), List.<AdapterOption>of());
  }

  /** Two good plugins and a broken one; instruments known. */
  public SceneData plugins() {
    model.plugins(List.of(
        new PluginRow("demo", "0.1.0", "tapedeck-demo-0.1.0.jar", true, PluginRow.State.READY, "", demo()),
        new PluginRow("kraken", "0.1.0", "tapedeck-kraken-0.1.0.jar", true, PluginRow.State.READY, "", kraken()),
        new PluginRow("broken.zip", "", "broken.zip", false, PluginRow.State.INVALID,
            "The file is not a plugin: it has no manifest with a Plugin-Id.", null)));
    for (String exchange : List.of("demo", "kraken")) {
      model.instruments(exchange, List.of(
          Instrument.spot(exchange, "BTC/USD", "BTC", "USD", 1, 8),
          Instrument.spot(exchange, "ETH/USD", "ETH", "USD", 2, 8),
          Instrument.spot(exchange, "SOL/USD", "SOL", "USD", 2, 8),
          Instrument.spot(exchange, "DOGE/USD", "DOGE", "USD", 5, 8)));
    }
    model.announce();
    return this;
  }


  /** Five exchanges: two with large lists, one whose list is on its way, and one without a list. */
  public SceneData manyPlugins() {
    List<PluginRow> rows = new ArrayList<>();
    rows.add(ready(demo()));
    rows.add(ready(kraken()));
    for (String[] each : new String[][] {{"coinbase", "Coinbase"}, {"okx", "OKX"}, {"bitfinex", "Bitfinex"}}) {
      rows.add(ready(new ExchangeInfo(
          each[0], each[1], "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.<AdapterOption>of())));
    }
    model.plugins(rows);
    List<Instrument> pairs = new ArrayList<>();
    List<Instrument> dashed = new ArrayList<>();
    for (String base : List.of("BTC", "ETH", "SOL", "XRP", "DOGE", "WETH", "AAVE")) {
      for (String quote : List.of("USD", "USDT", "EUR", "GBP", "USDC", "BTC")) {
        pairs.add(Instrument.spot("kraken", base + "/" + quote, base, quote, 2, 8));
        dashed.add(Instrument.spot("coinbase", base + "/" + quote, base, quote, 2, 8));
      }
      dashed.add(new Instrument("coinbase", base + "-PERP-INTX", base, "USDC", ProductType.PERPETUAL, 2, 8, TradingStatus.ONLINE, false, false));
    }
    for (int i = 0; i < 3_000; i++) {
      pairs.add(Instrument.spot("kraken", "ETHX" + i + "/USD", "ETHX" + i, "USD", 2, 8));
    }
    model.instruments("kraken", pairs);
    model.instruments("coinbase", dashed);
    model.instrumentsMissing("bitfinex", "No network");
    model.announce();
    return this;
  }

  private static PluginRow ready(ExchangeInfo info) {
    return new PluginRow(info.id(), "0.1.0", info.id() + ".jar", true, PluginRow.State.READY, "", info);
  }

  /** Streams of two exchanges with the same symbols, all well but one. */
  public void several() {
    model.phase(FeedPhase.RUNNING);
    walk("kraken:BTC/USD", 67_412.5, 1.3, 0, 240);
    walk("coinbase:BTC/USD", 67_409.9, 1.1, 0, 240);
    walk("kraken:ETH/USD", 3_512.47, 0.05, 0, 240);
    walk("coinbase:ETH/USD", 3_512.31, 0.05, 14, 240);
    walk("coinbase:SOL/USDC", 171.84, 0.01, 0, 240);
    for (StreamModel stream : model.streams()) {
      verdict(stream.id().text(), Verdict.State.LIVE, stream.id().exchange().equals("kraken")
          ? "Book proven by checksum"
          : "Book proven by sequence numbers", 200);
      ledger(stream.id().text(), 281_688, 31_118, 0);
    }
    verdict("coinbase:ETH/USD", Verdict.State.STALE, "No data for 14 s, limit 5 s; try 2 in 3 s", 9);
    model.notices().add("a", "Coinbase: ETH/USD: no data for 14 s, reconnecting in 3 s (try 2).", true, 3, epochNanos);
    rest(17);
    model.announce();
  }

  /** Fills a stream with a random walk of quotes and prints that ended some time ago. */
  public void walk(String symbol, double price, double tick, long endedSecondsAgo, int seconds) {
    StreamModel stream = stream(symbol);
    Instrument instrument = stream.instrument();
    long unit = Math.round(Math.pow(10, instrument.priceScale()));
    BarsByHand bars = new BarsByHand(stream);
    StreamView view = new StreamView();
    view.instrument = instrument;
    view.book = BookState.PROVEN;
    view.proofKind = "checksum";
    double now = price;
    int steps = seconds * 4;
    for (int i = 0; i <= steps; i++) {
      long back = endedSecondsAgo * SECOND + (steps - i) * SECOND / 4;
      now += (random.nextInt(5) - 2) * tick;
      view.dataNanos = nanos - back;
      view.dataEpochNanos = epochNanos - back;
      view.proofsRight++;
      view.hasBid = true;
      view.hasAsk = true;
      view.bid = Math.round(now * unit);
      view.ask = view.bid + Math.max(1, Math.round(2 * tick * unit * random.nextDouble()));
      stream.apply(view);
      if (i % 3 == 0) {
        boolean buy = random.nextBoolean();
        long size = 1 + random.nextInt(90_000_000);
        stream.print(view.dataEpochNanos, view.dataEpochNanos, buy ? view.ask : view.bid, instrument.priceScale(),
            size, 8, buy ? Side.BUY : Side.SELL);
        bars.trade(view.dataEpochNanos, buy ? view.ask : view.bid, size, buy ? Side.BUY : Side.SELL);
      }
    }
    stream.delay(38_000_000L, nanos);
  }

  /** A book of 200 levels a side around the bid of now, with walls at round prices. */
  public void book(String symbol) {
    StreamModel stream = stream(symbol);
    stream.announce(true); // Prices are those of the last beat.
    BookCopy book = stream.depth().book();
    book.facts(BookState.PROVEN, stream.instrument().priceScale(), 8);
    for (int i = 0; i < 200; i++) {
      for (Side side : Side.values()) {
        long price = side == Side.BUY ? stream.bid() - i : stream.ask() + i;
        Random at = new Random(price * 31);
        at.nextInt();
        long wall = Math.floorMod(price * 7919, 61L) == 0 ? 900_000_000L : 0;
        book.level(side, i, price, wall + 20_000_000 + at.nextInt(90_000_000) + i * 1_000_000L);
      }
    }
    stream.depth().filled();
  }

  public void verdict(String symbol, Verdict.State state, String reason, long secondsAgo) {
    stream(symbol)
        .verdict(new Verdict(state, reason, nanos - secondsAgo * SECOND, epochNanos - secondsAgo * SECOND));
  }

  public void ledger(String symbol, long shown, long merged, long rejected) {
    StreamModel stream = stream(symbol);
    Ledger before = new Ledger(shown + merged + rejected - 862, shown - 862, merged, 0, rejected, 0, 0);
    stream.ledger(before, nanos - SECOND);
    stream.ledger(new Ledger(shown + merged + rejected, shown, merged, 0, rejected, 0, 0), nanos);
  }

  /** Sums up the streams and fills queue and machine. */
  public void rest(long waiting) {
    Ledger sum = Ledger.EMPTY;
    for (StreamModel stream : model.eachStream()) {
      sum = sum.plus(stream.ledger());
    }
    model.ledger(sum.plus(new Ledger(waiting, 0, 0, 0, 0, 0, waiting)));
    for (int i = 0; i <= 600; i++) {
      model.queue().depth(i == 300 ? 412 : 10 + random.nextInt(20) + Math.max(0, 200 - Math.abs(420 - i) * 12));
      model.queue().sample(i * 2_100L, 0, nanos + (i - 600) * SECOND, epochNanos + (i - 600) * SECOND);
    }
    model.queue().depth(waiting);
    model.machine().sample(0.06, 214L << 20, 512L << 20, 38_000_000L, 121_000_000L);
  }

  /** The demo exchange, three symbols, all well. */
  public void live() {
    model.phase(FeedPhase.RUNNING);
    walk("BTC/USD", 67_412.5, 1.3, 0, 240);
    walk("ETH/USD", 3_512.47, 0.05, 0, 240);
    walk("SOL/USD", 171.84, 0.01, 9, 240);
    verdict("BTC/USD", Verdict.State.LIVE, "Book proven by checksum", 200);
    verdict("ETH/USD", Verdict.State.LIVE, "Book proven by checksum", 200);
    verdict("SOL/USD", Verdict.State.QUIET, "No trade for 9 s, heartbeat 0.4 s ago", 4);
    ledger("BTC/USD", 381_688, 31_118, 0);
    ledger("ETH/USD", 279_712, 18_402, 0);
    ledger("SOL/USD", 59_234, 2_006, 0);
    model.notices().add("a", "SOL/USD: book rebuilt at 13:51:07 after one lost message.", false, 1, epochNanos);
    List.of("BTC/USD", "ETH/USD", "SOL/USD").forEach(this::book);
    rest(17);
    model.announce();
  }

  /** Kraken with four streams, three of them in trouble. */
  public void faults() {
    model.phase(FeedPhase.RUNNING);
    walk("BTC/USD", 67_412.5, 1.3, 0, 240);
    walk("ETH/USD", 3_512.47, 0.05, 14, 240);
    walk("SOL/USD", 171.84, 0.01, 0, 240);
    for (String symbol : List.of("BTC/USD", "ETH/USD", "SOL/USD")) {
      verdict(symbol, Verdict.State.LIVE, "Book proven by checksum", 200);
    }
    verdict("ETH/USD", Verdict.State.STALE, "No data for 14 s, limit 5 s; try 2 in 3 s", 9);
    verdict("SOL/USD", Verdict.State.RESYNC, "Checksum differed; snapshot requested", 2);
    model.announce();
    StreamView lost = new StreamView();
    lost.instrument = stream("SOL/USD").instrument();
    lost.book = BookState.RESYNC;
    lost.hasBid = true;
    lost.hasAsk = true;
    lost.bid = stream("SOL/USD").bid();
    lost.ask = stream("SOL/USD").ask();
    lost.proofKind = "checksum";
    lost.proofsWrong = 1;
    lost.resyncs = 1;
    lost.dataNanos = nanos - 2 * SECOND;
    lost.dataEpochNanos = epochNanos - 2 * SECOND;
    stream("SOL/USD").apply(lost);
    verdict("PEPE/USDX", Verdict.State.REJECTED, "Kraken does not list PEPE/USDX", 30);
    ledger("BTC/USD", 381_688, 31_118, 0);
    ledger("ETH/USD", 279_712, 18_402, 0);
    ledger("SOL/USD", 59_234, 2_006, 0);
    stream("PEPE/USDX").ledger(new Ledger(1, 0, 0, 0, 1, 0, 0), nanos);
    List.of("BTC/USD", "ETH/USD", "SOL/USD").forEach(this::book);
    model.notices().add("a", "ETH/USD: no data for 14 s, reconnecting in 3 s (try 2).", true, 3, epochNanos);
    rest(17);
    model.announce();
  }
}
