package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tapedeck.api.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One question, and whatever is answered, no harm. */
class UpdateCheckTest {
  private final AtomicInteger questions = new AtomicInteger();
  private HttpServer server;
  private volatile byte[] answer = {};
  private volatile int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      questions.incrementAndGet();
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      try (var body = exchange.getResponseBody()) {
        body.write(answer);
      }
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"1.3.0, true", "1.2.1, true", "2.0, true", "1.10.0, true", "1.3.0-beta.1, true", "1.2.0, false", "1.1.9, false", "0.9, false"})
  void tellsOfANewerVersionOnly(String theirs, boolean newer) {
    answer = (theirs + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(check(Network.DIRECT).answer().isPresent()).isEqualTo(newer);
    assertThat(questions).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"''", "<html>hello</html>", "99999999999999999999.1", "1", "'9.9 rm -rf'", "9.9;"})
  void garbageIsNoVersion(String text) {
    answer = text.getBytes(StandardCharsets.UTF_8);
    assertThat(check(Network.DIRECT).answer()).isEmpty();
  }

  @Test
  void aHugeAnswerIsNotRead() {
    answer = "9.9.9".concat(" ".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(check(Network.DIRECT).answer()).isEmpty();
  }

  @Test
  void anErrorIsNoVersion() {
    status = 500;
    answer = "9.9.9".getBytes(StandardCharsets.UTF_8);
    assertThat(check(Network.DIRECT).answer()).isEmpty();
  }

  @Test
  void nobodyThereIsNoTrouble() {
    server.stop(0);
    assertThat(check(Network.DIRECT).answer()).isEmpty();
  }

  @Test
  void goesThroughTheProxyThatWasChosen() throws IOException {
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> {
        try (Socket caller = proxy.accept()) {
          return new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        } catch (IOException e) {
          return "nobody: " + e;
        }
      });
      Network through = Network.through(URI.create("http://127.0.0.1:" + proxy.getLocalPort()));
      assertThat(new UpdateCheck("https://updates.invalid/version", "1.2.0", () -> through).answer()).isEmpty();
      assertThat(heard.join()).startsWith("CONNECT updates.invalid:443");
    }
  }

  @Test
  void asksOnAThreadOfItsOwn() throws InterruptedException {
    answer = "9.9.9".getBytes(StandardCharsets.UTF_8);
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    check(Network.DIRECT).ask(newer -> told.add(newer + " on " + Thread.currentThread().getName()));
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("9.9.9 on tapedeck-update");
  }

  @Test
  void thisBuildAsksNobody() {
    assertThat(UpdateCheck.address()).as("an address is set only by whoever publishes a build").isEmpty();
  }

  private UpdateCheck check(Network network) {
    return new UpdateCheck("http://127.0.0.1:" + server.getAddress().getPort() + "/version", "1.2.0", () -> network);
  }
}
