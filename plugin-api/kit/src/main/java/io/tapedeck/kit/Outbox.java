package io.tapedeck.kit;

import io.tapedeck.api.TimeSource;
import io.tapedeck.api.WireOutput;
import java.util.ArrayDeque;

/**
 * Messages on their way to the exchange, in order, never more than so many within any second. Any thread; never waits. Serves one
 * connection.
 */
final class Outbox implements WireOutput {
  private static final long SECOND = 1_000_000_000L;
  private static final int MAX_WAITING = 4_096;

  private final Connection connection;
  private final FeedTimer timer;
  private final TimeSource clock;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  /** Times of the last messages, oldest at {@code next}; as many as a second allows. */
  private final long[] sent;
  private int next;
  private int sentCount;
  private boolean scheduled;
  private boolean closed;

  Outbox(Connection connection, int perSecond, FeedTimer timer, TimeSource clock) {
    this.connection = connection;
    this.timer = timer;
    this.clock = clock;
    this.sent = new long[perSecond];
  }

  @Override
  public synchronized void send(String text) {
    if (closed) {
      return;
    }
    if (waiting.size() >= MAX_WAITING) {
      throw new IllegalStateException("More than " + MAX_WAITING + " messages wait to be sent");
    }
    waiting.add(text);
    drain();
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  private synchronized void resume() {
    scheduled = false;
    drain();
  }

  private void drain() {
    while (!closed && !scheduled && !waiting.isEmpty()) {
      long now = clock.nanos();
      long wait = sentCount < sent.length ? 0 : sent[next] + SECOND - now;
      if (wait > 0) {
        scheduled = true;
        timer.after(wait, this::resume);
        return;
      }
      sent[next] = now;
      next = (next + 1) % sent.length;
      sentCount = Math.min(sent.length, sentCount + 1);
      connection.send(waiting.remove());
    }
  }
}
