package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.support.KrakenVenue;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The rows of the Live Trading page, in the real window, with the real plugins, over real sockets on this computer. The number of the row stands before each test.
 * Rows that need no window are tested tick by tick in {@code PumpTest} (S-08 to S-11, S-18, S-21 to S-25, S-27) and {@code JudgeTest} (S-13).
 */
class LiveTradingIT extends VenueWindow {
  private static final String BTC = "BTC/USD";
  private static final String ETH = "ETH/USD";
  private static final String SOL = "SOL/USD";

  /** S-01: the page has everything it must have. */
  @Test
  void s01_pageHasItsControls() {
    for (String name : List.of(
        "livePage", "exchangeChoice", "modeChoice", "addSymbol", "startButton", "stopButton", "statusTable",
        "ledgerLine", "queueLine", "queueChart", "statusBar", "chip:demo:" + BTC, "chart:demo:" + BTC)) {
      assertThat(live.has(name)).as(name).isTrue();
    }
  }

  /** S-02: modes can be chosen, and choosing opens no socket. */
  @Test
  void s02_choosingAModeOpensNoSocket() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    List<String> modes = live.ask(() -> {
      JComboBox<?> choice = live.find("modeChoice", JComboBox.class);
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < choice.getItemCount(); i++) {
        choice.setSelectedIndex(i);
        labels.add(((ConnectionMode) choice.getItemAt(i)).label());
      }
      return labels;
    });
    assertThat(modes).containsExactly("WebSocket, one shared", "WebSocket, one per symbol", "Polling");
    assertThat(venue.venue().connections()).isEmpty();
  }

  /** S-03: any combination of symbols, and only those are subscribed. */
  @Test
  void s03_onlyWhatWasPickedIsSubscribed() {
    for (int bits = 1; bits < 8; bits++) {
      List<String> picked = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        if ((bits >> i & 1) != 0) {
          picked.add(KrakenVenue.LISTED.get(i));
        }
      }
      venue.forgetSubscriptions();
      live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, picked.toArray(String[]::new));
      live.start();
      for (String symbol : picked) {
        live.awaitVerdict(symbol, Verdict.State.LIVE);
      }
      live.stop();
      Set<String> expected = new HashSet<>();
      picked.forEach(s -> expected.addAll(List.of("book " + s, "trade " + s, "ticker " + s)));
      assertThat(venue.subscriptions()).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** S-04: one reader thread a symbol, with its name, and one subscription. S-05: pressing Start five times changes nothing of it. */
  @Test
  void s04_s05_eachSymbolHasOneReaderHoweverOftenStartIsPressed() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_PER_SYMBOL, BTC, ETH, SOL);
    for (int i = 0; i < 5; i++) {
      live.click("startButton");
    }
    for (String symbol : KrakenVenue.LISTED) {
      live.awaitVerdict(symbol, Verdict.State.LIVE);
      assertThat(LiveWindow.threads(symbol)).as(symbol).hasSize(1);
      assertThat(venue.subscriptions().stream().filter(("book " + symbol)::equals)).hasSize(1);
    }
    assertThat(venue.venue().connections()).hasSize(3);
  }

  /** S-06: with the EDT held, readers never wait in the hand-over, and everything arrives. */
  @Test
  void s06_readersNeverWaitForTheScreen() throws InterruptedException {
    live.choose("kraken", ConnectionMode.WEBSOCKET_PER_SYMBOL, BTC);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    SwingUtilities.invokeLater(() -> {
      held.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    held.await();
    int messages = 100_000;
    List<String> waits = new ArrayList<>();
    var intake = live.window().pump().current();
    long framesBefore = intake.frames();
    Thread reader = Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals("kraken-ws-1 " + BTC)).findFirst().orElseThrow();
    for (int i = 0; i < messages; i++) {
      venue.trade(BTC, "100.2", "0.5");
      if (i % 500 == 0) {
        Thread.State state = reader.getState();
        for (StackTraceElement frame : reader.getStackTrace()) {
          boolean ours = frame.getClassName().startsWith("io.tapedeck.app");
          if (ours && (state == Thread.State.BLOCKED || state == Thread.State.WAITING)) {
            waits.add(state + " in " + frame);
          }
        }
      }
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> intake.frames() - framesBefore >= messages);
    release.countDown();
    assertThat(waits).isEmpty();
    live.await(() -> live.ledger(BTC).waiting() == 0 && live.ledger(BTC).received() >= messages);
    Ledger ledger = live.ledger(BTC);
    assertThat(ledger.addsUp()).isTrue();
    assertThat(intake.streams().get(0).trades().count()).isEqualTo(messages);
    assertThat(intake.streams().get(0).trades().volume()).isEqualByComparingTo("50000");
  }

  /** S-07: models are changed on the EDT alone: they assert it, and not one assertion failed. */
  @Test
  void s07_modelsAreChangedOnTheEventThreadAlone() {
    live.choose("demo", ConnectionMode.WEBSOCKET_PER_SYMBOL, BTC, ETH, SOL);
    live.start();
    live.await(() -> live.ledger(BTC).received() > 500);
    assertThat(live.ask(() -> live.window().pump().faults())).isZero();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(
        () -> live.stream(BTC).verdict(Verdict.NOT_STARTED))).hasMessageContaining("was touched by thread");
  }

  /** S-12: grey, amber, green, and red with a reason; a shape and a word for each, not the colour alone. */
  @Test
  void s12_lightsTellTheTruthInWordsToo() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC, "PEPE/USDX");
    assertThat(live.verdict(BTC).state()).isEqualTo(Verdict.State.OFF);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    live.awaitVerdict("PEPE/USDX", Verdict.State.REJECTED);
    assertThat(live.verdict("PEPE/USDX").reason()).startsWith("Kraken does not list PEPE/USDX");
    assertThat(statusCells(1)).anyMatch(text -> text.contains("REJECTED"));
    venue.book(BTC, "101.0", "101.5", false);
    live.await(() -> live.ask(() -> live.stream(BTC).resyncs()) == 1);
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    assertThat(statusCells(0)).anyMatch(text -> text.contains("LIVE"));
    live.stop();
    assertThat(live.verdict(BTC).state()).isEqualTo(Verdict.State.OFF);
  }

  /** S-14: the count is the number of messages sent, exactly. */
  @Test
  void s14_countsEqualWhatWasSent() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    for (int i = 0; i < 1_234; i++) {
      venue.trade(BTC, "100." + i % 10, "1");
    }
    // One snapshot of the book, and the trades.
    live.await(() -> live.ledger(BTC).received() == 1_235 && live.ledger(BTC).waiting() == 0);
    assertThat(live.ask(() -> live.stream(BTC).trades().appended())).isEqualTo(1_234);
  }

  /** S-15: charts fill, and the newest price is the script's. */
  @Test
  void s15_chartsFill() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    live.await(() -> live.has("chart:kraken:" + BTC));
    BufferedImage before = live.picture("chart:kraken:" + BTC);
    for (int i = 0; i < 20; i++) {
      venue.book(BTC, "10" + i % 3 + ".0", "10" + i % 3 + ".5", true);
      venue.trade(BTC, "10" + i % 3 + ".5", "1");
    }
    venue.trade(BTC, "101.3", "1");
    live.await(() -> live.ask(() -> live.stream(BTC).trades().appended()) == 21);
    assertThat(same(before, live.picture("chart:kraken:" + BTC))).isFalse();
    live.await(() -> live.ask(() -> live.stream(BTC).last()) == 1_013);
  }

  /** Prices of one symbol agree wherever they stand, in a fast market too: all panels are told in the same tick. */
  @Test
  void pricesAgreeInHeaderAndTable() {
    live.choose("demo", ConnectionMode.WEBSOCKET_PER_SYMBOL, BTC, ETH, SOL);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    Set<String> seen = new HashSet<>();
    live.await(() -> {
      seen.add(live.ask(() -> {
        JTable table = live.find("statusTable", JTable.class);
        int last = table.getColumnModel().getColumnIndex("Last");
        String header = live.find("price:demo:" + BTC, JLabel.class).getText();
        assertThat(String.valueOf(table.getValueAt(0, last))).isEqualTo(header);
        return header;
      }));
      return seen.size() > 15;
    });
  }

  /** S-16: the line stands there only while something waits. */
  @Test
  void s16_queueLineTellsWhatWaits() {
    live.choose("demo", ConnectionMode.WEBSOCKET_PER_SYMBOL, BTC, ETH, SOL);
    live.start();
    live.await(() -> live.queueLine().matches("Processing [1-9][0-9,]* queued updates\\.\\.\\."));
    live.stop();
    live.await(() -> live.queueLine().equals("Queue empty"));
  }

  /** S-17: Stop means stopped; what is on the charts stays. */
  @Test
  void s17_stopMeansStopped() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_PER_SYMBOL, BTC, ETH, SOL);
    live.start();
    for (String symbol : KrakenVenue.LISTED) {
      live.awaitVerdict(symbol, Verdict.State.LIVE);
      venue.trade(symbol, "100.1", "1");
    }
    live.await(() -> live.ask(() -> live.stream(SOL).trades().count()) == 1);
    live.stop();
    assertThat(live.ask(() -> live.window().pump().depth())).isZero();
    live.await(() -> LiveWindow.threads("kraken-").isEmpty());
    live.await(() -> venue.venue().openConnections() == 0);
    for (String symbol : KrakenVenue.LISTED) {
      assertThat(live.verdict(symbol).state()).isEqualTo(Verdict.State.OFF);
      assertThat(live.ask(() -> live.stream(symbol).trades().count())).isEqualTo(1);
      assertThat(live.ledger(symbol).addsUp()).isTrue();
    }
  }

  /** S-19: many cycles leave nothing behind. */
  @Test
  void s19_f79_cyclesLeaveNothingBehind() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    live.start();
    live.stop();
    live.await(() -> LiveWindow.threads("kraken-").isEmpty());
    int threads = Thread.activeCount();
    for (int i = 0; i < 200; i++) {
      live.start();
      live.stop();
    }
    live.await(() -> LiveWindow.threads("kraken-").isEmpty());
    live.await(() -> venue.venue().openConnections() == 0);
    live.await(() -> Thread.activeCount() <= threads + 3);
    assertThat(live.window().pump().faults()).isZero();
  }

  /** S-26: what takes two seconds elsewhere does not delay the tape. */
  @Test
  void s26_slowWorkDoesNotDelayTheTape() throws InterruptedException {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    CountDownLatch slow = new CountDownLatch(1);
    // The venue takes its time to answer the request for its list of instruments.
    venue.venue().onOpen(connection -> {
      try {
        slow.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    live.ask(() -> {
      live.window().desk().loadInstruments("kraken");
      return true;
    });
    for (int i = 0; i < 50; i++) {
      venue.trade(BTC, "100.1", "1");
    }
    live.await(() -> live.ask(() -> live.stream(BTC).trades().count()) == 50);
    slow.countDown();
  }

  /** S-20: the first run prints nothing: see {@code ConsoleIT}. Here: the demo runs by itself, marked. */
  @Test
  void theDemoIsMarkedInTheTitle() {
    live.choose("demo", ConnectionMode.WEBSOCKET_PER_SYMBOL, BTC);
    assertThat(live.ask(() -> live.window().frame().getTitle())).contains("Demo exchange").contains("DEMO");
    assertThat(live.phase()).isEqualTo(FeedPhase.STOPPED);
  }

  private List<String> statusCells(int row) {
    return live.ask(() -> {
      JTable table = live.find("statusTable", JTable.class);
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < table.getColumnCount(); column++) {
        texts.add(String.valueOf(table.getValueAt(row, column)));
      }
      return texts;
    });
  }

  private static boolean same(BufferedImage a, BufferedImage b) {
    return a.getWidth() == b.getWidth()
        && a.getHeight() == b.getHeight()
        && Arrays.equals(
            a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth()),
            b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth()));
  }
}
