package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.support.Expected;
import io.tapedeck.app.support.Program;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.ManualClock;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.VenueConnection;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ScriptedRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/plugin-guide.md tells a stranger to do: the template is copied away from the source, built with the program's jars alone, and its zip put into the
 * user's plugins folder.
 */
class TemplateOutsideIT {
  private static final Path SOURCE = Path.of("..", "plugins", "template").toAbsolutePath().normalize();

  @TempDir
  private Path folder;

  private final ScriptedVenue venue = ScriptedVenue.start();
  private final ScriptedRest rest = ScriptedRest.start(TemplateOutsideIT::answer);
  private final ScheduledExecutorService market = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger trades = new AtomicInteger();
  private Path data;

  @BeforeEach
  void buildsAndInstalls() throws Exception {
    Path mine = folder.resolve("my plugin");
    copy(SOURCE.resolve("src/main"), mine.resolve("src/main"));
    Files.copy(SOURCE.resolve("plugin.properties"), mine.resolve("plugin.properties"));
    Files.copy(SOURCE.resolve("build.sh"), mine.resolve("build.sh"));
    Program.Result built = build(mine, System.getProperty("tapedeck.lib"));
    assertThat(built.exitCode()).as(built.err()).isZero(); // PF4J's processor says on the error stream what it does.
    Path zip = mine.resolve("build/template-1.0.0.zip");
    assertThat(built.out().strip()).isEqualTo(zip.toString());
    data = folder.resolve("data");
    Files.createDirectories(data.resolve("plugins"));
    Files.copy(zip, data.resolve("plugins/template-1.0.0.zip"));
  }

  @AfterEach
  void close() {
    market.shutdownNow();
    venue.close();
    rest.close();
  }

  @Test
  void theProgramRunsItLive() throws Exception {
    venue.onMessage(this::heard);
    Program.Result result = Program.run(
        data, "headless", "--plugin", "template", "--symbols", "BTC-USD", "--seconds", "8", "--json",
        "--option", "template.url=" + venue.uri(), "--option", "template.rest=" + rest.uri());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    Map<String, Object> report = Expected.text(result.out());
    assertThat(report).containsEntry("plugin", "template");
    assertThat(Expected.in(report, "symbols", "BTC-USD")).containsEntry("verdict", "LIVE").containsEntry("instrument", "TEMPLATE:BTC/USD");
    assertThat(Expected.in(report, "symbols", "BTC-USD", "trades").get("count")).isNotEqualTo("0");
    assertThat(trades.get()).isPositive();
  }

  @Test
  void itsCandlesComeThroughTheHost() throws Exception {
    try (PluginHost host = new PluginHost(
        Path.of(System.getProperty("tapedeck.plugins")), data.resolve("plugins"), folder.resolve("cache"), PluginHost.LOAD_LIMIT)) {
      assertThat(host.load()).filteredOn(row -> row.file().equals("template-1.0.0.zip")).singleElement()
          .satisfies(row -> assertThat(row.reason()).isEmpty());
      ExchangeAdapter adapter = host.adapter("template").orElseThrow().adapter();
      FakeContext context = new FakeContext(adapter.info())
          .with(new ManualClock(Instant.parse("2026-01-01T00:03:30Z"))).with("rest", rest.uri().toString());
      List<Candle> candles = adapter.candles(Instrument.provisional("template", "BTC-USD"), Duration.ofMinutes(1), 10, context);
      assertThat(candles).containsExactly(new Candle(1_767_225_720_000_000_000L, 10025, 10050, 10000, 10025, 2, 15, 1, -1, -1));
    }
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() throws Exception {
    Program.Result built = build(folder.resolve("my plugin"), folder.toString());
    assertThat(built.exitCode()).isEqualTo(2);
    assertThat(built.err()).hasLineCount(1).startsWith("There is no tapedeck-plugin-api in ");
  }

  private static Program.Result build(Path plugin, String lib) throws IOException, InterruptedException {
    Path out = plugin.resolve("out.txt");
    Path err = plugin.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder("bash", plugin.resolve("build.sh").toString(), lib);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the build did not end");
    }
    return new Program.Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** The invented exchange: a book, and from then on a trade each tenth of a second. */
  private void heard(VenueConnection connection, String message) {
    if (!message.contains("\"subscribe\"")) {
      return;
    }
    connection.send("{\"type\":\"subscribed\",\"symbol\":\"BTC-USD\"}");
    connection.send("{\"type\":\"book\",\"symbol\":\"BTC-USD\",\"seq\":1,\"bids\":[[\"100.00\",\"1.0000\"]],\"asks\":[[\"100.50\",\"2.0000\"]]}");
    var unused = market.scheduleAtFixedRate(() -> connection.send("{\"type\":\"trade\",\"symbol\":\"BTC-USD\",\"time\":" + System.currentTimeMillis()
        + ",\"id\":" + trades.incrementAndGet() + ",\"price\":\"100.25\",\"size\":\"0.5\",\"taker\":\"buy\"}"), 0, 100, TimeUnit.MILLISECONDS);
  }

  private static Dialect.Answer answer(String asked) {
    return Dialect.Answer.of(asked.startsWith("/candles")
        ? "[{\"start\":1767225720000,\"open\":\"100.25\",\"high\":\"100.5\",\"low\":\"100\",\"close\":\"100.25\",\"volume\":\"1.5\"},"
            + "{\"start\":1767225780000,\"open\":\"1\",\"high\":\"1\",\"low\":\"1\",\"close\":\"1\",\"volume\":\"1\"}]"
        : "[{\"symbol\":\"BTC-USD\",\"base\":\"BTC\",\"quote\":\"USD\",\"tick\":\"0.01\",\"step\":\"0.0001\"}]");
  }
}
