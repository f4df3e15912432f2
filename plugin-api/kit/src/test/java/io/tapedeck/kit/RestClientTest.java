package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.kit.support.FakeContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RestClientTest {
  private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
    Thread thread = new Thread(work, "test-rest");
    thread.setDaemon(true);
    return thread;
  });
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void end() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private String url(HttpHandler handler) {
    server.createContext("/x", handler);
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/x?a=1";
  }

  private static HttpHandler answering(int status, String body) {
    return exchange -> answer(exchange, status, body);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Problem problem(RestClient client, String url) {
    return catchThrowableOfType(ExchangeException.class, () -> client.get(url)).problem();
  }

  private static RestClient client(RestClient.Limits limits) {
    return new RestClient(FakeContext.real(), limits);
  }

  @Test
  void givesTheBody() throws Exception {
    assertThat(new RestClient(FakeContext.real()).get(url(answering(200, "{\"a\":1}")))).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource({
    "429, RATE_LIMIT, true, 30", "418, RATE_LIMIT, true, 120", "403, REFUSED, true, 300", "451, REFUSED, false, -1", "503, MAINTENANCE, true, 5",
    "500, CONNECTION, true, 5", "302, REFUSED, true, 60", "404, REFUSED, false, -1", "400, REFUSED, false, -1"
  })
  void aStatusBecomesAProblem(int status, Problem.Kind kind, boolean retryable, long seconds) {
    Problem problem = problem(new RestClient(FakeContext.real()), url(answering(status, "because")));
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.retryable()).isEqualTo(retryable);
    assertThat(problem.retryAfter()).isEqualTo(seconds < 0 ? null : Duration.ofSeconds(seconds));
    assertThat(problem.text()).contains("127.0.0.1").contains("HTTP " + status);
    assertThat(problem.detail()).isEqualTo("HTTP " + status + ": because");
  }

  @Test
  void aPauseTheHostAskedForIsKeptByTheNextRequest() {
    String url = url(exchange -> {
      exchange.getResponseHeaders().add("Retry-After", "77");
      answer(exchange, 429, "");
    });
    RestClient client = new RestClient(FakeContext.real());
    assertThat(problem(client, url).retryAfter()).isEqualTo(Duration.ofSeconds(77));
    Problem second = problem(client, url);
    assertThat(second.kind()).isEqualTo(Problem.Kind.RATE_LIMIT);
    assertThat(second.text()).contains("asked us to wait");
    assertThat(second.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(77));
  }

  @Test
  void aBodyThatGrowsTooLargeIsEnded() {
    String url = url(answering(200, "x".repeat(3_000)));
    Problem problem = problem(client(new RestClient.Limits(2_000, Duration.ofSeconds(20), 100)), url);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED);
    assertThat(problem.text()).contains("more than an answer may hold");
  }

  @Test
  void ofAnErrorPageTheBeginningIsEnough() {
    Problem problem = problem(client(new RestClient.Limits(2_000, Duration.ofSeconds(20), 100)), url(answering(404, "x".repeat(1_000_000))));
    assertThat(problem.detail()).startsWith("HTTP 404: xxx").hasSizeLessThan(400);
  }

  @Test
  void aBodyThatDripsForEverIsEnded() {
    String url = url(exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Problem problem = problem(client(new RestClient.Limits(2_000, Duration.ofMillis(300), 100)), url);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.TIMEOUT);
  }

  @Test
  void nobodyThereIsASentence() {
    String url = url(answering(200, ""));
    server.stop(0);
    Problem problem = problem(new RestClient(FakeContext.real()), url);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.CONNECTION);
    assertThat(problem.text()).contains("127.0.0.1");
  }

  @Test
  void plainHttpIsForThisComputerOnly() {
    Problem problem = problem(new RestClient(FakeContext.real()), "http://example.org/");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_OPTION);
  }

  @Test
  void nonsenseIsNoAddress() {
    assertThat(problem(new RestClient(FakeContext.real()), "https://a b/").kind()).isEqualTo(Problem.Kind.INVALID_OPTION);
  }

  /** What is not encrypted must not leave this computer, so a proxy is asked for other hosts only: by name, and for a tunnel. */
  @Test
  void asksAnHttpProxyForATunnelToTheHost() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> firstLine(proxy));
      Network network = Network.through(URI.create("http://127.0.0.1:" + proxy.getLocalPort()));
      Problem problem = problem(new RestClient(new FakeContext(TimeSource.system(), network)), "https://exchange.example/list");
      assertThat(asked.get(20, TimeUnit.SECONDS)).startsWith("CONNECT exchange.example:443");
      assertThat(problem.retryable()).isTrue();
    }
  }

  @Test
  void reachesThisComputerDirectlyWhateverTheProxy() throws Exception {
    server.createContext("/", answering(200, "direct"));
    Network network = Network.through(URI.create("http://127.0.0.1:1"));
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/list";
    assertThat(new RestClient(new FakeContext(TimeSource.system(), network)).get(url))
        .asString(StandardCharsets.UTF_8).isEqualTo("direct");
  }

  private static String firstLine(ServerSocket server) {
    try (Socket socket = server.accept()) {
      byte[] bytes = new byte[256];
      int count = socket.getInputStream().read(bytes);
      return new String(bytes, 0, Math.max(0, count), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void saysThatASocksProxyCannotBeUsed() {
    FakeContext context = new FakeContext(TimeSource.system(), Network.through(URI.create("socks://127.0.0.1:1080")));
    Problem problem = problem(new RestClient(context), "https://exchange.example/");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_OPTION);
    assertThat(problem.text()).contains("SOCKS");
  }

  @Test
  void anInterruptBreaksItOff() {
    String url = url(answering(200, ""));
    Thread.currentThread().interrupt();
    assertThat(problem(new RestClient(FakeContext.real()), url).text()).contains("broken off");
    assertThat(Thread.interrupted()).isTrue();
  }
}
