package io.tapedeck.kit.support;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The fuzzing server of the Autobahn test suite 0.5.6, a Python program of 2013, run by Jython in a process of its own. Both come as jars of the Maven profile
 * {@code autobahn}.
 */
public final class AutobahnServer implements AutoCloseable {
  /** All but compression, which we do not offer, and messages beyond our limits. */
  private static final List<String> CASES = List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*",
      "9.1.1", "9.1.2", "9.1.3", "9.1.4", "9.2.1", "9.2.2", "9.2.3", "9.2.4");

  private static final String SCRIPT = """
      import json
      from autobahntestsuite import wstest
      wstest.start({'mode': 'fuzzingserver', 'debug': False}, json.loads(open('spec.json').read()))
      """;

  private final Path folder;
  private final int port;
  private final Process process;

  public AutobahnServer(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String cases = String.join("\",\"", CASES);
    Files.writeString(folder.resolve("spec.json"), "{\"url\":\"ws://127.0.0.1:" + port
        + "\",\"webport\":0,\"outdir\":\"./reports\",\"cases\":[\"" + cases + "\"],\"exclude-cases\":[],\"exclude-agent-cases\":{}}");
    Files.writeString(folder.resolve("start.py"), SCRIPT);
    process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath(),
        "-Dpython.cachedir.skip=true", "org.python.util.jython", "start.py")
        .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile()).start();
  }

  private static String classPath() {
    List<String> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("jython-standalone") || entry.contains("autobahntestsuite")).toList();
    if (jars.size() != 2) {
      throw new IllegalStateException("The Autobahn server comes with the Maven profile: mvn -Pautobahn -pl plugin-api/kit -am test");
    }
    return String.join(File.pathSeparator, jars);
  }

  /** Waits until it takes connections: Jython compiles all of Twisted first. */
  public void awaitStart() {
    Awaitility.await().atMost(java.time.Duration.ofMinutes(3)).pollInterval(java.time.Duration.ofMillis(200)).until(this::answers);
  }

  private boolean answers() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("The Autobahn server ended: " + Files.readString(folder.resolve("server.log")));
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (java.net.ConnectException e) {
      return false;
    }
  }

  public URI uri(String question) {
    return URI.create("ws://127.0.0.1:" + port + "/" + question);
  }

  /** What it thinks of its clients; there when they asked for the reports. */
  public Path verdicts() {
    return folder.resolve("reports").resolve("index.json");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
