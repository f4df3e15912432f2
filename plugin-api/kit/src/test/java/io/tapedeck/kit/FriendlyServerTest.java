package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.Heard;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With an independent implementation of the protocol on the other side. */
@Timeout(60)
class FriendlyServerTest {
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Heard heard = new Heard();
  private final Echo server = new Echo();

  private final class Echo extends WebSocketServer {
    private volatile boolean started;

    Echo() {
      super(new InetSocketAddress("127.0.0.1", 0), 1);
      setDaemon(true);
    }

    @Override
    public void onOpen(WebSocket conn, ClientHandshake handshake) {
      log.add("open " + handshake.getResourceDescriptor() + " " + handshake.getFieldValue("Host").replaceAll("\\d{4,5}$", "n"));
    }

    @Override
    public void onClose(WebSocket conn, int code, String reason, boolean remote) {
      log.add("close " + code + " " + remote);
    }

    @Override
    public void onMessage(WebSocket conn, String message) {
      conn.send("echo " + message);
    }

    @Override
    public void onError(WebSocket conn, Exception ex) {
      log.add("error " + ex);
    }

    @Override
    public void onStart() {
      started = true;
    }
  }

  @BeforeEach
  void start() {
    server.start();
    await().until(() -> server.started);
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.stop(500);
  }

  private Connection connect() throws Exception {
    URI uri = URI.create("ws://localhost:" + server.getPort() + "/v2?a=b");
    return new MarketSocket(uri, FakeContext.real()).connect("friend-ws-1", heard);
  }

  @Test
  void asksAnswersAndLeavesPolitely() throws Exception {
    Connection connection = connect();
    connection.send("\u20ac");
    await().until(() -> heard.frames.contains("echo \u20ac"));
    connection.close();
    await().until(() -> log.size() == 2);
    assertThat(log).containsExactly("open /v2?a=b localhost:n", "close 1000 true");
    assertThat(heard.lost).isEmpty();
  }

  @Test
  void keepsTheOrderOfAThousandMessages() throws Exception {
    try (Connection connection = connect()) {
      for (int i = 0; i < 1_000; i++) {
        connection.send("m" + i);
      }
      await().until(() -> heard.frames.size() == 1_000);
      assertThat(heard.frames).first().isEqualTo("echo m0");
      assertThat(heard.frames).last().isEqualTo("echo m999");
    }
  }

  @Test
  void hearsThatTheServerGoesAway() throws Exception {
    Connection connection = connect();
    server.stop(500, "restart");
    await().until(() -> heard.lost.size() == 1);
    connection.close();
    assertThat(heard.lost.get(0).text()).contains("restarting");
  }
}
