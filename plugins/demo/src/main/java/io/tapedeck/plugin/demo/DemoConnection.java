package io.tapedeck.plugin.demo;

import io.tapedeck.api.Problem;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the venue, with the one thread that is both the exchange and the reader. Methods: any thread; the listener is called on
 * the reader thread.
 */
final class DemoConnection implements Connection {
  private static final long CLOSE_MILLIS = 900;

  private final DemoVenue venue;
  private final ConnectionListener listener;
  private final Queue<String> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean pinged;
  private volatile long lastInbound;
  private volatile @Nullable Thread thread;

  DemoConnection(DemoVenue venue, ConnectionListener listener) {
    this.venue = venue;
    this.listener = listener;
    this.lastInbound = venue.clock().nanos();
  }

  void start(ThreadFactory threads) {
    Thread reader = threads.newThread(this::run);
    thread = reader;
    reader.start();
  }

  @Override
  public void send(String text) {
    if (!over.get()) {
      inbox.add(text);
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void ping() {
    pinged = true;
  }

  @Override
  public long lastInboundNanos() {
    return lastInbound;
  }

  @Override
  public void close() {
    over.set(true);
    Thread reader = thread;
    if (reader == null || reader == Thread.currentThread()) {
      return;
    }
    LockSupport.unpark(reader);
    try {
      TimeUnit.MILLISECONDS.timedJoin(reader, CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    VenueSession session = new VenueSession(venue, this::deliver);
    try {
      while (!over.get()) {
        hear(session);
        if (!session.turn()) {
          lost(Problem.retryable(Problem.Kind.CONNECTION, "Demo exchange closed the connection.", "fault disconnect"));
          return;
        }
        long pause = session.pauseNanos();
        if (pause > 0 && inbox.isEmpty()) {
          LockSupport.parkNanos(this, pause);
        }
      }
    } catch (RuntimeException e) {
      // The feed must learn that this thread is gone; the thread's owner learns why.
      lost(Problem.retryable(Problem.Kind.PLUGIN, "Demo exchange broke down.", e.toString()));
      throw e;
    } finally {
      session.end();
    }
  }

  private void hear(VenueSession session) {
    if (session.stalled()) {
      return;
    }
    if (pinged) {
      pinged = false;
      lastInbound = venue.clock().nanos();
    }
    for (String text = inbox.poll(); text != null; text = inbox.poll()) {
      session.receive(text);
    }
  }

  private void deliver(byte[] frame) {
    if (!over.get()) {
      lastInbound = venue.clock().nanos();
      listener.frame(frame);
    }
  }

  private void lost(Problem why) {
    if (over.compareAndSet(false, true)) {
      listener.lost(why);
    }
  }
}
