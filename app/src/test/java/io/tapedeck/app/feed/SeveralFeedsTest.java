package io.tapedeck.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.host.PluginFile;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.host.zoo.BadFeeds;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.Notice;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds of several exchanges at the same time, on the real way from plugin to screen: whatever happens to one, the others do not notice. */
class SeveralFeedsTest {
  private static final StreamId CALM = id(BadFeeds.Calm.class);
  private static final StreamId ALSO = id(BadFeeds.AlsoCalm.class);
  private static final Ledger TWO_SHOWN = new Ledger(2, 2, 0, 0, 0, 0, 0);

  @TempDir
  private Path temp;

  private final TimeSource clock = TimeSource.system();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(64);
  private final ScreenModel screen = new ScreenModel(1_000, ScreenThread.current());
  private final Pump pump = new Pump(queue, screen, clock, new Budget(1_000_000, Long.MAX_VALUE, 1_000_000, 0, 0, 0));
  private Path plugins;
  private PluginHost host;
  private FeedEngine engine;

  @BeforeEach
  void twoGoodExchanges() throws IOException {
    plugins = Files.createDirectory(temp.resolve("bundled"));
    host = new PluginHost(plugins, Files.createDirectory(temp.resolve("user")), temp.resolve("cache"), Duration.ofSeconds(20));
    engine = new FeedEngine(host, PluginOptions.NONE, queue, clock, StallLimits.DEFAULT, 1_024);
    pack(BadFeeds.Calm.class);
    pack(BadFeeds.AlsoCalm.class);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void theSameSymbolOfTwoExchangesIsTwoStreamsAndOneLedger() {
    start(CALM, ALSO);
    await(() -> live(CALM) && live(ALSO));
    assertThat(screen.streams()).extracting(StreamModel::id).containsExactly(CALM, ALSO);
    assertThat(screen.streams()).extracting(s -> s.instrument().key()).containsExactly("CALM:BTC/USD", "ALSOCALM:BTC/USD");
    await(() -> stream(CALM).ledger().equals(TWO_SHOWN) && stream(ALSO).ledger().equals(TWO_SHOWN));
    stopped();
    assertThat(screen.ledger()).isEqualTo(TWO_SHOWN.plus(TWO_SHOWN));
    assertThat(stream(CALM).verdict().state()).isEqualTo(Verdict.State.OFF);
    assertThat(stream(ALSO).verdict().state()).isEqualTo(Verdict.State.OFF);
  }

  @Test
  void historyComesOnceItIsAskedFor() {
    StreamId remembers = pack(BadFeeds.Remembers.class);
    start(remembers, CALM);
    await(() -> live(remembers) && live(CALM));
    engine.loadHistory(remembers);
    engine.loadHistory(remembers);
    engine.loadHistory(CALM);
    engine.loadHistory(new StreamId("nobody", "BTC/USD"));
    await(() -> stream(remembers).bars().historyKnown() && stream(CALM).bars().historyKnown());
    BarSeries told = stream(remembers).bars().series(BarInterval.MINUTE_BARS);
    assertThat(told.closed()).isGreaterThanOrEqualTo(10);
    assertThat(told.history(0)).isTrue();
    assertThat(told.count(0)).isEqualTo(7);
    assertThat(stream(CALM).bars().series(BarInterval.MINUTE_BARS).end()).isEqualTo(1);
    stopped();
  }

  @Test
  void anExchangeWithoutHistorySaysSoAndOneThatNeverAnswersHoldsUpNobody() {
    StreamId forgets = pack(BadFeeds.ForgetsCandles.class);
    StreamId blocks = pack(BadFeeds.BlocksInCandles.class);
    start(forgets, blocks, CALM);
    await(() -> live(forgets) && live(blocks) && live(CALM));
    engine.loadHistory(blocks);
    engine.loadHistory(forgets);
    engine.loadHistory(CALM);
    await(() -> stream(CALM).bars().historyKnown()
        && texts().contains("ForgetsCandles: no bars of BTC/USD from before the start. It keeps no history."));
    assertThat(stream(forgets).verdict().state()).isEqualTo(Verdict.State.LIVE);
    assertThat(stream(blocks).verdict().state()).isEqualTo(Verdict.State.LIVE);
    stopped();
  }

  @Test
  void rowsStandInTheTradersOrderAcrossExchanges() {
    StreamId eth = new StreamId("calm", "ETH/USD");
    start(CALM, ALSO, eth);
    await(() -> live(CALM) && live(ALSO));
    assertThat(screen.streams()).extracting(StreamModel::id).containsExactly(CALM, ALSO, eth);
    stopped();
  }

  @Test
  void aPluginThatNeverReturnsFromOpenKeepsNobodyWaiting() {
    StreamId bad = pack(BadFeeds.BlocksInOpen.class);
    start(bad, CALM);
    await(() -> live(CALM));
    assertThat(screen.phase()).isEqualTo(FeedPhase.RUNNING);
    assertThat(stream(bad).verdict().state()).isNotEqualTo(Verdict.State.LIVE);
    stopped();
    assertThat(stream(CALM).ledger()).isEqualTo(TWO_SHOWN);
  }

  @Test
  void aPluginThatFailsInOpenSaysWhyOnItsStreamsAndTheOthersRun() {
    StreamId bad = pack(BadFeeds.ThrowsInOpen.class);
    start(bad, CALM);
    await(() -> live(CALM) && stream(bad).verdict().state() == Verdict.State.FAILED);
    assertThat(stream(bad).verdict().reason()).startsWith("ThrowsInOpen plugin failed while starting the feed");
    assertThat(texts()).anyMatch(text -> text.startsWith("ThrowsInOpen plugin failed while starting the feed"));
    assertThat(screen.phase()).isEqualTo(FeedPhase.RUNNING);
    stopped();
    assertThat(stream(bad).verdict().state()).as("it never ran").isEqualTo(Verdict.State.FAILED);
  }

  @Test
  void anExchangeThatIsNotThereSaysSoAndTheOthersRun() {
    StreamId nowhere = new StreamId("nowhere", "BTC/USD");
    start(nowhere, CALM);
    await(() -> live(CALM));
    assertThat(stream(nowhere).verdict().state()).isEqualTo(Verdict.State.FAILED);
    assertThat(stream(nowhere).verdict().reason()).isEqualTo("There is no exchange 'nowhere'.");
    stopped();
  }

  @Test
  void whenNoneCanBeOpenedNothingRuns() {
    StreamId bad = pack(BadFeeds.ThrowsInOpen.class);
    start(bad, new StreamId("nowhere", "BTC/USD"));
    await(() -> screen.phase() == FeedPhase.STOPPED && stream(bad).verdict().state() == Verdict.State.FAILED);
    start(CALM);
    await(() -> live(CALM));
    stopped();
  }

  /** The one that hangs stands first: were they closed one after the other, it would be over before the other one. */
  @Test
  void aPluginThatDoesNotCloseKeepsNoOtherFromStopping() {
    StreamId bad = pack(BadFeeds.BlocksInClose.class);
    start(bad, CALM);
    await(() -> live(CALM) && live(bad));
    stopped();
    assertThat(stream(CALM).verdict().state()).isEqualTo(Verdict.State.OFF);
    assertThat(stream(bad).verdict().state()).isEqualTo(Verdict.State.OFF);
    assertThat(stream(CALM).verdict().sinceNanos()).isLessThan(stream(bad).verdict().sinceNanos());
    assertThat(row(bad).state()).isEqualTo(PluginRow.State.QUARANTINED);
    assertThat(row(CALM).state()).isEqualTo(PluginRow.State.READY);
    start(CALM, bad);
    await(() -> live(CALM) && stream(bad).verdict().state() == Verdict.State.FAILED);
    assertThat(stream(bad).verdict().reason()).as("why it cannot run again").isEqualTo(row(bad).reason());
    stopped();
  }

  @Test
  void aQuarantinedPluginEndsOnlyItsOwnFeed() {
    StreamId bad = pack(BadFeeds.Negatives.class);
    start(CALM, bad, ALSO);
    await(() -> row(bad).state() == PluginRow.State.QUARANTINED && stream(bad).verdict().state() == Verdict.State.FAILED);
    await(() -> live(CALM) && live(ALSO));
    assertThat(screen.phase()).isEqualTo(FeedPhase.RUNNING);
    stopped();
    assertThat(stream(bad).ledger().rejected()).isPositive();
    assertThat(stream(bad).ledger().addsUp()).isTrue();
    assertThat(stream(CALM).ledger()).isEqualTo(TWO_SHOWN);
    assertThat(stream(ALSO).ledger()).isEqualTo(TWO_SHOWN);
  }

  @Test
  void anExchangeThatDoesNotOfferTheModeUsesItsOwnAndSaysSoOnce() {
    host.load();
    engine.start(ConnectionMode.POLLING, List.of(CALM, ALSO));
    await(() -> live(CALM) && live(ALSO));
    assertThat(texts()).containsExactlyInAnyOrder(
        "Calm does not offer 'Polling'; it is reached by 'WebSocket, one shared'.",
        "AlsoCalm does not offer 'Polling'; it is reached by 'WebSocket, one shared'.");
    stopped();
  }

  @Test
  void startAndStopManyTimesLeaveTheLedgerRight() {
    host.load();
    for (int i = 0; i < 20; i++) {
      engine.start(ConnectionMode.WEBSOCKET_SHARED, List.of(CALM, ALSO));
      await(() -> screen.phase() == FeedPhase.RUNNING);
      stopped();
    }
    engine.start(ConnectionMode.WEBSOCKET_SHARED, List.of(ALSO, CALM));
    await(() -> live(CALM) && live(ALSO));
    stopped();
  }

  // ---- words ------------------------------------------------------------------------------------------------------

  private static StreamId id(Class<?> exchange) {
    return new StreamId(exchange.getSimpleName().toLowerCase(Locale.ROOT), "BTC/USD");
  }

  private StreamId pack(Class<?> exchange) {
    StreamId id = id(exchange);
    PluginFile.of(id.exchange(), exchange).classFile(BadFeeds.class).classFile(BadFeeds.Calm.class)
        .jar(plugins.resolve(id.exchange() + ".jar"));
    return id;
  }

  private void start(StreamId... streams) {
    if (host.rows().isEmpty()) {
      host.load();
    }
    engine.start(ConnectionMode.WEBSOCKET_SHARED, List.of(streams));
    await(() -> pump.current() != null && screen.streams().size() == streams.length);
  }

  private void stopped() {
    engine.stop();
    await(() -> screen.phase() == FeedPhase.STOPPED);
    Ledger sum = Ledger.EMPTY;
    for (StreamModel each : screen.streams()) {
      sum = sum.plus(each.ledger());
    }
    assertThat(screen.ledger()).isEqualTo(sum);
    assertThat(screen.ledger().difference()).as("%s", sum).isZero();
    assertThat(pump.ledgerFaults()).isZero();
    assertThat(pump.ledgerSamples()).isPositive();
    assertThat(pump.faults()).isZero();
    await(() -> pump.depth() == 0); // The last words of a feed may come after its end.
  }

  private StreamModel stream(StreamId id) {
    return screen.stream(id).orElseThrow();
  }

  private boolean live(StreamId id) {
    return screen.stream(id).filter(s -> s.verdict().state() == Verdict.State.LIVE).isPresent();
  }

  private List<String> texts() {
    return screen.notices().all().stream().map(Notice::text).toList();
  }

  private PluginRow row(StreamId id) {
    return host.rows().stream().filter(r -> r.id().equals(id.exchange())).findFirst().orElseThrow();
  }

  /** Ticks until it is so. */
  private void await(BooleanSupplier condition) {
    Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(5)).pollInSameThread().until(() -> {
      pump.tick();
      return condition.getAsBoolean();
    });
  }
}
