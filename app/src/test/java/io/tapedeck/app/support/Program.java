package io.tapedeck.app.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as a user starts it: a process of its own, with what it prints and how it ends. */
public final class Program {

  /** What a run printed and how it ended. */
  public record Result(int exitCode, String out, String err) {}

  private Program() {}

  /** Runs the program without a display to its end. */
  public static Result run(Path dataDir, String... args) throws IOException, InterruptedException {
    return run(Map.of(), dataDir, args);
  }

  /** Runs the program to its end, with more in its environment. */
  public static Result run(Map<String, String> environment, Path dataDir, String... args)
      throws IOException, InterruptedException {
    Process process = start(environment, dataDir, args);
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the program did not end");
    }
    return new Result(process.exitValue(), out.join(), err.join());
  }

  /** Starts the program. */
  public static Process start(Map<String, String> environment, Path dataDir, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dtapedeck.plugins=" + System.getProperty("tapedeck.plugins"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("io.tapedeck.app.Tapedeck");
    command.addAll(List.of(args));
    if (args.length > 0 && !args[0].startsWith("-")) {
      command.add("--data-dir");
      command.add(dataDir.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("DISPLAY");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Everything a stream holds, to its end. */
  public static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "cannot be read: " + e;
    }
  }
}
