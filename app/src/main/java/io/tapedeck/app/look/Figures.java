package io.tapedeck.app.look;

import java.math.BigDecimal;

/**
 * Numbers as text the trader reads: grouped and with decimals as the trader chose, minus U+2212, an en dash for nothing. The forms that append to a
 * builder make no garbage. Any thread.
 */
public final class Figures {
  /** What stands where there is no value. */
  public static final char NOTHING = '\u2013';

  /** The sign of negative numbers. */
  public static final char MINUS = '\u2212';

  /** The step between a number and its unit. */
  public static final char THIN = '\u2009';

  private static final long SECOND = 1_000_000_000L;
  private static final long MEGA = 1024 * 1024;

  private static volatile NumberForm form = NumberForm.COMMA_POINT;

  private Figures() {}

  /** Writes all numbers in this form from now on. */
  public static void form(NumberForm next) {
    form = next;
  }

  /** The form of numbers now. */
  public static NumberForm form() {
    return form;
  }

  /** All decimals of a scaled number, grouped: "67,412.5". */
  public static StringBuilder price(StringBuilder out, long mantissa, int scale) {
    if (mantissa == Long.MIN_VALUE) {
      return out.append(NOTHING); // No exchange's price; its magnitude does not fit a long.
    }
    long magnitude = mantissa;
    if (mantissa < 0) {
      out.append(MINUS);
      magnitude = -mantissa;
    }
    long unit = 1;
    for (int i = 0; i < scale; i++) {
      unit *= 10;
    }
    grouped(out, magnitude / unit);
    if (scale > 0) {
      out.append(form.point());
      long rest = magnitude % unit;
      for (long place = unit / 10; place > 0; place /= 10) {
        out.append((char) ('0' + rest / place % 10));
      }
    }
    return out;
  }

  /** All decimals of a scaled number, grouped: "67,412.5". */
  public static String price(long mantissa, int scale) {
    return price(new StringBuilder(16), mantissa, scale).toString();
  }

  /** All digits of a number. */
  public static String exact(BigDecimal number) {
    BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    return plain.precision() <= 18 && plain.scale() <= 18
        ? price(plain.unscaledValue().longValue(), plain.scale())
        : plain.toPlainString().replace('.', form.point());
  }

  /** A counter: in full to 9,999,999, then "12.3 M". */
  public static StringBuilder count(StringBuilder out, long value) {
    if (value < 0) {
      out.append(MINUS);
      return count(out, value == Long.MIN_VALUE ? Long.MAX_VALUE : -value);
    }
    if (value < 10_000_000) {
      return grouped(out, value);
    }
    if (value < 1_000_000_000L) {
      return tenths(out, value / 100_000).append(THIN).append('M');
    }
    return tenths(out, value / 100_000_000L).append(THIN).append('G');
  }

  /** A counter: in full to 9,999,999, then "12.3 M". */
  public static String count(long value) {
    return count(new StringBuilder(12), value).toString();
  }

  /** A whole number, grouped, however large. */
  public static String whole(long value) {
    return value < 0 ? MINUS + whole(-value) : grouped(new StringBuilder(16), value).toString();
  }

  /** Events a second: "862/s", "2.1 k/s" from 2,000 on. */
  public static StringBuilder rate(StringBuilder out, double perSecond) {
    if (!(perSecond >= 0)) {
      return out.append(NOTHING);
    }
    long whole = Math.round(perSecond);
    if (whole < 2_000) {
      return grouped(out, whole).append("/s");
    }
    if (whole < 1_000_000) {
      return tenths(out, whole / 100).append(THIN).append("k/s");
    }
    return tenths(out, whole / 100_000).append(THIN).append("M/s");
  }

  /** Events a second: "862/s", "2.1 k/s". */
  public static String rate(double perSecond) {
    return rate(new StringBuilder(10), perSecond).toString();
  }

  /** An age: "0.1 s", from a minute on "1 m 05 s", from an hour on "2 h 14 m". */
  public static StringBuilder age(StringBuilder out, long nanos) {
    long tenths = Math.max(0, nanos) / 100_000_000L;
    if (tenths < 600) {
      return tenths(out, tenths).append(" s");
    }
    long seconds = tenths / 10;
    if (seconds < 3_600) {
      return twoDigits(out.append(seconds / 60).append(" m "), seconds % 60).append(" s");
    }
    return twoDigits(out.append(seconds / 3_600).append(" h "), seconds / 60 % 60).append(" m");
  }

  /** An age: "0.1 s", "1 m 05 s", "2 h 14 m". */
  public static String age(long nanos) {
    return age(new StringBuilder(10), nanos).toString();
  }

  /** A delay: "38 ms" below 10 s, then "12.3 s"; an en dash below zero. */
  public static StringBuilder delay(StringBuilder out, long nanos) {
    if (nanos < 0) {
      return out.append(NOTHING);
    }
    if (nanos < 10 * SECOND) {
      return grouped(out, (nanos + 500_000) / 1_000_000).append(" ms");
    }
    return tenths(out, nanos / 100_000_000L).append(" s");
  }

  /** A delay: "38 ms". */
  public static String delay(long nanos) {
    return delay(new StringBuilder(10), nanos).toString();
  }

  /** A change in percent, always with its sign: "+1.24 %". */
  public static StringBuilder percent(StringBuilder out, double percent) {
    if (Double.isNaN(percent) || Math.abs(percent) > 1e9) {
      return out.append(NOTHING);
    }
    long hundredths = Math.round(Math.abs(percent) * 100);
    out.append(percent < 0 && hundredths > 0 ? MINUS : '+');
    grouped(out, hundredths / 100).append(form.point());
    return twoDigits(out, hundredths % 100).append(THIN).append('%');
  }

  /** A change in percent, always with its sign: "+1.24 %". */
  public static String percent(double percent) {
    return percent(new StringBuilder(10), percent).toString();
  }

  /** Whole percents of a share from 0 to 1: "6 %". */
  public static String share(double share) {
    return Math.round(share * 100) + "" + THIN + '%';
  }

  /** Memory: "214 of 512 MB". */
  public static String bytes(long used, long max) {
    return grouped(new StringBuilder(20), used / MEGA).append(" of ").append(whole(max / MEGA)).append(" MB").toString();
  }

  /** Seconds of a day as "14:04:32". */
  public static StringBuilder time(StringBuilder out, int secondOfDay) {
    twoDigits(out, secondOfDay / 3_600).append(':');
    twoDigits(out, secondOfDay / 60 % 60).append(':');
    return twoDigits(out, secondOfDay % 60);
  }

  private static StringBuilder twoDigits(StringBuilder out, long value) {
    return out.append((char) ('0' + value / 10 % 10)).append((char) ('0' + value % 10));
  }

  private static StringBuilder tenths(StringBuilder out, long tenths) {
    return grouped(out, tenths / 10).append(form.point()).append((char) ('0' + tenths % 10));
  }

  private static StringBuilder grouped(StringBuilder out, long value) {
    if (value < 1_000) {
      return out.append(value);
    }
    grouped(out, value / 1_000);
    char group = form.group();
    if (group != NumberForm.NONE) {
      out.append(group);
    }
    long rest = value % 1_000;
    return out.append((char) ('0' + rest / 100))
        .append((char) ('0' + rest / 10 % 10))
        .append((char) ('0' + rest % 10));
  }
}
