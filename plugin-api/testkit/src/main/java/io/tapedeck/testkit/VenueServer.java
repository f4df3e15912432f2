package io.tapedeck.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The server inside a {@link ScriptedVenue}. Handlers run on its one worker thread. */
final class VenueServer extends WebSocketServer {

  private static final int STOP_MILLIS = 500;

  private final Function<WebSocketImpl, VenueConnection> clients;
  private final Consumer<VenueConnection> opened;
  private final BiConsumer<VenueConnection, String> heard;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile @Nullable Exception failure;

  VenueServer(
      Function<WebSocketImpl, VenueConnection> clients,
      Consumer<VenueConnection> opened,
      BiConsumer<VenueConnection, String> heard) {
    // One worker, so that all a venue's handlers run on one thread.
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, List.of(new Draft_6455()));
    this.clients = clients;
    this.opened = opened;
    this.heard = heard;
  }

  void begin() {
    setDaemon(true);
    setReuseAddr(true);
    setTcpNoDelay(true);
    setConnectionLostTimeout(0);
    start();
    try {
      if (!started.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The venue did not start", failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the venue started", e);
    }
    if (failure != null) {
      throw new IllegalStateException("The venue could not start", failure);
    }
  }

  void end() {
    try {
      stop(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    VenueConnection connection = clients.apply((WebSocketImpl) socket);
    socket.setAttachment(connection);
    opened.accept(connection);
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    VenueConnection connection = socket.getAttachment();
    heard.accept(connection, text);
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    // VenueConnection.isOpen asks the socket itself.
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception error) {
    // Clients that break off are what tests are about; only a server that cannot begin is a fault.
    if (socket == null) {
      failure = error;
      started.countDown();
    }
  }
}
