package io.tapedeck.kit;

import java.util.ArrayDeque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is about to take over from one whose end was announced. Until then its frames and answers are held, so that nothing is missing between the two; what both brought is told
 * apart by {@link SinkGate}. Under the link's lock.
 */
final class Successor {
  /** So many frames, or so much memory, and it takes over at once. */
  private static final int MOST_FRAMES = 50_000;

  private static final long MOST_BYTES = 32L << 20;

  final Session session;
  private final ArrayDeque<IntConsumer> held = new ArrayDeque<>();
  private long bytes;

  Successor(Session session) {
    this.session = session;
  }

  /** Holds what arrived; it is handed the connection's number when it is read. */
  void hold(IntConsumer arrival, int size) {
    held.add(arrival);
    bytes += size;
  }

  @Nullable IntConsumer next() {
    return held.poll();
  }

  int frames() {
    return held.size();
  }

  boolean full() {
    return held.size() >= MOST_FRAMES || bytes >= MOST_BYTES;
  }
}
