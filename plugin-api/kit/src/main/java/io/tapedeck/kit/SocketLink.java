package io.tapedeck.kit;

import com.neovisionaries.ws.client.ThreadType;
import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFrame;
import io.tapedeck.api.Problem;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection over nv-websocket-client, whose own idea of its state is not trusted: the first sign of trouble ends the connection and
 * closes the line. Calls of the library: its reading and writing thread; {@link Connection}: any thread.
 */
final class SocketLink extends WebSocketAdapter implements Connection {
  private static final int NORMAL_CLOSE = 1000;
  /** What is told of a text frame without a text: harmless, for some exchanges use it as a sign of life. */
  static final String EMPTY_FRAME = "empty frame";

  private static final int MAX_UNSENT = 8_192;
  private static final int FAREWELL_MILLIS = 250;
  private static final long CLOSE_ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
  private static final long CLOSE_LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private final String name;
  private final ConnectionListener listener;
  private final FrameGuard guard;
  private final java.net.Socket raw;
  private final SocketProblems problems;
  private final System.Logger log;
  private final ReentrantLock calls = new ReentrantLock();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger unsent = new AtomicInteger();
  private final AtomicBoolean cutting = new AtomicBoolean();
  private volatile boolean closed;
  /** A close frame is on its way, and the line ends by itself soon. */
  private volatile boolean farewell;
  private volatile @Nullable Problem lost;
  private volatile @Nullable Problem cutBecause;
  private volatile @Nullable WebSocket socket;
  private volatile @Nullable Thread reader;
  private volatile @Nullable Thread writer;

  SocketLink(
      String name, ConnectionListener listener, FrameGuard guard, java.net.Socket raw, SocketProblems problems, System.Logger log) {
    this.name = name;
    this.listener = listener;
    this.guard = guard;
    this.raw = raw;
    this.problems = problems;
    this.log = log;
  }

  /** Does the handshake and starts the threads. The thread that connects. */
  void open(WebSocket fresh) throws WebSocketException {
    socket = fresh;
    fresh.addListener(this);
    fresh.connect();
  }

  @Override
  public void onThreadCreated(WebSocket websocket, ThreadType type, Thread thread) {
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, e) -> broken(e));
    if (type == ThreadType.READING_THREAD) {
      thread.setName(name);
      reader = thread;
    } else {
      thread.setName(HelperThreads.name(name, type == ThreadType.WRITING_THREAD ? "write" : "finish"));
      writer = thread;
    }
  }

  @Override
  public void onTextMessage(WebSocket websocket, byte[] data) {
    if (data == null || data.length == 0) {
      deliver(() -> listener.frameRejected(EMPTY_FRAME));
    } else if (Utf8.isValid(data)) {
      deliver(() -> listener.frame(data));
    } else {
      deliver(() -> listener.frameRejected("invalid UTF-8"));
      cut(new GuardException(GuardException.NOT_TEXT, "invalid UTF-8"));
    }
  }

  @Override
  public void onBinaryMessage(WebSocket websocket, byte[] binary) {
    deliver(() -> listener.binary(binary));
  }

  private void deliver(Runnable call) {
    calls.lock();
    try {
      if (!closed && lost == null) {
        call.run();
      }
    } catch (RuntimeException | Error e) {
      // An error too: the library would swallow it, and go on as if nothing were amiss.
      log.log(System.Logger.Level.ERROR, name + ": the receiver of frames failed", e);
      lose(Problem.lasting(Problem.Kind.PLUGIN, "The receiver of " + name + " failed", e.toString()));
    } finally {
      calls.unlock();
    }
  }

  @Override
  public void onPingFrame(WebSocket websocket, WebSocketFrame frame) {
    // The library queues a pong for each; a peer that pings and never reads must not fill the memory.
    countUnsent();
  }

  /** Comes before the library looks at the frame itself: its own answer to a bad goodbye is then too late. */
  @Override
  public void onFrame(WebSocket websocket, WebSocketFrame frame) {
    if (frame.isCloseFrame()) {
      int complaint = Goodbye.complaint(frame.getPayload());
      if (complaint != 0) {
        websocket.sendClose(complaint);
      }
    }
  }

  @Override
  public void onCloseFrame(WebSocket websocket, WebSocketFrame frame) {
    byte[] payload = frame.getPayload();
    // The line stays for a moment: the library answers the close frame and then closes it.
    farewell = true;
    lose(problems.closed(Goodbye.code(payload), Goodbye.reason(payload)));
  }

  @Override
  public void onDisconnected(
      WebSocket websocket, @Nullable WebSocketFrame server, @Nullable WebSocketFrame client, boolean byServer) {
    IOException cut = guard.failure();
    end(cut == null ? problems.closed(0, null) : problems.of(cut, true));
    Dialer.closeQuietly(raw);
    ended.countDown();
  }

  @Override
  public void onError(WebSocket websocket, WebSocketException cause) {
    broken(cause);
  }

  @Override
  public void onUnexpectedError(WebSocket websocket, WebSocketException cause) {
    broken(cause);
  }

  @Override
  public void handleCallbackError(WebSocket websocket, Throwable cause) {
    log.log(System.Logger.Level.ERROR, name + ": a callback failed", cause);
    broken(cause);
  }

  @Override
  public void onFrameSent(WebSocket websocket, WebSocketFrame frame) {
    unsent.updateAndGet(n -> Math.max(0, n - 1));
  }

  private void broken(Throwable cause) {
    IOException failure = guard.failure();
    if (failure instanceof GuardException exception) {
      cut(exception);
    } else {
      end(problems.of(failure == null ? cause : failure, true));
    }
  }

  /**
   * Tells of the loss, and the server why. The library closes the line as soon as its reading thread comes back from here, so the thread is kept until
   * the server has read our reason or a moment has passed.
   */
  private void cut(GuardException why) {
    if (!cutting.compareAndSet(false, true)) {
      return;
    }
    WebSocket open = socket;
    if (open != null) {
      // First of all: whoever hears of the loss closes, and must find this code sent.
      open.sendClose(why.code());
      farewell = true;
    }
    lose(problems.broken(why));
    if (Thread.currentThread() == reader) {
      try {
        raw.setSoTimeout(FAREWELL_MILLIS);
        guard.drain(why, TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS));
      } catch (IOException e) {
        // The line is closed already.
      }
    }
  }

  /** Tells of the loss and closes the line. */
  private void end(Problem why) {
    Problem ours = cutBecause;
    lose(ours == null ? why : ours);
    Dialer.closeQuietly(raw);
    WebSocket open = socket;
    if (open != null) {
      // Wakes a writer that would otherwise wait for ever when the reader died of an unexpected error.
      open.sendClose(NORMAL_CLOSE);
    }
  }

  private void lose(Problem why) {
    calls.lock();
    try {
      if (closed || lost != null) {
        return;
      }
      lost = why;
      listener.lost(why);
    } catch (RuntimeException e) {
      log.log(System.Logger.Level.ERROR, name + ": the receiver failed to hear of a loss", e);
    } finally {
      calls.unlock();
    }
  }

  private void countUnsent() {
    if (unsent.incrementAndGet() > MAX_UNSENT) {
      // The caller may hold locks of the listener, so only the line is cut here; the reading thread then tells.
      cutBecause = Problem.retryable(
          Problem.Kind.CONNECTION, "The exchange no longer takes our messages", name + ": send queue full");
      Dialer.closeQuietly(raw);
    }
  }

  @Override
  public void send(String text) {
    WebSocket open = socket;
    if (open != null && !closed && lost == null) {
      countUnsent();
      open.sendText(text);
    }
  }

  /** Sends a binary frame: no exchange asks for it, but the Autobahn test suite does. */
  void send(byte[] binary) {
    WebSocket open = socket;
    if (open != null && !closed && lost == null) {
      countUnsent();
      open.sendBinary(binary);
    }
  }

  @Override
  public void ping() {
    WebSocket open = socket;
    if (open != null && !closed && lost == null) {
      countUnsent();
      open.sendPing();
    }
  }

  @Override
  public long lastInboundNanos() {
    return guard.lastInboundNanos();
  }

  @Override
  public void close() {
    long begun = System.nanoTime();
    boolean gone = closed || (lost != null && !farewell);
    closed = true;
    WebSocket open = socket;
    boolean interrupted = false;
    try {
      if (!gone && open != null) {
        // Does nothing when another code was sent before.
        open.sendClose(NORMAL_CLOSE);
        if (Thread.currentThread() != reader) {
          ended.await(CLOSE_ANSWER_NANOS, TimeUnit.NANOSECONDS);
        }
      }
      Dialer.closeQuietly(raw);
      join(reader, begun);
      join(writer, begun);
      Thread stuck = reader;
      if (stuck != null && stuck != Thread.currentThread() && stuck.isAlive()) {
        // Only a listener that waits for something can still hold it.
        stuck.interrupt();
      }
      // A listener still at work on a frame belongs to a call made before; wait for it, within the limit.
      if (calls.tryLock(Math.max(0, CLOSE_LIMIT_NANOS - (System.nanoTime() - begun)), TimeUnit.NANOSECONDS)) {
        calls.unlock();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      Dialer.closeQuietly(raw);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void join(@Nullable Thread thread, long begun) throws InterruptedException {
    if (thread != null && thread != Thread.currentThread()) {
      long left = TimeUnit.NANOSECONDS.toMillis(CLOSE_LIMIT_NANOS - (System.nanoTime() - begun));
      if (left > 0) {
        thread.join(left);
      }
    }
  }
}
