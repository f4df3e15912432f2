package io.tapedeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlaybackTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String STATUS = "{\"channel\":\"status\"}";
  private static final String BTC = "{\"channel\":\"book\",\"data\":[{\"symbol\":\"BTC/USD\"}]}";
  private static final String ETH = "{\"channel\":\"book\",\"data\":[{\"symbol\":\"ETH/USD\"}]}";
  private static final String ETH_ACK = "{\"result\":{\"symbol\":\"ETH/USD\"}}";

  private static String subscribe(String channel, String symbol) {
    return "{\"method\":\"subscribe\",\"params\":{\"channel\":\"" + channel + "\",\"symbol\":[\"" + symbol + "\"]}}";
  }

  private static final Recording SESSION = Recording.of(List.of(
      Recording.Frame.in(STATUS),
      Recording.Frame.out(subscribe("book", "BTC/USD")),
      Recording.Frame.in(ETH_ACK),
      Recording.Frame.in(BTC),
      Recording.Frame.in(ETH)));

  @Test
  void waitsForTheClientsSubscription() throws Exception {
    var patient = Playback.of(SESSION).patience(LIMIT);
    try (var venue = ScriptedVenue.playing(patient); var client = new TestClient(venue.uri())) {
      await().until(() -> client.heard.equals(List.of(STATUS)));
      client.say(subscribe("ticker", "BTC/USD"));
      venue.awaitMessage(text -> text.contains("ticker"), LIMIT);
      assertThat(venue.connections().get(0).isPlayed()).isFalse();
      client.say(subscribe("book", "BTC/USD"));
      venue.connections().get(0).awaitPlayed(LIMIT);
      await().until(() -> client.heard.size() >= 4);
      assertThat(client.heard.subList(0, 4)).containsExactly(STATUS, ETH_ACK, BTC, ETH);
      assertThat(venue.framesSent()).isEqualTo(4);
    }
  }

  @Test
  void goesOnWithoutASubscriptionWhenItsPatienceEnds() throws Exception {
    var hasty = Playback.of(SESSION).patience(Duration.ofMillis(20));
    try (var venue = ScriptedVenue.playing(hasty); var client = new TestClient(venue.uri())) {
      venue.awaitConnection(1, LIMIT).awaitPlayed(LIMIT);
      await().until(() -> client.heard.contains(ETH));
    }
  }

  @Test
  void leavesOutOtherSymbolsWhenAsked() throws Exception {
    try (var venue = ScriptedVenue.playingPerSymbol(SESSION); var client = new TestClient(venue.uri())) {
      client.say(subscribe("book", "BTC/USD"));
      venue.awaitConnection(1, LIMIT).awaitPlayed(LIMIT);
      await().until(() -> client.heard.contains(BTC));
      assertThat(client.heard).startsWith(STATUS, BTC).doesNotContain(ETH, ETH_ACK);
    }
  }

  @Test
  void aRecordingWithoutSubscriptionsWaitsForTheSymbolsWhenTheyDecide() throws Exception {
    var data = Recording.of(List.of(Recording.Frame.in(BTC), Recording.Frame.in(ETH)));
    var patient = Playback.of(data).perSymbol().patience(LIMIT);
    try (var venue = ScriptedVenue.playing(patient); var client = new TestClient(venue.uri())) {
      client.say(subscribe("book", "ETH/USD"));
      venue.awaitConnection(1, LIMIT).awaitPlayed(LIMIT);
      await().until(() -> client.heard.contains(ETH));
      assertThat(client.heard).doesNotContain(BTC);
    }
  }

  @Test
  void eachClientGetsTheWholeSession() throws Exception {
    var data = Recording.of(List.of(Recording.Frame.in(BTC)));
    try (var venue = ScriptedVenue.playing(data);
        var first = new TestClient(venue.uri());
        var second = new TestClient(venue.uri())) {
      await().until(() -> first.heard.contains(BTC) && second.heard.contains(BTC));
      assertThat(venue.connections()).hasSize(2);
    }
  }

  @Test
  void sendsHeartbeatsAfterTheLastFrameAndDoesNotCountThem() throws Exception {
    try (var venue = ScriptedVenue.playing(Recording.of(List.of(Recording.Frame.in(BTC))));
        var client = new TestClient(venue.uri())) {
      await().until(() -> client.heard.contains("{\"channel\":\"heartbeat\"}"));
      assertThat(venue.framesSent()).isEqualTo(1);
    }
  }

  @Test
  void keepsOrderAndCountOfManyFrames() throws Exception {
    var frames = IntStream.range(0, 20_000).mapToObj(i -> Recording.Frame.in("{\"n\":" + i + "}")).toList();
    try (var venue = ScriptedVenue.playing(Recording.of(frames)); var client = new TestClient(venue.uri())) {
      await().atMost(Duration.ofSeconds(30)).until(() -> client.heard.size() >= frames.size());
      assertThat(client.heard.subList(0, frames.size())).isEqualTo(frames.stream().map(Recording.Frame::text).toList());
    }
  }

  @Test
  void garbageHasNoWords() {
    assertThat(WireWords.of("{\"channel\":")).isEqualTo(WireWords.NOTHING);
  }
}
