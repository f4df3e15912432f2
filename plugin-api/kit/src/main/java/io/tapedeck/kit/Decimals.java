package io.tapedeck.kit;

/**
 * Exact decimal numbers as a {@code long} mantissa and a scale, without garbage: {@code 64525.0} is 645250 at scale 1. The same in
 * every locale. Any thread; a {@link Parsed} belongs to the thread that uses it.
 */
public final class Decimals {

  /** The most fraction digits a number may have. */
  public static final int MAX_SCALE = 12;

  /** Answer of {@link #rescale} when the number does not fit or would lose digits. No mantissa has this value. */
  public static final long INEXACT = Long.MIN_VALUE;

  /** Longer text is no price; refusing it first keeps nonsense cheap. */
  private static final int MAX_LENGTH = 64;

  /** Beyond this an exponent is out of range whatever stands before it. */
  private static final int EXPONENT_LIMIT = 1_000;

  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimals() {}

  /** Where a parsed number is put, so that none is created for each. One thread. */
  public static final class Parsed {
    private long mantissa;
    private int scale;

    /** The digits without the point; the number is {@code mantissa / 10^scale}. */
    public long mantissa() {
      return mantissa;
    }

    /** Number of fraction digits, 0 to {@value Decimals#MAX_SCALE}. */
    public int scale() {
      return scale;
    }
  }

  /**
   * Reads a decimal number: optional minus, digits, optionally a point with digits, optionally an exponent. Trailing zeros are kept
   * as sent, as far as they fit into a {@code long} and {@value #MAX_SCALE} fraction digits.
   *
   * @return false, with {@code into} unchanged, when the text is no such number or does not fit
   */
  public static boolean parse(char[] text, int offset, int length, Parsed into) {
    if (length <= 0 || length > MAX_LENGTH) {
      return false;
    }
    int at = offset;
    int end = offset + length;
    boolean negative = text[at] == '-';
    if (negative) {
      at++;
    }
    long mantissa = 0;
    int from = at;
    while (at < end && isDigit(text[at])) {
      int digit = text[at++] - '0';
      if (mantissa > (Long.MAX_VALUE - digit) / 10) {
        return false;
      }
      mantissa = mantissa * 10 + digit;
    }
    if (at == from) {
      return false;
    }
    int scale = 0;
    // Zeros are taken in only when a digit follows, so that a long tail of them cannot overflow.
    int zeros = 0;
    if (at < end && text[at] == '.') {
      from = ++at;
      for (; at < end && isDigit(text[at]); at++) {
        int digit = text[at] - '0';
        if (digit == 0) {
          zeros++;
          continue;
        }
        for (; zeros >= 0; zeros--) {
          int next = zeros == 0 ? digit : 0;
          if (mantissa > (Long.MAX_VALUE - next) / 10) {
            return false;
          }
          mantissa = mantissa * 10 + next;
          scale++;
        }
        zeros = 0;
      }
      if (at == from) {
        return false;
      }
    }
    if (at < end) {
      int exponent = exponent(text, at, end);
      if (exponent == Integer.MIN_VALUE) {
        return false;
      }
      scale -= exponent;
    }
    return settle(negative, mantissa, scale, zeros, into);
  }

  /** As {@link #parse(char[], int, int, Parsed)}, from ASCII bytes. */
  public static boolean parse(byte[] text, int offset, int length, Parsed into) {
    if (length <= 0 || length > MAX_LENGTH) {
      return false;
    }
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = (char) (text[offset + i] & 0xFF);
    }
    return parse(chars, 0, length, into);
  }

  /** As {@link #parse(char[], int, int, Parsed)}, from a text; not for hot paths. */
  public static boolean parse(String text, Parsed into) {
    return text.length() <= MAX_LENGTH && parse(text.toCharArray(), 0, text.length(), into);
  }

  /** Value of the exponent that begins at {@code at}; {@link Integer#MIN_VALUE} when there is none that makes sense. */
  private static int exponent(char[] text, int at, int end) {
    if (text[at] != 'e' && text[at] != 'E') {
      return Integer.MIN_VALUE;
    }
    int next = at + 1;
    boolean negative = false;
    if (next < end && (text[next] == '-' || text[next] == '+')) {
      negative = text[next++] == '-';
    }
    if (next == end) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; next < end; next++) {
      if (!isDigit(text[next])) {
        return Integer.MIN_VALUE;
      }
      value = Math.min(EXPONENT_LIMIT, value * 10 + text[next] - '0');
    }
    return negative ? -value : value;
  }

  private static boolean settle(boolean negative, long digits, int digitsScale, int zeros, Parsed into) {
    long mantissa = digits;
    int scale = digitsScale;
    if (mantissa == 0) {
      into.mantissa = 0;
      into.scale = Math.max(0, Math.min(MAX_SCALE, scale + zeros));
      return true;
    }
    while (scale > MAX_SCALE && mantissa % 10 == 0) {
      mantissa /= 10;
      scale--;
    }
    if (scale > MAX_SCALE) {
      return false;
    }
    for (int i = 0; i < zeros && scale < MAX_SCALE && mantissa <= Long.MAX_VALUE / 10; i++) {
      mantissa *= 10;
      scale++;
    }
    if (scale < 0) {
      mantissa = rescale(mantissa, 0, -scale);
      scale = 0;
      if (mantissa == INEXACT) {
        return false;
      }
    }
    into.mantissa = negative ? -mantissa : mantissa;
    into.scale = scale;
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The same number with another scale, or {@link #INEXACT}. */
  public static long rescale(long mantissa, int fromScale, int toScale) {
    if (mantissa == 0 || fromScale == toScale || mantissa == INEXACT) {
      return mantissa;
    }
    int distance = Math.abs(toScale - fromScale);
    if (distance >= POWERS.length) {
      return INEXACT;
    }
    long power = POWERS[distance];
    if (toScale < fromScale) {
      return mantissa % power == 0 ? mantissa / power : INEXACT;
    }
    if (mantissa > Long.MAX_VALUE / power || mantissa < -(Long.MAX_VALUE / power)) {
      return INEXACT;
    }
    return mantissa * power;
  }

  /** The number as people and exchanges write it, with exactly {@code scale} fraction digits. */
  public static String text(long mantissa, int scale) {
    return append(new StringBuilder(24), mantissa, scale).toString();
  }

  /** Appends what {@link #text} returns. */
  public static StringBuilder append(StringBuilder out, long mantissa, int scale) {
    if (mantissa < 0) {
      out.append('-');
    }
    // The negative range holds every long, the positive does not.
    long rest = mantissa < 0 ? mantissa : -mantissa;
    int digits = Math.max(digits(rest), scale + 1);
    int start = out.length();
    out.setLength(start + digits + (scale > 0 ? 1 : 0));
    int at = out.length() - 1;
    for (int i = 0; i < digits; i++) {
      if (i == scale && scale > 0) {
        out.setCharAt(at--, '.');
      }
      out.setCharAt(at--, (char) ('0' - rest % 10));
      rest /= 10;
    }
    return out;
  }

  /**
   * Writes what {@link #text} returns as ASCII.
   *
   * @return the index after the last byte; the array must have room for 22 bytes
   */
  public static int write(long mantissa, int scale, byte[] out, int offset) {
    int start = offset;
    if (mantissa < 0) {
      out[start++] = '-';
    }
    long rest = mantissa < 0 ? mantissa : -mantissa;
    int digits = Math.max(digits(rest), scale + 1);
    int end = start + digits + (scale > 0 ? 1 : 0);
    int at = end - 1;
    for (int i = 0; i < digits; i++) {
      if (i == scale && scale > 0) {
        out[at--] = '.';
      }
      out[at--] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
    return end;
  }

  /** Number of digits of a number that is not positive; zero has one. */
  private static int digits(long negative) {
    // Compared, not divided: this is the hottest line of a book's checksum, and a division costs ten comparisons.
    int count = 1;
    while (count < POWERS.length && negative <= -POWERS[count]) {
      count++;
    }
    return count;
  }
}
