package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.Notice;
import io.tapedeck.app.study.StudyKind;
import io.tapedeck.app.support.Program;
import io.tapedeck.app.ui.live.ChartSetup;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program under fault, as its user sees it. */
class RobustnessIT {
  @TempDir
  private Path data;

  @Test
  void f74_screenThreadHeldFiveSecondsIsNamedAndTheFeedIsIntact() {
    try (LiveWindow live = LiveWindow.opened(data, "demo.rate=2000")) {
      live.awaitVerdict("BTC/USD", Verdict.State.LIVE);
      long before = live.ledger("BTC/USD").received();
      SwingUtilities.invokeLater(RobustnessIT::holdTheScreen);
      live.await(() -> live.window().stalls().lastGuilty().startsWith("RobustnessIT.holdTheScreen:"));
      assertThat(live.window().stalls().stalls()).isPositive();
      assertThat(live.window().stalls().longestNanos()).isGreaterThan(500_000_000L);
      live.await(() -> live.ask(() -> live.window().pump().depth()) < 2_000);
      assertThat(live.ledger("BTC/USD")).satisfies(ledger -> {
        assertThat(ledger.received()).isGreaterThan(before);
        assertThat(ledger.difference()).isZero();
        assertThat(ledger.rejected()).isZero();
        assertThat(ledger.dropped()).isZero();
      });
      assertThat(live.verdict("BTC/USD").state()).isEqualTo(Verdict.State.LIVE);
    }
  }

  @Test
  void f75_f76_aListenerThatThrowsInEachTickIsOneNoticeWithARisingCountAndTheScreenGoesOn() {
    try (LiveWindow live = LiveWindow.opened(data)) {
      live.awaitVerdict("BTC/USD", Verdict.State.LIVE);
      live.ask(() -> {
        live.window().screen().anyStreamChanges().listen(RobustnessIT::fail);
        return null;
      });
      // Awaitility would take the errors for its own otherwise.
      Awaitility.await().dontCatchUncaughtExceptions().atMost(20, TimeUnit.SECONDS)
          .until(() -> live.ask(() -> errors(live).stream().anyMatch(n -> n.count() > 20)));
      assertThat(live.ask(() -> errors(live))).hasSize(1);
      long seen = live.ledger("BTC/USD").shown();
      Awaitility.await().dontCatchUncaughtExceptions().atMost(20, TimeUnit.SECONDS)
          .until(() -> live.ledger("BTC/USD").shown() > seen);
      assertThat(java.awt.Window.getWindows()).as("no dialog").filteredOn(w -> w.isShowing()).hasSize(1);
    }
  }

  @Test
  void theWindowComesBackAsItWas() {
    Rectangle place = new Rectangle(40, 60, 1300, 800);
    StreamId sol = new StreamId("demo", "SOL/USD");
    List<ChartSetup> charts = List.of(
        new ChartSetup(sol, 1, ChartKind.CANDLES, BarInterval.parse("5m").orElseThrow(), Set.of(StudyKind.EMA, StudyKind.RSI)),
        new ChartSetup(sol, 2, ChartKind.LIQUIDITY, BarInterval.MINUTE_BARS, Set.of()));
    try (LiveWindow live = LiveWindow.atRest(data)) {
      assertThat(live.ask(Theme::current)).isEqualTo(Theme.DARK);
      live.choose("demo", ConnectionMode.WEBSOCKET_SHARED, "SOL/USD", "BTC/USD");
      live.ask(() -> {
        live.window().page().places(6);
        live.window().page().restoreCharts(charts);
        live.window().page().toggleTheme();
        live.window().frame().setBounds(place);
        return null;
      });
      live.await(() -> live.ask(() -> live.window().frame().getBounds()).equals(place));
    }
    try (LiveWindow live = LiveWindow.opened(data)) {
      assertThat(live.ask(Theme::current)).isEqualTo(Theme.LIGHT);
      assertThat(live.ask(() -> live.window().page().places())).isEqualTo(6);
      assertThat(live.ask(() -> live.window().page().charts())).isEqualTo(charts);
      assertThat(live.has("chart:demo:SOL/USD#2")).isTrue();
      assertThat(live.ask(() -> live.window().page().choice().streams()).stream().map(StreamId::symbol).toList()).containsExactly("SOL/USD", "BTC/USD");
      assertThat(live.ask(() -> live.window().page().choice().mode())).isEqualTo(ConnectionMode.WEBSOCKET_SHARED);
      assertThat(live.ask(() -> live.window().frame().getBounds())).isEqualTo(place);
      live.stop();
      live.ask(() -> {
        live.window().page().toggleTheme();
        return null;
      });
    }
  }

  @Test
  void theExchangeChosenLastIsChosenAgainAndNothingIsStartedUnasked() {
    try (LiveWindow live = LiveWindow.atRest(data)) {
      live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, "ETH/USD");
    }
    try (LiveWindow live = LiveWindow.shown(data)) {
      live.await(() -> live.ask(() -> live.window().page().choice().streams()).stream().map(StreamId::symbol).toList().equals(List.of("ETH/USD")));
      assertThat(live.ask(() -> live.window().page().choice().exchange().id())).isEqualTo("kraken");
      assertThat(live.phase()).isEqualTo(FeedPhase.STOPPED);
    }
  }

  @Test
  void damagedSettingsAreToldInTheWindow() throws IOException {
    Files.createDirectories(data.resolve("config"));
    Files.writeString(data.resolve("config/settings.json"), "{\"theme\": ");
    try (LiveWindow live = LiveWindow.opened(data)) {
      live.await(() -> live.ask(() -> live.window().screen().notices().all().stream()
          .anyMatch(n -> n.text().startsWith("The settings could not be read"))));
    }
  }

  @Test
  void f82_withoutADisplayThatWorksItIsOneSentence() throws IOException, InterruptedException {
    Program.Result noDisplay = Program.run(data, "--data-dir", data.toString());
    assertThat(noDisplay.err()).hasLineCount(1).startsWith("There is no display to open the window on; set DISPLAY");
    assertThat(noDisplay.exitCode()).isEqualTo(2);
    Program.Result badDisplay = Program.run(Map.of("DISPLAY", ":9876"), data, "--data-dir", data.toString());
    assertThat(badDisplay.err()).hasLineCount(1).startsWith("The display cannot be used: ");
    assertThat(badDisplay.exitCode()).isEqualTo(2);
  }

  @Test
  void f107_f108_aSecondStartSaysSoAndOneAfterAKillStarts() throws IOException, InterruptedException {
    Map<String, String> environment = Map.of(
        "DISPLAY", System.getenv("DISPLAY"), "XAUTHORITY", String.valueOf(System.getenv("XAUTHORITY")));
    Process first = Program.start(environment, data, "--data-dir", data.toString());
    try {
      awaitPlugins(1);
      Program.Result second = Program.run(environment, data, "--data-dir", data.toString());
      assertThat(second.err()).hasLineCount(1).startsWith("Tapedeck is running already; its window was brought to the front.");
      assertThat(second.exitCode()).isZero();
      Program.Result beside = Program.run(
          data, "headless", "--plugin", "demo", "--symbols", "BTC/USD", "--seconds", "1");
      assertThat(beside.exitCode()).as("headless needs no lock: %s", beside.err()).isZero();
    } finally {
      first.destroyForcibly().waitFor();
    }
    Process third = Program.start(environment, data, "--data-dir", data.toString());
    try {
      awaitPlugins(2);
      assertThat(third.isAlive()).isTrue();
    } finally {
      third.destroyForcibly().waitFor();
    }
  }

  /** Waits until so many windows said in the log that they are up. */
  private void awaitPlugins(int times) {
    Path log = data.resolve("logs/tapedeck.log");
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() ->
        Files.exists(log) && Files.readString(log).split("Plugins are loaded", -1).length > times);
  }

  private static List<Notice> errors(LiveWindow live) {
    return live.window().screen().notices().all().stream()
        .filter(n -> n.text().startsWith("The program met an error of its own (IllegalStateException in RobustnessIT.fail:"))
        .toList();
  }

  private static void fail() {
    throw new IllegalStateException("a listener that always throws");
  }

  private static void holdTheScreen() {
    try {
      if (new CountDownLatch(1).await(5, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
