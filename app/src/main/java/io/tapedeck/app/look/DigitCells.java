package io.tapedeck.app.look;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws numbers digit by digit in cells of one width, so that they stand in columns and do not twitch: Java cannot switch on Inter's
 * tabular figures. Sentences are drawn with {@code drawString}. Makes no garbage once a font is known. EDT.
 */
public final class DigitCells {
  private static final FontRenderContext PLAIN = new FontRenderContext(null, true, false);
  private static final Map<Font, DigitCells> KNOWN = new HashMap<>();
  private static final int CACHED = 128;

  private final Font font;
  private final int cell;
  private final byte[] advances = new byte[CACHED];
  private final int[] digitInset = new int[10];
  private final char[] one = new char[1];
  private final int minus;
  private final int dash;
  private final int thin;
  private final int strikeHeight;

  private DigitCells(Font font) {
    this.font = font;
    int[] widths = new int[10];
    for (int i = 0; i < 10; i++) {
      widths[i] = measure((char) ('0' + i));
    }
    int[] sorted = widths.clone();
    Arrays.sort(sorted);
    cell = Math.round((sorted[4] + sorted[5]) / 2f);
    for (int i = 0; i < 10; i++) {
      digitInset[i] = Math.round((cell - widths[i]) / 2f);
    }
    for (char c = ' '; c < CACHED; c++) {
      advances[c] = (byte) Math.min(127, measure(c));
    }
    minus = measure(Figures.MINUS);
    dash = measure(Figures.NOTHING);
    thin = Math.max(2, measure(' ') / 2);
    strikeHeight = Math.round(font.getLineMetrics("0", PLAIN).getAscent() * 0.34f);
  }

  /** Width of a text in this font. */
  public static int width(CharSequence text, Font font) {
    DigitCells cells = of(font);
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += cells.advance(text.charAt(i));
    }
    return width;
  }

  /** Draws with the left edge at {@code x}; returns the right edge. */
  public static int drawLeft(Graphics2D g, CharSequence text, Font font, int x, int baseline, Color color) {
    return of(font).draw(g, text, x, baseline, color);
  }

  /** Draws with the right edge at {@code right}; returns the left edge. */
  public static int drawRight(Graphics2D g, CharSequence text, Font font, int right, int baseline, Color color) {
    int x = right - width(text, font);
    of(font).draw(g, text, x, baseline, color);
    return x;
  }

  /** Draws a line through a text of this width: the number is not to be trusted. */
  public static void strike(Graphics2D g, Font font, int x, int width, int baseline, Color color) {
    g.setColor(color);
    g.fillRect(x - 1, baseline - of(font).strikeHeight, width + 2, 1);
  }

  private static DigitCells of(Font font) {
    DigitCells known = KNOWN.get(font);
    if (known == null) {
      known = new DigitCells(font);
      KNOWN.put(font, known);
    }
    return known;
  }

  private int draw(Graphics2D g, CharSequence text, int left, int baseline, Color color) {
    g.setFont(font);
    g.setColor(color);
    int x = left;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != Figures.THIN) {
        one[0] = c;
        int inset = c >= '0' && c <= '9' ? digitInset[c - '0'] : 0;
        g.drawChars(one, 0, 1, x + inset, baseline);
      }
      x += advance(c);
    }
    return x;
  }

  private int advance(char c) {
    if (c >= '0' && c <= '9') {
      return cell;
    }
    if (c < CACHED) {
      return advances[c];
    }
    if (c == Figures.MINUS) {
      return minus;
    }
    if (c == Figures.NOTHING) {
      return dash;
    }
    return c == Figures.THIN ? thin : measure(c);
  }

  private int measure(char c) {
    return (int) Math.round(font.getStringBounds(String.valueOf(c), PLAIN).getWidth());
  }
}
