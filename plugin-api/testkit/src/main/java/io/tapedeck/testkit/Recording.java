package io.tapedeck.testkit;

import io.tapedeck.api.MarketSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A recorded session: NDJSON, plain or gzipped, one frame a line as {@code {"t": seconds, "dir": "in", "url": null, "msg": "..."}}.
 * Each walk reads the file anew, a frame at a time. Any thread; one thread for each walk.
 *
 * <p>What cannot be read ends the walk with an {@link UncheckedIOException} that names file and line.
 */
public final class Recording implements Iterable<Recording.Frame> {

  /** Who said it. */
  public enum Direction {
    /** The exchange, over the WebSocket. */
    IN,
    /** The recorder, over the WebSocket. */
    OUT,
    /** The exchange, as the body of a REST answer. */
    HTTP
  }

  /**
   * One line of a recording. Immutable.
   *
   * @param epochNanos the recorder's clock, or {@link MarketSink#NO_TIME}
   * @param direction who said it
   * @param url where; null when the recording does not tell
   * @param text exactly as on the wire
   */
  public record Frame(long epochNanos, Direction direction, @Nullable String url, String text) {

    /** Checks what must be there. */
    public Frame {
      Objects.requireNonNull(direction);
      Objects.requireNonNull(text);
    }

    /** A frame of the exchange without a time. */
    public static Frame in(String text) {
      return new Frame(MarketSink.NO_TIME, Direction.IN, null, text);
    }

    /** A frame of the recorder without a time. */
    public static Frame out(String text) {
      return new Frame(MarketSink.NO_TIME, Direction.OUT, null, text);
    }
  }

  private final @Nullable Path file;
  private final List<Frame> made;

  private Recording(@Nullable Path file, List<Frame> made) {
    this.file = file;
    this.made = made;
  }

  /** A recording in a file, gzipped when its name ends in {@code .gz}. Nothing is opened yet. */
  public static Recording of(Path file) {
    return new Recording(file, List.of());
  }

  /** A recording made up by a test. */
  public static Recording of(List<Frame> frames) {
    return new Recording(null, List.copyOf(frames));
  }

  /** A walk over the file, which closes it at its end; close it yourself when you leave early. */
  public Walk walk() {
    return file == null ? Walk.over(made.iterator()) : Walk.over(file);
  }

  @Override
  public Iterator<Frame> iterator() {
    return walk();
  }

  /** All frames. */
  public List<Frame> frames() {
    List<Frame> all = new ArrayList<>();
    forEach(all::add);
    return all;
  }

  /** What the exchange said over the WebSocket. */
  public List<String> inbound() {
    Predicate<Frame> isInbound = frame -> frame.direction() == Direction.IN;
    return frames().stream().filter(isInbound).map(Frame::text).toList();
  }

  /** One pass over a recording. One thread. */
  public static final class Walk implements Iterator<Frame>, AutoCloseable {
    private final @Nullable NdjsonFile source;
    private final Iterator<Frame> made;
    private @Nullable Frame next;
    private boolean ended;

    private Walk(@Nullable NdjsonFile source, Iterator<Frame> made) {
      this.source = source;
      this.made = made;
    }

    private static Walk over(Iterator<Frame> made) {
      return new Walk(null, made);
    }

    private static Walk over(Path file) {
      try {
        return new Walk(NdjsonFile.open(file), List.<Frame>of().iterator());
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        next = read();
        if (next == null) {
          close();
        }
      }
      return next != null;
    }

    @Override
    public Frame next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The recording has ended");
      }
      Frame frame = Objects.requireNonNull(next);
      next = null;
      return frame;
    }

    private @Nullable Frame read() {
      if (source == null) {
        return made.hasNext() ? made.next() : null;
      }
      try {
        return source.read();
      } catch (IOException e) {
        close();
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }

    /** Ends the walk and closes the file. May be called twice. */
    @Override
    public void close() {
      ended = true;
      if (source != null) {
        source.close();
      }
    }
  }
}
