package io.tapedeck.app.tape;

import io.tapedeck.api.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a tape. All kinds have the same fields; {@link Kind} says what they mean. Immutable, but for the bytes, which nobody changes; any thread.
 *
 * @param kind what it is
 * @param link number of the connection, from 0; of the feed where the entry is about a feed; else 0
 * @param nanos the recorder's monotonic clock
 * @param epochNanos the recorder's wall clock
 * @param number see {@link Kind}
 * @param text see {@link Kind}
 * @param bytes see {@link Kind}
 */
@SuppressWarnings("ArrayRecordComponent") // What was received, handed on as it is; entries are never compared.
public record TapeEntry(Kind kind, int link, long nanos, long epochNanos, long number, String text, byte[] bytes) {
  static final byte[] NOTHING = {};

  private static final int FIXED = 1 + 4 + 8 + 8 + 8 + 4;

  /** What an entry is. */
  public enum Kind {
    /** The first entry. {@code text}: {@link TapeHeader} as JSON. */
    HEADER(0),
    /** A feed is recorded from here on. {@code link}: its number; {@code text}: {@link TapedFeed} as JSON. */
    FEED(1),
    /** A connection of it. {@code number}: the feed; {@code text}: name and symbols as JSON. */
    LINK(2),
    /** A connection attempt begins. {@code number}: the how manieth. */
    CONNECTING(3),
    /** The connection is open: a fresh protocol begins. */
    OPENED(4),
    /** A text frame. {@code bytes}: as received. */
    TEXT(5),
    /** A binary frame. {@code bytes}: as received. */
    BINARY(6),
    /** A REST answer. {@code text}: its address; {@code bytes}: its body as received. */
    ANSWER(7),
    /** A frame that was no text and reached nobody. {@code text}: why. */
    UNREADABLE(8),
    /** The connection is gone. {@code number}: nanoseconds to the next attempt, negative for none; {@code text}: the problem as JSON. */
    LOST(9),
    /** The host asked a feed for something. {@code link}: the feed; {@code number}: 0 for a snapshot, 1 for a subscription; {@code text}: symbol. */
    ASKED(10),
    /** The recorder could not keep up. {@code number}: entries that are missing here. */
    MISSED(11),
    /** The recording was ended in order. {@code number}: entries missing in all. */
    END(12);

    private static final Kind[] BY_CODE = values();

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static @Nullable Kind of(int code) {
      for (Kind kind : BY_CODE) {
        if (kind.code == code) {
          return kind;
        }
      }
      return null;
    }
  }

  /**
   * The feed that {@link Kind#FEED} is about.
   *
   * @throws IllegalArgumentException when it makes no sense
   */
  public TapedFeed feed() {
    return TapeJson.feed(this);
  }

  /**
   * The connection that {@link Kind#LINK} is about.
   *
   * @throws IllegalArgumentException when it makes no sense
   */
  public TapedLink connection() {
    return TapeJson.link(this);
  }

  /**
   * Why the connection was lost, of {@link Kind#LOST}.
   *
   * @throws IllegalArgumentException when it makes no sense
   */
  public Problem problem() {
    return TapeJson.problem(this);
  }

  /** What it takes in memory, roughly. */
  long size() {
    return 96L + bytes.length + text.length();
  }

  /** Its body as it stands in the file. */
  byte[] encoded() {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(FIXED + words.length + bytes.length);
    out.put((byte) kind.code).putInt(link).putLong(nanos).putLong(epochNanos).putLong(number).putInt(words.length);
    out.put(words).put(bytes);
    return out.array();
  }

  /**
   * Reads a body.
   *
   * @return null for a kind of a later program that this one may pass over
   * @throws IllegalArgumentException when it makes no sense
   */
  static @Nullable TapeEntry decoded(ByteBuffer in) {
    if (in.remaining() < FIXED) {
      throw new IllegalArgumentException("too short");
    }
    Kind kind = Kind.of(in.get() & 0xff);
    int link = in.getInt();
    long nanos = in.getLong();
    long epochNanos = in.getLong();
    long number = in.getLong();
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text longer than its entry");
    }
    byte[] words = new byte[length];
    in.get(words);
    byte[] rest = in.hasRemaining() ? new byte[in.remaining()] : NOTHING;
    in.get(rest);
    return kind == null ? null : new TapeEntry(kind, link, nanos, epochNanos, number, new String(words, StandardCharsets.UTF_8), rest);
  }
}
