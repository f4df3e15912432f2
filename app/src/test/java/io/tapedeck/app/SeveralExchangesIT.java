package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.support.KrakenVenue;
import io.tapedeck.app.ui.live.ChartRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

/** Two exchanges live in one window: the demo exchange inside the program, and Kraken's dialect over real sockets on this computer. */
class SeveralExchangesIT extends VenueWindow {
  private static final StreamId DEMO_BTC = new StreamId("demo", "BTC/USD");
  private static final StreamId KRAKEN_BTC = new StreamId("kraken", "BTC/USD");
  private static final StreamId KRAKEN_ETH = new StreamId("kraken", "ETH/USD");

  private void choose(StreamId... streams) {
    live.ask(() -> {
      live.window().page().choice().chooseStreams(ConnectionMode.WEBSOCKET_SHARED, List.of(streams));
      return null;
    });
  }

  private List<Object> column(String head) {
    return live.ask(() -> {
      JTable table = live.find("statusTable", JTable.class);
      int column = table.getColumnModel().getColumnIndex(head);
      List<Object> cells = new ArrayList<>();
      for (int row = 0; row < table.getRowCount(); row++) {
        cells.add(table.getValueAt(row, column));
      }
      return cells;
    });
  }

  /** A chart of bars is not empty at the start: it begins with what the exchange tells, and goes on with what we see. */
  @Test
  void barsBeginWithHistory() {
    choose(new StreamId("demo", "BTC/USD"));
    live.start();
    live.awaitVerdict("BTC/USD", Verdict.State.LIVE);
    live.ask(() -> {
      ChartRows.candles(live.window().page());
      return null;
    });
    live.await(() -> live.ask(() -> {
      BarSeries minutes = live.window().screen().streams().get(0).bars().series(BarInterval.MINUTE_BARS);
      return minutes.closed() > 100 && minutes.history(0) && !minutes.history(minutes.end() - 1);
    }));
  }

  private Ledger sum() {
    Ledger sum = Ledger.EMPTY;
    for (StreamModel stream : live.window().screen().streams()) {
      sum = sum.plus(stream.ledger());
    }
    return sum;
  }

  @Test
  void twoExchangesWithTheSameSymbolAreLiveInOneTableAndOneLedger() {
    choose(KRAKEN_BTC, DEMO_BTC, KRAKEN_ETH);
    live.start();
    for (StreamId id : List.of(KRAKEN_BTC, DEMO_BTC, KRAKEN_ETH)) {
      live.awaitVerdict(id.text(), Verdict.State.LIVE);
    }
    assertThat(column("Symbol")).containsExactly("BTC/USD", "BTC/USD", "ETH/USD");
    assertThat(column("Exchange")).containsExactly("Kraken", "Demo exchange", "Kraken");
    for (String part : List.of("chip:kraken:BTC/USD", "chip:demo:BTC/USD", "chart:kraken:BTC/USD", "chart:demo:BTC/USD")) {
      assertThat(live.has(part)).as(part).isTrue();
    }
    for (int i = 0; i < 100; i++) {
      venue.trade("BTC/USD", "100.2", "0.5");
    }
    live.await(() -> live.ask(() -> live.stream(KRAKEN_BTC.text()).trades().count()) == 100);
    live.await(() -> live.ask(() -> live.stream(KRAKEN_BTC.text()).last()) == 1_002);
    assertThat(live.ask(() -> live.stream(DEMO_BTC.text()).last())).as("its own market").isGreaterThan(10_000);
    live.await(() -> live.ledger(DEMO_BTC.text()).received() > 200);
    assertThat(live.ask(() -> live.window().screen().ledger().addsUp())).isTrue();
    live.stop();
    assertThat(live.ask(() -> live.window().screen().ledger())).isEqualTo(live.ask(this::sum));
    assertThat(live.ask(() -> live.window().screen().ledger()).difference()).isZero();
    assertThat(live.ask(() -> live.window().pump().ledgerFaults())).isZero();
    live.await(() -> LiveWindow.threads("kraken-").isEmpty() && LiveWindow.threads("demo-").isEmpty());
    assertThat(live.window().pump().faults()).isZero();
  }

  /** What goes wrong at one exchange is seen there alone. */
  @Test
  void aVenueThatGoesAwayDoesNotTouchTheOther() {
    choose(KRAKEN_BTC, DEMO_BTC);
    live.start();
    live.awaitVerdict(KRAKEN_BTC.text(), Verdict.State.LIVE);
    live.awaitVerdict(DEMO_BTC.text(), Verdict.State.LIVE);
    venue.close();
    live.awaitVerdict(KRAKEN_BTC.text(), Verdict.State.STALE);
    long before = live.ledger(DEMO_BTC.text()).shown();
    live.await(() -> live.ledger(DEMO_BTC.text()).shown() > before + 50);
    assertThat(live.verdict(DEMO_BTC.text()).state()).isEqualTo(Verdict.State.LIVE);
    assertThat(live.phase()).isEqualTo(FeedPhase.RUNNING);
    assertThat(live.ask(() -> live.window().screen().episodes().newestFirst().get(0).stream())).isEqualTo("KRAKEN:BTC/USD");
    live.stop();
  }

  @Test
  void theChoiceAndTheFavouritesComeBackAndNoSocketIsOpenedUnasked() {
    choose(DEMO_BTC, KRAKEN_ETH);
    live.ask(() -> {
      live.window().page().favourites().toggle(KRAKEN_BTC);
      return null;
    });
    live.close();
    live = LiveWindow.shown(data, "kraken.url=" + venue.uri());
    live.await(() -> live.ask(() -> live.window().page().choice().streams()).equals(List.of(DEMO_BTC, KRAKEN_ETH)));
    assertThat(live.phase()).isEqualTo(FeedPhase.STOPPED);
    assertThat(live.ask(() -> live.window().page().favourites().all())).containsExactly(KRAKEN_BTC);
    assertThat(venue.venue().connections()).isEmpty();
  }

  @Test
  void twoHundredStreamsOfTwoExchangesRunAndTheLedgerAddsUp() {
    List<String> listed = IntStream.range(0, 190).mapToObj(i -> "C" + i + "/USD").toList();
    live.close();
    venue.close();
    venue = new KrakenVenue(listed);
    live = LiveWindow.atRest(data, "kraken.url=" + venue.uri());
    List<StreamId> streams = new ArrayList<>();
    for (String symbol : List.of("BTC/USD", "ETH/USD", "SOL/USD", "BTC/USDT", "XRP/USD", "DOGE/USD", "ADA/EUR", "SHIB/USD", "PEPE/USD", "TRX/BTC")) {
      streams.add(new StreamId("demo", symbol));
    }
    listed.forEach(symbol -> streams.add(new StreamId("kraken", symbol)));
    choose(streams.toArray(StreamId[]::new));
    live.start();
    live.awaitLong(() -> live.ask(() -> live.window().screen().streams().stream()
        .allMatch(s -> s.verdict().state() == Verdict.State.LIVE || s.verdict().state() == Verdict.State.QUIET)));
    assertThat(live.ask(() -> live.window().screen().streams().size())).isEqualTo(200);
    live.stop();
    assertThat(live.ask(() -> live.window().screen().ledger())).isEqualTo(live.ask(this::sum));
    assertThat(live.ask(() -> live.window().screen().ledger()).difference()).isZero();
    assertThat(live.ask(() -> live.window().pump().ledgerFaults())).isZero();
  }
}
