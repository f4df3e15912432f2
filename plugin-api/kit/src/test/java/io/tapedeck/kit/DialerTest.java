package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.Heard;
import io.tapedeck.kit.support.ManualClock;
import io.tapedeck.kit.support.RawServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way to the exchange: names, several addresses, hosts that told us to wait. */
@Timeout(60)
class DialerTest {
  private static final MarketSocket.Limits SHORT =
      new MarketSocket.Limits(4L << 20, 8L << 20, 16 << 10, Duration.ofMillis(1_000));

  private final Heard heard = new Heard();
  private final ManualClock clock = new ManualClock();
  private final CountDownLatch hang = new CountDownLatch(1);
  private final AtomicInteger lookUps = new AtomicInteger();
  private RawServer server;

  @AfterEach
  void letGo() {
    hang.countDown();
    if (server != null) {
      server.close();
    }
  }

  private Outside outside(Names.Resolver resolver) {
    return new Outside(new Names(resolver), new HostGates(clock), () -> null, null);
  }

  private Connection connect(String uri, MarketSocket.Limits limits, Outside outside) throws ExchangeException {
    return new MarketSocket(URI.create(uri), FakeContext.real(), limits, outside).connect("dial-ws-1", heard);
  }

  private Problem refusal(String uri, MarketSocket.Limits limits, Outside outside) {
    ExchangeException thrown = catchThrowableOfType(ExchangeException.class, () -> connect(uri, limits, outside));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private InetAddress[] hanging(String host) {
    if (host.equals("slow.invalid")) {
      lookUps.incrementAndGet();
      try {
        hang.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static Stream<String> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.contains(name));
  }

  @Test
  void f2_aNameServerThatHangsHoldsUpNobodyElse() throws Exception {
    Outside outside = outside(this::hanging);
    for (int i = 0; i < 3; i++) {
      Problem problem = refusal("wss://slow.invalid/", SHORT, outside);
      assertThat(problem.kind()).isEqualTo(Problem.Kind.DNS);
      assertThat(problem.text()).contains("slow.invalid").contains("DNS timeout");
      assertThat(problem.retryable()).isTrue();
    }
    server = RawServer.upgraded((socket, in, out) -> RawServer.untilClosed(in, out));
    connect("ws://localhost:" + server.port(), MarketSocket.Limits.DEFAULT, outside).close();
    assertThat(lookUps).as("one look-up is under way for all who ask").hasValue(1);
    await().until(() -> threads("dial-ws-1").count() == 1);
    hang.countDown();
    await().until(() -> threads("dial-ws-1").findAny().isEmpty());
  }

  @Test
  void f2_connectingMayTakeFifteenSecondsInAll() {
    assertThat(MarketSocket.Limits.DEFAULT.connect()).isEqualTo(Duration.ofSeconds(15));
  }

  /** The first address swallows everything: its backlog is full, so the system answers no further call. */
  @Test
  void f3_aBrokenAddressIsPassedBy() throws Exception {
    InetAddress broken = InetAddress.getByName("127.0.0.2");
    server = RawServer.upgraded((socket, in, out) -> RawServer.untilClosed(in, out));
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket full = new ServerSocket()) {
      full.bind(new InetSocketAddress(broken, server.port()), 1);
      await().until(() -> isFull(full, fillers));
      Outside outside = outside(host -> new InetAddress[] {broken, InetAddress.getByName("127.0.0.1")});
      Connection connection = connect("ws://localhost:" + server.port(), MarketSocket.Limits.DEFAULT, outside);
      // Had it waited for the broken one, the time would be over: there is no other that answers.
      await().until(() -> threads("dial-ws-1-connect").findAny().isEmpty());
      connection.close();
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  private static boolean isFull(ServerSocket server, List<Socket> fillers) throws Exception {
    Socket filler = new Socket();
    fillers.add(filler);
    try {
      filler.connect(server.getLocalSocketAddress(), 300);
      return false;
    } catch (java.net.SocketTimeoutException e) {
      return true;
    }
  }

  @Test
  void f3_theNextAddressIsTriedAtOnceWhenOneRefuses() throws Exception {
    server = RawServer.upgraded((socket, in, out) -> RawServer.untilClosed(in, out));
    Outside outside = outside(host -> new InetAddress[] {
        InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.4"), InetAddress.getByName("127.0.0.1")});
    connect("ws://localhost:" + server.port(), MarketSocket.Limits.DEFAULT, outside).close();
  }

  @Test
  void f3_theTwoFamiliesTakeTurns() throws Exception {
    InetAddress six = InetAddress.getByName("2001:db8::1");
    InetAddress otherSix = InetAddress.getByName("2001:db8::2");
    InetAddress four = InetAddress.getByName("192.0.2.1");
    assertThat(Race.inTurn(List.of(six, otherSix, four))).containsExactly(six, four, otherSix);
    assertThat(Race.inTurn(List.of(four, six, otherSix))).containsExactly(four, six, otherSix);
    assertThat(Race.inTurn(List.of(four))).containsExactly(four);
  }

  @Test
  void f4_saysWhyWhenNoAddressAnswers() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Outside outside = outside(host -> new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")});
    assertThat(refusal("ws://localhost:" + port, MarketSocket.Limits.DEFAULT, outside).text())
        .isEqualTo("localhost does not take connections");
  }

  @Test
  void f8_aLocalNameThatLeadsElsewhereIsNotCalledInPlainText() {
    Outside outside = outside(host -> new InetAddress[] {InetAddress.getByName("192.0.2.1")});
    Problem problem = refusal("ws://localhost:80", MarketSocket.Limits.DEFAULT, outside);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.DNS);
    assertThat(problem.detail()).contains("not this computer");
  }

  @Test
  void f12_zeroAttemptsBeforeTheMomentTheExchangeNamed() {
    server = RawServer.answering("HTTP/1.1 429 Slow\r\nRetry-After: 60\r\n\r\n");
    Outside outside = outside(InetAddress::getAllByName);
    assertThat(refusal(server.uri().toString(), MarketSocket.Limits.DEFAULT, outside).retryAfter()).isEqualTo(Duration.ofSeconds(60));
    clock.advance(Duration.ofSeconds(59).toNanos());
    Problem waiting = refusal(server.uri().toString(), MarketSocket.Limits.DEFAULT, outside);
    assertThat(waiting.kind()).isEqualTo(Problem.Kind.RATE_LIMIT);
    assertThat(waiting.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(server.accepted()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1).toNanos());
    assertThat(refusal(server.uri().toString(), MarketSocket.Limits.DEFAULT, outside).text()).contains("HTTP 429");
    assertThat(server.accepted()).isEqualTo(2);
  }

  @Test
  void f13_aBanPausesEverySocketToThatHostAndNoOther() throws Exception {
    server = RawServer.answering("HTTP/1.1 418 Banned\r\n\r\n");
    Outside outside = outside(InetAddress::getAllByName);
    assertThat(refusal(server.uri().toString(), MarketSocket.Limits.DEFAULT, outside).retryAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(refusal(server.uri().resolve("/other").toString(), MarketSocket.Limits.DEFAULT, outside).kind())
        .isEqualTo(Problem.Kind.RATE_LIMIT);
    assertThat(server.accepted()).isEqualTo(1);
    try (RawServer other = RawServer.upgraded((socket, in, out) -> RawServer.untilClosed(in, out))) {
      connect(other.uri().toString(), MarketSocket.Limits.DEFAULT, outside).close();
    }
  }

  @Test
  void f13_allPortsOfAHostAreOneButOnThisComputer() {
    assertThat(HostGates.key(URI.create("wss://Stream.example:9443/x"))).isEqualTo(HostGates.key(URI.create("wss://stream.example")));
    assertThat(HostGates.key(URI.create("ws://127.0.0.1:1"))).isNotEqualTo(HostGates.key(URI.create("ws://127.0.0.1:2")));
  }

  @Test
  void aGateKeepsTheLongerTime() {
    HostGates gates = new HostGates(clock);
    gates.shut("host", Duration.ofSeconds(60));
    gates.shut("host", Duration.ofSeconds(5));
    assertThat(gates.left("host")).isEqualTo(Duration.ofSeconds(60));
    clock.advance(Duration.ofSeconds(60).toNanos());
    assertThat(gates.left("host")).isZero();
  }

  @Test
  void f12_aDateWorksAsWellAsSecondsAndThreeDaysAreHonoured() {
    server = RawServer.answering("HTTP/1.1 503 Later\r\nRetry-After: 259200\r\n\r\n");
    assertThat(refusal(server.uri().toString(), MarketSocket.Limits.DEFAULT, outside(InetAddress::getAllByName)).retryAfter())
        .isEqualTo(Duration.ofDays(3));
    server.close();
    String date = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME
        .format(java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC).plusHours(5));
    server = RawServer.answering("HTTP/1.1 429 Later\r\nRetry-After: " + date + "\r\n\r\n");
    assertThat(refusal(server.uri().toString(), MarketSocket.Limits.DEFAULT, outside(InetAddress::getAllByName)).retryAfter())
        .isBetween(Duration.ofHours(4), Duration.ofHours(5));
  }
}
