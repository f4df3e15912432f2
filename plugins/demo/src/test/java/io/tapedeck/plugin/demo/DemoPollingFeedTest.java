package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.testkit.FakeContext;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoPollingFeedTest {
  private final HandClock clock = new HandClock();
  private final BookKeeper keeper = new BookKeeper();
  private final FakeContext context = new FakeContext(new DemoAdapter().info()).with((TimeSource) clock);
  private Feed feed;

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void opensOneLinkAndReadsEachBookAtOnce() throws Exception {
    open("", "BTC/USD", "ETH/USD");
    await().until(() -> keeper.of("ETH/USD").snapshots == 1);
    assertThat(keeper.life).containsExactly("connecting 1", "opened");
    assertThat(keeper.of("BTC/USD").snapshots).isEqualTo(1);
  }

  @Test
  void pollsAgainAfterASecondWithTheTradesBetween() throws Exception {
    open("", "BTC/USD", "ETH/USD");
    await().until(() -> keeper.of("ETH/USD").snapshots == 1);
    clock.forwardMillis(1_001);
    feed.resync(Listing.ALL.get(0).instrument());
    await().until(() -> keeper.of("ETH/USD").snapshots >= 2);
    assertThat(keeper.of("BTC/USD").trades).isPositive();
    assertThat(keeper.of("BTC/USD").disorderedTrades).isZero();
    assertThat(keeper.of("BTC/USD").failures()).isZero();
  }

  @Test
  void refusesAnUnlistedSymbolOnce() throws Exception {
    open("", "PEPE/USDX");
    await().until(() -> keeper.of("PEPE/USDX").refusal != null);
    assertThat(keeper.of("PEPE/USDX").refusal.kind()).isEqualTo(Problem.Kind.UNKNOWN_SYMBOL);
  }

  @Test
  void addsASymbolWhileRunning() throws Exception {
    open("", "BTC/USD");
    feed.subscribe(Instrument.provisional("demo", "SOL/USD"));
    feed.resync(Listing.ALL.get(0).instrument());
    await().until(() -> keeper.of("SOL/USD").snapshots >= 1);
  }

  @Test
  void endsASymbolWhileRunning() throws Exception {
    open("", "BTC/USD", "SOL/USD");
    await().until(() -> keeper.of("SOL/USD").snapshots >= 1);
    feed.unsubscribe(Instrument.provisional("demo", "SOL/USD"));
    int before = keeper.of("SOL/USD").snapshots;
    int others = keeper.of("BTC/USD").snapshots;
    feed.resync(Listing.ALL.get(0).instrument());
    await().until(() -> keeper.of("BTC/USD").snapshots > others);
    assertThat(keeper.of("SOL/USD").snapshots).isEqualTo(before);
  }

  @Test
  void offersNothingAfterCloseAndEndsItsThread() throws Exception {
    open("", "BTC/USD");
    await().until(() -> keeper.of("BTC/USD").snapshots == 1);
    feed.close();
    feed.close();
    int before = keeper.frames.size();
    clock.forwardMillis(5_000);
    feed.resync(Listing.ALL.get(0).instrument());
    assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().equals("demo-rest-1"));
    assertThat(keeper.frames).hasSize(before);
  }

  private void open(String faults, String... symbols) throws Exception {
    List<Instrument> instruments = Stream.of(symbols).map(s -> Instrument.provisional("demo", s)).toList();
    DemoVenue venue = new DemoVenue(200, 1, Fault.parse(faults), clock);
    feed = DemoPollingFeed.open(
        Subscription.of(instruments, ConnectionMode.POLLING), (name, carried) -> keeper, context, venue);
  }
}
