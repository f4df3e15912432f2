package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.support.Expected;
import io.tapedeck.app.support.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S-20 and bad input: what the program prints, and how it ends, as its user sees it. */
class ConsoleIT {
  @TempDir
  private Path data;

  @Test
  void theWindowPrintsNothing() throws Exception {
    String display = System.getenv("DISPLAY");
    Map<String, String> environment = Map.of(
        "DISPLAY", display, "XAUTHORITY", String.valueOf(System.getenv("XAUTHORITY")),
        "XDG_CACHE_HOME", data.toString(), "XDG_DATA_HOME", data.toString(), "XDG_CONFIG_HOME", data.toString());
    Process process = Program.start(environment, data);
    Path log = data.resolve("tapedeck/logs/tapedeck.log");
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(log) && Files.size(log) > 0);
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> Program.text(process.getInputStream()));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> Program.text(process.getErrorStream()));
    // Not process.destroy(), which closes the streams before they are read.
    process.toHandle().destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(out.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(err.get(30, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void headlessPrintsOneJsonObjectAndNothingElse() throws Exception {
    Program.Result result = Program.run(
        data, "headless", "--plugin", "demo", "--symbols", "BTC/USD,ETH/USD", "--seconds", "2", "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    Map<String, Object> report = Expected.text(result.out());
    assertThat(report.keySet()).containsExactly("plugin", "frames", "rejectedFrames", "symbols");
    assertThat(Expected.in(report, "symbols", "BTC/USD").keySet())
        .containsExactly("instrument", "book", "trades", "proof", "ledger", "verdict", "reason");
    assertThat(Expected.in(report, "symbols", "BTC/USD")).containsEntry("verdict", "LIVE");
  }

  @Test
  void selftestPassesInOneLine() throws Exception {
    Program.Result result = Program.run(data, "selftest");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("ok: ").hasLineCount(1);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void f82_withoutADisplayTheWindowSaysSoInOneSentence() throws Exception {
    Program.Result result = Program.run(data);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).startsWith("There is no display");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "headless --plugin nobody --symbols BTC/USD --seconds 1 | 2 | There is no plugin 'nobody'; there is binance, bitfinex, bitstamp, bybit, coinbase, demo, deribit, kraken, okx.",
    "headless --plugin demo --symbols BTC/USD --seconds 0 | 2 | --seconds must be a whole number from 1 to 86400, but is 0.",
    "headless --plugin demo --symbols BTC/USD --seconds many | 2 | Invalid value for option '--seconds'",
    "headless --plugin demo --symbols , --seconds 1 | 2 | --symbols names no symbol",
    "headless --plugin demo --symbols BTC/USD --seconds 1 --mode pigeon | 2 | --mode must be shared, per-symbol or polling",
    "headless --plugin demo --symbols PEPE/USDX --seconds 5 | 1 | Demo exchange does not list PEPE/USDX",
    "headless --plugin demo --symbols BTC/USD --seconds 1 --option demo.rate=fast | 2 | Option demo.rate must be a whole number",
    "headless --plugin demo --symbols BTC/USD --seconds 1 --option demo.speed=1 | 2 | Plugin demo has no option 'speed'",
    "headless --plugin demo --symbols BTC/USD --seconds 1 --option rate=1 | 2 | must have the form id.key=value",
    "headless --plugin demo --symbols BTC/USD --seconds 1 --option demo.faults=earthquake@5 | 1 | earthquake",
    "headless --plugin kraken --symbols BTC/USD --seconds 1 --option kraken.url=ws://example.com/ | 2 | to this computer only",
    "inspect /nowhere/file.ndjson --plugin kraken | 2 | There is no file /nowhere/file.ndjson.",
    "frobnicate | 2 | There is no command and no file 'frobnicate'. See --help.",
    "frobnicate again | 2 | Unmatched argument",
    "none.tape | 2 | There is no file",
  })
  void misuseIsOneSentence(String command, int exitCode, String sentence) throws Exception {
    Program.Result result = Program.run(data, command.split(" "));
    assertThat(result.err()).contains(sentence).hasLineCount(1).doesNotContain("Exception");
    assertThat(result.exitCode()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "not json | is cut off or not JSON",
    "{\"t\":1,\"dir\":\"in\",\"msg\":\"{} | is cut off or not JSON",
    "{\"t\":1,\"dir\":\"sideways\",\"msg\":\"{}\"} | has an unknown 'dir'",
    "{\"t\":1,\"dir\":\"in\"} | has no 'dir' or no 'msg'",
    "{\"t\":1e999,\"dir\":\"in\",\"msg\":\"{}\"} | has a time that makes no sense",
    "[1] | is not a JSON object",
  })
  void aDamagedRecordingIsNamedWithItsLine(String line, String what) throws Exception {
    Path file = data.resolve("bad.ndjson");
    Files.writeString(file, "{\"t\":1,\"dir\":\"in\",\"msg\":\"{\\\"channel\\\":\\\"heartbeat\\\"}\"}\n" + line + "\n");
    Program.Result result = Program.run(data, "inspect", file.toString(), "--plugin", "kraken", "--json");
    assertThat(result.err()).hasLineCount(1).contains("bad.ndjson: line 2 " + what);
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void aTruncatedGzipIsNamed() throws IOException, InterruptedException {
    Path file = data.resolve("cut.ndjson.gz");
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(bytes)) {
      for (int i = 0; i < 1_000; i++) {
        gzip.write(("{\"t\":" + i + ",\"dir\":\"in\",\"msg\":\"" + Integer.toHexString(i * 7919) + "\"}\n")
            .getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(file, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    Program.Result result = Program.run(data, "inspect", file.toString(), "--plugin", "kraken");
    assertThat(result.err()).hasLineCount(1).contains("cut.ndjson.gz: line ").contains("cut off");
    assertThat(result.exitCode()).isEqualTo(1);
  }
}
