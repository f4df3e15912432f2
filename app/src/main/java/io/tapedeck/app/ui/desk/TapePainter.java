package io.tapedeck.app.ui.desk;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Color;
import java.awt.Graphics2D;

/** Paints a tape's heads, rows and speeds. EDT; makes no garbage. */
final class TapePainter {
  static final int HEAD = 22;
  private static final int ROW = 19;
  private static final int FOOT = 24;
  private static final int FEWEST_ABOVE_FOOT = 4;
  private static final int TIME = 0;
  private static final int PRICE = 1;
  private static final int SIZE = 2;
  private static final int BAR_PERCENT = 30;

  private final TimeSource clock;
  private final DayClock days;
  private final Inks inks;
  private final TapeRows rows;
  private final Columns columns = new Columns(3);
  private final StringBuilder scratch = new StringBuilder(64);
  private final String bought = Texts.of("trades.bought");
  private final String sold = Texts.of("trades.sold");
  private String zone = "";
  private String priceHead = "";
  private String sizeHead = "";

  TapePainter(TimeSource clock, DayClock days, Inks inks, TapeRows rows) {
    this.clock = clock;
    this.days = days;
    this.inks = inks;
    this.rows = rows;
  }

  /** Another instrument, theme or scale. */
  void forget() {
    columns.forget();
    priceHead = "";
  }

  private static boolean hasFoot(int height) {
    return height >= Tokens.px(HEAD + FEWEST_ABOVE_FOOT * ROW + FOOT);
  }

  /** Whole rows that fit. */
  int rowsIn(int height) {
    return Math.max(0, (height - Tokens.px(HEAD) - (hasFoot(height) ? Tokens.px(FOOT) : 0)) / Tokens.px(ROW));
  }

  /** The row at a height; -1 when there is none. */
  int rowAt(int y, int height) {
    int row = Math.floorDiv(y - Tokens.px(HEAD), Tokens.px(ROW));
    return row < rowsIn(height) ? row : -1;
  }

  void fit(StreamModel model, int width) {
    Instrument instrument = model.instrument();
    if (priceHead.isEmpty() || days.changed()) {
      zone = Texts.of("trades.time") + ", " + days.zone(clock.epochNanos());
      priceHead = (Texts.of("desk.price") + ' ' + instrument.quote()).strip();
      sizeHead = Texts.of("desk.size") + ' ' + instrument.base();
    }
    columns.fixed(TIME, DigitCells.width("00:00:00.000", inks.plain));
    columns.see(PRICE, 0, instrument.priceScale(), inks.plain, Tokens.px(14));
    columns.see(SIZE, 0, instrument.sizeScale(), inks.bold, 0);
    for (int i = 0; i < Math.min(rows.count(), 40); i++) {
      if (rows.priceScale(i) == instrument.priceScale() && rows.sizeScale(i) == instrument.sizeScale()) {
        columns.see(PRICE, rows.price(i), rows.priceScale(i), inks.plain, Tokens.px(14));
        columns.see(SIZE, rows.size(i), rows.sizeScale(i), inks.bold, 0);
      }
    }
    columns.place(width, true);
  }

  void heads(Graphics2D g, int width) {
    int baseline = inks.baseline(inks.small, 0, Tokens.px(HEAD));
    g.setFont(inks.small);
    g.setColor(inks.muted);
    int edge = Tokens.px(12);
    int room = columns.shown() > PRICE ? columns.right(PRICE) - g.getFontMetrics().stringWidth(priceHead) - Tokens.px(8) - edge : width;
    g.drawString(g.getFontMetrics().stringWidth(zone) <= room ? zone : Texts.of("trades.time"), edge, baseline);
    if (columns.shown() > PRICE) {
      head(g, priceHead, Texts.of("desk.price"), columns.left(PRICE), columns.right(PRICE), baseline);
    }
    if (columns.shown() > SIZE) {
      head(g, sizeHead, Texts.of("desk.size"), columns.left(SIZE), columns.right(SIZE), baseline);
    }
    g.setColor(inks.grid);
    g.fillRect(0, Tokens.px(HEAD) - 1, width, 1);
  }

  private void head(Graphics2D g, String whole, String brief, int left, int right, int baseline) {
    int wide = g.getFontMetrics().stringWidth(whole);
    g.drawString(right - wide >= left ? whole : brief, right - (right - wide >= left ? wide : g.getFontMetrics().stringWidth(brief)), baseline);
  }

  void rows(Graphics2D g, StreamModel model, int back, int width, int height) {
    boolean trusted = StreamCanvas.trusted(model);
    int most = Math.min(rows.count() - back, rowsIn(height));
    double largest = 0;
    for (int i = 0; i < most; i++) {
      largest = Math.max(largest, rows.sizeValue(back + i));
    }
    for (int i = 0; i < most; i++) {
      row(g, back + i, Tokens.px(HEAD) + i * Tokens.px(ROW), width, largest, trusted);
    }
  }

  private void row(Graphics2D g, int i, int top, int width, double largest, boolean trusted) {
    boolean buy = rows.buy(i);
    boolean big = rows.big(i);
    int tall = Tokens.px(ROW);
    Color ink = !trusted ? inks.stale : buy ? inks.up : inks.down;
    if (big) {
      g.setColor(!trusted ? inks.bigStale : buy ? inks.bigUp : inks.bigDown);
      g.fillRect(0, top, width, tall);
      g.setColor(ink);
      g.fillRect(0, top, Tokens.px(2), tall);
    }
    int bar = largest <= 0 ? 0 : (int) Math.round(rows.sizeValue(i) / largest * width * BAR_PERCENT / 100);
    Color bars = !trusted ? inks.barStale : big ? buy ? inks.bigBarUp : inks.bigBarDown : buy ? inks.barUp : inks.barDown;
    g.setColor(bars);
    g.fillRect(width - bar, top + 1, bar, tall - 1);
    int baseline = inks.baseline(inks.plain, top, tall);
    scratch.setLength(0);
    days.append(scratch, rows.time(i));
    DigitCells.drawLeft(g, scratch, inks.plain, Tokens.px(12), baseline, trusted ? inks.muted : inks.stale);
    if (columns.shown() > PRICE) {
      scratch.setLength(0);
      Figures.price(scratch, rows.price(i), rows.priceScale(i));
      int left = DigitCells.drawRight(g, scratch, inks.plain, columns.right(PRICE), baseline, ink);
      double mark = Tokens.px(7);
      VerdictShape.paintStep(g, buy ? 1 : -1, left - Tokens.px(14), top + Math.rint((tall - mark * 0.75) / 2), mark, ink);
    }
    if (columns.shown() > SIZE) {
      scratch.setLength(0);
      Figures.price(scratch, rows.size(i), rows.sizeScale(i));
      DigitCells.drawRight(g, scratch, big ? inks.bold : inks.plain, columns.right(SIZE), baseline, trusted ? inks.text : inks.stale);
    }
  }

  /** How fast takers buy and sell, and what is left out. */
  void foot(Graphics2D g, StreamModel model, String filter, int width, int height) {
    if (!hasFoot(height)) {
      return;
    }
    int tall = Tokens.px(FOOT);
    int top = height - tall;
    g.setColor(inks.header);
    g.fillRect(0, top, width, tall);
    g.setColor(inks.border);
    g.fillRect(0, top, width, 1);
    boolean trusted = StreamCanvas.trusted(model);
    int baseline = inks.baseline(inks.small, top, tall);
    int x = speed(g, true, bought, Tokens.px(12), top, baseline, trusted);
    x = speed(g, false, sold, x + Tokens.px(12), top, baseline, trusted);
    int left = width - Tokens.px(12) - DigitCells.width(filter, inks.small);
    if (!filter.isEmpty() && left >= x + Tokens.px(8)) {
      DigitCells.drawLeft(g, filter, inks.small, left, baseline, inks.accent);
    }
  }

  private int speed(Graphics2D g, boolean buys, String word, int x, int top, int baseline, boolean trusted) {
    double mark = Tokens.px(7);
    Color ink = !trusted ? inks.stale : buys ? inks.up : inks.down;
    VerdictShape.paintStep(g, buys ? 1 : -1, x, top + Math.rint((Tokens.px(FOOT) - mark * 0.75) / 2), mark, ink);
    scratch.setLength(0);
    double perSecond = rows.speed().perSecond(buys, clock.epochNanos());
    if (perSecond < 100) {
      Figures.price(scratch, Math.round(perSecond * 10), 1).append("/s");
    } else {
      Figures.rate(scratch, perSecond);
    }
    scratch.append(word);
    return DigitCells.drawLeft(g, scratch, inks.small, x + Tokens.px(11), baseline, trusted ? inks.muted : inks.stale);
  }
}
