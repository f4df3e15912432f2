package io.tapedeck.kit;

import io.tapedeck.kit.support.ManualClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs what is due when the test moves its clock. */
final class ManualTimer implements FeedTimer {
  private record Entry(long due, Runnable task) {}

  final ManualClock clock = new ManualClock();
  private final List<Entry> entries = new ArrayList<>();
  private boolean closed;

  @Override
  public synchronized void after(long nanos, Runnable task) {
    if (!closed) {
      entries.add(new Entry(clock.nanos() + nanos, task));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    entries.clear();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  void advanceSeconds(double seconds) {
    long end = clock.nanos() + (long) (seconds * 1e9);
    for (Entry entry = next(end); entry != null; entry = next(end)) {
      clock.advance(Math.max(0, entry.due - clock.nanos()));
      entry.task.run();
    }
    clock.advance(end - clock.nanos());
  }

  private synchronized Entry next(long end) {
    Entry first = entries.stream().filter(e -> e.due <= end).min(Comparator.comparingLong(Entry::due)).orElse(null);
    entries.remove(first);
    return first;
  }
}
