package io.tapedeck.plugin.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.kit.MarketSocket;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.FeedLog;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.SinkLog;
import io.tapedeck.testkit.VenueConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class KrakenAdapterTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String LINK = "kraken-ws-1";

  private final KrakenAdapter adapter = new KrakenAdapter();
  private final FeedLog log = new FeedLog();

  @Test
  void playsASharedSession() throws Exception {
    try (var venue = ScriptedVenue.playing(KrakenRecordingTest.madeUp());
        var feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD", "MOON/EUR")) {
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 92);
      assertThat(sink.count("trade ")).isEqualTo(10);
      assertThat(sink.lines(line -> line.startsWith("subscribed"))).containsExactly("subscribed BTC/USD", "subscribed MOON/EUR");
      assertThat(venue.connections()).hasSize(1);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void playsASessionWithOneConnectionForEachSymbol() throws Exception {
    try (var venue = ScriptedVenue.playingPerSymbol(KrakenRecordingTest.madeUp());
        var feed = open(venue, ConnectionMode.WEBSOCKET_PER_SYMBOL, "BTC/USD", "MOON/EUR")) {
      SinkLog btc = log.link("kraken-ws-1 BTC/USD");
      SinkLog moon = log.link("kraken-ws-2 MOON/EUR");
      await().atMost(LIMIT).until(() -> btc.count("commit ") + moon.count("commit ") == 92);
      assertThat(btc.lines()).noneMatch(line -> line.contains("MOON"));
      assertThat(moon.lines()).noneMatch(line -> line.contains("BTC"));
      assertThat(venue.connections()).hasSize(2);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void asksForOneBookAgainWhenItsChecksumDiffers() throws Exception {
    try (var venue = KrakenScript.start();
        var feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD", "ETH/USD")) {
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 2);
      sink.answer(false);
      venue.broadcast(ProtocolFixture.book("update", "ETH/USD", ProtocolFixture.level("99.00", "1"), ""));
      await().atMost(LIMIT).until(() -> sink.count("snapshot ETH/USD") == 2);
      List<String> heard = venue.connections().get(0).received();
      assertThat(heard).hasSize(6);
      assertThat(heard.subList(4, 6)).allMatch(text -> KrakenScript.symbols(text).equals(List.of("ETH/USD")));
      assertThat(sink.count("snapshot BTC/USD")).isEqualTo(1);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void theHostCanAskForOneBookAgain() throws Exception {
    try (var venue = KrakenScript.start();
        var feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD", "ETH/USD")) {
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 2);
      feed.resync(Instrument.provisional("kraken", "BTC/USD"));
      await().atMost(LIMIT).until(() -> sink.count("snapshot BTC/USD") == 2);
    }
  }

  @Test
  void comesBackAfterADropAndAsksForEverythingAgain() throws Exception {
    try (var venue = KrakenScript.start(); var feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD")) {
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 1);
      venue.dropAll();
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 2);
      assertThat(sink.lines(line -> line.startsWith("lost") || line.startsWith("connecting") || line.equals("opened")))
          .hasSize(5)
          .startsWith("connecting 1", "opened")
          .endsWith("connecting 1", "opened");
      assertThat(venue.connections()).hasSize(2);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void anUnknownSymbolIsNotTriedAgainAfterAReconnect() throws Exception {
    try (var venue = KrakenScript.start(); var feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD", "PEPE/USDX")) {
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit BTC") == 1 && sink.count("refused PEPE/USDX") == 1);
      venue.dropAll();
      await().atMost(LIMIT).until(() -> sink.count("commit BTC") == 2);
      VenueConnection second = venue.connections().get(1);
      second.awaitMessage(text -> text.contains("ticker"), LIMIT);
      assertThat(second.received()).noneMatch(text -> text.contains("PEPE"));
      assertThat(sink.count("refused PEPE/USDX UNKNOWN_SYMBOL lasting")).isEqualTo(2);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void addsAndEndsASymbolWhileRunning() throws Exception {
    try (var venue = KrakenScript.start(); var feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD", "ETH/USD")) {
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 2);
      feed.unsubscribe(Instrument.provisional("kraken", "ETH/USD"));
      VenueConnection client = venue.connections().get(0);
      client.awaitMessage(text -> text.contains("\"unsubscribe\"") && text.contains("ticker"), LIMIT);
      feed.subscribe(Instrument.provisional("kraken", "ETH/USD"));
      await().atMost(LIMIT).until(() -> sink.count("snapshot ETH/USD") == 2);
    }
  }

  @Test
  void offersNothingAfterItWasClosedTwice() throws Exception {
    try (var venue = KrakenScript.start()) {
      Feed feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD");
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 1);
      feed.close();
      feed.close();
      List<String> before = sink.lines();
      venue.broadcast(ProtocolFixture.trade("BTC/USD", "1", "1"));
      await().atMost(LIMIT).until(() -> venue.openConnections() == 0);
      assertThat(sink.lines()).isEqualTo(before);
    }
  }

  @Test
  void aFrameThatCannotBeReadIsCountedAndTheFeedGoesOn() throws Exception {
    try (var venue = KrakenScript.start(); var feed = open(venue, ConnectionMode.WEBSOCKET_SHARED, "BTC/USD")) {
      SinkLog sink = log.link(LINK);
      await().atMost(LIMIT).until(() -> sink.count("commit ") == 1);
      venue.broadcast("{\"channel\":\"book\",");
      venue.broadcast(ProtocolFixture.trade("BTC/USD", "1", "1"));
      await().atMost(LIMIT).until(() -> sink.count("trade ") == 1);
      assertThat(sink.count("frame rejected: JSON cut short")).isEqualTo(1);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void listsInstruments() throws Exception {
    try (var venue = KrakenScript.start()) {
      assertThat(adapter.instruments(context(venue)))
          .extracting(Instrument::symbol, Instrument::priceScale, Instrument::inferred)
          .containsExactly(
              tuple("BTC/USD", 1, false),
              tuple("ETH/USD", 2, false));
      await().atMost(LIMIT).until(() -> venue.openConnections() == 0);
    }
  }

  @Test
  void saysWhenTheListDoesNotCome() throws Exception {
    try (var venue = ScriptedVenue.start()) {
      FakeContext context = context(venue);
      var socket = new MarketSocket(venue.uri(), context);
      assertThatThrownBy(() -> new ListingRequest(context).send(socket, Duration.ofMillis(300)))
          .isInstanceOfSatisfying(ExchangeException.class, e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.TIMEOUT));
    }
  }

  @Test
  void saysWhenTheListCannotBeRead() throws Exception {
    try (var venue = ScriptedVenue.start().onMessage((who, text) -> who.send("{\"channel\":"))) {
      assertThatThrownBy(() -> adapter.instruments(context(venue)))
          .isInstanceOfSatisfying(ExchangeException.class, e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.MALFORMED));
    }
  }

  @Test
  void saysWhenTheConnectionBreaksBeforeTheList() throws Exception {
    try (var venue = ScriptedVenue.start().onMessage((who, text) -> who.drop())) {
      assertThatThrownBy(() -> adapter.instruments(context(venue)))
          .isInstanceOfSatisfying(ExchangeException.class, e -> assertThat(e.problem().retryable()).isTrue());
    }
  }

  @Test
  void saysWhenNobodyAnswers() throws Exception {
    FakeContext context;
    try (var venue = ScriptedVenue.start()) {
      context = context(venue);
    }
    assertThatThrownBy(() -> adapter.instruments(context))
        .isInstanceOfSatisfying(ExchangeException.class, e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CONNECTION));
  }

  @Test
  void isFoundByTheHost() throws Exception {
    try (var index = KrakenAdapter.class.getResourceAsStream("/META-INF/extensions.idx")) {
      String names = new String(Objects.requireNonNull(index).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(names).contains(KrakenAdapter.class.getName());
    }
    assertThat(KrakenAdapter.class.getConstructor().newInstance().info().id()).isEqualTo("kraken");
  }

  private FakeContext context(ScriptedVenue venue) {
    URI uri = venue.uri();
    return new FakeContext(adapter.info()).with("url", uri.toString()).with(TimeSource.system());
  }

  private Feed open(ScriptedVenue venue, ConnectionMode mode, String... symbols) throws ExchangeException {
    List<Instrument> instruments = Arrays.stream(symbols).map(symbol -> Instrument.provisional("kraken", symbol)).toList();
    return adapter.open(Subscription.of(instruments, mode), log, context(venue));
  }
}
