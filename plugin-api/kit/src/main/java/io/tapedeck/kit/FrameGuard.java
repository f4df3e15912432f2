package io.tapedeck.kit;

import io.tapedeck.api.TimeSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the network and the WebSocket library, reads along, and ends the stream before the library can be hurt: by an
 * endless or refused handshake, a frame or message too large, a fragment storm, or a length the library would misread. One reader thread; the
 * time of the last sign of life may be asked for by any.
 */
final class FrameGuard extends InputStream {
  private static final int BUFFER = 64 * 1024;
  private static final int MAX_FRAGMENTS = 16 * 1024;
  private static final int MAX_DRAINED = 1 << 20;
  private static final int MAX_CONTROL = 125;
  private static final byte WHOLE_TEXT = (byte) 0x81;
  private static final int LOOK = 4;
  private static final int PING = 9;
  private static final int PONG = 10;

  /** Pings answered in a second; what goes beyond is a flood, and RFC 6455, section 5.5.3, lets us leave it. */
  private static final int PONGS_A_SECOND = 100;

  private static final long SECOND = 1_000_000_000L;

  /** Bytes of an unfinished frame that count as a sign of life; fewer may be a trickle that will never end. */
  private static final long SIGN_OF_LIFE = 16 * 1024;

  private final InputStream in;
  private final MarketSocket.Limits limits;
  private final TimeSource clock;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private boolean upgraded;
  private @Nullable IOException failure;
  private volatile long lastInboundNanos;

  // Where in a frame the scan stands: its header is collected first, then the payload is passed over.
  private final byte[] header = new byte[10];
  private int headerFilled;
  private int headerWanted = 2;
  private int headerTotal;
  private long payloadLeft;
  private long sinceSign;
  private boolean alive;
  private long message;
  private int fragments;
  private boolean unfinished;
  private long pingSecond;
  private int pings;

  FrameGuard(InputStream in, MarketSocket.Limits limits, TimeSource clock) {
    this.in = in;
    this.limits = limits;
    this.clock = clock;
    this.lastInboundNanos = clock.nanos();
  }

  long lastInboundNanos() {
    return lastInboundNanos;
  }

  /** Why the stream was ended by this guard; null when it was not. */
  synchronized @Nullable IOException failure() {
    return failure;
  }

  private synchronized IOException fail(IOException why) {
    if (failure == null) {
      failure = why;
    }
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == end && !fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(buffer, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return end - at;
  }

  private boolean fill() throws IOException {
    IOException known = failure();
    if (known != null) {
      throw known;
    }
    at = 0;
    end = 0;
    if (!upgraded) {
      readHandshake();
      return true;
    }
    int count = in.read(buffer, 0, buffer.length);
    if (count < 0) {
      return false;
    }
    end = scan(0, count);
    stamp();
    if (end == 0) {
      throw fail(new IOException("stream ended by the guard"));
    }
    return true;
  }

  private void readHandshake() throws IOException {
    int filled = 0;
    int headEnd = -1;
    while (headEnd < 0) {
      if (filled >= limits.handshake()) {
        throw fail(new UpgradeRefused(0, Map.of()));
      }
      int count = in.read(buffer, filled, Math.min(buffer.length, limits.handshake()) - filled);
      if (count < 0) {
        throw filled == 0 ? fail(new EOFException("closed during the handshake"))
            : fail(new UpgradeRefused(0, Map.of()));
      }
      filled += count;
      headEnd = HandshakeHead.end(buffer, filled);
    }
    HandshakeHead head = HandshakeHead.of(buffer, headEnd);
    if (head.status() != 101) {
      throw fail(new UpgradeRefused(head.status(), head.headers()));
    }
    if (head.headers().containsKey("sec-websocket-extensions")) {
      // Nothing was offered, so nothing may be agreed; the library's inflater must never run.
      throw fail(new UpgradeRefused(0, head.headers()));
    }
    upgraded = true;
    lastInboundNanos = clock.nanos();
    end = scan(headEnd, filled);
    stamp();
  }

  /** Remembers when life was last seen: one look at the clock for all frames of a read. */
  private void stamp() {
    if (alive) {
      alive = false;
      lastInboundNanos = clock.nanos();
    }
  }

  /** Reads along; returns the index up to which the bytes may be passed on. */
  private int scan(int from, int to) {
    int next = from;
    while (next < to) {
      if (payloadLeft > 0) {
        int step = (int) Math.min(payloadLeft, to - next);
        payloadLeft -= step;
        next += step;
        sinceSign += step;
        if (payloadLeft == 0 || sinceSign >= SIGN_OF_LIFE) {
          sign();
        }
        continue;
      }
      int start = passText(next, to);
      if (start > next) {
        next = start;
        continue;
      }
      while (next < to && headerFilled < headerWanted) {
        header[headerFilled++] = buffer[next++];
        if (headerFilled == 2) {
          headerWanted = headerLength(header[1] & 0x7F);
        }
      }
      if (headerFilled == headerWanted) {
        GuardException complaint = enterFrame();
        if (complaint != null) {
          fail(complaint);
          return start;
        }
        if (opcode() == PING && isFlood() && next - start == headerTotal) {
          // Passed on as a pong, which nobody answers. Too late only when half the header went before.
          buffer[start] = (byte) (0x80 | PONG);
        }
      }
    }
    return to;
  }

  /** The frame that nearly all traffic is made of, seen at one look: a whole text, all of it here. Returns the index after it, or the same for any other. */
  private int passText(int from, int to) {
    if (headerFilled > 0 || unfinished || to - from < LOOK || buffer[from] != WHOLE_TEXT) {
      return from;
    }
    int length = buffer[from + 1];
    int after = from + 2 + length;
    if (length == 126) {
      length = (buffer[from + 2] & 0xFF) << 8 | (buffer[from + 3] & 0xFF);
      after = from + 4 + length;
    } else if (length < 0 || length == 127) {
      return from;
    }
    if (after > to || length > limits.frame()) {
      return from;
    }
    sign();
    return after;
  }

  private static int headerLength(int shortLength) {
    return shortLength == 127 ? 10 : shortLength == 126 ? 4 : 2;
  }

  private void sign() {
    sinceSign = 0;
    alive = true;
  }

  private int opcode() {
    return header[0] & 0x0F;
  }

  private boolean isFlood() {
    long now = clock.nanos();
    if (pings == 0 || now - pingSecond >= SECOND) {
      pingSecond = now;
      pings = 0;
    }
    return ++pings > PONGS_A_SECOND;
  }

  /** Judges the header just collected; null when the frame may come. */
  private @Nullable GuardException enterFrame() {
    boolean last = (header[0] & 0x80) != 0;
    int opcode = opcode();
    long length = header[1] & 0x7F;
    if (headerWanted > 2) {
      length = 0;
      for (int i = 2; i < headerWanted; i++) {
        length = (length << 8) | (header[i] & 0xFF);
      }
    }
    headerTotal = headerWanted;
    headerFilled = 0;
    headerWanted = 2;
    if ((header[0] & 0x70) != 0 || (header[1] & 0x80) != 0 || (opcode > 2 && opcode < 8) || opcode > 10) {
      return new GuardException(GuardException.PROTOCOL, "masked frame, reserved bit or unknown opcode");
    }
    if (opcode >= 8) {
      if (!last || length > MAX_CONTROL) {
        return new GuardException(GuardException.PROTOCOL, "control frame in pieces or too long");
      }
    } else {
      // A length with its top bit set is negative here.
      if (length < 0 || length > limits.frame()) {
        return new GuardException(GuardException.TOO_LARGE, "frame too large");
      }
      if (unfinished != (opcode == 0)) {
        return new GuardException(GuardException.PROTOCOL, "pieces of messages out of order");
      }
      unfinished = !last;
      message = opcode == 0 ? message + length : length;
      fragments = opcode == 0 ? fragments + 1 : 1;
      if (message > limits.message() || fragments > MAX_FRAGMENTS) {
        return new GuardException(GuardException.TOO_LARGE, "message too large");
      }
    }
    payloadLeft = length;
    if (length == 0) {
      sign();
    }
    return null;
  }

  /**
   * Lets nothing pass any more, and throws away what still comes until the server leaves, the time is over or it is too much. Without this our close frame may
   * never be read: a line closed with bytes unread is reset, and a reset overtakes what was sent before. The reading thread.
   */
  void drain(IOException why, long nanos) {
    fail(why);
    long begun = System.nanoTime();
    try {
      int thrownAway = 0;
      while (thrownAway < MAX_DRAINED && System.nanoTime() - begun < nanos) {
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) {
          return;
        }
        thrownAway += count;
      }
    } catch (IOException e) {
      // Late, or gone: the end either way.
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
