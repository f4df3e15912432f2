package io.tapedeck.kit;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.WireProtocol;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open connection of a {@link StreamLink} with its protocol: reads what comes, keeps it alive, and says when it is of no use any more. Under the link's lock, but for
 * {@link #generation}, {@link #shut}, {@link #end} and what is final.
 */
final class Session {
  /** A new connection that could not be made for an old one is tried again after this. */
  private static final long RENEW_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** More unreadable frames than this within ten seconds, and the connection is given up: perhaps another one makes sense. */
  private static final int UNREADABLE = 20;

  private static final long UNREADABLE_NANOS = TimeUnit.SECONDS.toNanos(10);

  final Connection connection;
  final WireProtocol protocol;
  final SinkGate gate;
  final Outbox out;
  private final String name;
  private final LinkSink sink;
  private final StreamLink.Surroundings around;
  private final PluginFailures failures;
  private final long[] unreadable = new long[UNREADABLE];
  private int unreadableCount;
  private volatile int generation; // Written under the lock.
  private long openedNanos;
  private long frameNanos;
  private long pingNanos;
  private long renewNanos;
  private volatile boolean shut;

  Session(
      String name,
      LinkSink sink,
      StreamLink.Surroundings around,
      PluginFailures failures,
      Connection connection,
      WireProtocol protocol,
      SinkGate gate,
      Outbox out) {
    this.name = name;
    this.sink = sink;
    this.around = around;
    this.failures = failures;
    this.connection = connection;
    this.protocol = protocol;
    this.gate = gate;
    this.out = out;
    generation = Inbound.NOT_YET;
    openedNanos = now();
  }

  /** From now on it is the link's connection, with this number. */
  void begin(int number) {
    generation = number;
    openedNanos = now();
    frameNanos = openedNanos;
    pingNanos = openedNanos;
    renewNanos = openedNanos - RENEW_AGAIN_NANOS;
  }

  int generation() {
    return generation;
  }

  /** How long it is open, or the link's connection. */
  long ageNanos() {
    return now() - openedNanos;
  }

  private long now() {
    return around.context().clock().nanos();
  }

  /** Reads a frame; answers with a problem when the connection is to be given up for it. */
  @Nullable Problem read(byte[] frame) {
    frameNanos = now();
    sink.frame(frame);
    try {
      protocol.frame(frame);
      return null;
    } catch (FrameException e) {
      sink.frameRejected(e.reason());
      return unreadable(e.reason());
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      return threw(e, "reading a frame") ? unreadable("plugin error") : null;
    }
  }

  /** A frame that is no text; as {@link #read}. */
  @Nullable Problem rejected(String reason) {
    frameNanos = now();
    sink.frame(new byte[0]);
    sink.frameRejected(reason);
    return reason.equals(SocketLink.EMPTY_FRAME) ? null : unreadable(reason);
  }

  private @Nullable Problem unreadable(String reason) {
    long now = now();
    int slot = unreadableCount % UNREADABLE;
    boolean many = unreadableCount >= UNREADABLE && now - unreadable[slot] <= UNREADABLE_NANOS;
    unreadable[slot] = now;
    unreadableCount++;
    return many
        ? Problem.retryable(Problem.Kind.MALFORMED, "More than " + UNREADABLE + " unreadable frames within 10 s", name + ": the last one: " + reason)
        : null;
  }

  /** An answer of REST, in order with the frames, or why there is none. */
  void answered(String url, byte[] body, @Nullable Problem failure) {
    try {
      if (failure != null) {
        protocol.fetchFailed(url, failure);
        return;
      }
      sink.answer(url, body);
      protocol.fetched(url, body);
    } catch (FrameException e) {
      sink.frameRejected(e.reason());
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      threw(e, "reading an answer");
    }
  }

  /** True when it was told; a plugin that was shut out throws for that. */
  private boolean threw(Throwable failure, String when) {
    failures.log(failure, when);
    if (!shut) {
      sink.frameRejected("plugin error: " + failure.getClass().getSimpleName());
    }
    return !shut;
  }

  /** A problem when nothing was heard of it for too long. */
  @Nullable Problem dead() {
    Duration limit = around.settings().deadAfter();
    return now() - Math.max(connection.lastInboundNanos(), frameNanos) < limit.toNanos()
        ? null
        : Problem.retryable(Problem.Kind.TIMEOUT, "no answer for " + limit.toSeconds() + " s", name);
  }

  /** Why another connection is to be made beside this one, when it is as old as the exchange lets it become; not again for a minute. */
  @Nullable Problem tooOld() {
    long now = now();
    long limit = protocol.renewAfter().toNanos();
    if (limit <= 0 || now - openedNanos < limit || now - renewNanos < RENEW_AGAIN_NANOS) {
      return null;
    }
    renewNanos = now;
    return Problem.retryable(Problem.Kind.MAINTENANCE, "The connection became as old as the exchange lets it", name);
  }

  /** Says something when it is time. */
  void keepAlive() {
    long now = now();
    long pingAfter = protocol.pingAfter().toNanos();
    boolean due = protocol.pingWhenBusy() || now - frameNanos >= pingAfter;
    if (due && now - pingNanos >= pingAfter) {
      pingNanos = now;
      String ping = protocol.ping();
      if (ping == null) {
        connection.ping();
      } else {
        out.send(ping);
      }
    }
  }

  /** Its protocol reaches the sink no more, and what it throws is its own business. */
  void shut() {
    shut = true;
    gate.shut();
  }

  /** Its protocol is heard no more, neither by the sink nor by the exchange. The connection is closed by whoever may wait for it. */
  void end() {
    gate.shut();
    out.close();
  }
}
