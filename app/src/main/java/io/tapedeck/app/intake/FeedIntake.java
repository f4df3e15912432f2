package io.tapedeck.app.intake;

import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.queue.SharedQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intake of one feed from Start to Stop: its streams, its connections' sinks, its counters. Any thread, unless a method says otherwise.
 */
public final class FeedIntake implements FeedSink {
  private static final Logger LOG = LoggerFactory.getLogger(FeedIntake.class);

  /** Prints that may wait in a stream's lane, at most. */
  public static final int LANE_CAPACITY = 65_536;

  /** Memory of all lanes together. */
  private static final long LANES_BYTES = 64L << 20;

  private static final int MIN_LANE = 1_024;

  private static final int MAX_CAUSES = 256;

  private final SharedQueue<?, StreamState> queue;
  private final TimeSource clock;
  private final FeedListener listener;
  private final boolean everything;
  private final int laneCapacity;
  private final Map<String, StreamState> bySymbol = new ConcurrentHashMap<>();
  private final List<StreamState> streams = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicLong> notices = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> unknown = new ConcurrentHashMap<>();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong rejectedFrames = new AtomicLong();
  private final AtomicLong unattributed = new AtomicLong();
  private volatile boolean stopped;
  private volatile @Nullable FrameTap tap;

  /**
   * An intake for some streams.
   *
   * @param everything true when streams nobody named are wanted too: recordings
   * @param laneCapacity prints that may wait in each stream's lane; fewer when so many streams would need too much memory
   */
  public FeedIntake(
      List<Instrument> instruments,
      boolean everything,
      SharedQueue<?, StreamState> queue,
      TimeSource clock,
      FeedListener listener,
      int laneCapacity) {
    if (instruments.size() > queue.capacity()) {
      throw new IllegalArgumentException("At most " + queue.capacity() + " symbols can be shown at a time");
    }
    this.queue = queue;
    this.clock = clock;
    this.listener = listener;
    this.everything = everything;
    this.laneCapacity = fairLane(laneCapacity, instruments.size());
    for (Instrument instrument : instruments) {
      add(instrument);
    }
  }

  /**
   * Prints that may wait in each lane when there are so many streams in all: the lanes of the feeds that run at the same time share their memory.
   *
   * @param wanted at most so many
   */
  public static int fairLane(int wanted, int streams) {
    int fair = (int) Math.min(wanted, LANES_BYTES / PrintLane.SLOT_BYTES / Math.max(1, streams));
    return Integer.highestOneBit(Math.max(Math.min(MIN_LANE, wanted), fair));
  }

  @Override
  public LinkSink link(String name, List<Instrument> instruments) {
    List<StreamState> carried = new ArrayList<>();
    for (Instrument instrument : instruments) {
      StreamState stream = bySymbol.get(instrument.symbol());
      if (stream != null) {
        carried.add(stream);
      }
    }
    return new LinkIntake(this, name, instruments, carried);
  }

  /** The streams, in the order they were asked for. */
  public List<StreamState> streams() {
    return List.copyOf(streams);
  }

  /** One of the streams; null when there is no such one. */
  public @Nullable StreamState stream(StreamId id) {
    StreamState stream = bySymbol.get(id.symbol());
    return stream != null && stream.instrument().exchange().equals(id.exchange()) ? stream : null;
  }

  /** From now on whatever arrives is discarded and counted. May be called twice. */
  public void stop() {
    stopped = true;
  }

  /** Who hears every frame from now on, until Stop; null for nobody. */
  public void tap(@Nullable FrameTap next) {
    tap = next;
  }

  /** Who hears every frame; null when nobody does, and after Stop. Any thread. */
  public @Nullable FrameTap tap() {
    return stopped ? null : tap;
  }

  /** True after {@link #stop()}. */
  public boolean stopped() {
    return stopped;
  }

  /** Frames received. */
  public long frames() {
    return frames.get();
  }

  /** Frames that could not be read at all. */
  public long rejectedFrames() {
    return rejectedFrames.get();
  }

  /** What arrived and cannot be put to any stream's account: frames that could not be read on a connection of several streams. */
  public Ledger unattributed() {
    long count = unattributed.get();
    return new Ledger(count, 0, 0, 0, count, 0, 0);
  }

  /** Messages of kinds the plugin did not know, by kind. */
  public Map<String, Long> unknownKinds() {
    Map<String, Long> counts = new TreeMap<>();
    unknown.forEach((kind, count) -> counts.put(kind, count.get()));
    return counts;
  }

  void unknown(String kind) {
    AtomicLong count = unknown.get(kind);
    if (count == null) {
      // An exchange that makes up a new kind each time must not fill the memory.
      String key = unknown.size() < MAX_CAUSES ? kind : "other";
      count = unknown.computeIfAbsent(key, k -> new AtomicLong());
      if (count.get() == 0) {
        LOG.info("Messages of kind '{}' are not known and passed over", key);
      }
    }
    count.incrementAndGet();
  }

  /** How often a cause came since this was last asked. The pumping thread. */
  public long noticeCount(String cause) {
    AtomicLong count = notices.get(cause);
    return count == null ? 0 : count.getAndSet(0);
  }

  /** Tells the trader something, once for each cause until it was shown. */
  public void raise(String cause, Problem problem) {
    AtomicLong count = notices.get(cause);
    if (count == null) {
      // A plugin that makes up a new sentence each time must not fill the memory.
      String key = notices.size() < MAX_CAUSES ? cause : "other";
      count = notices.computeIfAbsent(key, k -> new AtomicLong());
      if (count.getAndIncrement() == 0) {
        listener.notice(key, problem);
      }
    } else if (count.getAndIncrement() == 0) {
      listener.notice(cause, problem);
    }
  }

  @Nullable StreamState stream(Instrument instrument) {
    StreamState known = bySymbol.get(instrument.symbol());
    if (known != null || !everything || streams.size() >= queue.capacity()) {
      return known;
    }
    return add(instrument);
  }

  void news(StreamState stream) {
    queue.putNews(stream);
  }

  void transition() {
    listener.transition();
  }

  TimeSource clock() {
    return clock;
  }

  /** An event of this instrument carries a time that makes no sense. */
  void suspectTime(Instrument instrument) {
    String cause = "time " + instrument.symbol();
    AtomicLong known = notices.get(cause);
    if (known != null && known.get() > 0) {
      known.incrementAndGet(); // The usual case in a flood: nothing is built for it.
      return;
    }
    raise(
        cause,
        Problem.retryable(
            Problem.Kind.MALFORMED,
            instrument.name() + ": the exchange sends times that make no sense; times of receipt are shown instead.",
            "before 2009, or more than a day ahead"));
  }

  void frameArrived() {
    frames.getAndIncrement();
  }

  void frameRejected(List<StreamState> carried, Arrival arrival, String reason) {
    rejectedFrames.incrementAndGet();
    boolean counted = false;
    for (StreamState stream : carried) {
      counted |= stream.abandonStaged(arrival); // The frame is that stream's: a message of it had begun.
    }
    String whose = "";
    if (carried.size() == 1) {
      StreamState only = carried.get(0);
      if (!counted) {
        only.reject(arrival, reason);
      }
      whose = only.instrument().name() + ": ";
    } else if (!counted) {
      unattributed.incrementAndGet();
    }
    raise(
        "unreadable " + whose + reason,
        Problem.retryable(
            Problem.Kind.MALFORMED,
            whose + "a message could not be read and was counted; the stream goes on.",
            reason));
  }

  private synchronized StreamState add(Instrument instrument) {
    StreamState known = bySymbol.get(instrument.symbol());
    if (known != null) {
      return known;
    }
    StreamState added = new StreamState(this, streams.size(), instrument, laneCapacity);
    streams.add(added);
    bySymbol.put(instrument.symbol(), added);
    return added;
  }
}
