package io.tapedeck.kit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells valid UTF-8 from invalid (RFC 3629: no overlong forms, no surrogates) without garbage. Any thread. */
final class Utf8 {

  /** Eight bytes at a time; exchanges send hardly anything but ASCII. */
  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    int at = 0;
    while (at + Long.BYTES <= bytes.length && ((long) EIGHT.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < bytes.length) {
      int first = bytes[at];
      if (first >= 0) {
        at++;
        continue;
      }
      int length = sequence(bytes, at, first & 0xFF);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** Length of the sequence that begins here, 0 when it is broken. */
  private static int sequence(byte[] bytes, int at, int first) {
    int low = 0x80;
    int high = 0xBF;
    int length;
    if (first >= 0xC2 && first <= 0xDF) {
      length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
      length = 3;
      low = first == 0xE0 ? 0xA0 : low;
      high = first == 0xED ? 0x9F : high;
    } else if (first >= 0xF0 && first <= 0xF4) {
      length = 4;
      low = first == 0xF0 ? 0x90 : low;
      high = first == 0xF4 ? 0x8F : high;
    } else {
      return 0;
    }
    if (at + length > bytes.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      int next = bytes[at + i] & 0xFF;
      if (next < low || next > high) {
        return 0;
      }
      low = 0x80;
      high = 0xBF;
    }
    return length;
  }
}
