package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.support.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program started with a file, again while it runs, and in safe mode: whole processes, as a desktop starts them. */
class SecondStartIT {
  @TempDir
  private Path data;

  /** A program that runs, and all it has said on the console. */
  private final class Running implements AutoCloseable {
    private final Process process;
    private final CompletableFuture<String> said;

    Running(String... args) throws IOException {
      process = Program.start(display, data, args);
      CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> Program.text(process.getInputStream()));
      said = CompletableFuture.supplyAsync(() -> Program.text(process.getErrorStream())).thenCombine(out, String::concat);
    }

    /** As kill -9 does. */
    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.toHandle().destroyForcibly();
      process.onExit().join();
    }

    String said() {
      return said.join();
    }
  }

  private final Map<String, String> display = Map.of("DISPLAY", String.valueOf(System.getenv("DISPLAY")));
  private Path tape;

  @BeforeEach
  void record() throws Exception {
    tape = data.resolve("a b.tape");
    Program.Result recorded = Program.run(
        data, "headless", "--plugin", "demo", "--symbols", "BTC/USD", "--seconds", "2", "--record", tape.toString());
    assertThat(recorded.err()).isEmpty();
    assertThat(recorded.exitCode()).isZero();
  }

  @Test
  void aSecondStartOpensItsFileInTheFirst() throws Exception {
    Running first = new Running("--data-dir", data.toString());
    try (first) {
      await(() -> log().contains("Plugins are loaded") && Files.exists(data.resolve("config/instance.sock")));
      Program.Result second = Program.run(display, data, "--data-dir", data.toString(), tape.toString());
      assertThat(second.err()).isEqualTo("Tapedeck is running already; a b.tape opens there.\n");
      assertThat(second.exitCode()).isZero();
      await(() -> log().contains(tape + " opens as a replay"));
      Program.Result third = Program.run(display, data, "--data-dir", data.toString());
      assertThat(third.err()).contains("its window was brought to the front");
      assertThat(first.process.isAlive()).isTrue();
    }
    assertThat(first.said()).isEmpty();
  }

  @Test
  void theFirstStartOpensItsFileItself() throws Exception {
    Running first = new Running("--data-dir", data.toString(), tape.toString());
    try (first) {
      await(() -> log().contains(tape + " opens as a replay"));
      assertThat(first.process.isAlive()).isTrue();
    }
    assertThat(first.said()).isEmpty();
  }

  @Test
  void aFileThatCannotBeOpenedIsToldInASentence() throws Exception {
    Path empty = Files.createFile(data.resolve("empty.tape"));
    Path garbage = Files.writeString(data.resolve("garbage.tape"), "no tape at all");
    Path none = data.resolve("none.tape");
    for (String[] each : new String[][] {
      {none.toString(), "There is no file " + none + ".\n", "2"},
      {data.toString(), data + " is a folder; name a recording in it.\n", "2"},
      {empty.toString(), "empty.tape is empty; nothing was recorded in it.\n", "1"},
      {garbage.toString(), "garbage.tape is no recording of Tapedeck's, or its beginning is damaged.\n", "1"},
    }) {
      Program.Result result = Program.run(display, data, "--data-dir", data.toString(), each[0]);
      assertThat(result.err()).isEqualTo(each[1]);
      assertThat(result.out()).isEmpty();
      assertThat(result.exitCode()).isEqualTo(Integer.parseInt(each[2]));
    }
  }

  @Test
  void safeModeUsesNothingOfTheUsersAndLeavesItAsItIs() throws Exception {
    Path settings = data.resolve("config/settings.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\"schema\":1,\"theme\":\"light\",\"exchange\":\"kraken\"}");
    Path plugins = Files.createDirectories(data.resolve("plugins"));
    Files.writeString(plugins.resolve("mine.jar"), "no jar at all");
    Running safe = new Running("--safe-mode", "--data-dir", data.toString());
    try (safe) {
      // The demo starts by itself, whatever was chosen before.
      await(() -> log().contains("Plugins are loaded"));
      await(() -> Files.exists(data.resolve("config/instance.sock")));
    }
    assertThat(log()).doesNotContain("mine.jar").doesNotContain("settings.json");
    assertThat(safe.said()).isEmpty();
    assertThat(Files.readString(settings)).isEqualTo("{\"schema\":1,\"theme\":\"light\",\"exchange\":\"kraken\"}");
    try (Stream<Path> files = Files.list(settings.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()).toList()).isSubsetOf(List.of("settings.json", "instance.lock", "instance.sock"));
    }
  }

  private String log() {
    try (Stream<Path> files = Files.list(data.resolve("logs"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.UTF_8));
      }
      return all.toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(condition);
  }
}
