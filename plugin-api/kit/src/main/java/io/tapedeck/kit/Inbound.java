package io.tapedeck.kit;

import io.tapedeck.api.Problem;
import java.util.concurrent.CountDownLatch;

/**
 * Hears one connection of a {@link StreamLink}. What it brings waits until the link is ready for it, and goes to the link together with the number of the connection. Reading thread.
 */
final class Inbound implements ConnectionListener {
  /** In place of a number: this connection is to take over from another one and has not yet. */
  static final int NOT_YET = -1;

  private final Receiver receiver;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile int generation;

  /** Takes what a connection brings. */
  interface Receiver {
    void frame(Inbound from, byte[] frame);

    void rejected(Inbound from, String reason);

    void lost(Inbound from, Problem why);
  }

  Inbound(Receiver receiver, int generation) {
    this.receiver = receiver;
    this.generation = generation;
  }

  /** The connection's number, or {@link #NOT_YET}. Any thread. */
  int generation() {
    return generation;
  }

  /** The connection has taken over. Under the link's lock. */
  void tookOver(int number) {
    generation = number;
  }

  /** The opening was announced, or there will be none. */
  void ready() {
    ready.countDown();
  }

  private boolean awaitReady() {
    try {
      ready.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Somebody ends this thread; what it carries is no longer wanted.
      return false;
    }
  }

  @Override
  public void frame(byte[] frame) {
    if (awaitReady()) {
      receiver.frame(this, frame);
    }
  }

  @Override
  public void frameRejected(String reason) {
    if (awaitReady()) {
      receiver.rejected(this, reason);
    }
  }

  @Override
  public void lost(Problem why) {
    if (awaitReady()) {
      receiver.lost(this, why);
    }
  }
}
