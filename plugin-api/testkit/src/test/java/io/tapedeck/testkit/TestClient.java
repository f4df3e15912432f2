package io.tapedeck.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The JDK's own WebSocket client, so that the venue is not tested against its own library. */
final class TestClient implements WebSocket.Listener, AutoCloseable {

  final List<String> heard = new CopyOnWriteArrayList<>();
  final List<String> ends = new CopyOnWriteArrayList<>();
  final List<String> pongs = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  TestClient(URI uri) throws Exception {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, this).get(10, TimeUnit.SECONDS);
  }

  void say(String text) throws Exception {
    socket.sendText(text, true).get(10, TimeUnit.SECONDS);
  }

  void ping() throws Exception {
    socket.sendPing(ByteBuffer.wrap(new byte[] {1})).get(10, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    pongs.add("pong");
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ends.add("close " + code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ends.add("error");
  }

  @Override
  public void close() {
    socket.abort();
  }
}
