package io.tapedeck.app.ui.desk;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.DepthModel;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The best levels of a book around the last price: sizes, sums, what stands out, what proves it. EDT. */
final class BookLadder extends StreamCanvas {
  /** Rows a turn of the wheel scrolls. */
  private static final int NOTCH = 3;

  private final BooleanSupplier looking = this::isShowing;
  private final LadderFrame frame = new LadderFrame();
  private final LadderPlace place = new LadderPlace();
  private final LadderPainter painter;
  private final Runnable viewChanged;
  private @Nullable Instrument known;
  private int step;
  private int scroll;
  private String grouped = "";
  private int groupedScale;
  private int groupedStep;

  /** A ladder; {@code viewChanged} hears that it was grouped or scrolled. */
  BookLadder(TimeSource clock, Runnable viewChanged) {
    super("bookLadder");
    this.viewChanged = viewChanged;
    painter = new LadderPainter(clock, inks, frame, place);
    addMouseWheelListener(this::turned);
  }

  @Override
  Map<String, Runnable> commands() {
    return Map.of(
        "book.up", () -> scroll(1),
        "book.down", () -> scroll(-1),
        "book.pageUp", () -> scroll(Math.max(1, place.rows())),
        "book.pageDown", () -> scroll(-Math.max(1, place.rows())),
        "book.recentre", this::recentre,
        "book.coarser", () -> group(step + 1),
        "book.finer", () -> group(step - 1));
  }

  private void turned(MouseWheelEvent e) {
    if (e.isControlDown()) {
      group(step + e.getWheelRotation());
    } else {
      scroll(-e.getWheelRotation() * NOTCH);
    }
  }

  @Override
  void follow(@Nullable StreamModel next) {
    StreamModel before = stream();
    if (next == before) {
      return;
    }
    if (before != null) {
      before.depth().unwatch(looking);
    }
    super.follow(next);
    if (next != null) {
      next.depth().watch(looking);
    }
    step = 0;
    scroll = 0;
    painter.forget();
    viewChanged.run();
  }

  /** Scrolls by rows, above 0 towards higher prices; as far as there are levels. */
  void scroll(int rows) {
    scroll += rows;
    settle();
    repaint();
    viewChanged.run();
  }

  /** The middle of the market is in the middle again. */
  void recentre() {
    scroll = 0;
    repaint();
    viewChanged.run();
  }

  /** True when it was scrolled away. */
  boolean away() {
    return scroll != 0;
  }

  /** Groups prices by the step of an index; see {@link PriceStep}. */
  void group(int index) {
    StreamModel model = stream();
    if (model == null) {
      return;
    }
    BookCopy book = model.depth().book();
    long best = book.levels(Side.BUY) > 0 ? book.price(Side.BUY, 0) : book.levels(Side.SELL) > 0 ? book.price(Side.SELL, 0) : 0;
    step = Math.max(0, Math.min(PriceStep.coarsest(best), index));
    scroll = 0;
    repaint();
    viewChanged.run();
  }

  /** The step prices are grouped by, as text: "0.5". Asked for ten times a second. */
  String grouping() {
    StreamModel model = stream();
    if (model == null) {
      return "";
    }
    int scale = scale(model);
    if (scale != groupedScale || step != groupedStep || grouped.isEmpty()) {
      groupedScale = scale;
      groupedStep = step;
      BigDecimal width = BigDecimal.valueOf(PriceStep.of(step), scale).stripTrailingZeros();
      grouped = Figures.exact(width);
    }
    return grouped;
  }

  int step() {
    return step;
  }

  private static int scale(StreamModel model) {
    return model.depth().version() == 0 ? model.instrument().priceScale() : model.depth().book().priceScale();
  }

  /** Brings frame and place up to date; false when there is no book. */
  private boolean settle() {
    StreamModel model = stream();
    place.settle(getHeight(), scroll);
    if (model == null || !hasBook(model)) {
      scroll = 0;
      return false;
    }
    int most = Math.min(BookCopy.DEPTH, 2 * place.rows() + Math.abs(scroll) + 1);
    frame.settle(model.depth().book(), PriceStep.of(step), most);
    // One level stays in sight, whatever is left of the book.
    int up = frame.count(Side.SELL) - place.rows();
    int down = frame.count(Side.BUY) - place.rows();
    int kept = Math.max(-Math.max(0, down), Math.min(Math.max(0, up), scroll));
    if (kept != scroll) {
      scroll = kept;
      place.settle(getHeight(), scroll);
    }
    frame.weigh(place.firstBid(), place.bidRows(), place.firstAsk(), place.askRows());
    return true;
  }

  private static boolean hasBook(StreamModel model) {
    BookCopy book = model.depth().book();
    return model.depth().version() > 0 && (book.levels(Side.BUY) > 0 || book.levels(Side.SELL) > 0);
  }

  /** The numbers may be drawn as facts. */
  static boolean proven(StreamModel model) {
    DepthModel depth = model.depth();
    return trusted(model) && depth.book().state().inStep() && !depth.behind();
  }

  @Override
  void paintRows(Graphics2D g, StreamModel model) {
    Instrument now = model.instrument();
    if (!now.equals(known)) {
      known = now;
      painter.forget();
    }
    boolean filled = settle();
    painter.heads(g, now, getWidth(), model.depth().book(), filled);
    if (filled) {
      painter.rows(g, model, getWidth(), proven(model));
      painter.band(g, model, getWidth(), proven(model));
      painter.foot(g, model, getWidth(), getHeight());
    } else {
      boolean none = trusted(model) && model.book() == BookState.NONE && model.hasData();
      sentence(g, Texts.of("book.empty"), Texts.of(none ? "book.empty.none" : "book.empty.more", now.name()), place.head());
    }
  }

  @Override
  void lookChanged() {
    grouped = "";
    painter.forget();
  }

  @Override
  String rows() {
    StreamModel model = stream();
    StringBuilder out = new StringBuilder("side\tprice\tsize\tsum\n");
    if (model == null || !settle()) {
      return out.toString();
    }
    BookCopy book = model.depth().book();
    for (int i = Math.min(frame.count(Side.SELL), place.firstAsk() + place.askRows()) - 1; i >= place.firstAsk(); i--) {
      row(out, "ask", book, Side.SELL, i);
    }
    for (int i = place.firstBid(); i < Math.min(frame.count(Side.BUY), place.firstBid() + place.bidRows()); i++) {
      row(out, "bid", book, Side.BUY, i);
    }
    return out.toString();
  }

  private void row(StringBuilder out, String name, BookCopy book, Side side, int row) {
    out.append(name).append('\t').append(Scaled.text(frame.price(side, row), book.priceScale())).append('\t').append(exact(frame.size(side, row), book)).append('\t')
        .append(exact(frame.sum(side, row), book)).append('\n');
  }

  private static String exact(long size, BookCopy book) {
    return size == LadderFrame.TOO_LARGE ? "" : Scaled.text(size, book.sizeScale());
  }

  @Override
  public @Nullable String getToolTipText(MouseEvent event) {
    StreamModel model = stream();
    if (model == null || !settle()) {
      return null;
    }
    int ask = place.askAt(event.getY());
    int bid = place.bidAt(event.getY());
    Side side = ask >= 0 ? Side.SELL : Side.BUY;
    int row = Math.max(ask, bid);
    if (row < 0 || row >= frame.count(side)) {
      return event.getY() >= getHeight() - place.foot() ? model.verdict().reason() : null;
    }
    BookCopy book = model.depth().book();
    return Texts.of(side == Side.BUY ? "book.tip.bid" : "book.tip.ask", Figures.price(frame.price(side, row), book.priceScale()),
        Figures.price(frame.size(side, row), book.sizeScale()), Figures.price(frame.sum(side, row), book.sizeScale()), model.instrument().base());
  }

  @Override
  String summary() {
    StreamModel model = stream();
    if (model == null || !settle()) {
      return Texts.of("book.empty");
    }
    StringBuilder out = new StringBuilder(120).append(model.verdict().state().name().toLowerCase(Locale.ROOT));
    for (Side side : Side.values()) {
      if (frame.count(side) > 0) {
        BookCopy book = model.depth().book();
        out.append(", ").append(Texts.of(side == Side.BUY ? "book.best.bid" : "book.best.ask", Figures.price(frame.price(side, 0), book.priceScale()),
            Figures.price(frame.size(side, 0), book.sizeScale())));
      }
    }
    return out.append(", ").append(Texts.of("book.group", grouping())).append(". ").append(painter.proof(model)).toString();
  }

  LadderFrame frame() {
    settle();
    return frame;
  }

  LadderPlace place() {
    settle();
    return place;
  }

  @Override
  String title() {
    return Texts.of("book");
  }
}
