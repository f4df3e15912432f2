package io.tapedeck.kit;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new connection beside the one of a {@link StreamLink} whose end was announced; the old one is read until the new one brings its data and takes over. One at a time. Under
 * the link's lock, which it takes where another thread comes in.
 */
final class Handover {
  /** So long two connections are open beside each other, and no longer than the longest when the new one brings nothing. */
  private static final long OVERLAP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long LONGEST_OVERLAP_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final StreamLink link;
  private final ReentrantLock lock;
  private final StreamLink.Surroundings around;
  private @Nullable Attempt now;

  Handover(StreamLink link, ReentrantLock lock, StreamLink.Surroundings around) {
    this.link = link;
    this.lock = lock;
    this.around = around;
  }

  /** A new connection on its way. */
  private static final class Attempt {
    private final int of;
    private final Problem why;
    private final Inbound inbound;
    private @Nullable Successor successor;

    Attempt(int of, Problem why, Inbound inbound) {
      this.of = of;
      this.why = why;
      this.inbound = inbound;
    }
  }

  /** Begins to make a new connection for the one with this number; ignored while one is being made. */
  void begin(int of, Problem why) {
    if (now == null) {
      Attempt begun = new Attempt(of, why, link.inbound(Inbound.NOT_YET));
      now = begun;
      link.connectOnItsThread(() -> connect(begun));
    }
  }

  private void connect(Attempt begun) {
    Connection connection = null;
    try {
      connection = around.connector().connect(link.name(), begun.inbound);
      if (opened(begun, connection)) {
        connection = null;
      }
    } catch (ExchangeException e) {
      around.context().log().log(System.Logger.Level.INFO, "{0}: no new connection yet: {1}", link.name(), e.problem().text());
      abandon(begun.inbound);
    } catch (RuntimeException e) {
      link.failures().log(e, "making a new connection");
      abandon(begun.inbound);
    } finally {
      begun.inbound.ready();
      if (connection != null) {
        connection.close();
      }
    }
  }

  /** True when the new connection is wanted, or closed by others. */
  private boolean opened(Attempt begun, Connection connection) {
    lock.lock();
    try {
      Session old = link.session(begun.of);
      if (now != begun || old == null) {
        return false;
      }
      Session next = link.open(connection, new SinkGate(link.sink(), old.gate));
      begun.successor = new Successor(next);
      link.speak(next, begun.inbound);
      if (next.gate.metStranger()) {
        // It could not be told that stream's number, so everything begins in the usual way.
        drop();
        link.lost(begun.of, begun.why);
      } else {
        awaitData(begun);
      }
      return true;
    } catch (RuntimeException e) {
      link.failures().log(e, "opening");
      boolean closes = begun.successor != null;
      if (now == begun) {
        drop();
      }
      return closes;
    } finally {
      lock.unlock();
    }
  }

  /** Looks now and then whether the new connection brings what was asked for. */
  private void awaitData(Attempt begun) {
    around.timer().after(OVERLAP_NANOS / 4, () -> {
      lock.lock();
      try {
        Successor successor = begun.successor;
        if (now != begun || successor == null) {
          return;
        }
        long age = successor.session.ageNanos();
        if ((age >= OVERLAP_NANOS && successor.frames() > 0) || age >= LONGEST_OVERLAP_NANOS) {
          takeOver();
        } else {
          awaitData(begun);
        }
      } finally {
        lock.unlock();
      }
    });
  }

  /** Holds what a connection brought that has not taken over, or reads it when it has meanwhile. What comes for one that was given up is wanted by nobody. */
  void hold(Inbound from, IntConsumer arrival, int size) {
    lock.lock();
    try {
      Attempt begun = now;
      if (from.generation() != Inbound.NOT_YET) {
        arrival.accept(from.generation());
      } else if (begun != null && begun.inbound == from && begun.successor != null) {
        begun.successor.hold(arrival, size);
        if (begun.successor.full()) {
          takeOver();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The new connection takes over at once, with all it has brought so far; false when there is none yet. */
  boolean takeOver() {
    Attempt begun = now;
    if (begun == null || begun.successor == null || link.closed()) {
      return false;
    }
    now = null;
    link.succeed(begun.successor, begun.inbound, begun.why);
    return true;
  }

  /** A new connection is not to be had. The one at hand goes on; when its end comes, another one is made in the usual way. */
  void abandon(Inbound from) {
    lock.lock();
    try {
      Attempt begun = now;
      if (begun != null && begun.inbound == from) {
        drop();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives up the new connection, if there is one on its way. */
  void drop() {
    Attempt begun = now;
    now = null;
    if (begun != null && begun.successor != null) {
      link.end(begun.successor.session);
    }
  }
}
