package io.tapedeck.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.support.Expected;
import io.tapedeck.app.support.KrakenVenue;
import io.tapedeck.testkit.Playback;
import io.tapedeck.testkit.Recording;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.SharedRecordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a feed held in the end, its tape gives again: books, trades, sums and proofs, digit by digit. */
class TapeEqualityTest {
  @TempDir
  private Path data;

  @ParameterizedTest
  @CsvSource({
    "v2-book10-btcusd-20260719, 41, 0",
    "v2-from-v1-20210417, 4279, 10",
    "v2-from-v1-btcusd-20210405, 5789, 22",
  })
  void sessionsOfARealExchange(String name, long checksums, long trades, TestReporter reporter) throws Exception {
    Optional<Path> session = SharedRecordings.file("kraken/" + name + ".ndjson.gz");
    if (session.isEmpty()) {
      reporter.publishEntry("The shared recordings are not here: " + name + " was not taped.");
      return;
    }
    Map<String, Object> symbols = Expected.in(
        Expected.file(session.get().resolveSibling(name + ".expected.json")), "symbols");
    try (ScriptedVenue venue = ScriptedVenue.playing(Playback.of(Recording.of(session.get())));
        TapedRun run = new TapedRun(data, "kraken.url=" + venue.uri())) {
      run.record();
      run.start("kraken", ConnectionMode.WEBSOCKET_SHARED, List.copyOf(symbols.keySet()));
      run.await(() -> sum(run, s -> s.proofCounts().ok()) == checksums && sum(run, s -> s.trades().count()) == trades);
      RunReport live = run.stop();
      assertThat(run.taped().progress().missed()).isZero();
      Inspection.Outcome again = run.inspected();
      assertThat(again.trouble()).isEmpty();
      assertThat(TapedRun.exact(again.report())).isEqualTo(TapedRun.exact(live));
      assertThat(again.report().streams()).allMatch(stream -> stream.verdict().state() == Verdict.State.LIVE);
      assertThat(again.report().frames()).isEqualTo(live.frames());
      assertThat(again.report().addsUp()).isTrue();
      assertThat(TapedRun.exact(run.inspected().report())).as("a second reading").isEqualTo(TapedRun.exact(again.report()));
    }
  }

  @Test
  void aSessionWithALossOfTheConnectionAndAWrongChecksum() throws Exception {
    try (KrakenVenue venue = new KrakenVenue(); TapedRun run = new TapedRun(data, "kraken.url=" + venue.uri())) {
      run.record();
      run.start("kraken", ConnectionMode.WEBSOCKET_SHARED, KrakenVenue.LISTED);
      venue.awaitBooks(KrakenVenue.LISTED);
      venue.trade("BTC/USD", "100.1", "0.5");
      venue.book("ETH/USD", "99.0", "101.0", false);
      run.await(() -> sum(run, s -> s.proofCounts().failed()) == 1);
      run.await(() -> sum(run, s -> s.proofCounts().ok()) >= 4);
      venue.forgetSubscriptions();
      venue.venue().connections().forEach(connection -> connection.close(1001, "going away"));
      venue.awaitBooks(KrakenVenue.LISTED);
      venue.trade("BTC/USD", "100.2", "0.25");
      venue.send("SOL/USD", "{\"channel\":");
      venue.trade("SOL/USD", "100.3", "0.125");
      run.await(() -> sum(run, s -> s.trades().count()) == 3);
      RunReport live = run.stop();
      assertThat(run.taped().failure()).isNull();
      Inspection.Outcome again = run.inspected();
      assertThat(TapedRun.exact(again.report())).isEqualTo(TapedRun.exact(live));
      assertThat(again.report().rejectedFrames()).isEqualTo(live.rejectedFrames()).isEqualTo(1);
    }
  }

  @Test
  void aTapeBegunInTheMiddleHoldsBooksAndWhatWasTradedSince() throws Exception {
    try (KrakenVenue venue = new KrakenVenue(); TapedRun run = new TapedRun(data, "kraken.url=" + venue.uri())) {
      run.start("kraken", ConnectionMode.WEBSOCKET_SHARED, KrakenVenue.LISTED);
      venue.awaitBooks(KrakenVenue.LISTED);
      venue.trade("BTC/USD", "100.1", "0.5");
      run.await(() -> sum(run, s -> s.trades().count()) == 1);
      venue.forgetSubscriptions();
      run.record();
      venue.awaitBooks(KrakenVenue.LISTED);
      run.await(() -> sum(run, s -> s.proofCounts().ok()) >= 6);
      venue.trade("BTC/USD", "100.2", "0.25");
      run.await(() -> sum(run, s -> s.trades().count()) == 2);
      RunReport live = run.stop();
      assertThat(run.taped().failure()).isNull();
      RunReport again = run.inspected().report();
      for (int i = 0; i < live.streams().size(); i++) {
        StreamReport mine = again.streams().get(i);
        StreamReport theirs = live.streams().get(i);
        assertThat(mine.instrument()).isEqualTo(theirs.instrument());
        assertThat(mine.bids()).isEqualTo(theirs.bids()).isNotEmpty();
        assertThat(mine.asks()).isEqualTo(theirs.asks());
        assertThat(mine.verdict().state()).isEqualTo(Verdict.State.LIVE);
      }
      assertThat(again.streams().get(0).trades().volume()).isEqualByComparingTo("0.25");
    }
  }

  @ParameterizedTest
  @CsvSource({"WEBSOCKET_SHARED", "WEBSOCKET_PER_SYMBOL", "POLLING"})
  void theDemoExchangeWithEverythingThatCanGoWrong(ConnectionMode mode) throws Exception {
    try (TapedRun run = new TapedRun(
        data, "demo.rate=2000", "demo.faults=gap:ETH/USD@1,checksum:BTC/USD@1,garbage@1,crossed:SOL/USD@1,disconnect@2,silence@4")) {
      run.record();
      run.start("demo", mode, List.of("BTC/USD", "ETH/USD", "SOL/USD"));
      run.await(() -> sum(run, s -> s.trades().count()) > 1_000);
      run.awaitSilence(); // Stop is not to fall into the middle of a frame, or half of it would be discarded.
      RunReport live = run.stop();
      assertThat(run.taped().progress().missed()).isZero();
      assertThat(TapedRun.exact(run.inspected().report())).isEqualTo(TapedRun.exact(live));
    }
  }

  private static long sum(TapedRun run, java.util.function.ToLongFunction<StreamState> count) {
    return run.feed().pump().current() == null
        ? 0 : run.feed().pump().current().streams().stream().mapToLong(count).sum();
  }
}
