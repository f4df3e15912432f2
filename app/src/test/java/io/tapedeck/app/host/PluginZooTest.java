package io.tapedeck.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.FeedEngine;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.StallLimits;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.Deadline.Outcome;
import io.tapedeck.app.host.zoo.BadFeeds;
import io.tapedeck.app.host.zoo.BadLives;
import io.tapedeck.app.host.zoo.Good;
import io.tapedeck.app.host.zoo.Kitless;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.Notice;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults 83 to 89, on the real way from plugin to screen: each bad exchange runs beside a calm one, is blamed by name, and afterwards the calm one runs
 * as if nothing had been.
 */
class PluginZooTest {
  /** Also a good plugin needs its time on a busy machine. */
  private static final Duration LOAD_LIMIT = Duration.ofSeconds(3);

  @TempDir
  private Path temp;

  private final TimeSource clock = TimeSource.system();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(64);
  private final ScreenModel screen = new ScreenModel(1_000, ScreenThread.current());
  private final Pump pump = new Pump(queue, screen, clock, new Budget(1_000_000, Long.MAX_VALUE, 1_000_000, 0, 0, 0));
  private Path user;
  private PluginHost host;
  private FeedEngine engine;

  @BeforeEach
  void folders() throws IOException {
    Path bundled = Files.createDirectory(temp.resolve("bundled"));
    user = Files.createDirectory(temp.resolve("user"));
    Limits limits = new Limits(
        LOAD_LIMIT, Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(20));
    host = new PluginHost(bundled, user, temp.resolve("cache"), limits, clock);
    pack(BadFeeds.Calm.class).jar(bundled.resolve("calm.jar"));
    engine = new FeedEngine(host, PluginOptions.NONE, queue, clock, StallLimits.DEFAULT, 1_024);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(classes = {BadFeeds.ThrowsInOpen.class, BadFeeds.OutOfMemoryInOpen.class, BadFeeds.OpensNothing.class})
  void f84_aPluginThatFailsInOpenIsNamedAndTheOthersRun(Class<? extends Kitless> bad) {
    load(bad);
    engine.start(id(bad), ConnectionMode.WEBSOCKET_SHARED, List.of("BTC/USD"));
    await(() -> screen.notices().newest() != null && screen.phase() == FeedPhase.STOPPED);
    assertThat(screen.notices().newest().text())
        .isEqualTo(bad.getSimpleName() + " plugin failed while starting the feed; its streams are off. See the log.");
    theCalmOneRuns();
  }

  @Test
  void f85_aPluginThatNeverReturnsFromOpenIsLeftAlone() {
    load(BadFeeds.BlocksInOpen.class);
    LoadedAdapter bad = host.adapter("blocksinopen").orElseThrow();
    Outcome<Object> outcome = Deadline.call("blocksinopen", bad.loader(), Duration.ofMillis(100), () ->
        bad.adapter().open(null, null, new HostContext(bad.info(), PluginOptions.NONE, clock)));
    assertThat(outcome).isInstanceOf(Outcome.TooLate.class);
    host.quarantine("blocksinopen", PluginRow.State.QUARANTINED, "stopped answering");
    assertThat(row(BadFeeds.BlocksInOpen.class).state()).isEqualTo(PluginRow.State.QUARANTINED);
    assertThat(host.adapter("blocksinopen")).isEmpty();
    theCalmOneRuns();
  }

  @ParameterizedTest
  @ValueSource(classes = {BadFeeds.ThrowsInClose.class, BadFeeds.BlocksInClose.class})
  void f85_aPluginThatDoesNotCloseIsLeftAloneAndStopStillStops(Class<? extends Kitless> bad) {
    load(bad);
    start(bad);
    engine.stop();
    await(() -> screen.phase() == FeedPhase.STOPPED);
    assertThat(row(bad).state()).isEqualTo(PluginRow.State.QUARANTINED);
    assertThat(row(bad).reason()).startsWith(bad.getSimpleName() + " plugin failed to close");
    theCalmOneRuns();
  }

  @ParameterizedTest
  @ValueSource(classes = {BadLives.StartThrows.class, BadLives.StartFails.class})
  void f84_aPluginThatFailsInStartIsARowAndTheOthersRun(Class<?> life) {
    PluginFile.of("good", Good.class).header("Plugin-Class", life.getName())
        .classFile(life).classFile(BadFeeds.class).jar(user.resolve("bad.jar"));
    host.load();
    assertThat(row("good").state()).isIn(PluginRow.State.FAILED, PluginRow.State.INVALID);
    theCalmOneRuns();
  }

  @Test
  void f85_aPluginThatBlocksInStartIsQuarantinedAndTheOthersRun() {
    PluginFile.of("good", Good.class).header("Plugin-Class", BadLives.StartBlocks.class.getName())
        .classFile(BadLives.StartBlocks.class).classFile(BadFeeds.class).jar(user.resolve("bad.jar"));
    host.load();
    assertThat(row("good").state()).isEqualTo(PluginRow.State.QUARANTINED);
    theCalmOneRuns();
  }

  @Test
  void f85_f86_pluginsThatDoNotStopDoNotKeepTheOthersFromStopping() {
    PluginFile.of("good", Good.class).header("Plugin-Class", BadLives.StopThrows.class.getName())
        .classFile(BadLives.StopThrows.class).classFile(BadFeeds.class).jar(user.resolve("a.jar"));
    PluginFile.of("good2", io.tapedeck.app.host.zoo.Good2.class)
        .header("Plugin-Class", BadLives.StopBlocks.class.getName())
        .classFile(BadLives.StopBlocks.class).classFile(BadFeeds.class).jar(user.resolve("b.jar"));
    PluginFile.of("good3", io.tapedeck.app.host.zoo.Good3.class).jar(user.resolve("c.jar"));
    host.load();
    assertThat(host.startedPlugins()).isEqualTo(4);
    host.close();
    assertThat(host.startedPlugins()).as("only the two that refuse").isEqualTo(2);
    assertThat(row("good2").reason()).isEqualTo("It did not stop in order.");
  }

  @ParameterizedTest
  @ValueSource(classes = {
    BadFeeds.InfoIsNothing.class, BadFeeds.OutOfMemoryInInfo.class, BadFeeds.LacksAClassInInfo.class
  })
  void f84_aPluginThatCannotSayWhatItIsFailsAlone(Class<?> bad) {
    PluginFile.of("good", bad).jar(user.resolve("bad.jar"));
    host.load();
    assertThat(row("good").state()).isEqualTo(PluginRow.State.FAILED);
    assertThat(row("good").reason()).startsWith("It failed while it was loaded: ");
    theCalmOneRuns();
  }

  @ParameterizedTest
  @ValueSource(classes = {
    BadFeeds.DiesInItsThread.class, BadFeeds.LacksAClass.class, BadFeeds.OverflowsInItsThread.class
  })
  void aStreamWhoseThreadDiedIsFailedAndNeverLooksAlive(Class<? extends Kitless> bad) {
    load(bad);
    start(bad);
    await(() -> verdict() == Verdict.State.FAILED);
    assertThat(btc().verdict().reason()).contains(bad.getSimpleName() + " plugin: its thread").contains("ended by an error");
    // The host hears of it on the dying thread, perhaps after the stream.
    await(() -> row(bad).reason().contains("ended by an error"));
    theCalmOneRuns();
  }

  @ParameterizedTest
  @ValueSource(classes = {BadFeeds.Negatives.class, BadFeeds.Nulls.class, BadFeeds.Strangers.class})
  void f89_aHundredBrokenPromisesInAMinuteEndAPlugin(Class<? extends Kitless> bad) {
    load(bad);
    start(bad);
    await(() -> row(bad).state() == PluginRow.State.QUARANTINED);
    await(() -> verdict() == Verdict.State.FAILED);
    assertThat(row(bad).reason()).startsWith(bad.getSimpleName() + " plugin broke its promises 100 times within a minute");
    assertThat(texts()).anyMatch(text -> text.startsWith(bad.getSimpleName() + " plugin broke its promises"));
    assertThat(host.adapter(id(bad))).isEmpty();
    Ledger ledger = stopped();
    assertThat(ledger.shown()).isZero();
    theCalmOneRuns();
  }

  @Test
  void f89_ninetyNineBrokenPromisesAreBorneAndCountedAsRejected() {
    load(BadFeeds.FewStrikes.class);
    start(BadFeeds.FewStrikes.class);
    await(() -> verdict() == Verdict.State.LIVE);
    assertThat(host.strikes("fewstrikes")).isEqualTo(99);
    assertThat(row(BadFeeds.FewStrikes.class).state()).isEqualTo(PluginRow.State.READY);
    assertThat(stopped()).isEqualTo(new Ledger(101, 2, 0, 0, 99, 0, 0));
    theCalmOneRuns();
  }

  @Test
  void f88_aFloodIsCountedToTheLastTradeAndTheOthersGoOn() {
    load(BadFeeds.Floods.class);
    start(BadFeeds.Floods.class);
    await(() -> btc().ledger().received() == BadFeeds.Floods.TRADES);
    Ledger ledger = stopped();
    assertThat(ledger.received()).isEqualTo(BadFeeds.Floods.TRADES);
    assertThat(ledger.rejected()).isZero();
    assertThat(row(BadFeeds.Floods.class).state()).isEqualTo(PluginRow.State.READY);
    theCalmOneRuns();
  }

  @Test
  void aPluginThatCallsFromTwoThreadsIsStoppedAndNoBookIsTorn() {
    load(BadFeeds.TwoThreads.class);
    start(BadFeeds.TwoThreads.class);
    await(() -> row(BadFeeds.TwoThreads.class).state() == PluginRow.State.QUARANTINED);
    assertThat(row(BadFeeds.TwoThreads.class).reason()).contains("called from two threads at once");
    await(() -> verdict() == Verdict.State.FAILED);
    assertThat(stopped().rejected()).isPositive();
    theCalmOneRuns();
  }

  @Test
  void threadsLeftBehindAreNamedInTheRow() {
    load(BadFeeds.LeaksThreads.class);
    start(BadFeeds.LeaksThreads.class);
    await(() -> verdict() == Verdict.State.LIVE);
    stopped();
    await(() -> !row(BadFeeds.LeaksThreads.class).reason().isEmpty());
    assertThat(row(BadFeeds.LeaksThreads.class).state()).isEqualTo(PluginRow.State.READY);
    assertThat(row(BadFeeds.LeaksThreads.class).reason())
        .isEqualTo("LeaksThreads plugin left 1 thread running after Stop: left-behind.");
    theCalmOneRuns();
  }

  @Test
  void f83_aDeadlockInAPluginQuarantinesItAndTheScreenGoesOn() {
    load(BadFeeds.Deadlocks.class);
    start(BadFeeds.Deadlocks.class);
    await(() -> row(BadFeeds.Deadlocks.class).state() == PluginRow.State.QUARANTINED);
    assertThat(row(BadFeeds.Deadlocks.class).reason()).contains("Deadlocks plugin holds itself up for ever (a deadlock)");
    await(() -> verdict() == Verdict.State.FAILED);
    stopped();
    theCalmOneRuns();
  }

  @Test
  void aPluginThatNeverComesBackFromAMessageIsLeftAlone() {
    pack(BadFeeds.BlocksInFrame.class).classFile(BadFeeds.Silent.class).classFile(BadFeeds.StuckProtocol.class)
        .classFile(Kitless.class).jar(user.resolve("bad.jar"));
    host.load();
    start(BadFeeds.BlocksInFrame.class);
    await(() -> row(BadFeeds.BlocksInFrame.class).state() == PluginRow.State.QUARANTINED);
    assertThat(row(BadFeeds.BlocksInFrame.class).reason()).contains("has been busy with one message");
    await(() -> verdict() == Verdict.State.FAILED);
    stopped();
    theCalmOneRuns();
  }

  @Test
  void aChecksumThatThrowsIsAStrikeAndTheBookIsNotTrusted() {
    load(BadFeeds.ChecksumThrows.class);
    start(BadFeeds.ChecksumThrows.class);
    await(() -> verdict() == Verdict.State.RESYNC);
    assertThat(host.strikes("checksumthrows")).isEqualTo(1);
    stopped();
    theCalmOneRuns();
  }

  @Test
  void aLossWithoutAReasonIsToldWithTheNameOfThePlugin() {
    load(BadFeeds.LosesForNoReason.class);
    start(BadFeeds.LosesForNoReason.class);
    await(() -> texts().stream().anyMatch(t -> t.startsWith("LosesForNoReason plugin gave no reason")));
    stopped();
    theCalmOneRuns();
  }

  @Test
  void whatAPluginSaysAfterCloseIsDiscardedAndCounted() {
    load(BadFeeds.SpeaksAfterClose.class);
    start(BadFeeds.SpeaksAfterClose.class);
    await(() -> btc().ledger().shown() > 0);
    StreamModel model = btc();
    stopped();
    long shown = model.ledger().shown();
    StreamState state = pump.current().streams().get(0);
    await(() -> state.ledger() != null && state.ledger().discarded() > 10);
    assertThat(state.ledger().shown()).isEqualTo(shown);
    assertThat(state.ledger().addsUp()).isTrue();
  }

  @Test
  void f96_ofTwoVersionsTheNewestIsUsedAndTheOtherIsListed() {
    version("1.2.0", Good.class, "a.jar");
    version("1.10.0", Good.class, "b.jar");
    host.load();
    assertThat(host.rows()).filteredOn(r -> r.file().equals("b.jar")).singleElement()
        .satisfies(r -> assertThat(r.state()).isEqualTo(PluginRow.State.READY));
    assertThat(host.rows()).filteredOn(r -> r.file().equals("a.jar")).singleElement().satisfies(r -> {
      assertThat(r.state()).isEqualTo(PluginRow.State.SUPERSEDED);
      assertThat(r.reason()).isEqualTo("Not used: 'good' 1.10.0 is newer, in b.jar.");
    });
  }

  @Test
  void f96_aNewerVersionThatCannotLiveHereOrFailsGivesWayToTheOlder() {
    version("1.2.0", Good.class, "a.jar");
    version("1.10.0", io.tapedeck.app.host.zoo.ThrowsInInfo.class, "b.jar");
    PluginFile.bare().header("Plugin-Id", "good").header("Plugin-Version", "2.0.0")
        .header("Plugin-Requires", ">=3.0.0").extension(Good.class).jar(user.resolve("c.jar"));
    host.load();
    assertThat(host.adapter("good")).isPresent();
    assertThat(host.rows()).filteredOn(r -> r.id().equals("good") && r.state() == PluginRow.State.READY)
        .extracting(PluginRow::version).containsExactly("1.2.0");
    assertThat(host.rows()).filteredOn(r -> r.file().equals("b.jar")).singleElement()
        .satisfies(r -> assertThat(r.state()).isEqualTo(PluginRow.State.FAILED));
  }

  // ---- words ------------------------------------------------------------------------------------------------------

  private void version(String version, Class<?> adapter, String file) {
    PluginFile.bare().header("Plugin-Id", "good").header("Plugin-Version", version)
        .header("Plugin-Requires", ">=1.0.0 & <2.0.0").extension(adapter).jar(user.resolve(file));
  }

  private static PluginFile pack(Class<?> bad) {
    return PluginFile.of(id(bad), bad).classFile(BadFeeds.class);
  }

  private static String id(Class<?> bad) {
    return bad.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void load(Class<? extends Kitless> bad) {
    pack(bad).jar(user.resolve("bad.jar"));
    host.load();
    assertThat(host.rows()).as("rows").allSatisfy(r -> assertThat(r.state()).isEqualTo(PluginRow.State.READY));
  }

  private void start(Class<? extends Kitless> exchange) {
    engine.start(id(exchange), ConnectionMode.WEBSOCKET_SHARED, List.of("BTC/USD"));
    await(() -> screen.phase() == FeedPhase.RUNNING);
  }

  /** The account after Stop, which must add up whatever was done. */
  private Ledger stopped() {
    engine.stop();
    await(() -> screen.phase() == FeedPhase.STOPPED);
    Ledger ledger = btc().ledger();
    assertThat(ledger.difference()).as("%s", ledger).isZero();
    return ledger;
  }

  private void theCalmOneRuns() {
    if (screen.phase() != FeedPhase.STOPPED) {
      stopped();
    }
    if (host.rows().isEmpty()) {
      host.load();
    }
    start(BadFeeds.Calm.class);
    await(() -> verdict() == Verdict.State.LIVE);
    assertThat(stopped()).isEqualTo(new Ledger(2, 2, 0, 0, 0, 0, 0));
    assertThat(row(BadFeeds.Calm.class).reason()).isEmpty();
    assertThat(pump.faults()).isZero();
  }

  private Verdict.State verdict() {
    return btc().verdict().state();
  }

  private StreamModel btc() {
    return screen.streams().get(0);
  }

  private List<String> texts() {
    return screen.notices().all().stream().map(Notice::text).toList();
  }

  private PluginRow row(Class<?> bad) {
    return row(id(bad));
  }

  private PluginRow row(String id) {
    return host.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  /** Ticks until it is so. */
  private void await(BooleanSupplier condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).pollInSameThread().until(() -> {
      pump.tick();
      return condition.getAsBoolean();
    });
  }
}
