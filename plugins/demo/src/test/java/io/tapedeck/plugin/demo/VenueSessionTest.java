package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueSessionTest {
  private final HandClock clock = new HandClock();
  private final BookKeeper keeper = new BookKeeper();
  private final Deque<String> toVenue = new ArrayDeque<>();
  private DemoVenue venue;
  private VenueSession session;
  private DemoProtocol protocol;
  private int heartbeats;
  private int unreadable;
  private int frames;
  private boolean open = true;

  @Test
  void keepsTheRateOfAllSymbolsTogether() throws Exception {
    start(300, "", "BTC/USD", "ETH/USD", "SOL/USD");
    runSeconds(20);
    assertThat(events()).isBetween(5_900, 6_030);
  }

  @Test
  void keepsALowRate() throws Exception {
    start(1, "", "BTC/USD");
    runSeconds(60);
    assertThat(events()).isBetween(55, 76);
  }

  @Test
  void catchesUpNoMoreThanAQuarterOfASecond() throws Exception {
    start(1_000, "", "BTC/USD");
    clock.forwardMillis(10_000);
    turns(50);
    assertThat(events()).isBetween(240, 275);
  }

  @Test
  void beatsEachSecond() throws Exception {
    start(10, "", "BTC/USD");
    runSeconds(10);
    assertThat(heartbeats).isBetween(9, 10);
  }

  @Test
  void answersAPing() throws Exception {
    start(10, "", "BTC/USD");
    session.receive("{\"op\":\"ping\",\"n\":7}");
    assertThat(lastFrame()).isEqualTo("[{\"t\":\"pong\",\"n\":7}]");
  }

  @Test
  void answersNonsenseWithAnError() throws Exception {
    start(10, "", "BTC/USD");
    session.receive("{nonsense");
    session.receive("{\"op\":\"dance\"}");
    assertThat(keeper.notices).hasSize(2);
  }

  @Test
  void refusesWhatItDoesNotList() throws Exception {
    start(10, "", "BTC/USD", "PEPE/USDX");
    assertThat(keeper.of("PEPE/USDX").refusal.kind()).isEqualTo(Problem.Kind.UNKNOWN_SYMBOL);
    assertThat(keeper.of("BTC/USD").snapshots).isEqualTo(1);
  }

  @Test
  void sendsNoMoreOfASymbolThatWasUnsubscribed() throws Exception {
    start(100, "", "BTC/USD", "ETH/USD");
    protocol.unsubscribe(Listing.of("ETH/USD").orElseThrow().instrument());
    runSeconds(5);
    assertThat(keeper.of("ETH/USD").events()).isZero();
    assertThat(keeper.of("BTC/USD").events()).isBetween(480, 520);
  }

  @Test
  void goesOnWithTheSameMarketOnTheNextConnection() throws Exception {
    start(100, "", "BTC/USD");
    runSeconds(5);
    session.end();
    connect("BTC/USD");
    runSeconds(5);
    assertThat(keeper.of("BTC/USD").disorderedTrades).isZero();
    assertThat(keeper.of("BTC/USD").failures()).isZero();
  }

  @Test
  void neverFailsWithoutAFault() throws Exception {
    start(2_000, "", "BTC/USD", "ETH/USD");
    runSeconds(20);
    assertThat(failures()).isZero();
    assertThat(unreadable).isZero();
  }

  @Test
  void losesOneBookMessageOfOneSymbol() throws Exception {
    start(200, "gap:ETH/USD@5", "BTC/USD", "ETH/USD");
    runSeconds(15);
    assertThat(keeper.of("ETH/USD").gaps).isEqualTo(1);
    assertThat(failures()).isEqualTo(1);
    assertThat(keeper.of("ETH/USD").proven).isTrue();
  }

  @Test
  void losesABookMessageAgainAndAgain() throws Exception {
    start(200, "gap:ETH/USD@2/5", "BTC/USD", "ETH/USD");
    runSeconds(14);
    assertThat(keeper.of("ETH/USD").gaps).isEqualTo(3);
  }

  @Test
  void spoilsOneChecksum() throws Exception {
    start(200, "checksum:BTC/USD@5", "BTC/USD", "ETH/USD");
    runSeconds(15);
    assertThat(keeper.of("BTC/USD").badSums).isEqualTo(1);
    assertThat(failures()).isEqualTo(1);
    assertThat(keeper.of("BTC/USD").snapshots).isEqualTo(2);
  }

  @Test
  void crossesOneBook() throws Exception {
    start(200, "crossed:BTC/USD@5", "BTC/USD", "ETH/USD");
    runSeconds(15);
    assertThat(keeper.of("BTC/USD").crossed).isEqualTo(1);
    assertThat(failures()).isEqualTo(1);
    assertThat(keeper.of("BTC/USD").proven).isTrue();
  }

  @Test
  void hitsEverySymbolWhenNoneIsNamed() throws Exception {
    start(200, "checksum@5", "BTC/USD", "ETH/USD");
    runSeconds(10);
    assertThat(keeper.of("BTC/USD").badSums).isEqualTo(1);
    assertThat(keeper.of("ETH/USD").badSums).isEqualTo(1);
  }

  @Test
  void sendsOneUnreadableFrame() throws Exception {
    start(200, "garbage@5", "BTC/USD");
    runSeconds(10);
    assertThat(unreadable).isEqualTo(1);
    assertThat(failures()).isZero();
  }

  @Test
  void sendsATradeOfASymbolNobodyAskedFor() throws Exception {
    start(200, "unknown@5", "BTC/USD");
    runSeconds(10);
    assertThat(keeper.frames).anySatisfy(f -> assertThat(text(f)).contains("NOPE/USD"));
    assertThat(unreadable).isZero();
    assertThat(keeper.of("NOPE/USD").trades).isZero();
  }

  @Test
  void refusesASubscriptionWhenAsked() throws Exception {
    start(200, "refuse:ETH/USD", "BTC/USD", "ETH/USD");
    runSeconds(2);
    assertThat(keeper.of("ETH/USD").refusal.kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(keeper.of("ETH/USD").events()).isZero();
    assertThat(keeper.of("BTC/USD").events()).isPositive();
  }

  @Test
  void keepsSilentForTwentySecondsWithHeartbeats() throws Exception {
    start(100, "silence:ETH/USD@5", "BTC/USD", "ETH/USD");
    runSeconds(6);
    int before = keeper.of("ETH/USD").events();
    int others = keeper.of("BTC/USD").events();
    runSeconds(18);
    assertThat(keeper.of("ETH/USD").events()).isEqualTo(before);
    assertThat(keeper.of("BTC/USD").events()).isGreaterThan(others + 800);
    assertThat(heartbeats).isBetween(22, 24);
    runSeconds(5);
    assertThat(keeper.of("ETH/USD").events()).isGreaterThan(before);
    assertThat(failures()).isZero();
  }

  @Test
  void saysNothingAtAllForFortySecondsWhenStalled() throws Exception {
    start(100, "stall@5", "BTC/USD");
    runSeconds(6);
    int before = frames;
    runSeconds(38);
    assertThat(frames).isEqualTo(before);
    assertThat(session.stalled()).isTrue();
    runSeconds(5);
    assertThat(frames).isGreaterThan(before);
  }

  @Test
  void breaksTheConnection() throws Exception {
    start(100, "disconnect@5", "BTC/USD");
    runSeconds(4);
    assertThat(open).isTrue();
    runSeconds(2);
    assertThat(open).isFalse();
  }

  @Test
  void doesNotBreakTheNextConnectionForTheSameFault() throws Exception {
    start(100, "disconnect@5", "BTC/USD");
    runSeconds(6);
    open = true;
    connect("BTC/USD");
    runSeconds(20);
    assertThat(open).isTrue();
  }

  @Test
  void breaksOnlyTheConnectionThatCarriesTheSymbol() throws Exception {
    start(100, "disconnect:ETH/USD@5", "BTC/USD");
    runSeconds(10);
    assertThat(open).isTrue();
  }

  @Test
  void burstsForThreeSeconds() throws Exception {
    start(50, "burst@5", "BTC/USD");
    runSeconds(5);
    int before = events();
    runSeconds(4);
    int after = events();
    runSeconds(5);
    assertThat(after - before).isBetween(14_000, 15_300);
    assertThat(events() - after).isBetween(200, 300);
  }

  /** What the Help menu asks for: at once, and on the connection that is there then, not on the next one. */
  @Test
  void playsAFaultWhileItRuns() throws Exception {
    start(100, "", "BTC/USD", "ETH/USD");
    runSeconds(2);
    venue.play(Fault.Kind.CHECKSUM, "ETH/USD");
    runSeconds(2);
    assertThat(keeper.of("ETH/USD").failures()).isEqualTo(1);
    assertThat(keeper.of("BTC/USD").failures()).isZero();
    venue.play(Fault.Kind.DISCONNECT, "SOL/USD");
    runSeconds(1);
    assertThat(open).as("nobody carries SOL/USD here").isTrue();
    venue.play(Fault.Kind.DISCONNECT, "BTC/USD");
    runSeconds(1);
    assertThat(open).isFalse();
    open = true;
    connect("BTC/USD");
    runSeconds(2);
    assertThat(open).as("the next connection is spared").isTrue();
  }

  @Test
  void theFeedTellsWhichFaultsItCanPlayAndIgnoresOthers() {
    venue = new DemoVenue(100, 1, List.of(), clock);
    DemoFeed feed = new DemoFeed(new DemoAdapterTest.NoFeed(), venue);
    assertThat(feed.drills()).contains("disconnect", "silence", "stall", "gap", "checksum", "crossed", "garbage", "burst");
    feed.play("earthquake", Instrument.provisional("demo", "BTC/USD"));
    assertThat(venue.faultCount()).isZero();
    feed.play("gap", Instrument.provisional("demo", "BTC/USD"));
    assertThat(venue.fault(0).kind()).isEqualTo(Fault.Kind.GAP);
  }

  @Test
  void setsItsClockFiveSecondsAhead() throws Exception {
    start(100, "skew@5", "BTC/USD");
    runSeconds(4);
    assertThat(keeper.of("BTC/USD").lastTime - clock.epochNanos()).isBetween(-1_000_000_000L, 0L);
    runSeconds(4);
    assertThat(keeper.of("BTC/USD").lastTime - clock.epochNanos()).isBetween(4_000_000_000L, 5_000_000_000L);
  }

  private void start(long rate, String faults, String... symbols) throws Exception {
    venue = new DemoVenue(rate, 5, Fault.parse(faults), clock);
    connect(symbols);
  }

  private void connect(String... symbols) {
    session = new VenueSession(venue, this::frame);
    List<Instrument> instruments =
        List.of(symbols).stream().map(s -> Instrument.provisional("demo", s)).toList();
    protocol = new DemoProtocol(Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED));
    protocol.opened(keeper, toVenue::add);
    hear();
  }

  private void frame(byte[] frame) {
    frames++;
    keeper.frame(frame);
    if (text(frame).contains("heartbeat")) {
      heartbeats++;
    }
    try {
      protocol.frame(frame);
    } catch (FrameException e) {
      unreadable++;
    }
  }

  private void runSeconds(int seconds) {
    for (int i = 0; i < seconds * 100 && open; i++) {
      clock.forwardMillis(10);
      turns(1);
    }
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      hear();
      open &= session.turn();
    }
  }

  private void hear() {
    while (!toVenue.isEmpty() && !session.stalled()) {
      session.receive(toVenue.poll());
    }
  }

  private int events() {
    return Listing.ALL.stream().mapToInt(l -> keeper.of(l.symbol()).events()).sum();
  }

  private int failures() {
    return Listing.ALL.stream().mapToInt(l -> keeper.of(l.symbol()).failures()).sum();
  }

  private String lastFrame() {
    return text(keeper.frames.get(keeper.frames.size() - 1));
  }

  private static String text(byte[] frame) {
    return new String(frame, StandardCharsets.UTF_8);
  }
}
