package io.tapedeck.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.Heard;
import io.tapedeck.kit.support.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MarketSocketTest {
  private static final MarketSocket.Limits SHORT =
      new MarketSocket.Limits(4L << 20, 8L << 20, 16 << 10, Duration.ofMillis(700));

  private final Heard heard = new Heard();
  /** Gates of its own: a ban of one test must not reach another that happens to get the same port. */
  private final Outside outside =
      new Outside(new Names(InetAddress::getAllByName), new HostGates(TimeSource.system()), () -> null, null);

  private RawServer server;
  private Connection connection;

  @AfterEach
  void closeAll() {
    if (connection != null) {
      connection.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private Connection connect(RawServer to) throws ExchangeException {
    server = to;
    connection = new MarketSocket(to.uri(), FakeContext.real()).connect("test-ws-1", heard);
    return connection;
  }

  private Problem refusal(URI uri, MarketSocket.Limits limits) {
    ExchangeException thrown = catchThrowableOfType(
        ExchangeException.class, () -> new MarketSocket(uri, FakeContext.real(), limits, outside).connect("test-ws-1", heard));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private Problem refusal(RawServer by) {
    server = by;
    return refusal(by.uri(), MarketSocket.Limits.DEFAULT);
  }

  private Problem loss() {
    await().until(() -> !heard.lost.isEmpty());
    return heard.lost.get(0);
  }

  @Test
  void deliversTextOnTheThreadNamedForIt() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.text("one"));
      out.write(RawServer.text("zwei \u20ac"));
      RawServer.untilClosed(in, out);
    }));
    await().until(() -> heard.frames.size() == 2);
    assertThat(heard.frames).containsExactly("one", "zwei \u20ac");
    assertThat(heard.threads).containsOnly("test-ws-1");
  }

  @Test
  void joinsFragments() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(0x01, "ab".getBytes(UTF_8)));
      out.write(RawServer.frame(0x89, "ping".getBytes(UTF_8)));
      out.write(RawServer.frame(0x80, "cd".getBytes(UTF_8)));
      RawServer.untilClosed(in, out);
    }));
    await().until(() -> heard.frames.equals(java.util.List.of("abcd")));
  }

  @Test
  void allThreadsAreDaemonsWithItsName() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.text("x"));
      RawServer.drain(in);
      release.countDown();
    }));
    await().until(() -> !heard.frames.isEmpty());
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(t -> t.getName().startsWith("test-ws-1"))
        .extracting(Thread::getName).containsExactlyInAnyOrder("test-ws-1", "test-ws-1-write");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(t -> t.getName().startsWith("test-ws-1")).allMatch(Thread::isDaemon);
  }

  @Test
  void takesAFrameAsLargeAsTheLimit() throws Exception {
    byte[] large = new byte[4 << 20];
    Arrays.fill(large, (byte) 'x');
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(0x81, large));
      RawServer.untilClosed(in, out);
    }));
    await().until(() -> !heard.frames.isEmpty());
    assertThat(heard.frames.get(0)).hasSize(4 << 20);
  }

  /** Lengths: 300 MiB, 2^31, 2^32+5 (which the library would read as 5), and one with the top bit set. */
  @ParameterizedTest
  @CsvSource({"314572800", "2147483648", "4294967301", "-1", "4194305"})
  void f28_f29_f30_endsAConnectionThatAnnouncesTooMuch(long length) throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      byte[] header = new byte[10];
      header[0] = (byte) 0x81;
      header[1] = 127;
      for (int i = 0; i < 8; i++) {
        header[2 + i] = (byte) (length >>> (56 - 8 * i));
      }
      out.write(RawServer.text("before"));
      out.write(header);
      out.write("hello".getBytes(UTF_8));
      RawServer.untilClosed(in, out);
    }));
    assertThat(loss().kind()).isEqualTo(Problem.Kind.MALFORMED);
    assertThat(heard.frames).containsExactly("before");
    assertThat(heard.lost).hasSize(1);
  }

  @Test
  void f31_endsAMessageThatNeverEnds() throws Exception {
    byte[] piece = new byte[1 << 20];
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(0x01, piece));
      for (int i = 0; i < 100; i++) {
        out.write(RawServer.frame(0x00, piece));
      }
    }));
    assertThat(loss().kind()).isEqualTo(Problem.Kind.MALFORMED);
  }

  @Test
  void f32_endsAStormOfEmptyFragments() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(0x01, new byte[0]));
      byte[] many = new byte[100_000];
      out.write(many);
      RawServer.untilClosed(in, out);
    }));
    assertThat(loss().kind()).isEqualTo(Problem.Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC1, 0x83, 0x8B, 0x09, 0x91})
  void f33_f34_endsAConnectionThatBreaksTheProtocol(int first) throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(first, "x".getBytes(UTF_8)));
      RawServer.untilClosed(in, out);
    }));
    assertThat(loss().kind()).isEqualTo(Problem.Kind.MALFORMED);
  }

  @Test
  void f5_givesUpAHandshakeThatIsNeverAnswered() {
    server = new RawServer((socket, in, out) -> RawServer.drain(in));
    assertThat(refusal(server.uri(), SHORT).kind()).isEqualTo(Problem.Kind.TIMEOUT);
  }

  @Test
  void f5_givesUpAHandshakeThatTricklesIn() {
    server = new RawServer((socket, in, out) -> {
      out.write("HTTP/1.1 101 Switching".getBytes(UTF_8));
      out.flush();
      while (true) {
        out.write('x');
        out.flush();
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    });
    assertThat(refusal(server.uri(), SHORT).kind()).isEqualTo(Problem.Kind.TIMEOUT);
    await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("test-ws-1")));
  }

  @Test
  void f15_cutsAnEndlessHandshake() {
    Problem problem = refusal(new RawServer((socket, in, out) -> {
      byte[] line = ("X-Fill: " + "y".repeat(1000) + "\r\n").getBytes(UTF_8);
      out.write("HTTP/1.1 101 Switching Protocols\r\n".getBytes(UTF_8));
      while (true) {
        out.write(line);
      }
    }));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.HANDSHAKE);
  }

  @ParameterizedTest
  @CsvSource({
    "429 Too Many Requests, RATE_LIMIT, true, 30", "418 Teapot, RATE_LIMIT, true, 120", "401 Who, REFUSED, true, 300", "407 Proxy, PROXY, true, 60", "403 Forbidden, REFUSED, true, 300",
    "301 Moved, HANDSHAKE, true, 60", "302 Found, HANDSHAKE, true, 60", "503 Service Unavailable, MAINTENANCE, true, 5", "200 OK, HANDSHAKE, true, 60",
    "500 Oops, HANDSHAKE, true, 5", "404 Not Found, HANDSHAKE, true, 60"
  })
  void f9_f10_f11_f12_f13_f14_putsARefusalIntoWords(String status, Problem.Kind kind, boolean retryable, long seconds) {
    Problem problem = refusal(RawServer.answering("HTTP/1.1 " + status + "\r\nContent-Length: 400000000\r\n\r\nbody"));
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.retryable()).isEqualTo(retryable);
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(problem.text()).contains("127.0.0.1").contains("HTTP " + status.substring(0, 3));
  }

  @Test
  void f12_takesTheExchangesWordForHowLongToWait() {
    Problem problem = refusal(RawServer.answering("HTTP/1.1 429 Slow\r\nretry-after: 77\r\n\r\n"));
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(77));
  }

  @Test
  void f11_doesNotComeBackToACountryBlock() {
    assertThat(refusal(RawServer.answering("HTTP/1.1 451 No\r\n\r\n")).retryable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    "HTTP/1.1 101 OK\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
  })
  void f16_f17_refusesWhatIsNoHandshake(String answer) {
    assertThat(refusal(RawServer.answering(answer)).kind()).isEqualTo(Problem.Kind.HANDSHAKE);
  }

  @Test
  void f4_saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Problem problem = refusal(URI.create("ws://127.0.0.1:" + port), MarketSocket.Limits.DEFAULT);
    assertThat(problem.text()).isEqualTo("127.0.0.1 does not take connections");
  }

  @Test
  void f1_saysThatANameCannotBeFound() {
    Problem problem = refusal(URI.create("wss://no-such-host.invalid"), MarketSocket.Limits.DEFAULT);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.DNS);
  }

  @Test
  void f8_refusesPlainTextToOtherComputersBeforeConnecting() {
    Problem problem = refusal(URI.create("ws://example.com/"), MarketSocket.Limits.DEFAULT);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_OPTION);
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void f35_rejectsInvalidTextAndEndsTheConnection() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(0x81, new byte[] {'a', (byte) 0xC0, (byte) 0x80}));
      out.write(RawServer.text("never"));
      RawServer.untilClosed(in, out);
    }));
    assertThat(loss().kind()).isEqualTo(Problem.Kind.MALFORMED);
    assertThat(loss().text()).isEqualTo("127.0.0.1 sent text that is not UTF-8");
    assertThat(heard.rejected).containsExactly("invalid UTF-8");
    assertThat(heard.frames).isEmpty();
  }

  @Test
  void f37_f38_rejectsEmptyAndBinaryFramesAndStaysOpen() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(0x82, new byte[] {1, 2}));
      out.write(RawServer.frame(0x81, new byte[0]));
      out.write(RawServer.text("fine"));
      RawServer.untilClosed(in, out);
    }));
    await().until(() -> !heard.frames.isEmpty());
    assertThat(heard.rejected).containsExactly("unexpected binary frame", "empty frame");
    assertThat(heard.lost).isEmpty();
  }

  @Test
  void f20_tellsOfAResetOnce() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> socket.setSoLinger(true, 0)));
    assertThat(loss().kind()).isEqualTo(Problem.Kind.CONNECTION);
    await().during(Duration.ofMillis(200)).until(() -> heard.lost.size() == 1);
  }

  @Test
  void f21_tellsOfAnEndWithoutGoodbyeOnce() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {}));
    assertThat(loss().text()).isEqualTo("The connection to 127.0.0.1 broke");
  }

  @ParameterizedTest
  @CsvSource({"1001, MAINTENANCE", "1012, MAINTENANCE", "1013, MAINTENANCE", "1000, CONNECTION", "1008, REFUSED", "999, CONNECTION"})
  void f25_f26_readsTheCloseCode(int code, Problem.Kind kind) throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.frame(0x88, new byte[] {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'}));
      RawServer.untilClosed(in, out);
    }));
    assertThat(loss().kind()).isEqualTo(kind);
    assertThat(loss().detail()).contains("bye");
  }

  @Test
  void closesWithinASecondThoughNobodyAnswers() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> RawServer.drain(in)));
    long begun = System.nanoTime();
    connection.close();
    connection.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(heard.lost).isEmpty();
    connection.send("into the void");
    connection.ping();
  }

  @Test
  void saysGoodbyeWithCodeThousand() throws Exception {
    CountDownLatch goodbye = new CountDownLatch(1);
    connect(RawServer.upgraded((socket, in, out) -> {
      byte[] frame = in.readNBytes(8); // header, mask, code
      if ((frame[0] & 0xFF) == 0x88 && (((frame[6] ^ frame[2]) & 0xFF) << 8 | ((frame[7] ^ frame[3]) & 0xFF)) == 1000) {
        goodbye.countDown();
      }
      out.write(RawServer.frame(0x88, new byte[] {3, (byte) 0xE8}));
    }));
    connection.close();
    assertThat(goodbye.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nothingIsToldAfterClose() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      while (true) {
        out.write(RawServer.text("tick"));
      }
    }));
    await().until(() -> heard.frames.size() > 100);
    connection.close();
    int count = heard.frames.size();
    await().during(Duration.ofMillis(200)).until(() -> heard.frames.size() == count && heard.lost.isEmpty());
  }

  @Test
  void aPongIsASignOfLife() throws Exception {
    connect(RawServer.upgraded((socket, in, out) -> {
      in.readNBytes(6);
      out.write(RawServer.frame(0x8A, new byte[0]));
      RawServer.untilClosed(in, out);
    }));
    long before = connection.lastInboundNanos();
    connection.ping();
    await().until(() -> connection.lastInboundNanos() > before);
  }

  /** The library catches everything a receiver throws, and its state says open. Ours must not. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReceiverThatFailsEndsTheConnection(boolean error) throws Exception {
    server = RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.text("one"));
      out.write(RawServer.text("two"));
      RawServer.untilClosed(in, out);
    });
    ConnectionListener failing = new ConnectionListener() {
      @Override
      public void frame(byte[] frame) {
        heard.frame(frame);
        if (error) {
          throw new OutOfMemoryError("made up");
        }
        throw new IllegalStateException("made up");
      }

      @Override
      public void frameRejected(String reason) {
        heard.frameRejected(reason);
      }

      @Override
      public void lost(Problem why) {
        heard.lost(why);
      }
    };
    connection = new MarketSocket(server.uri(), FakeContext.real()).connect("test-ws-1", failing);
    assertThat(loss().kind()).isEqualTo(Problem.Kind.PLUGIN);
    connection.close();
    assertThat(heard.frames).containsExactly("one");
    assertThat(heard.lost).hasSize(1);
    await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("test-ws-1")));
  }

  @Test
  void f27_twoHundredConnectionsLeaveNoThread() throws Exception {
    server = RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.text("x"));
      in.read();
      out.write(RawServer.frame(0x88, new byte[] {3, (byte) 0xE8}));
    });
    MarketSocket socket = new MarketSocket(server.uri(), FakeContext.real());
    for (int i = 0; i < 200; i++) {
      socket.connect("cycle-ws-1", heard).close();
    }
    await().until(() -> Thread.getAllStackTraces().keySet().stream()
        .noneMatch(t -> t.getName().startsWith("cycle-ws-1") || t.getName().contains("CloseTimer")));
    assertThat(heard.lost).isEmpty();
  }
}
