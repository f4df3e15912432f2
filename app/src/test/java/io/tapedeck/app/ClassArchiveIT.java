package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive as the launcher makes and uses it: run_app.sh itself, over the packaged jars. */
class ClassArchiveIT {
  private static final String CLOSE = "-Dtapedeck.firstPaint=close";

  @TempDir
  private Path temp;

  private Path home;
  private Path archives;
  private boolean display = true;

  /** The script in a home of its own that is built already, so that it builds nothing. */
  @BeforeEach
  void install() throws IOException {
    home = temp.resolve("home of tapedeck");
    Path dist = home.resolve("app/target/dist");
    Files.createDirectories(dist);
    Files.createSymbolicLink(dist.resolve("lib"), Path.of(System.getProperty("tapedeck.lib")).toAbsolutePath());
    Files.createSymbolicLink(dist.resolve("plugins"), Path.of(System.getProperty("tapedeck.plugins")).toAbsolutePath());
    Files.createDirectories(home.resolve("plugin-api"));
    Files.createDirectories(home.resolve("plugins"));
    Files.createFile(home.resolve("pom.xml"));
    Files.copy(Path.of("..", "run_app.sh"), home.resolve("run_app.sh"));
    Files.createFile(dist.resolve("built"));
    archives = temp.resolve("cache/tapedeck/classes");
  }

  @AfterEach
  void takeTheLinksAway() throws IOException {
    Files.delete(home.resolve("app/target/dist/lib"));
    Files.delete(home.resolve("app/target/dist/plugins"));
  }

  @Test
  void theFirstWindowMakesItAndTheNextStartUsesItUntilItIsDamaged() throws Exception {
    assertThat(run(CLOSE)).isEqualTo(new Program.Result(0, "painted\n", ""));
    assertThat(files()).hasSize(2).anySatisfy(file -> assertThat(file.toString()).endsWith(".new"));

    assertThat(shared("--version")).as("read from the archive").contains("io.tapedeck.app.Console source: shared objects file (top)");
    assertThat(files()).hasSize(1);
    Path archive = files().get(0);
    assertThat(archive.getFileName().toString()).startsWith(System.getProperty("java.version")).endsWith(".jsa");
    assertThat(run(CLOSE)).isEqualTo(new Program.Result(0, "painted\n", ""));
    assertThat(files()).containsExactly(archive);

    byte[] good = Files.readAllBytes(archive);
    String version = run("", "--version").out();
    assertThat(version).startsWith("Tapedeck ");
    byte[] flipped = good.clone();
    for (int i = good.length / 2; i < good.length / 2 + 4_096; i++) {
      flipped[i] ^= 0x55;
    }
    byte[] foreign = new byte[good.length];
    Arrays.fill(foreign, (byte) 'x');
    for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(good, good.length / 2), Arrays.copyOf(good, 100), foreign, flipped)) {
      Files.deleteIfExists(archive); // The JVM made it read-only.
      Files.write(archive, damaged);
      assertThat(run("", "--version")).isEqualTo(new Program.Result(0, version, ""));
    }
  }

  @Test
  void withoutAPlaceForItNothingIsSaid() throws Exception {
    Files.createDirectories(archives.getParent());
    Files.createFile(archives); // A file where the folder should be: nobody can write there, not even root.
    assertThat(run(CLOSE)).isEqualTo(new Program.Result(0, "painted\n", ""));
    assertThat(archives).isEmptyFile();
  }

  @Test
  void whatIsHalfWrittenOrHoldsNoWindowIsThrownAway() throws Exception {
    display = false;
    Program.Result none = run("");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).hasLineCount(1).startsWith("There is no display");
    assertThat(files()).as("what the JVM wrote all the same").hasSize(1);
    Files.write(archives.resolve("17.0.1-1.99999999.new"), new byte[10_000]); // Its process is gone, and it was killed before the head was written.
    Files.createFile(archives.resolve("17.0.1-1.99999999.new.shown"));
    assertThat(run("", "--version").err()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void commandsMakeNoneAndTheDataFolderKeepsItsOwn() throws Exception {
    assertThat(run("", "--version").exitCode()).isZero();
    assertThat(files()).isEmpty();
    archives = temp.resolve("all/cache/classes");
    assertThat(run(CLOSE, "--data-dir", temp.resolve("all").toString())).isEqualTo(new Program.Result(0, "painted\n", ""));
    assertThat(files()).hasSize(2);
  }

  private String shared(String... args) throws Exception {
    Path log = temp.resolve("classes.log");
    assertThat(run("-Xlog:class+load:file=" + log, args).exitCode()).isZero();
    return Files.readString(log);
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(archives)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(archives)) {
      return files.toList();
    }
  }

  private Program.Result run(String javaOptions, String... args) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(home.resolve("run_app.sh").toString()), Arrays.stream(args)).toList());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TAPEDECK_JAVA_OPTS", javaOptions);
    for (String folder : List.of("CACHE", "DATA", "CONFIG")) {
      builder.environment().put("XDG_" + folder + "_HOME", temp.resolve(folder.toLowerCase(Locale.ROOT)).toString());
    }
    if (!display) {
      builder.environment().remove("DISPLAY");
    }
    Process process = builder.start();
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> Program.text(process.getInputStream()));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> Program.text(process.getErrorStream()));
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the program did not end");
    }
    return new Program.Result(process.exitValue(), out.join(), err.join());
  }
}
