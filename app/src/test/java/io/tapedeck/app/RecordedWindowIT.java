package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.run.StreamReport;
import io.tapedeck.app.support.Expected;
import io.tapedeck.testkit.Playback;
import io.tapedeck.testkit.Recording;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.SharedRecordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded sessions over a real WebSocket into the running window: what it holds in the end is what an independent program computed. */
class RecordedWindowIT {
  @TempDir
  private Path data;

  @BeforeAll
  static void everyRepaintIsWatched() {
    FailOnThreadViolationRepaintManager.install();
  }

  @ParameterizedTest
  @CsvSource({
    "v2-book10-btcusd-20260719, 41, 0",
    "v2-from-v1-20210417, 4279, 10",
    "v2-from-v1-btcusd-20210405, 5789, 22",
  })
  void theWindowHoldsWhatWasComputedIndependently(String name, long checksums, long trades, TestReporter reporter)
      throws Exception {
    Optional<Path> file = SharedRecordings.file("kraken/" + name + ".ndjson.gz");
    if (file.isEmpty()) {
      reporter.publishEntry("The shared recordings are not here: " + name + " was not played into the window.");
      return;
    }
    Map<String, Object> symbols =
        Expected.in(Expected.file(file.get().resolveSibling(name + ".expected.json")), "symbols");
    try (ScriptedVenue venue = ScriptedVenue.playing(Playback.of(Recording.of(file.get())));
        LiveWindow live = LiveWindow.atRest(data, "kraken.url=" + venue.uri())) {
      live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, symbols.keySet().toArray(String[]::new));
      live.start();
      live.await(() -> sum(live, s -> s.proofCounts().ok()) == checksums);
      live.await(() -> sum(live, s -> s.trades().count()) == trades);
      for (String symbol : symbols.keySet()) {
        live.awaitVerdict(symbol, Verdict.State.LIVE);
        live.await(() -> live.ledger(symbol).waiting() == 0);
        StreamState stream = live.window().pump().current().streams().stream()
            .filter(s -> s.instrument().symbol().equals(symbol)).findFirst().orElseThrow();
        assertSame(StreamReport.of(stream, live.ledger(symbol), live.verdict(symbol)), Expected.in(symbols, symbol));
        assertThat(live.ask(() -> live.stream(symbol).trades().appended())).isEqualTo(stream.trades().count());
        live.await(() -> live.ask(() -> live.stream(symbol).bid()) == stream.levelPrice(io.tapedeck.api.Side.BUY, 0));
      }
      assertThat(live.ask(() -> live.window().screen().ledger().addsUp())).isTrue();
      assertThat(live.window().pump().faults()).isZero();
    }
  }

  private static long sum(LiveWindow live, java.util.function.ToLongFunction<StreamState> count) {
    return live.window().pump().current().streams().stream().mapToLong(count).sum();
  }

  private static void assertSame(StreamReport mine, Map<String, Object> theirs) {
    Map<String, Object> book = Expected.in(theirs, "book");
    assertThat(List.of(String.valueOf(mine.bidLevels()), String.valueOf(mine.askLevels()))).isEqualTo(book.get("levels"));
    assertThat(texts(mine.bids())).isEqualTo(book.get("bids"));
    assertThat(texts(mine.asks())).isEqualTo(book.get("asks"));
    assertThat(mine.proof().failed()).isZero();
    assertThat(mine.proof().resyncs()).isZero();
    assertThat(mine.ledger().addsUp()).isTrue();
    if (theirs.containsKey("trades")) {
      Map<String, Object> sums = Expected.in(theirs, "trades");
      assertThat(mine.trades().volume().toPlainString()).isEqualTo(sums.get("volume"));
      assertThat(mine.trades().quoteVolume().toPlainString()).isEqualTo(sums.get("quote_volume"));
    }
  }

  private static List<List<String>> texts(List<StreamReport.Level> levels) {
    return levels.stream().map(l -> List.of(l.price().toPlainString(), l.size().toPlainString())).toList();
  }
}
