package io.tapedeck.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Problem.Kind;
import io.tapedeck.api.TimeSource;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import io.tapedeck.kit.MarketSocket;
import io.tapedeck.testkit.Plays.Over;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kit's socket against every act of the hostile server, plain and over TLS, in a heap smaller than what the acts announce (the module's pom sets it): who believed
 * an announcement would run out of memory here.
 */
@Timeout(60)
class HostileServerTest {
  private static final ExchangeInfo INFO = new ExchangeInfo(
      "hostile", "Hostile", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());
  private static final MarketSocket.Limits QUICK =
      new MarketSocket.Limits(4L << 20, 8L << 20, 16 << 10, Duration.ofMillis(1_500));

  /** For acts that end by themselves: longer than any of them takes on a busy machine. */
  private static final MarketSocket.Limits PATIENT = MarketSocket.Limits.DEFAULT;

  private static final long MAY_BE_KEPT = 16L << 20;

  private static SSLContext before;
  private static long heapBefore;

  private final Ears ears = new Ears();
  private HostileServer server;
  private Connection connection;

  /** Remembers what a connection told. */
  private static final class Ears implements ConnectionListener {
    final List<String> frames = new CopyOnWriteArrayList<>();
    final List<String> rejected = new CopyOnWriteArrayList<>();
    final List<Problem> lost = new CopyOnWriteArrayList<>();

    @Override
    public void frame(byte[] frame) {
      frames.add(new String(frame, UTF_8));
    }

    @Override
    public void frameRejected(String reason) {
      rejected.add(reason);
    }

    @Override
    public void lost(Problem why) {
      lost.add(why);
    }
  }

  @BeforeAll
  static void trustTheServer() throws Exception {
    before = SSLContext.getDefault();
    SSLContext.setDefault(HostileServer.trusting());
    Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    // Java's first TLS connection loads hundreds of classes, which no deadline of a test should have to pay for.
    try (HostileServer friendly = HostileServer.secure(HostileAct.ONLY_PONGS)) {
      new MarketSocket(friendly.uri(), context(), PATIENT).connect("warm-ws-1", new Ears()).close();
    }
    heapBefore = heapAfterGc();
  }

  @AfterAll
  static void trustItNoLonger() {
    SSLContext.setDefault(before);
    Awaitility.reset();
    // Threads of the last acts let go of their buffers a moment after they end: one collection may come too early, a leak outlasts them all.
    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500)).untilAsserted(
        () -> assertThat(heapAfterGc() - heapBefore).as("bytes kept after all acts").isLessThan(MAY_BE_KEPT));
  }

  private static long heapAfterGc() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @AfterEach
  void nothingIsLeft() {
    if (connection != null) {
      connection.close();
    }
    server.close();
    await().until(() -> threads().findAny().isEmpty());
  }

  private static Stream<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("hostile-ws-1"));
  }

  private static FakeContext context() {
    return new FakeContext(INFO).with(TimeSource.system());
  }

  private void connect(HostileAct act, Over over, MarketSocket.Limits limits) throws ExchangeException {
    server = over.server(act);
    connection = new MarketSocket(server.uri(), context(), limits).connect("hostile-ws-1", ears);
  }

  /** How an attempt ended that must not succeed. */
  private Problem refusal(HostileAct act, Over over, MarketSocket.Limits limits) {
    try {
      connect(act, over, limits);
    } catch (ExchangeException e) {
      assertThat(ears.frames).isEmpty();
      assertThat(ears.lost).isEmpty();
      return e.problem();
    }
    throw new AssertionError("The client is connected to a server that " + act.does());
  }

  private Problem refusal(HostileAct act, Over over) {
    return refusal(act, over, PATIENT);
  }

  /** How a connection ended that was open. */
  private Problem loss(HostileAct act, Over over) throws ExchangeException {
    connect(act, over, PATIENT);
    await().until(() -> !ears.lost.isEmpty());
    assertThat(ears.frames).as("nothing after hello").isSubsetOf("hello");
    connection.close();
    assertThat(ears.lost).as("one loss").hasSize(1);
    return ears.lost.get(0);
  }

  private void assertClosedWith(int code) {
    await().until(() -> !server.closeCodes().isEmpty());
    assertThat(server.closeCodes()).containsExactly(code);
  }

  @Plays({HostileAct.MUTE_LINE, HostileAct.NO_ANSWER, HostileAct.TRICKLE})
  void f5_endsAnAttemptThatIsNeverAnswered(HostileAct act, Over over) {
    Problem problem = refusal(act, over, QUICK);
    assertThat(problem.kind()).isEqualTo(Kind.TIMEOUT);
    boolean inTls = act == HostileAct.MUTE_LINE && over == Over.TLS;
    assertThat(problem.text()).startsWith("localhost did not finish the " + (inTls ? "TLS" : "WebSocket") + " handshake");
  }

  @Plays(HostileAct.WRONG_HOST)
  void f6_refusesACertificateForAnotherHost(HostileAct act, Over over) {
    assertTls(refusal(act, over), "The certificate is not for localhost");
  }

  @Plays(HostileAct.UNTRUSTED)
  void f6_f7_refusesACertificateNobodyVouchesFor(HostileAct act, Over over) {
    assertTls(refusal(act, over), "The certificate of localhost is not trusted by this computer");
  }

  @Plays(HostileAct.EXPIRED)
  void f7_refusesAnExpiredCertificate(HostileAct act, Over over) {
    assertTls(refusal(act, over), "The certificate of localhost has expired, or this computer's clock is wrong");
  }

  @Plays(HostileAct.OLD_TLS)
  void f7_refusesAnOldTls(HostileAct act, Over over) {
    assertTls(refusal(act, over), "localhost offers only an old TLS, which is not safe (1.2 or newer is needed)");
  }

  @Plays(HostileAct.NOT_TLS)
  void f7_refusesWhatIsNoTls(HostileAct act, Over over) {
    assertTls(refusal(act, over), "localhost does not speak TLS at this address");
  }

  private static void assertTls(Problem problem, String text) {
    assertThat(problem.kind()).isEqualTo(Kind.TLS);
    assertThat(problem.text()).isEqualTo(text);
    assertThat(problem.retryable()).isTrue();
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Plays({HostileAct.WEB_PAGE, HostileAct.NO_HTTP})
  void f9_saysThatAWebPageIsNoWebSocket(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.HANDSHAKE);
    assertThat(problem.text()).contains(act == HostileAct.WEB_PAGE ? "Not a WebSocket (HTTP 200)" : "not as a WebSocket");
  }

  @Plays({HostileAct.MOVED, HostileAct.FOUND})
  void f10_doesNotFollow(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.HANDSHAKE);
    assertThat(problem.text()).contains("points to another address, which is not followed");
    assertThat(problem.detail()).contains("ws://127.0.0.1:9/");
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Plays({HostileAct.UNAUTHORIZED, HostileAct.FORBIDDEN})
  void f11_comesBackSlowlyAfterARefusal(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofMinutes(5));
  }

  @Plays(HostileAct.BLOCKED_COUNTRY)
  void f11_doesNotComeBackToACountryBlock(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.retryable()).isFalse();
  }

  @Plays(HostileAct.SLOW_DOWN)
  void f12_doesNotCallBeforeTheTimeTheExchangeNamed(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(60));
    assertIsNotCalled();
  }

  @Plays(HostileAct.BANNED)
  void f13_aBanHoldsForAllFeeds(HostileAct act, Over over) {
    assertThat(refusal(act, over).text()).contains("banned");
    assertIsNotCalled();
  }

  /** By a socket that knows nothing of the first. */
  private void assertIsNotCalled() {
    for (int i = 0; i < 3; i++) {
      try {
        new MarketSocket(server.uri(), context()).connect("hostile-ws-1", ears).close();
        throw new AssertionError("connected");
      } catch (ExchangeException e) {
        assertThat(e.problem().kind()).isEqualTo(Kind.RATE_LIMIT);
        assertThat(e.problem().retryAfter()).isPositive();
      }
    }
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Plays(HostileAct.HUGE_ERROR_PAGE)
  void f14_readsNoErrorPage(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.MAINTENANCE);
    assertThat(problem.retryable()).isTrue();
  }

  @Plays({HostileAct.ENDLESS_HEADERS, HostileAct.ENDLESS_LINE})
  void f15_cutsAnEndlessHandshake(HostileAct act, Over over) {
    assertThat(refusal(act, over).kind()).isEqualTo(Kind.HANDSHAKE);
  }

  @Plays({HostileAct.WRONG_ACCEPT, HostileAct.NO_ACCEPT})
  void f16_refusesAWrongAccept(HostileAct act, Over over) {
    assertThat(refusal(act, over).kind()).isEqualTo(Kind.HANDSHAKE);
  }

  @Plays(HostileAct.UNASKED_EXTENSION)
  void f17_refusesAnExtensionNobodyOffered(HostileAct act, Over over) {
    assertThat(refusal(act, over).kind()).isEqualTo(Kind.HANDSHAKE);
  }

  @Plays(HostileAct.PROXY_PASSWORD)
  void f18_saysThatAProxyAsksForAPassword(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.PROXY);
    assertThat(problem.text()).contains("asks for a password");
  }

  @Plays({HostileAct.RESET_ON_CALL, HostileAct.HANG_UP})
  void f20_f21_comesBackSoonAfterALineThatBrokeInTheHandshake(HostileAct act, Over over) {
    Problem problem = refusal(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.CONNECTION);
    assertThat(problem.retryAfter()).isNull();
  }

  @Plays({HostileAct.RESET_IN_MESSAGE, HostileAct.END_IN_MESSAGE, HostileAct.END_WITHOUT_GOODBYE})
  void f20_f21_tellsOfOneLossAndNotOfHalfAMessage(HostileAct act, Over over) throws Exception {
    Problem problem = loss(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.CONNECTION);
    assertThat(problem.text()).isEqualTo("The connection to localhost broke");
    assertThat(problem.retryAfter()).isNull();
  }

  @Plays(HostileAct.SILENCE)
  void f22_knowsWhenItLastHeardSomething(HostileAct act, Over over) throws Exception {
    connect(act, over, PATIENT);
    await().until(() -> ears.frames.contains("hello"));
    long heard = connection.lastInboundNanos();
    connection.ping();
    await().during(Duration.ofMillis(100)).until(() -> connection.lastInboundNanos() == heard);
    assertThat(ears.lost).isEmpty();
  }

  @Plays(HostileAct.READS_NOTHING)
  void f22_endsAConnectionThatTakesNothing(HostileAct act, Over over) throws Exception {
    connect(act, over, PATIENT);
    String large = "x".repeat(4 * 1024);
    for (int i = 0; i < 20_000 && ears.lost.isEmpty(); i++) {
      connection.send(large);
    }
    await().until(() -> !ears.lost.isEmpty());
    assertThat(ears.lost).extracting(Problem::text).containsExactly("The exchange no longer takes our messages");
  }

  @Plays(HostileAct.NO_PONGS)
  void f23_dataIsLife(HostileAct act, Over over) throws Exception {
    connect(act, over, PATIENT);
    connection.ping();
    await().until(() -> ears.frames.size() >= 5);
    assertThat(ears.lost).isEmpty();
  }

  @Plays(HostileAct.ONLY_PONGS)
  void f24_aPongIsLifeButNoData(HostileAct act, Over over) throws Exception {
    connect(act, over, PATIENT);
    await().until(() -> ears.frames.contains("hello"));
    long heard = connection.lastInboundNanos();
    connection.ping();
    await().until(() -> connection.lastInboundNanos() > heard);
    assertThat(ears.frames).containsExactly("hello");
    assertThat(ears.lost).isEmpty();
  }

  @Plays({HostileAct.GOING_AWAY, HostileAct.SERVICE_RESTART, HostileAct.TRY_AGAIN_LATER})
  void f25_saysThatTheExchangeRestarts(HostileAct act, Over over) throws Exception {
    Problem problem = loss(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.MAINTENANCE);
    assertThat(problem.detail()).contains("bye");
    assertThat(problem.retryable()).isTrue();
  }

  @Plays({HostileAct.ODD_CLOSE_CODE, HostileAct.EMPTY_CLOSE, HostileAct.ONE_BYTE_CLOSE})
  void f26_takesAnOddCloseForAClose(HostileAct act, Over over) throws Exception {
    assertThat(loss(act, over).kind()).isEqualTo(Kind.CONNECTION);
    if (act != HostileAct.EMPTY_CLOSE) {
      assertClosedWith(1002);
    }
  }

  @Plays(HostileAct.DEAF_TO_GOODBYE)
  void f26_leavesThoughNobodyAnswersItsGoodbye(HostileAct act, Over over) throws Exception {
    connect(act, over, PATIENT);
    await().until(() -> ears.frames.contains("hello"));
    connection.close();
    await().until(() -> threads().findAny().isEmpty());
    assertClosedWith(1000);
    assertThat(ears.lost).isEmpty();
  }

  @Plays(HostileAct.FLAPPING)
  void f27_comesBackEachTimeAndLeavesNothingBehind(HostileAct act, Over over) throws Exception {
    server = over.server(act);
    MarketSocket socket = new MarketSocket(server.uri(), context());
    int cycles = 40;
    for (int i = 1; i <= cycles; i++) {
      Connection one = connectOrNot(socket);
      int losses = i;
      await().pollInterval(Duration.ofMillis(1)).until(() -> ears.lost.size() >= losses);
      if (one != null) {
        one.close();
      }
    }
    assertThat(ears.lost).hasSize(cycles);
  }

  /** The reset may already come while the handshake is being finished. */
  private Connection connectOrNot(MarketSocket socket) {
    try {
      return socket.connect("hostile-ws-1", ears);
    } catch (ExchangeException e) {
      ears.lost(e.problem());
      return null;
    }
  }

  @Plays({
    HostileAct.HUGE_FRAME, HostileAct.HUGE_FRAME_AT_ONCE, HostileAct.LENGTH_2_31, HostileAct.LENGTH_2_32_PLUS_5,
    HostileAct.LENGTH_BELOW_ZERO
  })
  void f28_f29_f30_endsAConnectionThatAnnouncesTooMuch(HostileAct act, Over over) throws Exception {
    Problem problem = loss(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(problem.text()).isEqualTo("localhost sent a message that is too large");
    assertClosedWith(1009);
  }

  @Plays({HostileAct.ENDLESS_MESSAGE, HostileAct.CRUMBS, HostileAct.EMPTY_CRUMBS})
  void f31_f32_endsAMessageInTooManyOrTooLargePieces(HostileAct act, Over over) throws Exception {
    Problem problem = loss(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(problem.text()).isEqualTo("localhost sent a message that is too large");
  }

  @Plays(HostileAct.COMPRESSED_FRAME)
  void f33_unpacksNothing(HostileAct act, Over over) throws Exception {
    assertThat(loss(act, over).kind()).isEqualTo(Kind.MALFORMED);
    assertClosedWith(1002);
  }

  @Plays({
    HostileAct.MASKED_FRAME, HostileAct.RESERVED_BIT, HostileAct.UNKNOWN_FRAME, HostileAct.UNKNOWN_CONTROL, HostileAct.PING_IN_PIECES,
    HostileAct.LONG_PING, HostileAct.PIECE_OF_NOTHING, HostileAct.TWO_MESSAGES_AT_ONCE
  })
  void f34_endsAConnectionThatBreaksTheProtocol(HostileAct act, Over over) throws Exception {
    Problem problem = loss(act, over);
    assertThat(problem.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(problem.text()).isEqualTo("localhost sent what breaks the WebSocket protocol");
    assertClosedWith(1002);
  }

  @Plays({HostileAct.BROKEN_UTF8, HostileAct.OVERLONG_UTF8, HostileAct.LONE_SURROGATE})
  void f35_rejectsTextThatIsNoUtf8(HostileAct act, Over over) throws Exception {
    assertThat(loss(act, over).text()).isEqualTo("localhost sent text that is not UTF-8");
    assertThat(ears.rejected).containsExactly("invalid UTF-8");
    assertClosedWith(1007);
  }

  @Plays(HostileAct.PING_FLOOD)
  void f36_answersFewOfAFloodOfPingsAndDeliversTheData(HostileAct act, Over over) throws Exception {
    connect(act, over, PATIENT);
    await().until(() -> ears.frames.size() == 2);
    assertThat(ears.frames).containsExactly("hello", "fine");
    assertThat(ears.lost).isEmpty();
    connection.close();
    await().until(() -> !server.closeCodes().isEmpty());
    // A hundred a second, and one or two more where a frame lies across two reads.
    assertThat(server.pongs()).isBetween(1, 2_000);
  }

  @Plays(HostileAct.EMPTY_TEXT)
  void f37_countsAnEmptyFrameAndGoesOn(HostileAct act, Over over) throws Exception {
    assertGoesOn(act, over, "empty frame");
  }

  @Plays(HostileAct.BINARY)
  void f38_rejectsABinaryFrameAndGoesOn(HostileAct act, Over over) throws Exception {
    assertGoesOn(act, over, "unexpected binary frame");
  }

  private void assertGoesOn(HostileAct act, Over over, String rejected) throws Exception {
    connect(act, over, PATIENT);
    await().until(() -> ears.frames.size() == 2);
    assertThat(ears.frames).containsExactly("hello", "fine");
    assertThat(ears.rejected).containsExactly(rejected);
    assertThat(ears.lost).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void f39_connectsAgainAfterMoreThanTwentyUnreadableFrames(Over over) {
    server = over.server(HostileAct.NONSENSE);
    FeedLog log = new FeedLog();
    try (var feed = HostileFeed.open(server.uri(), context(), log)) {
      await().until(() -> server.accepted() >= 2);
      assertThat(feed).isNotNull();
    }
    List<String> lines = log.link("hostile-ws-1").lines();
    int lost = lines.indexOf("lost MALFORMED retryable: More than 20 unreadable frames within 10 s");
    assertThat(lost).isPositive();
    assertThat(lines.subList(0, lost).stream().filter(line -> line.startsWith("frame rejected"))).hasSize(21);
  }

  @Test
  void everyActIsPlayed() {
    server = HostileServer.plain(HostileAct.SILENCE);
    Set<HostileAct> missing = EnumSet.allOf(HostileAct.class);
    for (Method method : HostileServerTest.class.getDeclaredMethods()) {
      Plays plays = method.getAnnotation(Plays.class);
      if (plays != null) {
        for (HostileAct act : plays.value()) {
          missing.remove(act);
          assertThat(act.faults()).as(act + " in " + method.getName()).anyMatch(fault -> proves(method, fault));
        }
      }
    }
    missing.remove(HostileAct.NONSENSE); // f39, with a whole feed.
    assertThat(missing).isEmpty();
  }

  private static boolean proves(Method method, int fault) {
    return Pattern.compile("(^|_)f" + fault + "_").matcher(method.getName()).find();
  }

  @Test
  void everyActHasItsSentences() {
    server = HostileServer.plain(HostileAct.SILENCE);
    for (HostileAct act : HostileAct.values()) {
      assertThat(act.does()).isNotBlank();
      assertThat(act.outcome()).isNotBlank();
      assertThat(act.faults()).isNotEmpty();
    }
    assertThatIllegalArgumentException().isThrownBy(() -> HostileServer.plain(HostileAct.EXPIRED));
  }

  @Test
  void theHeapIsSmallerThanWhatTheActsAnnounce() {
    server = HostileServer.plain(HostileAct.SILENCE);
    assertThat(Runtime.getRuntime().maxMemory()).as("run these tests with -Xmx256m, as the pom does").isLessThan(300L << 20);
  }
}
