package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Secret;
import io.tapedeck.api.TimeSource;
import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.Heard;
import io.tapedeck.kit.support.ManualClock;
import io.tapedeck.kit.support.RawProxy;
import io.tapedeck.kit.support.RawServer;
import io.tapedeck.kit.support.TestKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange has a name that only the proxy knows. */
@Timeout(60)
class ProxyTest {
  private static final URI EXCHANGE = URI.create("wss://exchange.invalid/v2");

  @TempDir
  private static Path folder;

  private static TestKeys keys;
  private final Heard heard = new Heard();
  private final ManualClock clock = new ManualClock();
  private ProxySelector system;
  private Outside outside;
  private RawServer exchange;
  private RawProxy proxy;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = new TestKeys(folder, "dns:exchange.invalid");
  }

  @BeforeEach
  void open() throws Exception {
    Names names = new Names(host -> {
      throw new AssertionError("nobody but the proxy may look up " + host);
    });
    outside = new Outside(names, new HostGates(clock), () -> system, keys.trusting());
    exchange = new RawServer(keys.server().getServerSocketFactory(), (socket, in, out) -> {
      RawServer.shakeHands(in, out);
      out.write(RawServer.text("through"));
      RawServer.untilClosed(in, out);
    });
  }

  @AfterEach
  void close() {
    exchange.close();
    if (proxy != null) {
      proxy.close();
    }
  }

  private void connect(Network network) throws ExchangeException {
    new MarketSocket(EXCHANGE, new FakeContext(TimeSource.system(), network), MarketSocket.Limits.DEFAULT, outside)
        .connect("proxy-ws-1", heard).close();
  }

  private Problem refusal(Network network) {
    ExchangeException thrown = catchThrowableOfType(ExchangeException.class, () -> connect(network));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private Network by(String scheme) {
    return Network.through(URI.create(scheme + "://127.0.0.1:" + proxy.port()));
  }

  private Network by(String scheme, String user, String password) {
    return Network.through(URI.create(scheme + "://127.0.0.1:" + proxy.port()), user, new Secret(password.toCharArray()));
  }

  private static Network nobody(String scheme) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return Network.through(URI.create(scheme + "://127.0.0.1:" + free.getLocalPort()));
    }
  }

  @Test
  void goesThroughAnHttpProxy() throws Exception {
    proxy = RawProxy.http(exchange.port(), null);
    connect(by("http"));
    assertThat(proxy.asked).containsExactly("CONNECT exchange.invalid:443 HTTP/1.1");
  }

  @Test
  void tellsAnHttpProxyTheNameAndThePassword() throws Exception {
    proxy = RawProxy.http(exchange.port(), "ali:s\u00e9same");
    connect(by("http", "ali", "s\u00e9same"));
    assertThat(proxy.asked).hasSize(1);
  }

  @Test
  void goesThroughASocksProxyThatLooksUpTheName() throws Exception {
    proxy = RawProxy.socks(exchange.port(), null);
    connect(by("socks"));
    assertThat(proxy.asked).containsExactly("exchange.invalid:443");
  }

  @Test
  void tellsASocksProxyTheNameAndThePassword() throws Exception {
    proxy = RawProxy.socks(exchange.port(), "ali:sesame");
    connect(by("socks5", "ali", "sesame"));
    assertThat(proxy.asked).containsExactly("exchange.invalid:443");
  }

  @Test
  void takesTheSystemsProxyWhenAsked() throws Exception {
    proxy = RawProxy.http(exchange.port(), null);
    List<URI> questions = new CopyOnWriteArrayList<>();
    system = new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        questions.add(uri);
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", proxy.port())));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        throw new AssertionError(failure);
      }
    };
    connect(Network.SYSTEM);
    assertThat(questions).containsExactly(URI.create("https://exchange.invalid/"));
    assertThat(proxy.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks"})
  void f18_saysThatTheProxyAsksForAPassword(String scheme) {
    proxy = scheme.equals("http") ? RawProxy.http(exchange.port(), "ali:sesame") : RawProxy.socks(exchange.port(), "ali:sesame");
    Problem problem = refusal(by(scheme));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.PROXY);
    assertThat(problem.text()).startsWith("The proxy 127.0.0.1 asks for a password");
    assertThat(problem.retryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks"})
  void f19_triesAWrongPasswordOnceAMinuteAndARightOneAtOnce(String scheme) throws Exception {
    proxy = scheme.equals("http") ? RawProxy.http(exchange.port(), "ali:sesame") : RawProxy.socks(exchange.port(), "ali:sesame");
    Network wrong = by(scheme, "ali", "barley");
    assertThat(refusal(wrong).text()).startsWith("The proxy 127.0.0.1 refuses this name or password");
    int tries = proxy.asked.size();
    clock.advance(Duration.ofSeconds(59).toNanos());
    assertThat(refusal(wrong).retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(proxy.asked).hasSize(tries);
    connect(by(scheme, "ali", "sesame"));
    clock.advance(Duration.ofSeconds(2).toNanos());
    int before = proxy.asked.size();
    assertThat(refusal(wrong).text()).contains("refuses this name or password");
    assertThat(proxy.asked).hasSize(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks"})
  void namesAProxyThatIsNotThere(String scheme) throws Exception {
    Problem problem = refusal(nobody(scheme));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.PROXY);
    assertThat(problem.text()).isEqualTo("The proxy 127.0.0.1 does not take connections");
  }

  @Test
  void namesAProxyThatTalksNonsense() {
    try (RawServer nonsense = new RawServer((socket, in, out) -> out.write("SSH-2.0-x\r\n".getBytes()))) {
      for (String scheme : List.of("http", "socks")) {
        Problem problem = refusal(Network.through(URI.create(scheme + "://127.0.0.1:" + nonsense.port())));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.PROXY);
      }
    }
  }

  @Test
  void saysThatAProxyAnswersNothing() {
    try (RawServer mute = new RawServer((socket, in, out) -> RawServer.drain(in))) {
      MarketSocket.Limits limits = new MarketSocket.Limits(1 << 20, 1 << 20, 1 << 12, Duration.ofMillis(1_500));
      Network network = Network.through(URI.create("http://127.0.0.1:" + mute.port()));
      ExchangeException thrown = catchThrowableOfType(ExchangeException.class,
          () -> new MarketSocket(EXCHANGE, new FakeContext(TimeSource.system(), network), limits, outside).connect("proxy-ws-1", heard));
      assertThat(thrown.problem().kind()).isEqualTo(Problem.Kind.PROXY);
      assertThat(thrown.problem().text()).startsWith("The proxy did not answer");
    }
  }

  /** What is not encrypted must not leave this computer, not even to a proxy. */
  @Test
  void reachesThisComputerDirectly() throws Exception {
    proxy = RawProxy.http(exchange.port(), null);
    try (RawServer plain = RawServer.upgraded((socket, in, out) -> RawServer.untilClosed(in, out))) {
      new MarketSocket(plain.uri(), new FakeContext(TimeSource.system(), by("http")), MarketSocket.Limits.DEFAULT, outside)
          .connect("proxy-ws-1", heard).close();
    }
    assertThat(proxy.asked).isEmpty();
  }

  @Test
  void aChangeCountsFromTheNextAttempt() throws Exception {
    proxy = RawProxy.http(exchange.port(), null);
    assertThat(refusal(nobody("http")).kind()).isEqualTo(Problem.Kind.PROXY);
    connect(by("http"));
    await().until(() -> proxy.asked.size() == 1);
  }
}
