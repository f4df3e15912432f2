package io.tapedeck.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.support.Expected;
import io.tapedeck.app.support.Program;
import io.tapedeck.testkit.Playback;
import io.tapedeck.testkit.Recording;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.SharedRecordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recorded sessions of real exchanges through the whole program, as a user starts it: from the file, and over a real WebSocket on this computer. What
 * comes out equals what an independent program computed.
 */
class RecordedSessionsTest {
  @TempDir
  private Path data;

  static Stream<Arguments> sessions() {
    return Stream.of(
        Arguments.of("v2-book10-btcusd-20260719", 41, 0),
        Arguments.of("v2-from-v1-20210417", 4_279, 10),
        Arguments.of("v2-from-v1-btcusd-20210405", 5_789, 22));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void inspectGivesWhatWasComputedIndependently(String name, int checksums, int trades, TestReporter reporter)
      throws Exception {
    Optional<Path> file = SharedRecordings.file("kraken/" + name + ".ndjson.gz");
    if (file.isEmpty()) {
      reporter.publishEntry("The shared recordings are not here: " + name + " was not inspected.");
      return;
    }
    Program.Result result =
        Program.run(data, "inspect", file.get().toString(), "--plugin", "kraken", "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    Map<String, Object> report = Expected.text(result.out());
    Map<String, Object> expected = expected(file.get(), name);
    assertThat(report.get("frames")).isEqualTo(expected.get("frames"));
    assertSame(report, expected, checksums, trades);
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void headlessOverARealSocketGivesTheSame(String name, int checksums, int trades, TestReporter reporter)
      throws Exception {
    Optional<Path> file = SharedRecordings.file("kraken/" + name + ".ndjson.gz");
    if (file.isEmpty()) {
      reporter.publishEntry("The shared recordings are not here: " + name + " was not played.");
      return;
    }
    Map<String, Object> expected = expected(file.get(), name);
    String symbols = String.join(",", Expected.in(expected, "symbols").keySet());
    try (ScriptedVenue venue = ScriptedVenue.playing(Playback.of(Recording.of(file.get())))) {
      Program.Result result = Program.run(
          data, "headless", "--plugin", "kraken", "--mode", "shared", "--symbols", symbols, "--seconds", "10",
          "--option", "kraken.url=" + venue.uri(), "--json");
      assertThat(result.err()).isEmpty();
      assertThat(result.exitCode()).isZero();
      assertSame(Expected.text(result.out()), expected, checksums, trades);
      assertThat(venue.connections()).hasSize(1);
    }
  }

  private static Map<String, Object> expected(Path file, String name) throws Exception {
    return Expected.file(file.resolveSibling(name + ".expected.json"));
  }

  @SuppressWarnings("unchecked")
  private static void assertSame(Map<String, Object> report, Map<String, Object> expected, int checksums, int trades) {
    assertThat(report.get("rejectedFrames")).isEqualTo("0");
    Map<String, Object> symbols = Expected.in(expected, "symbols");
    assertThat(Expected.in(report, "symbols").keySet()).containsExactlyInAnyOrderElementsOf(symbols.keySet());
    int right = 0;
    int printed = 0;
    for (String symbol : symbols.keySet()) {
      Map<String, Object> mine = Expected.in(report, "symbols", symbol);
      Map<String, Object> theirs = Expected.in(symbols, symbol);
      Map<String, Object> book = Expected.in(mine, "book");
      for (String part : List.of("levels", "bids", "asks")) {
        assertThat(book.get(part)).as(symbol + " " + part).isEqualTo(Expected.in(theirs, "book").get(part));
      }
      Map<String, Object> proof = Expected.in(mine, "proof");
      assertThat(proof).containsEntry("failed", "0").containsEntry("gaps", "0").containsEntry("crossed", "0")
          .containsEntry("resyncs", "0");
      right += Integer.parseInt(proof.get("ok").toString());
      Map<String, Object> traded = Expected.in(mine, "trades");
      if (theirs.containsKey("trades")) {
        Map<String, Object> sums = Expected.in(theirs, "trades");
        assertThat(traded.get("volume")).isEqualTo(sums.get("volume"));
        assertThat(traded.get("quoteVolume")).isEqualTo(sums.get("quote_volume"));
        for (String part : List.of("count", "buys", "sells")) {
          assertThat(traded.get(part)).isEqualTo(sums.get(part));
        }
      }
      printed += Integer.parseInt(traded.get("count").toString());
      Map<String, Object> ledger = Expected.in(mine, "ledger");
      long rest = number(ledger, "shown") + number(ledger, "merged") + number(ledger, "dropped")
          + number(ledger, "rejected") + number(ledger, "discarded") + number(ledger, "waiting");
      assertThat(rest).as(symbol + " ledger").isEqualTo(number(ledger, "received"));
      assertThat(number(ledger, "waiting")).isZero();
      assertThat(mine.get("verdict")).as(symbol + " " + mine.get("reason")).isEqualTo("LIVE");
    }
    assertThat(right).isEqualTo(checksums);
    assertThat(printed).isEqualTo(trades);
  }

  private static long number(Map<String, Object> ledger, String part) {
    return Long.parseLong(ledger.get(part).toString());
  }
}
