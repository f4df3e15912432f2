package io.tapedeck.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.tape.TapeRecorder;
import io.tapedeck.app.tape.TapeResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A feed that runs without a window and is recorded, for tests: both can be compared afterwards. */
final class TapedRun implements AutoCloseable {
  private final PluginHost host;
  private final HeadlessFeed feed;
  private final Path file;
  private final AtomicReference<TapeRecorder> recorder = new AtomicReference<>();
  private final CompletableFuture<TapeResult> result = new CompletableFuture<>();
  private CompletableFuture<HeadlessFeed.Outcome> outcome;
  private long seen;
  private int quiet;

  TapedRun(Path data, String... options) {
    host = new PluginHost(
        Path.of(System.getProperty("tapedeck.plugins")), data.resolve("plugins"), data.resolve("cache"), PluginHost.LOAD_LIMIT);
    host.load();
    feed = new HeadlessFeed(host, PluginOptions.parse(List.of(options)));
    file = data.resolve("run.tape");
  }

  Path file() {
    return file;
  }

  HeadlessFeed feed() {
    return feed;
  }

  /** Records from now on, or from the start on. */
  void record() {
    feed.record(streams -> {
      TapeRecorder made = new TapeRecorder(
          () -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          "test", TimeSource.system(), TapeRecorder.QUEUE_BYTES, result::complete);
      recorder.set(made);
      return made;
    });
  }

  boolean recording() {
    return recorder.get() != null;
  }

  void start(String exchange, ConnectionMode mode, List<String> symbols) {
    outcome = CompletableFuture.supplyAsync(() -> {
      try {
        return feed.run(exchange, mode, symbols, 60);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }

  /** Waits for something; what is asked reads counters that any thread may read. */
  void await(BooleanSupplier condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(condition::getAsBoolean);
  }

  /** Waits until no trade came for a while. */
  void awaitSilence() {
    Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(() -> {
      long now = feed.pump().current().streams().stream().mapToLong(s -> s.trades().count()).sum();
      quiet = now == seen ? quiet + 1 : 0;
      seen = now;
      return quiet > 20;
    });
  }

  /** Stops the feed; its report. */
  RunReport stop() throws ExecutionException, InterruptedException {
    feed.enough();
    HeadlessFeed.Outcome over = outcome.get();
    assertThat(over.problems()).isEmpty();
    return over.report();
  }

  /** Waits until the tape is whole. */
  TapeResult taped() throws ExecutionException, InterruptedException {
    return result.get();
  }

  Inspection.Outcome inspected() throws Exception {
    return Inspection.of(file, host::adapter);
  }

  /** Everything that must be the same, whatever the ticks of screen and judge were. */
  static List<String> exact(RunReport report) {
    return report.streams().stream().map(s -> String.join("\n",
        s.instrument().toString(), s.bidLevels() + "/" + s.askLevels(), s.bids().toString(), s.asks().toString(),
        s.trades().toString(), s.proof().toString(),
        "received " + s.ledger().received() + " rejected " + s.ledger().rejected() + " dropped " + s.ledger().dropped())).toList();
  }

  Optional<Long> size() throws IOException {
    return Files.exists(file) ? Optional.of(Files.size(file)) : Optional.empty();
  }

  @Override
  public void close() {
    feed.close();
    host.close();
  }
}
