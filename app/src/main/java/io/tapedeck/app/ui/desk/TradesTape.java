package io.tapedeck.app.ui.desk;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints as they happen, newest first. EDT. */
final class TradesTape extends StreamCanvas {
  private final DayClock days;
  private final TapeRows rows = new TapeRows();
  private final Hold hold = new Hold();
  private final TapePainter painter;
  private final Runnable viewChanged;
  private @Nullable Instrument known;
  private @Nullable BigDecimal least;
  private int back;

  /** A tape; {@code viewChanged} hears that it was held, filtered or scrolled. */
  TradesTape(TimeSource clock, ClockZone zone, Runnable viewChanged) {
    super("tradesTape");
    this.viewChanged = viewChanged;
    days = new DayClock(zone);
    painter = new TapePainter(clock, days, inks, rows);
    addMouseWheelListener(e -> look(3 * e.getWheelRotation()));
  }

  @Override
  Map<String, Runnable> commands() {
    return Map.of(
        "tape.hold", this::hold,
        "tape.older", () -> look(1),
        "tape.newer", () -> look(-1),
        "tape.pageOlder", () -> look(Math.max(1, painter.rowsIn(getHeight()))),
        "tape.pageNewer", () -> look(-Math.max(1, painter.rowsIn(getHeight()))),
        "tape.newest", () -> look(-TapeRows.CAPACITY),
        "tape.fewer", () -> filter(1),
        "tape.more", () -> filter(-1),
        "tape.every", () -> least(null));
  }

  @Override
  void follow(@Nullable StreamModel next) {
    if (next == stream()) {
      return;
    }
    hold.release();
    back = 0;
    least = null;
    rows.least(0);
    known = null;
    painter.forget();
    super.follow(next);
    if (next != null) {
      rows.restart(next.trades());
    }
    viewChanged.run();
  }

  /** Holds, or goes on. */
  void hold() {
    StreamModel model = stream();
    if (model == null) {
      return;
    }
    take(model);
    hold.toggle(model.trades().appended());
    back = hold.held() ? back : 0;
    repaint();
    viewChanged.run();
  }

  boolean held() {
    return hold.held();
  }

  /** Prints that came while it was held. */
  long waiting() {
    StreamModel model = stream();
    return model == null ? 0 : hold.waiting(model.trades().appended());
  }

  /** Looks so many rows further back, and holds it. */
  private void look(int further) {
    StreamModel model = stream();
    if (model == null) {
      return;
    }
    if (further > 0 && !hold.held()) {
      hold();
    }
    back = Math.max(0, Math.min(rows.count() - painter.rowsIn(getHeight()), back + further));
    repaint();
  }

  /** The next larger or smaller filter: 1, 2, 5 times powers of ten; the first one is about the median. */
  void filter(int direction) {
    BigDecimal now = least;
    if (now == null) {
      if (direction > 0) {
        least(rows.median() > 0 ? step(rows.median()) : BigDecimal.ONE);
      }
      return;
    }
    BigDecimal next = switch (now.unscaledValue().intValue()) {
      case 1 -> direction > 0 ? of(2, now.scale()) : of(5, now.scale() + 1);
      case 2 -> direction > 0 ? of(5, now.scale()) : of(1, now.scale());
      default -> direction > 0 ? of(1, now.scale() - 1) : of(2, now.scale());
    };
    StreamModel model = stream();
    int finest = model == null ? Instrument.MAX_SCALE : model.instrument().sizeScale();
    least(next.scale() > finest ? null : next.scale() < -15 ? now : next);
  }

  private static BigDecimal of(int digit, int scale) {
    return BigDecimal.valueOf(digit, scale);
  }

  /** The largest step at or below a value. */
  private static BigDecimal step(double value) {
    int power = (int) Math.floor(Math.log10(value));
    double lead = value / Math.pow(10, power);
    return of(lead >= 5 ? 5 : lead >= 2 ? 2 : 1, -power);
  }

  private void least(@Nullable BigDecimal smallest) {
    least = smallest;
    rows.least(smallest == null ? 0 : smallest.doubleValue());
    back = 0;
    hold.release();
    StreamModel model = stream();
    if (model != null) {
      rows.restart(model.trades());
    }
    repaint();
    viewChanged.run();
  }

  /** The filter in words, "from 0.5"; empty for none. */
  String filtered() {
    BigDecimal now = least;
    return now == null ? "" : Texts.of("trades.from", Figures.exact(now));
  }

  /** The rows, up to date unless it is held. */
  TapeRows tape() {
    StreamModel model = stream();
    if (model != null) {
      take(model);
    }
    return rows;
  }

  private void take(StreamModel model) {
    if (!hold.held()) {
      rows.take(model.trades());
    }
  }

  @Override
  void paintRows(Graphics2D g, StreamModel model) {
    if (!model.instrument().equals(known)) {
      known = model.instrument();
      painter.forget();
    }
    take(model);
    painter.fit(model, getWidth());
    painter.heads(g, getWidth());
    if (rows.count() > 0) {
      painter.rows(g, model, back, getWidth(), getHeight());
    } else {
      String more = least == null ? Texts.of("trades.empty.more") : Texts.of("trades.empty.filtered", filtered());
      sentence(g, Texts.of("trades.empty"), more, Tokens.px(TapePainter.HEAD));
    }
    painter.foot(g, model, filtered(), getWidth(), getHeight());
  }

  @Override
  void lookChanged() {
    painter.forget();
  }

  @Override
  String rows() {
    StringBuilder out = new StringBuilder("exchange time\treceived\tside\tprice\tsize\tprints\n");
    TapeRows tape = tape();
    for (int i = back; i < Math.min(tape.count(), back + painter.rowsIn(getHeight())); i++) {
      if (tape.exchangeTime(i) != MarketSink.NO_TIME) {
        days.append(out, tape.exchangeTime(i));
      }
      days.append(out.append('\t'), tape.received(i)).append(tape.buy(i) ? "\tbuy\t" : "\tsell\t").append(Scaled.text(tape.price(i), tape.priceScale(i)))
          .append('\t').append(Scaled.text(tape.size(i), tape.sizeScale(i))).append('\t').append(tape.prints(i)).append('\n');
    }
    return out.toString();
  }

  @Override
  public @Nullable String getToolTipText(MouseEvent event) {
    int row = painter.rowAt(event.getY(), getHeight());
    TapeRows tape = tape();
    if (row < 0 || back + row >= tape.count()) {
      return null;
    }
    int i = back + row;
    String made = tape.exchangeTime(i) == MarketSink.NO_TIME ? String.valueOf(Figures.NOTHING) : days.append(new StringBuilder(12), tape.exchangeTime(i)).toString();
    return Texts.of("trades.tip", made, days.append(new StringBuilder(12), tape.received(i)), Texts.of(tape.buy(i) ? "trades.buy" : "trades.sell"),
        Figures.price(tape.size(i), tape.sizeScale(i)), Figures.price(tape.price(i), tape.priceScale(i)), Figures.count(tape.prints(i)));
  }

  @Override
  String summary() {
    StreamModel model = stream();
    TapeRows tape = tape();
    if (model == null || tape.count() == 0) {
      return Texts.of("trades.empty");
    }
    String held = hold.held() ? ", " + Texts.of("trades.held", Figures.count(waiting())) : "";
    return model.verdict().state().name().toLowerCase(Locale.ROOT) + ", " + Texts.of("trades.newest", Texts.of(tape.buy(0) ? "trades.buy" : "trades.sell"),
        Figures.price(tape.size(0), tape.sizeScale(0)), Figures.price(tape.price(0), tape.priceScale(0))) + held;
  }

  @Override
  String title() {
    return Texts.of("trades");
  }
}
