package io.tapedeck.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server on this computer that plays one {@link HostileAct} to every client, plain or over TLS. It needs no library. For TLS it makes certificates
 * of its own with the JDK's {@code keytool}; a client trusts them while {@link SSLContext#setDefault} has {@link #trusting()}. Any thread; clients are served on daemon threads.
 */
public final class HostileServer implements AutoCloseable {

  /** Ports of servers that banned somebody stay taken, lest another test gets one whose clients have been told to wait. */
  private static final List<ServerSocket> RESERVED = new CopyOnWriteArrayList<>();

  private static final int BACKLOG = 50;

  private final HostileAct act;
  private final @Nullable SSLContext tls;
  private final ServerSocket server;
  private final Thread acceptor;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();
  private final AtomicInteger pongs = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  private HostileServer(HostileAct act, @Nullable SSLContext tls) {
    this.act = act;
    this.tls = tls;
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("No port for the hostile server", e);
    }
    acceptor = daemon("hostile-server", this::accept);
    acceptor.start();
  }

  /**
   * Plays an act without TLS.
   *
   * @throws IllegalArgumentException when the act makes sense over TLS only
   */
  public static HostileServer plain(HostileAct act) {
    if (act.needsTls()) {
      throw new IllegalArgumentException(act + " needs TLS");
    }
    return new HostileServer(act, null);
  }

  /** Plays an act over TLS. */
  public static HostileServer secure(HostileAct act) {
    return new HostileServer(act, HostileKeys.shared().serving(act));
  }

  /** What a client has to trust for {@link #secure}. */
  public static SSLContext trusting() {
    return HostileKeys.shared().trusting();
  }

  /** Where to connect. */
  public URI uri() {
    return URI.create((tls == null ? "ws" : "wss") + "://localhost:" + server.getLocalPort() + "/");
  }

  /** How many clients came. */
  public int accepted() {
    return sockets.size();
  }

  /** The codes of the close frames its clients sent. */
  public List<Integer> closeCodes() {
    return List.copyOf(closeCodes);
  }

  /** How many pongs its clients sent. */
  public int pongs() {
    return pongs.get();
  }

  private void accept() {
    while (!isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        daemon("hostile-" + act.name().toLowerCase(Locale.ROOT), () -> serve(socket)).start();
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket raw) {
    try (raw) {
      raw.setTcpNoDelay(true);
      HostileAct.Stage stage = act.stage();
      SSLContext context = stage == HostileAct.Stage.LINE || stage == HostileAct.Stage.SECRET_LINE ? null : tls;
      HostileWire wire = new HostileWire(raw, context == null ? raw : encrypted(raw, context), this);
      if (stage == HostileAct.Stage.OPEN) {
        wire.shakeHands();
      }
      act.script().play(wire);
    } catch (IOException e) {
      // The client left, as most acts want it to.
    }
  }

  private static SSLSocket encrypted(Socket raw, SSLContext context) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void heardClose(int code) {
    closeCodes.add(code);
  }

  void heardPong() {
    pongs.incrementAndGet();
  }

  boolean isClosed() {
    return closing.getCount() == 0;
  }

  void awaitClose() throws IOException {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Ends all connections. May be called twice. */
  @Override
  public void close() {
    if (isClosed()) {
      return;
    }
    closing.countDown();
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
      // The port is free only when nobody waits at it any more.
      acceptor.join();
      if (act == HostileAct.SLOW_DOWN || act == HostileAct.BANNED) {
        RESERVED.add(new ServerSocket(server.getLocalPort(), 1, InetAddress.getLoopbackAddress()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The hostile server did not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
