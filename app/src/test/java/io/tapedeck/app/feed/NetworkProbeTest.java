package io.tapedeck.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.support.KrakenVenue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NetworkProbeTest {
  private static final String FAR = "wss://ws.example.invalid/v2";

  private static ExchangeInfo exchange(String url) {
    return new ExchangeInfo("far", "Far", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of(AdapterOption.webSocketUrl("url", url, "Address.")));
  }

  private static NetworkProbe.Outcome probe(ExchangeInfo info, PluginOptions options, Network way, long limitMillis) throws Exception {
    CompletableFuture<NetworkProbe.Outcome> over = new CompletableFuture<>();
    new NetworkProbe(TimeSource.system(), Duration.ofMillis(limitMillis)).reach(info, options, way, over::complete);
    return over.get(20, TimeUnit.SECONDS);
  }

  /** A proxy that gives one answer, whatever it is asked; none for an empty one. */
  private static ServerSocket proxy(String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> {
      try (Socket socket = server.accept()) {
        int last = 0;
        int ends = 0;
        while (ends < 2 && last >= 0) { // The whole head: an empty line ends it.
          last = socket.getInputStream().read();
          ends = last == '\n' ? ends + 1 : last == '\r' ? ends : 0;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        socket.getInputStream().read(); // Until the other side is gone.
      } catch (IOException e) {
        return; // The test is over.
      }
    });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static Network by(ServerSocket proxy) {
    return Network.through(URI.create("http://127.0.0.1:" + proxy.getLocalPort()));
  }

  @Test
  void whatIsReachedIsSaidWithItsTime() throws Exception {
    try (KrakenVenue venue = new KrakenVenue()) {
      NetworkProbe.Outcome outcome = probe(exchange(FAR), PluginOptions.parse(List.of("far.url=" + venue.uri())), Network.DIRECT, 5_000);
      assertThat(outcome.reached()).as(outcome.sentence()).isTrue();
      assertThat(outcome.sentence()).matches(".* was reached directly in \\d+ ms\\.");
    }
  }

  @Test
  void aNameNobodyKnowsIsTheFaultOfDns() throws Exception {
    NetworkProbe.Outcome outcome = probe(exchange(FAR), PluginOptions.NONE, Network.DIRECT, 10_000);
    assertThat(outcome.reached()).isFalse();
    assertThat(outcome.sentence()).contains("ws.example.invalid").contains("DNS");
  }

  @Test
  void aProxyThatAsksForAPasswordIsNamed() throws Exception {
    try (ServerSocket proxy = proxy("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")) {
      NetworkProbe.Outcome outcome = probe(exchange(FAR), PluginOptions.NONE, by(proxy), 5_000);
      assertThat(outcome.sentence()).isEqualTo("The proxy 127.0.0.1 asks for a password (HTTP 407).");
      assertThat(outcome.reached()).isFalse();
    }
  }

  @Test
  void aProxyThatDoesNotAnswerIsLate() throws Exception {
    try (ServerSocket proxy = proxy("")) {
      assertThat(probe(exchange(FAR), PluginOptions.NONE, by(proxy), 400).sentence()).isEqualTo("The proxy did not answer within 1 s.");
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() throws Exception {
    int closed;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = server.getLocalPort();
    }
    NetworkProbe.Outcome outcome = probe(exchange(FAR), PluginOptions.NONE, Network.through(URI.create("http://127.0.0.1:" + closed)), 5_000);
    assertThat(outcome.sentence()).isEqualTo("The proxy 127.0.0.1 does not take connections.");
  }

  @Test
  void whoDoesNotSpeakTlsIsNamed() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> {
        try (Socket socket = plain.accept()) {
          socket.getInputStream().read();
          socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          socket.getInputStream().readAllBytes();
        } catch (IOException e) {
          return; // The test is over.
        }
      });
      thread.setDaemon(true);
      thread.start();
      NetworkProbe.Outcome outcome = probe(exchange("wss://localhost:" + plain.getLocalPort() + "/"), PluginOptions.NONE, Network.DIRECT, 5_000);
      assertThat(outcome.reached()).isFalse();
      assertThat(outcome.sentence()).contains("localhost").contains("TLS");
    }
  }

  @Test
  void anExchangeWithoutAnAddressSaysSo() throws Exception {
    ExchangeInfo demo = new ExchangeInfo("demo", "Demo exchange", "", true, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());
    assertThat(probe(demo, PluginOptions.NONE, Network.DIRECT, 1_000)).isEqualTo(new NetworkProbe.Outcome(true, "Demo exchange is made by this program and needs no network."));
  }

  @Test
  void whatWasChosenInTheWindowGivesWayToTheCommandLine() {
    PluginOptions given = PluginOptions.parse(List.of("kraken.depth=10"));
    PluginOptions both = given.over(Map.of("kraken", Map.of("depth", "500", "poll", "9"), "gone", Map.of("x", "y")));
    assertThat(both.of("kraken")).containsEntry("depth", "10").containsEntry("poll", "9");
    assertThat(both.within(List.of(exchange(FAR))).of("gone")).isEmpty();
    assertThat(both.over(Map.of()).of("gone")).containsEntry("x", "y");
  }
}
