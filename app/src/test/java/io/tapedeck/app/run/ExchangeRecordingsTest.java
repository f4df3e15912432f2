package io.tapedeck.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.support.Expected;
import io.tapedeck.app.support.Program;
import io.tapedeck.testkit.SharedRecordings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recorded sessions of the other exchanges, inspected as a user does it. Books, trades, sums and counters equal what an independent program computed; numbers are
 * compared as numbers, since exchanges pad them with zeros as they like.
 */
class ExchangeRecordingsTest {
  @TempDir
  private Path data;

  @ParameterizedTest
  @CsvSource({
    "coinbase, exchange-20210417, none, ",
    "bybit, v5-orderbook500-xrpusdt-20241201, sequence, u_chain_ok",
    "okx, okcoin-v5-20230527, checksum, checksum_ok",
    "okx, v5-books-20220513, checksum, checksum_ok",
    "okx, v5-tbt-20220227, checksum, checksum_ok",
    "binance, spot-20210404, sequence, updates",
    "binance, spot-20210417, sequence, updates",
    "binance, spot-20211012, sequence, updates",
    "binance, spot-btcusdt-20240808, sequence, updates",
    "binance, us-20211012, sequence, updates",
    "binance, usdm-20210417, sequence, updates",
    "binance, usdm-ethusdt-20240718, sequence, updates",
    "bitstamp, v2-20210417, none, time_order_ok",
    "bitstamp, v2-20220105, none, time_order_ok",
    "bitfinex, v2-20210417, sequence, updates",
    "deribit, v2-20210722, sequence, change_id_chain_ok"
  })
  void inspectGivesWhatWasComputedIndependently(String plugin, String name, String proof, String counter, TestReporter reporter)
      throws Exception {
    Optional<Path> file = SharedRecordings.file(plugin + "/" + name + ".ndjson.gz");
    if (file.isEmpty()) {
      reporter.publishEntry("The shared recordings are not here: " + plugin + "/" + name + " was not inspected.");
      return;
    }
    Program.Result result = Program.run(data, "inspect", file.get().toString(), "--plugin", plugin, "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    Map<String, Object> report = Expected.text(result.out());
    Map<String, Object> expected = Expected.file(file.get().resolveSibling(name + ".expected.json"));
    assertThat(report.get("frames")).isEqualTo(expected.get("frames"));
    assertThat(report.get("rejectedFrames")).isEqualTo("0");
    Map<String, Object> symbols = Expected.in(expected, "symbols");
    assertThat(Expected.in(report, "symbols").keySet()).containsExactlyInAnyOrderElementsOf(symbols.keySet());
    for (String symbol : symbols.keySet()) {
      compare(symbol, Expected.in(report, "symbols", symbol), Expected.in(symbols, symbol), proof, counter);
    }
  }

  private static void compare(
      String symbol, Map<String, Object> mine, Map<String, Object> theirs, String proof, String counter) {
    Map<String, Object> book = Expected.in(mine, "book");
    assertThat(book.get("levels")).as(symbol + " levels").isEqualTo(Expected.in(theirs, "book").get("levels"));
    for (String side : List.of("bids", "asks")) {
      assertThat(numbers(book.get(side))).as(symbol + " " + side).isEqualTo(numbers(Expected.in(theirs, "book").get(side)));
    }
    Map<String, Object> counts = Expected.in(theirs, "counts");
    Map<String, Object> proofs = Expected.in(mine, "proof");
    assertThat(proofs).as(symbol)
        .containsEntry("kind", proof).containsEntry("failed", "0").containsEntry("gaps", "0").containsEntry("crossed", "0")
        .containsEntry("resyncs", "0").containsEntry("stale", counts.getOrDefault("stale_dropped", "0"));
    if (counter != null) {
      assertThat(proofs.get("ok")).as(symbol + " " + counter).isEqualTo(counts.getOrDefault(counter, "0"));
    }
    Map<String, Object> traded = Expected.in(mine, "trades");
    Map<String, Object> sums = theirs.containsKey("trades") ? Expected.in(theirs, "trades") : Map.of();
    for (String part : List.of("count", "buys", "sells")) {
      assertThat(traded.get(part)).as(symbol + " " + part).isEqualTo(sums.getOrDefault(part, "0"));
    }
    assertThat(number(traded.get("volume"))).as(symbol).isEqualByComparingTo(number(sums.getOrDefault("volume", "0")));
    assertThat(number(traded.get("quoteVolume"))).as(symbol).isEqualByComparingTo(number(sums.getOrDefault("quote_volume", "0")));
  }

  private static List<BigDecimal> numbers(Object side) {
    List<BigDecimal> all = new ArrayList<>();
    for (Object level : (List<?>) side) {
      ((List<?>) level).forEach(text -> all.add(number(text).stripTrailingZeros()));
    }
    return all;
  }

  private static BigDecimal number(Object text) {
    return new BigDecimal(text.toString());
  }
}
