package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.feed.Verdict.State;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.VerdictSpell;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.swing.JMenuItem;
import javax.swing.MenuElement;
import javax.swing.SwingUtilities;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults played on the demo exchange in the running window, as from the Help menu. The number in a name is the fault's in docs/faults.md. */
@Timeout(120)
class FaultDrillIT {
  private static final String BTC = "BTC/USD";
  private static final String ETH = "ETH/USD";

  @TempDir private Path data;
  private LiveWindow live;

  @BeforeAll
  static void watchThreads() {
    FailOnThreadViolationRepaintManager.install();
  }

  @BeforeEach
  void open() {
    live = LiveWindow.opened(data);
    for (String symbol : List.of(BTC, ETH, "SOL/USD")) {
      live.awaitVerdict(symbol, State.LIVE);
    }
  }

  @AfterEach
  void close() {
    live.close();
  }

  private void play(String fault) {
    // The item of the menu, pressed as a mouse would; the first row is the selected stream.
    live.ask(() -> {
      item(live.window().frame().getJMenuBar(), "action:fault." + fault).doClick(0);
      return true;
    });
  }

  private static JMenuItem item(MenuElement above, String name) {
    for (MenuElement element : above.getSubElements()) {
      if (element instanceof JMenuItem item && name.equals(item.getName())) {
        return item;
      }
      JMenuItem below = item(element, name);
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  private boolean was(String symbol, Predicate<VerdictSpell> spell) {
    return live.ask(() -> live.stream(symbol).history().newestFirst().stream().anyMatch(spell));
  }

  /** BTC went through this state and is live again, and the others never were anything but live. */
  private void awaitMended(State state, String reason) {
    live.await(() -> was(BTC, s -> s.state() == state && s.reason().contains(reason)));
    live.awaitVerdict(BTC, State.LIVE);
    assertThat(was(ETH, s -> !s.state().trusted() && s.state() != State.CONNECTING && s.state() != State.SYNCING)).isFalse();
    assertThat(live.ask(() -> live.window().screen().ledger().addsUp())).isTrue();
    assertThat(live.ask(() -> live.window().pump().faults())).isZero();
    live.await(() -> live.ask(() -> live.window().pump().episodesLogged() > 0));
  }

  @Test
  void f20_aConnectionThatBreaksIsOneHoleOneNoticeAndBackByItself() {
    play("disconnect");
    awaitMended(State.STALE, "Demo exchange closed the connection");
    StreamModel btc = live.stream(BTC);
    live.await(() -> live.ask(() -> btc.reconnects() == 1));
    assertThat(live.ask(() -> btc.holes().size())).isEqualTo(1);
    assertThat(live.ask(() -> live.window().screen().notices().all().stream()
        .filter(n -> n.text().contains("closed the connection")).count())).isEqualTo(1);
  }

  @Test
  void f24_dataThatStopOnALivingConnectionAreStaleAndAskedForAnew() {
    // The rhythm must be known before a silence can be remarkable.
    live.awaitLong(() -> live.ask(() -> {
      StreamModel btc = live.stream(BTC);
      return btc.lasts().size() > 0 && btc.lasts().time(btc.lasts().size() - 1) - btc.lasts().time(0) > 21_000_000_000L;
    }));
    play("silence");
    awaitMended(State.STALE, "No data for");
    assertThat(live.ask(() -> live.stream(BTC).reconnects())).as("asking was enough").isZero();
  }

  @Test
  void f56_aLostBookMessageRebuildsThatBookAlone() {
    play("gap");
    awaitMended(State.RESYNC, "A book message was lost");
    assertThat(live.ask(() -> live.stream(BTC).proofs().gaps())).isEqualTo(1);
    assertThat(live.ask(() -> live.stream(ETH).resyncs())).isZero();
  }

  @Test
  void f59_aWrongChecksumGreysThatBookAndRebuildsIt() {
    play("checksum");
    awaitMended(State.RESYNC, "Checksum differed");
    assertThat(live.ask(() -> live.stream(BTC).proofs().wrong())).isEqualTo(1);
  }

  @Test
  void f60_aCrossedBookIsCounted() {
    play("crossed");
    live.await(() -> live.ask(() -> live.stream(BTC).proofs().crossings() > 0));
    live.awaitVerdict(BTC, State.LIVE);
  }

  @Test
  void f39_aMessageNobodyCanReadIsCountedAndTheStreamGoesOn() {
    play("garbage");
    live.await(() -> live.ledger(BTC).rejected() == 1);
    // It began like a book message, so the book cannot be trusted until its snapshot comes.
    live.awaitVerdict(BTC, State.LIVE);
    assertThat(live.ask(() -> live.stream(BTC).reconnects())).isZero();
    live.await(() -> live.ask(() -> live.window().screen().notices().all().stream()
        .anyMatch(n -> n.text().equals("BTC/USD: a message could not be read and was counted; the stream goes on."))));
  }

  @Test
  void f73_aBurstOfAHundredTimesTheRateCostsNoConnectionAndNoTrade() {
    long before = live.ledger(BTC).received();
    play("burst");
    live.await(() -> live.ledger(BTC).received() > before + 3_000);
    live.await(() -> live.ask(() -> live.window().pump().depth() < 100));
    assertThat(live.ask(() -> live.stream(BTC).reconnects())).isZero();
    assertThat(live.ledger(BTC).addsUp()).isTrue();
    assertThat(live.ledger(BTC).dropped()).isZero();
  }

  @Test
  void f78_stopInTheMiddleOfABurstLeavesNothingAndTheLedgerAddsUp() {
    play("burst");
    long before = live.ledger(BTC).received();
    live.await(() -> live.ledger(BTC).received() > before + 500);
    live.stop();
    assertThat(live.ask(() -> live.window().pump().depth())).isZero();
    live.await(() -> LiveWindow.threads("demo-").isEmpty());
    assertThat(live.ask(() -> live.window().screen().ledger().addsUp())).isTrue();
    assertThat(live.ledger(BTC).waiting()).isZero();
    assertThat(live.verdict(BTC).state()).isEqualTo(State.OFF);
  }

  /** The screen thread is held for five seconds while the market goes on at full rate. */
  @Test
  void f74_theFeedGoesOnWhileTheScreenThreadIsHeldAndTheScreenCatchesUp() throws InterruptedException {
    play("burst");
    long before = live.ledger(BTC).received();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    SwingUtilities.invokeLater(() -> {
      held.countDown();
      try {
        release.await(5, TimeUnit.SECONDS); // Nobody releases it earlier: this is the fault.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
    live.await(() -> live.ledger(BTC).received() > before + 1_000);
    live.await(() -> live.ask(() -> live.window().pump().depth() < 1_000));
    assertThat(live.verdict(BTC).state()).isEqualTo(State.LIVE);
    assertThat(live.ask(() -> live.stream(BTC).reconnects())).isZero();
    assertThat(live.ledger(BTC).addsUp()).isTrue();
  }

  /** F-keys, the menu and a double click lead to what happened: the pages open and say it. */
  @Test
  void theHealthPageAndTheHistoryOpenAndTellOfTheFault() {
    play("gap");
    awaitMended(State.RESYNC, "A book message was lost");
    live.ask(() -> {
      live.window().frame().showHealth();
      live.window().frame().showHistory(live.stream(BTC));
      return true;
    });
    var episodes = live.fixture().robot().finder().findByName("healthEpisodes", javax.swing.JTable.class);
    live.await(() -> live.ask(() -> episodes.getRowCount() == 1));
    assertThat(live.ask(() -> (String) episodes.getValueAt(0, 6))).contains("A book message was lost");
    var history = live.fixture().robot().finder().findByName("verdictHistory", javax.swing.JTable.class);
    assertThat(live.ask(() -> history.getRowCount())).isGreaterThanOrEqualTo(3);
  }
}
