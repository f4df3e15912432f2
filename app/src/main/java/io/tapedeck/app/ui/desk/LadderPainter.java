package io.tapedeck.app.ui.desk;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;

/** Paints a ladder's heads, rows, middle band and proof line. EDT; makes no garbage. */
final class LadderPainter {
  private static final int PRICE = 0;
  private static final int SIZE = 1;
  private static final int SUM = 2;
  private static final int BAR_PERCENT = 40;
  private static final double BASIS = 10_000;

  private final TimeSource clock;
  private final Inks inks;
  private final LadderFrame frame;
  private final LadderPlace place;
  private final Columns columns = new Columns(3);
  private final StringBuilder scratch = new StringBuilder(64);
  private final String spreadWord = Texts.of("book.spread");
  private final String basisWord = Texts.of("book.basis");
  private final String unproven = Texts.of("book.unproven");
  private final String behind = Texts.of("book.behind");
  private final String resync = Texts.of("book.resync");
  private final String resyncs = Texts.of("book.resyncs");
  private String[] heads = {"", "", ""};
  private String[] shortHeads = {"", "", ""};

  LadderPainter(TimeSource clock, Inks inks, LadderFrame frame, LadderPlace place) {
    this.clock = clock;
    this.inks = inks;
    this.frame = frame;
    this.place = place;
  }

  /** Another instrument, theme or scale. */
  void forget() {
    columns.forget();
    heads = new String[] {"", "", ""};
  }

  void heads(Graphics2D g, Instrument instrument, int width, BookCopy book, boolean filled) {
    if (heads[PRICE].isEmpty()) {
      shortHeads = new String[] {Texts.of("desk.price"), Texts.of("desk.size"), Texts.of("book.sum")};
      heads = new String[] {
        (shortHeads[PRICE] + ' ' + instrument.quote()).strip(), shortHeads[SIZE] + ' ' + instrument.base(), shortHeads[SUM] + ' ' + instrument.base()};
    }
    fit(book, filled, instrument);
    columns.place(width, false);
    int baseline = inks.baseline(inks.small, 0, place.head());
    for (int i = 0; i < columns.shown(); i++) {
      head(g, heads[i], shortHeads[i], columns.left(i), columns.right(i), baseline);
    }
    g.setColor(inks.grid);
    g.fillRect(0, place.head() - 1, width, 1);
  }

  /** The unit stays away where it does not fit. */
  private void head(Graphics2D g, String whole, String brief, int left, int right, int baseline) {
    g.setFont(inks.small);
    g.setColor(inks.muted);
    int wide = g.getFontMetrics().stringWidth(whole);
    String text = right - wide >= left ? whole : brief;
    g.drawString(text, right - (text.equals(whole) ? wide : g.getFontMetrics().stringWidth(brief)), baseline);
  }

  private void fit(BookCopy book, boolean filled, Instrument instrument) {
    int priceScale = filled ? book.priceScale() : instrument.priceScale();
    int sizeScale = filled ? book.sizeScale() : instrument.sizeScale();
    columns.see(PRICE, 0, priceScale, inks.bold, 0);
    columns.see(SIZE, 0, sizeScale, inks.bold, 0);
    columns.see(SUM, 0, Math.max(0, sizeScale - 1), inks.plain, 0);
    for (int side = 0; filled && side < 2; side++) {
      Side of = side == 0 ? Side.BUY : Side.SELL;
      int first = side == 0 ? place.firstBid() : place.firstAsk();
      int last = Math.min(frame.count(of), first + (side == 0 ? place.bidRows() : place.askRows()));
      for (int i = first; i < last; i++) {
        columns.see(PRICE, frame.price(of, i), priceScale, inks.bold, 0);
        columns.see(SIZE, frame.size(of, i), sizeScale, inks.bold, 0);
        columns.see(SUM, tenth(frame.sum(of, i), sizeScale), Math.max(0, sizeScale - 1), inks.plain, 0);
      }
    }
  }

  /** Sums are shown with one decimal less: rounded half up, and exact where sizes are whole. */
  static long tenth(long sum, int sizeScale) {
    return sizeScale == 0 || sum == LadderFrame.TOO_LARGE ? sum : sum / 10 + (sum % 10 >= 5 ? 1 : 0);
  }

  void rows(Graphics2D g, StreamModel model, int width, boolean proven) {
    BookCopy book = model.depth().book();
    for (int i = place.firstAsk(); i < Math.min(frame.count(Side.SELL), place.firstAsk() + place.askRows()); i++) {
      row(g, book, Side.SELL, i, place.askTop(i), width, proven);
    }
    for (int i = place.firstBid(); i < Math.min(frame.count(Side.BUY), place.firstBid() + place.bidRows()); i++) {
      row(g, book, Side.BUY, i, place.bidTop(i), width, proven);
    }
  }

  private void row(Graphics2D g, BookCopy book, Side side, int row, int top, int width, boolean proven) {
    long size = frame.size(side, row);
    int mark = frame.mark(size);
    Color ink = !proven ? inks.stale : side == Side.BUY ? inks.up : inks.down;
    int bar = (int) Math.round(frame.share(size) * width * BAR_PERCENT / 100);
    g.setColor(!proven ? inks.barStale : side == Side.BUY ? inks.barUp : inks.barDown);
    g.fillRect(width - bar, top + 1, bar, place.row() - 1);
    if (mark == 2) {
      g.setColor(ink);
      g.fillRect(0, top + 1, Tokens.px(2), place.row() - 1);
    }
    int baseline = inks.baseline(inks.plain, top, place.row());
    scratch.setLength(0);
    Figures.price(scratch, frame.price(side, row), book.priceScale());
    DigitCells.drawRight(g, scratch, row == 0 ? inks.bold : inks.plain, columns.right(PRICE), baseline, ink);
    if (columns.shown() > SIZE) {
      scratch.setLength(0);
      Figures.price(scratch, size, book.sizeScale());
      DigitCells.drawRight(g, scratch, mark > 0 ? inks.bold : inks.plain, columns.right(SIZE), baseline, proven ? inks.text : inks.stale);
    }
    if (columns.shown() > SUM) {
      scratch.setLength(0);
      Figures.price(scratch, tenth(frame.sum(side, row), book.sizeScale()), Math.max(0, book.sizeScale() - 1));
      DigitCells.drawRight(g, scratch, inks.plain, columns.right(SUM), baseline, proven ? inks.muted : inks.stale);
    }
  }

  void band(Graphics2D g, StreamModel model, int width, boolean proven) {
    int top = place.bandTop();
    int height = place.bandHeight();
    g.setColor(inks.header);
    g.fillRect(0, top, width, height);
    g.setColor(inks.grid);
    g.fillRect(0, top, width, 1);
    g.fillRect(0, top + height - 1, width, 1);
    if (height < inks.large.getSize()) {
      return;
    }
    boolean resync = !model.depth().book().state().inStep() || model.verdict().state() == Verdict.State.RESYNC;
    if (resync && model.verdict().state() != Verdict.State.OFF) {
      unproven(g, top, width, height, unproven);
    } else if (StreamCanvas.trusted(model) && model.depth().behind()) {
      unproven(g, top, width, height, behind);
    } else {
      market(g, model, top, width, height, proven);
    }
  }

  private void market(Graphics2D g, StreamModel model, int top, int width, int height, boolean proven) {
    int edge = Tokens.px(12);
    int left = edge;
    BookCopy book = model.depth().book();
    if (model.hasLast()) {
      int step = model.lastStep();
      Color ink = !proven ? inks.stale : step > 0 ? inks.up : step < 0 ? inks.down : inks.text;
      double triangle = Tokens.px(9);
      VerdictShape.paintStep(g, proven ? step : 0, edge, top + (height - triangle * 0.75) / 2, triangle, ink);
      left = edge + Tokens.px(14);
      scratch.setLength(0);
      Figures.price(scratch, model.last(), model.instrument().priceScale());
      int baseline = inks.baseline(inks.large, top, height);
      int right = DigitCells.drawLeft(g, scratch, inks.large, left, baseline, ink);
      if (!proven && model.verdict().state() != Verdict.State.OFF) {
        DigitCells.strike(g, inks.large, left, right - left, baseline, ink);
      }
      left = right;
    }
    if (book.levels(Side.BUY) == 0 || book.levels(Side.SELL) == 0) {
      return;
    }
    long bid = book.price(Side.BUY, 0);
    long ask = book.price(Side.SELL, 0);
    long spread = LadderFrame.plus(ask, -bid);
    int baseline = inks.baseline(inks.plain, top, height);
    Color ink = proven ? inks.muted : inks.stale;
    int right = width - edge;
    int spreadWide = spread(spread, book.priceScale());
    int basisWide = basis(spread, ((double) bid + (double) ask) / 2);
    int free = right - left - basisWide - spreadWide;
    if (basisWide > 0 && free >= 2 * Tokens.px(10)) {
      DigitCells.drawRight(g, scratch, inks.plain, right, baseline, ink);
      spread(spread, book.priceScale());
      DigitCells.drawLeft(g, scratch, inks.plain, left + free / 2, baseline, ink);
    } else if (spreadWide <= right - left - Tokens.px(10)) {
      spread(spread, book.priceScale());
      DigitCells.drawRight(g, scratch, inks.plain, right, baseline, ink);
    }
  }

  /** Writes the spread down; returns its width. */
  private int spread(long spread, int scale) {
    scratch.setLength(0);
    Figures.price(scratch.append(spreadWord), spread, scale);
    return DigitCells.width(scratch, inks.plain);
  }

  /** Writes the spread down in basis points; returns its width, 0 where there is no sense in it. */
  private int basis(long spread, double middle) {
    double hundredths = middle == 0 ? Double.NaN : spread / Math.abs(middle) * BASIS * 100;
    if (!(Math.abs(hundredths) < 1e12)) {
      return 0;
    }
    scratch.setLength(0);
    Figures.price(scratch, Math.round(hundredths), 2).append(basisWord);
    return DigitCells.width(scratch, inks.plain);
  }

  private void unproven(Graphics2D g, int top, int width, int height, String words) {
    g.setColor(inks.hatchGround);
    g.fillRect(0, top, width, height);
    g.setColor(inks.hatch);
    Shape clip = g.getClip();
    g.clipRect(0, top, width, height);
    for (int x = -height; x < width; x += Tokens.px(7)) {
      g.drawLine(x, top + height, x + height, top);
    }
    g.setClip(clip);
    Font font = inks.bold;
    int mark = Tokens.px(9);
    int wide = DigitCells.width(words, font) + mark + Tokens.px(6);
    int left = (width - wide) / 2;
    g.setColor(inks.panel);
    int pad = Tokens.px(8);
    int tall = Math.min(height - 2, Tokens.px(28));
    g.fillRect(left - pad, top + (height - tall) / 2, wide + 2 * pad, tall);
    VerdictShape.paint(g, Verdict.State.RESYNC, left, top + (height - mark) / 2.0, mark, 0, inks.resync);
    DigitCells.drawLeft(g, words, font, left + mark + Tokens.px(6), inks.baseline(font, top, height), inks.resync);
  }

  /** The proof line. */
  String proof(StreamModel model) {
    return ProofWords.append(new StringBuilder(48), model, clock.nanos()).toString();
  }

  void foot(Graphics2D g, StreamModel model, int width, int height) {
    int top = height - place.foot();
    g.setColor(inks.header);
    g.fillRect(0, top, width, place.foot());
    g.setColor(inks.border);
    g.fillRect(0, top, width, 1);
    int edge = Tokens.px(12);
    int mark = Tokens.px(9);
    VerdictShape.paint(g, model.verdict().state(), edge, top + (place.foot() - mark) / 2.0, mark, clock.nanos());
    int baseline = inks.baseline(inks.small, top, place.foot());
    scratch.setLength(0);
    ProofWords.append(scratch, model, clock.nanos());
    int end = DigitCells.drawLeft(g, scratch, inks.small, edge + mark + Tokens.px(6), baseline, inks.muted);
    scratch.setLength(0);
    Figures.count(scratch, model.resyncs()).append(model.resyncs() == 1 ? resync : resyncs);
    if (end + Tokens.px(10) <= width - edge - DigitCells.width(scratch, inks.small)) {
      DigitCells.drawRight(g, scratch, inks.small, width - edge, baseline, model.resyncs() == 0 ? inks.dim : inks.resync);
    }
  }
}
