package io.tapedeck.app.ui.live;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.FigureLabel;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.OriginBadge;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.VerdictLabel;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Consumer;
import javax.swing.JButton;

/** The row above a chart: verdict, symbol, kind, price, change, age. EDT. */
final class TileHeader extends TokenPanel {
  private static final String WIDEST_AGE = "59 m 59 s";

  private final StreamModel stream;
  private final TimeSource clock;
  private final ChartTile.Wishes wishes;
  private final VerdictLabel verdict;
  private final TokenLabel symbol;
  private final TokenLabel kind;
  private final JButton menu;
  private final PriceFigure price;
  private final FigureLabel percent;
  private final TokenLabel since;
  private final FigureLabel age;
  private final JButton retry;
  private final JButton maximise;
  private final StringBuilder scratch = new StringBuilder(24);

  TileHeader(StreamModel stream, boolean saysExchange, TimeSource clock, ChartTile.Wishes wishes, Consumer<Component> openMenu, Runnable onMaximise) {
    super("header", new StripLayout(32, 12));
    this.stream = stream;
    this.clock = clock;
    this.wishes = wishes;
    String key = stream.id().text();
    setBorder(Lines.below("border"));
    verdict = new VerdictLabel(clock::nanos, false);
    verdict.setName("verdict:" + key);
    symbol = new TokenLabel(stream.instrument().name(), "text", 13, true);
    kind = new TokenLabel(Texts.of("chart.bidAsk"), "muted", 12, false);
    menu = Buttons.icon("chevron", Texts.of("chart.menu"));
    menu.setName("kind:" + key);
    wishes.actions().tip(menu, Texts.of("chart.menu"), "panelMenu");
    menu.setPreferredSize(new Dimension(Tokens.px(24), Tokens.px(24)));
    menu.addActionListener(e -> openMenu.accept(menu));
    kind.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            menu.doClick();
          }
        });
    price = new PriceFigure();
    price.setName("price:" + key);
    percent = new FigureLabel(Figures.MINUS + "00.00" + Figures.THIN + "%", "up", 12, false);
    percent.getAccessibleContext().setAccessibleName(Texts.of("chart.change"));
    since = new TokenLabel(Texts.of("chart.since"), "muted", 11, false);
    age = new FigureLabel(WIDEST_AGE, "muted", 12, false);
    age.getAccessibleContext().setAccessibleName(Texts.of("chart.age"));
    retry = Buttons.words(Texts.of("retry"));
    retry.setIcon(Icons.of("retry", "accent", 14));
    retry.putClientProperty(FlatClientProperties.MINIMUM_HEIGHT, 22);
    retry.setMargin(new Insets(1, 8, 1, 8));
    wishes.actions().tip(retry, Texts.of("retry.tip"), "retry");
    retry.addActionListener(e -> wishes.retryNow());
    add(verdict, StripLayout.left(0));
    add(symbol, StripLayout.left(12));
    if (saysExchange) {
      add(new TokenLabel(stream.exchangeName(), "muted", 12, false), StripLayout.left(6));
    }
    add(kind, StripLayout.left(8).leaving(3));
    add(menu, StripLayout.left(2));
    OriginBadge origin = new OriginBadge();
    origin.origin(stream.origin());
    add(origin, StripLayout.left(10));
    add(retry, StripLayout.right(8).leaving(4));
    add(price, StripLayout.right(8));
    add(percent, StripLayout.right(8).leaving(2));
    add(since, StripLayout.right(6).leaving(1));
    maximise = Buttons.icon("maximise", Texts.of("chart.maximise"));
    maximise.setName("maximise:" + key);
    maximise.setPreferredSize(new Dimension(Tokens.px(24), Tokens.px(24)));
    maximise.addActionListener(e -> onMaximise.run());
    maximised(false);
    add(age, StripLayout.right(8).leaving(5));
    add(maximise, StripLayout.right(6).leaving(3));
    refresh();
  }

  /** Says what the chart shows. */
  void kind(String words) {
    kind.words(words);
    menu.getAccessibleContext().setAccessibleDescription(words);
    revalidate();
  }

  /** Shows whether the chart has all the room. */
  final void maximised(boolean alone) {
    String words = Texts.of(alone ? "chart.restore" : "chart.maximise");
    maximise.setIcon(Icons.of(alone ? "restore" : "maximise", "muted"));
    maximise.getAccessibleContext().setAccessibleName(words);
    wishes.actions().tip(maximise, words, "chart.maximise");
  }

  /** The button that opens the chart's menu. */
  JButton kindButton() {
    return menu;
  }

  /** Everything anew from the model. */
  void refresh() {
    Verdict.State state = stream.verdict().state();
    boolean changed = state != verdict.state();
    verdict.verdict(stream.verdict());
    symbol.words(stream.instrument().name());
    boolean trusted = state.trusted();
    boolean known = stream.hasLast();
    scratch.setLength(0);
    if (known) {
      Figures.price(scratch, stream.last(), stream.instrument().priceScale());
    } else {
      scratch.append(Figures.NOTHING);
    }
    price.widest(widestPrice(scratch, stream.instrument().priceScale()));
    price.figure(scratch);
    price.ink(trusted ? "text" : "staleInk");
    price.struck(known && StreamWords.doubtful(state));
    price.step(trusted ? stream.lastStep() : 0);
    scratch.setLength(0);
    double change = stream.changePercent();
    if (known && trusted) {
      Figures.percent(scratch, change);
    }
    percent.figure(scratch);
    percent.ink(change < 0 ? "down" : "up");
    boolean wasSince = since.isVisible();
    percent.setVisible(trusted);
    since.setVisible(trusted && !Double.isNaN(change));
    // A stream that never had data says so, with the same button, in place of its chart.
    retry.setVisible(stream.hasData() && (state == Verdict.State.STALE || state == Verdict.State.FAILED));
    if (changed || wasSince != since.isVisible()) {
      revalidate();
      repaint();
    }
    tick();
  }

  /** The age goes on although nothing came. */
  void tick() {
    Verdict.State state = stream.verdict().state();
    scratch.setLength(0);
    switch (state) {
      case RESYNC -> scratch.append(Texts.of("chart.unproven"));
      case STALE -> ageOf(scratch).append(Texts.of("chart.old"));
      default -> ageOf(scratch);
    }
    age.figure(scratch);
    age.ink(state == Verdict.State.STALE ? "stale" : state == Verdict.State.RESYNC ? "resync" : "muted");
    age.widest(
        switch (state) {
          case STALE -> WIDEST_AGE + Texts.of("chart.old");
          case RESYNC -> WIDEST_AGE + ' ';
          default -> WIDEST_AGE;
        });
    verdict.turn();
  }

  private StringBuilder ageOf(StringBuilder out) {
    return stream.hasData() ? Figures.age(out, stream.ageNanos(clock.nanos())) : out.append(Figures.NOTHING);
  }

  /** Room for one digit more than any price near this one, so that passing 9,999 moves nothing. */
  private String widestPrice(CharSequence shown, int scale) {
    int digits = stream.hasLast() ? Math.max(5, Long.toString(Math.abs(stream.last())).length() - scale) : 5;
    StringBuilder room = new StringBuilder("0".repeat(digits + (digits - 1) / 3 + scale));
    if (scale > 0) {
      room.append('.');
    }
    return room.length() >= shown.length() ? room.toString() : shown.toString();
  }
}
