package io.tapedeck.kit;

/** Reads times as exchanges write them, without garbage. Any thread. */
public final class Timestamps {

  /** Answer for text that is no time. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int LAST_YEAR = 2261; // a long of nanoseconds ends in April 2262

  private Timestamps() {}

  /**
   * Epoch nanoseconds of an RFC 3339 time such as {@code 2023-10-06T17:35:55.440295Z} or {@code ...+02:00}, years 1970 to 2261.
   *
   * @return {@link #INVALID} when the text is anything else
   */
  public static long rfc3339Nanos(char[] text, int offset, int length) {
    if (length < 20 || length > 40) {
      return INVALID;
    }
    int at = offset;
    int year = number(text, at, 4);
    int month = number(text, at + 5, 2);
    int day = number(text, at + 8, 2);
    int hour = number(text, at + 11, 2);
    int minute = number(text, at + 14, 2);
    int second = number(text, at + 17, 2);
    char middle = text[at + 10];
    boolean separators = text[at + 4] == '-' && text[at + 7] == '-' && (middle == 'T' || middle == 't' || middle == ' ')
        && text[at + 13] == ':' && text[at + 16] == ':';
    if (!separators || year < 1970 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)
        || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return INVALID;
    }
    at += 19;
    int end = offset + length;
    long fraction = 0;
    if (text[at] == '.') {
      int from = ++at;
      long unit = NANOS_PER_SECOND / 10;
      for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        fraction += (text[at] - '0') * unit;
        unit /= 10;
      }
      if (at == from) {
        return INVALID;
      }
    }
    int zone = zoneSeconds(text, at, end);
    if (zone == Integer.MIN_VALUE) {
      return INVALID;
    }
    long seconds = ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60L + second - zone;
    return seconds * NANOS_PER_SECOND + fraction;
  }

  private static int zoneSeconds(char[] text, int at, int end) {
    if (at + 1 == end && (text[at] == 'Z' || text[at] == 'z')) {
      return 0;
    }
    if (at + 6 != end || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return text[at] == '-' ? -seconds : seconds;
  }

  private static int number(char[] text, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return -1;
      }
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days since 1970-01-01 in the Gregorian calendar, counting years from March so that the leap day comes last. */
  private static long epochDay(int year, int month, int day) {
    int shifted = month > 2 ? year : year - 1;
    int fromMarch = month > 2 ? month - 3 : month + 9;
    long days = 365L * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153L * fromMarch + 2) / 5 + day - 1;
    return days - 719_468;
  }
}
