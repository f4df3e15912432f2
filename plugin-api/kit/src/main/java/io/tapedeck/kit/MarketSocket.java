package io.tapedeck.kit;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Connects to a WebSocket: {@code wss} anywhere, {@code ws} to this computer only. Guarded against what a broken or hostile server
 * may send, without compression, with all threads named and daemon. {@link #connect} waits, on a thread of a feed; never the EDT.
 */
public final class MarketSocket implements Connector {

  /**
   * What a server may at most send, in bytes, and how long connecting may take. Immutable; any thread.
   *
   * @param frame a frame
   * @param message a message, which may consist of several frames
   * @param handshake the head of the answer to the handshake, at most 64 KiB
   * @param connect time for name look-up, TCP, proxy, TLS and handshake together
   */
  public record Limits(long frame, long message, int handshake, Duration connect) {

    /** 4 MiB, 8 MiB, 16 KiB, 15 s. */
    public static final Limits DEFAULT = new Limits(4L << 20, 8L << 20, 16 << 10, Duration.ofSeconds(15));

    /** Checks the ranges. */
    public Limits {
      if (frame < 1 || frame > Integer.MAX_VALUE - 64 || message < frame || handshake < 256 || handshake > 64 << 10) {
        throw new IllegalArgumentException("Limits out of range: " + frame + ", " + message + ", " + handshake);
      }
    }
  }

  /** Even a quiet line brings pongs; after this long without a byte the operating system's timer ends it. */
  private static final int SILENCE_MILLIS = 90_000;

  private final URI uri;
  private final ExchangeContext context;
  private final Limits limits;
  private final Outside outside;

  /** For an address, with the usual limits. */
  public MarketSocket(URI uri, ExchangeContext context) {
    this(uri, context, Limits.DEFAULT);
  }

  /** For an address, with own limits. */
  public MarketSocket(URI uri, ExchangeContext context, Limits limits) {
    this(uri, context, limits, Outside.SHARED);
  }

  /** With an outside of its own, for tests. */
  MarketSocket(URI uri, ExchangeContext context, Limits limits, Outside outside) {
    this.uri = uri;
    this.context = context;
    this.limits = limits;
    this.outside = outside;
  }

  @Override
  public Connection connect(String threadName, ConnectionListener listener) throws ExchangeException {
    Optional<String> complaint = AdapterOption.webSocketUrl("address", "wss://localhost", "").problemWith(uri.toString());
    if (complaint.isPresent()) {
      throw new ExchangeException(
          Problem.lasting(Problem.Kind.INVALID_OPTION, "The address " + uri + " " + complaint.get(), ""));
    }
    SocketProblems problems = new SocketProblems(Dialer.bare(uri.getHost()));
    Duration shut = outside.gates().left(HostGates.key(uri));
    if (!shut.isZero()) {
      throw new ExchangeException(problems.paused(shut));
    }
    ThreadFactory threads = context.threads(HelperThreads.name(threadName, "connect"));
    Dialer dialer = new Dialer(uri, context.network(), outside, threads, Math.toIntExact(limits.connect().toMillis()));
    FutureTask<Connection> attempt = new FutureTask<>(() -> open(dialer, threadName, listener, problems));
    // On a thread of its own, because not every step can be broken off: what hangs is left behind.
    threads.newThread(attempt).start();
    try {
      return attempt.get(limits.connect().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      Problem late = problems.timeout(dialer.stage(), limits.connect());
      dialer.cancel();
      attempt.cancel(true);
      throw new ExchangeException(late, e);
    } catch (InterruptedException e) {
      dialer.cancel();
      attempt.cancel(true);
      Thread.currentThread().interrupt();
      throw new ExchangeException(
          Problem.retryable(Problem.Kind.CONNECTION, "Connecting to " + uri.getHost() + " was broken off", ""), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Problem problem = cause instanceof SocketTimeoutException
          ? problems.timeout(dialer.stage(), limits.connect()) : problems.of(cause, false);
      shutGate(cause, problem);
      throw new ExchangeException(problem, cause);
    }
  }

  /** An exchange that told us to wait is called by nobody until then. */
  private void shutGate(Throwable cause, Problem problem) {
    Duration wait = problem.retryAfter();
    if (wait != null && cause instanceof UpgradeRefused refused && SocketProblems.shutsTheHost(refused)) {
      outside.gates().shut(HostGates.key(uri), wait);
    }
  }

  private Connection open(Dialer dialer, String threadName, ConnectionListener listener, SocketProblems problems)
      throws IOException {
    Dialer.Line line = dialer.dial();
    boolean done = false;
    try {
      line.raw().setSoTimeout(SILENCE_MILLIS);
      FrameGuard guard = new FrameGuard(line.top().getInputStream(), limits, context.clock());
      SocketLink link = new SocketLink(threadName, listener, guard, line.raw(), problems, context.log());
      shakeHands(link, guard, new TunnelSocket(line.raw(), guard, line.top().getOutputStream()));
      if (!dialer.settle()) {
        link.close();
        throw new IOException("cancelled");
      }
      done = true;
      return link;
    } finally {
      if (!done) {
        Dialer.closeQuietly(line.raw());
      }
    }
  }

  private void shakeHands(SocketLink link, FrameGuard guard, TunnelSocket tunnel) throws IOException {
    try {
      link.open(fresh(tunnel));
    } catch (WebSocketException e) {
      IOException cut = guard.failure();
      if (cut != null) {
        throw cut;
      }
      // The head said 101, and yet the library is not content: a wrong Sec-WebSocket-Accept, for instance.
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      IOException refused = new UpgradeRefused(0, Map.of());
      refused.initCause(e);
      throw refused;
    }
  }

  /** A library socket on a ready line. No extensions: its inflater is slow and unlimited. */
  private WebSocket fresh(TunnelSocket tunnel) throws IOException {
    WebSocketFactory factory = new WebSocketFactory();
    factory.getProxySettings().setHost("127.0.0.1").setPort(1).setSocketFactory(new SingleSocketFactory(tunnel));
    URI plain = URI.create("ws" + uri.toString().substring(uri.getScheme().length()));
    return factory.createSocket(plain)
        .clearExtensions()
        .setDirectTextMessage(true)
        .setMissingCloseFrameAllowed(true);
  }
}
