package io.tapedeck.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * From the start of the process to the first painted window with moving prices of the demo exchange, through {@code run_app.sh} as a user starts it: without
 * and with the class-data archive,
 * in turns. The archive is made before by a run that ends as a user's does. Main thread.
 */
final class StartRun {
  private static final double BAR = 0.6;
  private static final long LONGEST_SECONDS = 120;

  private final Path script;
  private final Path home;

  private StartRun(Path script, Path home) {
    this.script = script;
    this.home = home;
  }

  /** So many starts of each kind. */
  static void run(Figures figures, long starts) throws IOException, InterruptedException {
    String script = System.getProperty("tapedeck.bench.program");
    if (script == null || System.getenv("DISPLAY") == null) {
      figures.say("Needs a display and run_app.sh; see bench/run.sh.");
      return;
    }
    Path home = Files.createTempDirectory("tapedeck-start");
    try {
      new StartRun(Path.of(script), home).measure(figures, (int) starts);
    } finally {
      remove(home);
    }
  }

  private void measure(Figures figures, int starts) throws IOException, InterruptedException {
    double first = start(false);
    double[] plain = new double[starts];
    double[] quick = new double[starts];
    start(false); // Takes it into use.
    long archive = archiveBytes();
    for (int i = 0; i < starts; i++) {
      plain[i] = start(true);
      quick[i] = start(false);
    }
    figures.figure("the first start, which makes the archive when it ends", first, "ms");
    figures.figure("size of the archive", archive / 1e6, "MB");
    Arrays.sort(plain);
    Arrays.sort(quick);
    figures.figure("plain start, best of " + starts, plain[0], "ms");
    figures.figure("with the archive, best of " + starts, quick[0], "ms");
    double without = plain[starts / 2];
    double with = quick[starts / 2];
    figures.figure("plain start, median", without, "ms");
    figures.figure("with the archive, median", with, "ms");
    figures.under("START");
    figures.atMost("with the archive : plain", with / without, "x", BAR);
    figures.under("");
  }

  /** Starts the program and waits for its word. Milliseconds from the start of the process. */
  private double start(boolean plain) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    Map<String, String> environment = builder.environment();
    environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.put("XDG_DATA_HOME", home.resolve("data").toString());
    environment.put("TAPEDECK_JAVA_OPTS", "-Dtapedeck.firstPaint=close");
    environment.put("TAPEDECK_NO_CDS", plain ? "1" : "");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    long begun = System.nanoTime();
    Process process = builder.start();
    double millis;
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String word = out.readLine();
      millis = (System.nanoTime() - begun) / 1e6;
      if (!"painted".equals(word)) {
        throw new IllegalStateException("The program did not paint: " + word);
      }
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The program did not end");
      }
    }
    return millis;
  }

  private long archiveBytes() {
    File[] files = home.resolve("cache/tapedeck/classes").toFile().listFiles((folder, name) -> name.endsWith(".jsa"));
    if (files == null || files.length != 1) {
      throw new IllegalStateException("The first start made no archive");
    }
    return files[0].length();
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
