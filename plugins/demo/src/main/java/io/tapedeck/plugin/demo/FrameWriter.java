package io.tapedeck.plugin.demo;

import io.tapedeck.kit.Decimals;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds JSON text as bytes without garbage but the frame itself. One thread at a time. */
final class FrameWriter {
  private static final int LONGEST_NUMBER = 24;

  private byte[] bytes = new byte[8192];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /** A copy of what was written. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  FrameWriter raw(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  FrameWriter raw(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  /** Takes the last byte back. */
  void chop() {
    length--;
  }

  /** A whole number. */
  FrameWriter number(long value) {
    return decimal(value, 0);
  }

  /** A mantissa with all its decimal digits, trailing zeros too: they are part of what the checksum proves. */
  FrameWriter decimal(long mantissa, int scale) {
    room(LONGEST_NUMBER + scale);
    length = Decimals.write(mantissa, scale, bytes, length);
    return this;
  }

  /** A JSON string of any text. */
  FrameWriter string(String text) {
    raw('"');
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b == '"' || b == '\\') {
        raw('\\').raw((char) b);
      } else if (b >= 0 && b < 0x20) {
        raw(' ');
      } else {
        room(1);
        bytes[length++] = b;
      }
    }
    return raw('"');
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
