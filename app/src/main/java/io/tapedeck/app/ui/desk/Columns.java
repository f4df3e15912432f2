package io.tapedeck.app.ui.desk;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import java.awt.Font;
import java.util.Arrays;

/**
 * Columns of numbers, each as wide as its widest number so far: they grow and never shrink while one instrument is shown. Where there is too little room the last column leaves
 * whole. EDT.
 */
final class Columns {
  private static final int EDGE = 12;
  private static final int LEAST_GAP = 8;

  private final int[] digits;
  private final int[] scales;
  private final int[] widths;
  private final int[] rights;
  private int shown;
  private int room = -1;
  private boolean stretched = true;

  Columns(int count) {
    digits = new int[count];
    scales = new int[count];
    widths = new int[count];
    rights = new int[count];
  }

  /** Forgets the widths: another instrument, font or scale. */
  void forget() {
    Arrays.fill(digits, 0);
    Arrays.fill(widths, 0);
    room = -1;
  }

  /** A column has a number with so many decimals; {@code extra} is room before it. */
  void see(int column, long mantissa, int scale, Font font, int extra) {
    int now = Math.max(1, length(mantissa) - scale);
    if (now > digits[column] || scale != scales[column] || widths[column] == 0) {
      digits[column] = scale == scales[column] ? Math.max(now, digits[column]) : now;
      scales[column] = scale;
      widths[column] = width(digits[column], scale, font) + extra;
      room = -1;
    }
  }

  /** A column of fixed width. */
  void fixed(int column, int width) {
    if (widths[column] != width) {
      widths[column] = width;
      room = -1;
    }
  }

  private static int length(long mantissa) {
    int length = 1;
    for (long rest = mantissa == Long.MIN_VALUE ? 0 : Math.abs(mantissa); rest >= 10; rest /= 10) {
      length++;
    }
    return length;
  }

  private static int width(int whole, int scale, Font font) {
    String widest = "0".repeat(whole + scale) + ",".repeat((whole - 1) / 3) + (scale > 0 ? "." : "");
    return DigitCells.width(widest, font);
  }

  /** Sets the places for a width; {@code first} stands at the left edge instead of sharing in the free room. */
  void place(int width, boolean first) {
    if (width == room) {
      return;
    }
    room = width;
    int edge = Tokens.px(EDGE);
    int least = Tokens.px(LEAST_GAP);
    shown = widths.length;
    int spare = spare(width);
    while (shown > 1 && spare < (shown - 1) * least) {
      shown--;
      spare = spare(width);
    }
    int gaps = first ? shown - 1 : shown;
    stretched = spare >= 0;
    int x = edge;
    for (int i = 0; i < shown; i++) {
      int gap = i == 0 && first ? 0 : gaps == 0 ? 0 : Math.max(0, spare) / gaps;
      x += gap + widths[i];
      rights[i] = x;
    }
    if (shown > 0 && stretched) {
      rights[shown - 1] = width - edge;
    }
  }

  private int spare(int width) {
    int sum = 0;
    for (int i = 0; i < shown; i++) {
      sum += widths[i];
    }
    return width - 2 * Tokens.px(EDGE) - sum;
  }

  /** Columns that fit. */
  int shown() {
    return shown;
  }

  /** Right edge of a column's numbers. */
  int right(int column) {
    return rights[column];
  }

  /** Left end of a column's room: where the one before ends. */
  int left(int column) {
    return column == 0 ? Tokens.px(EDGE) / 2 : rights[column - 1] + Tokens.px(LEAST_GAP);
  }
}
