package io.tapedeck.app.look;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws numbers with each digit in a cell of one width, so that they stand in columns and do not twitch: Java cannot switch on Inter's
 * tabular figures. What would stand in the same place without cells is drawn in one call, since a call costs far more than a glyph. Sentences are
 * drawn with {@code drawString}. Makes no garbage once a font is known. EDT.
 */
public final class DigitCells {
  private static final FontRenderContext PLAIN = new FontRenderContext(null, true, false);
  private static final Map<Font, DigitCells> KNOWN = new HashMap<>();
  private static final int CACHED = 128;
  private static final int LONGEST_RUN = 32;
  private static final int APART = Integer.MIN_VALUE;

  private final Font font;
  private final int cell;
  private final int[] advances = new int[CACHED];
  private final int[] digitInset = new int[10];
  private final char[] run = new char[LONGEST_RUN];
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
      advances[c] = measure(c);
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
    boolean joined = drawsAsMeasured(g);
    int x = left;
    int from = left;
    int length = 0;
    int pen = APART; // Where the next character of the run would be drawn.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != Figures.THIN && (c != ' ' || (joined && length > 0))) {
        int place = x + inset(c);
        int own = joined ? own(c) : APART;
        if (length > 0 && (place != pen || own == APART || length == LONGEST_RUN)) {
          g.drawChars(run, 0, length, from, baseline);
          length = 0;
        }
        from = length == 0 ? place : from;
        run[length++] = c;
        pen = own == APART ? APART : place + own;
      }
      x += advance(c);
    }
    if (length > 0) {
      g.drawChars(run, 0, length, from, baseline);
    }
    return x;
  }

  /** True when characters of one call stand as far apart as {@link #measure} says: not so on a scaled screen, where each is rounded to other pixels. */
  private static boolean drawsAsMeasured(Graphics2D g) {
    FontRenderContext context = g.getFontRenderContext();
    return !context.isTransformed() && context.isAntiAliased() && !context.usesFractionalMetrics();
  }

  private int inset(char c) {
    return c >= '0' && c <= '9' ? digitInset[c - '0'] : 0;
  }

  /** How far a character moves the pen without cells; {@link #APART} for one that may not share a call, since its neighbours could change its shape. */
  private int own(char c) {
    if (c >= ' ' && c < CACHED) {
      return advances[c];
    }
    return c == Figures.MINUS ? minus : c == Figures.NOTHING ? dash : APART;
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
