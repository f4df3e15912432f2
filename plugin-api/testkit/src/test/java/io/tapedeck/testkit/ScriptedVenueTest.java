package io.tapedeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScriptedVenueTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void hearsWhatAClientSays() throws Exception {
    try (var venue = ScriptedVenue.start(); var client = new TestClient(venue.uri())) {
      client.say("one");
      client.say("two");
      assertThat(venue.awaitMessage("two"::equals, LIMIT)).isEqualTo("two");
      assertThat(venue.connections().get(0).received()).containsExactly("one", "two");
    }
  }

  @Test
  void answersByScript() throws Exception {
    try (var venue = ScriptedVenue.start().onMessage((who, text) -> who.send("you said " + text));
        var client = new TestClient(venue.uri())) {
      client.say("hello");
      await().until(() -> client.heard.contains("you said hello"));
    }
  }

  @Test
  void greetsEachClientAndCountsWhatItSent() throws Exception {
    try (var venue = ScriptedVenue.start().onOpen(who -> who.send("welcome " + who.number()));
        var first = new TestClient(venue.uri());
        var second = new TestClient(venue.uri())) {
      venue.awaitConnection(2, LIMIT);
      await().until(() -> first.heard.contains("welcome 1") && second.heard.contains("welcome 2"));
      assertThat(venue.broadcast("all")).isEqualTo(2);
      assertThat(venue.framesSent()).isEqualTo(4);
      assertThat(venue.openConnections()).isEqualTo(2);
    }
  }

  /** Seen after 200 starts and stops of a feed: a client that was gone for good was counted as connected. */
  @Test
  void aClientThatLeavesDuringTheHandshakeIsNotCountedAsOpen() throws Exception {
    String upgrade = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    try (var venue = ScriptedVenue.start()) {
      for (int i = 0; i < 1_000; i++) {
        try (var socket = new java.net.Socket("127.0.0.1", venue.uri().getPort())) {
          socket.getOutputStream().write(upgrade.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
      }
      await().atMost(LIMIT).until(() -> venue.openConnections() == 0);
    }
  }

  @Test
  void dropsWithoutACloseFrame() throws Exception {
    try (var venue = ScriptedVenue.start(); var client = new TestClient(venue.uri())) {
      venue.awaitConnection(1, LIMIT);
      venue.dropAll();
      // The JDK client says 1006, or an error, when no close frame came.
      await().until(() -> client.ends.contains("error") || client.ends.stream().anyMatch(e -> e.startsWith("close 1006")));
      await().until(() -> venue.openConnections() == 0);
    }
  }

  @Test
  void closesWithCodeAndReason() throws Exception {
    try (var venue = ScriptedVenue.start(); var client = new TestClient(venue.uri())) {
      venue.awaitConnection(1, LIMIT);
      venue.closeAll(1012, "restart");
      await().until(() -> client.ends.contains("close 1012 restart"));
    }
  }

  @Test
  void aStalledVenueStillAnswersPings() throws Exception {
    try (var venue = ScriptedVenue.start(); var client = new TestClient(venue.uri())) {
      venue.awaitConnection(1, LIMIT);
      venue.stall();
      assertThat(venue.broadcast("never")).isZero();
      client.ping();
      await().until(() -> !client.pongs.isEmpty());
      venue.resume();
      venue.broadcast("again");
      await().until(() -> client.heard.equals(List.of("again")));
    }
  }

  @Test
  void sendingToAClientThatLeftIsNotCounted() throws Exception {
    try (var venue = ScriptedVenue.start()) {
      try (var client = new TestClient(venue.uri())) {
        venue.awaitConnection(1, LIMIT);
        assertThat(client.ends).isEmpty();
      }
      await().until(() -> venue.openConnections() == 0);
      assertThat(venue.broadcast("late")).isZero();
    }
  }

  @Test
  void saysWhatItGotInsteadOfTheMessageAwaited() throws Exception {
    try (var venue = ScriptedVenue.start(); var client = new TestClient(venue.uri())) {
      client.say("other");
      venue.awaitMessage("other"::equals, LIMIT);
      assertThatThrownBy(() -> venue.awaitMessage("wanted"::equals, Duration.ofMillis(20)))
          .isInstanceOf(AssertionError.class).hasMessageContaining("other");
    }
  }

  @Test
  void closesTwiceAndLeavesNoThread() throws Exception {
    var venue = ScriptedVenue.start();
    try (var client = new TestClient(venue.uri())) {
      venue.awaitConnection(1, LIMIT);
      venue.close();
      venue.close();
      assertThat(client.heard).isEmpty();
    }
    await().until(() -> Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("WebSocketSelector")));
  }

  @Test
  void allItsThreadsAreDaemons() throws Exception {
    try (var venue = ScriptedVenue.start(); var client = new TestClient(venue.uri())) {
      venue.awaitConnection(1, LIMIT);
      assertThat(client.ends).isEmpty();
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("WebSocket"))
          .isNotEmpty().allMatch(Thread::isDaemon);
    }
  }
}
