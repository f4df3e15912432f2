package io.tapedeck.app.tape;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.intake.FrameTap;
import io.tapedeck.app.intake.LinkTap;
import io.tapedeck.app.tape.TapeEntry.Kind;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what feeds bring, on a thread of its own, {@code tapedeck-tape}. Whoever brings something never waits: what does not fit into the queue is not written, but counted, and the
 * tape says where and how much is missing. Every method: any thread.
 */
public final class TapeRecorder implements AutoCloseable {
  /** What may wait to be written, in bytes. */
  public static final long QUEUE_BYTES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);
  private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long CLOSE_LIMIT_MILLIS = 5_000;

  private final Target target;
  private final TapeHeader header;
  private final TimeSource clock;
  private final long queueBytes;
  private final Consumer<TapeResult> whenOver;
  private final LinkedBlockingQueue<TapeEntry> queue = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicLong missedUntold = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicInteger feeds = new AtomicInteger();
  private final AtomicInteger links = new AtomicInteger();
  private final Thread thread;
  private volatile long written;
  private volatile boolean closed;

  /** Where a tape is written to. */
  public interface Target {

    /** Opens it, on the recorder's thread; the recorder closes it. */
    WritableByteChannel open() throws IOException;
  }

  /**
   * Begins to record.
   *
   * @param target where to
   * @param program version of the program; empty when unknown
   * @param queueBytes what may wait at most
   * @param whenOver told once, on the recorder's thread, when nothing more is written
   */
  public TapeRecorder(
      Target target, String program, TimeSource clock, long queueBytes, Consumer<TapeResult> whenOver) {
    this.target = target;
    this.clock = clock;
    this.queueBytes = queueBytes;
    this.whenOver = whenOver;
    header = new TapeHeader(program, clock.nanos(), clock.epochNanos());
    thread = new NamedThreads("tapedeck-tape").newThread(this::write);
    thread.start();
  }

  /** A feed that is recorded from now on. */
  public FrameTap feed(TapedFeed feed) {
    int number = feeds.getAndIncrement();
    put(Kind.FEED, number, clock.nanos(), clock.epochNanos(), 0, TapeJson.of(feed), TapeEntry.NOTHING);
    return new FeedTap(number);
  }

  /** What stands on the tape so far: when it began, its size, its frames, what is missing. */
  public TapeProgress progress() {
    return new TapeProgress(header.epochNanos(), written, frames.get(), missed.get());
  }

  /** Ends the recording: nothing more is taken, what waits is still written, then {@code whenOver} is told. Returns at once; may be called twice. */
  public void stop() {
    if (!closed) {
      closed = true;
      queue.add(entry(Kind.END, 0, clock.nanos(), clock.epochNanos(), 0, "", TapeEntry.NOTHING));
    }
  }

  /** Ends the recording and waits until all is written, with a limit. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Kind kind, int link, long nanos, long epochNanos, long number, String text, byte[] bytes) {
    if (closed) {
      return;
    }
    TapeEntry entry = entry(kind, link, nanos, epochNanos, number, text, bytes);
    // Without these few the rest could not be read; only frames are ever left out.
    boolean frame = kind == Kind.TEXT || kind == Kind.ANSWER || kind == Kind.UNREADABLE;
    if (waitingBytes.addAndGet(entry.size()) > queueBytes && frame) {
      waitingBytes.addAndGet(-entry.size());
      missed.incrementAndGet();
      missedUntold.incrementAndGet();
      return;
    }
    long untold = missedUntold.getAndSet(0);
    if (untold > 0) {
      queue.add(entry(Kind.MISSED, link, nanos, epochNanos, untold, "", TapeEntry.NOTHING));
    }
    queue.add(entry);
  }

  private static TapeEntry entry(
      Kind kind, int link, long nanos, long epochNanos, long number, String text, byte[] bytes) {
    return new TapeEntry(kind, link, nanos, epochNanos, number, text, bytes);
  }

  private void write() {
    Exception failure = null;
    try (WritableByteChannel channel = target.open();
        TapeWriter tape = new TapeWriter(channel)) {
      tape.put(entry(Kind.HEADER, 0, header.nanos(), header.epochNanos(), 0, TapeJson.of(header), TapeEntry.NOTHING));
      tape.flush();
      copy(tape);
    } catch (IOException | RuntimeException e) {
      failure = e;
      LOG.warn("Recording stopped", e);
    }
    closed = true;
    queue.clear();
    whenOver.accept(new TapeResult(progress(), clock.epochNanos(), failure));
  }

  private void copy(TapeWriter tape) throws IOException {
    long flushed = clock.nanos();
    while (true) {
      long wait = FLUSH_NANOS - (clock.nanos() - flushed);
      TapeEntry next = take(wait);
      if (next != null) {
        if (next.kind() == Kind.END) {
          end(tape, next);
          return;
        }
        waitingBytes.addAndGet(-next.size());
        tape.put(next);
        if (next.kind() == Kind.TEXT || next.kind() == Kind.ANSWER || next.kind() == Kind.UNREADABLE) {
          frames.incrementAndGet();
        }
      }
      if (clock.nanos() - flushed >= FLUSH_NANOS) {
        tape.flush();
        flushed = clock.nanos();
      }
      written = tape.written();
    }
  }

  private void end(TapeWriter tape, TapeEntry end) throws IOException {
    long untold = missedUntold.getAndSet(0);
    if (untold > 0) {
      tape.put(entry(Kind.MISSED, 0, end.nanos(), end.epochNanos(), untold, "", TapeEntry.NOTHING));
    }
    tape.put(entry(Kind.END, 0, end.nanos(), end.epochNanos(), missed.get(), "", TapeEntry.NOTHING));
    tape.flush();
    written = tape.written();
  }

  private @Nullable TapeEntry take(long waitNanos) {
    try {
      return queue.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stop(); // Somebody wants this thread to end: what waits is written, and nothing more.
      return queue.poll();
    }
  }

  /** Hears one feed. */
  private final class FeedTap implements FrameTap {
    private final int feed;

    FeedTap(int feed) {
      this.feed = feed;
    }

    @Override
    public LinkTap link(String name, List<Instrument> instruments) {
      int number = links.getAndIncrement();
      put(Kind.LINK, number, clock.nanos(), clock.epochNanos(), feed, TapeJson.of(name, instruments), TapeEntry.NOTHING);
      return new Tap(number);
    }

    @Override
    public void asked(Request request, Instrument instrument) {
      put(Kind.ASKED, feed, clock.nanos(), clock.epochNanos(), request == Request.RESYNC ? 0 : 1, instrument.symbol(), TapeEntry.NOTHING);
    }
  }

  /** Hears one connection. */
  private final class Tap implements LinkTap {
    private final int link;

    Tap(int link) {
      this.link = link;
    }

    @Override
    public void connecting(long nanos, long epochNanos, int attempt) {
      put(Kind.CONNECTING, link, nanos, epochNanos, attempt, "", TapeEntry.NOTHING);
    }

    @Override
    public void opened(long nanos, long epochNanos) {
      put(Kind.OPENED, link, nanos, epochNanos, 0, "", TapeEntry.NOTHING);
    }

    @Override
    public void frame(long nanos, long epochNanos, byte[] frame) {
      put(Kind.TEXT, link, nanos, epochNanos, 0, "", frame);
    }

    @Override
    public void answer(long nanos, long epochNanos, String url, byte[] body) {
      put(Kind.ANSWER, link, nanos, epochNanos, 0, url, body);
    }

    @Override
    public void unreadable(long nanos, long epochNanos, String reason) {
      put(Kind.UNREADABLE, link, nanos, epochNanos, 0, reason, TapeEntry.NOTHING);
    }

    @Override
    public void lost(long nanos, long epochNanos, Problem why, long retryInNanos) {
      put(Kind.LOST, link, nanos, epochNanos, retryInNanos, TapeJson.of(why), TapeEntry.NOTHING);
    }
  }
}
