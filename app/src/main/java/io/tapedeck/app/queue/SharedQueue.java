package io.tapedeck.app.queue;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the reader threads and the screen.
 *
 * <p>Two lanes. <b>Control</b> items (state changes, notices) are never dropped and are taken first. <b>News</b> are streams whose state
 * changed: a stream is put once, however often it changes, until it is taken; the data itself waits in the stream. So the queue is bounded by
 * the number of streams, and no put can fail or wait.
 *
 * <p><b>Threads:</b> puts from any thread; takes from the one thread that pumps.
 *
 * @param <C> control item
 * @param <N> stream with news
 */
public final class SharedQueue<C, N> {
  private final Queue<C> control = new ConcurrentLinkedQueue<>();
  private final AtomicInteger controlSize = new AtomicInteger();
  private final NewsRing<N> news;

  /** An empty queue for at most {@code streams} streams. */
  public SharedQueue(int streams) {
    news = new NewsRing<>(streams);
  }

  /** Number of streams that may have news at the same time. */
  public int capacity() {
    return news.capacity();
  }

  /** Puts a control item. Any thread; never waits. */
  public void putControl(C item) {
    controlSize.incrementAndGet();
    control.add(item);
  }

  /** Puts a stream that has news and is not in the queue already. Any thread; never waits. */
  public void putNews(N stream) {
    news.put(stream);
  }

  /** The next control item; null when there is none. Pumping thread. */
  public @Nullable C takeControl() {
    C item = control.poll();
    if (item != null) {
      controlSize.decrementAndGet();
    }
    return item;
  }

  /** The stream whose news are oldest; null when there is none. Pumping thread. */
  public @Nullable N takeNews() {
    return news.take();
  }

  /** Control items waiting. Any thread. */
  public int controlSize() {
    return Math.max(0, controlSize.get());
  }

  /** Streams waiting. Any thread. */
  public int newsSize() {
    return news.size();
  }
}
