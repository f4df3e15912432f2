package io.tapedeck.app.ui.live;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.KeyCap;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JButton;
import net.miginfocom.swing.MigLayout;

/** What stands in place of the charts before there is data: the choice, and how to go on. EDT. */
final class ReadyPage extends TokenPanel {
  private final LiveChoice choice;
  private final TokenLabel title = new TokenLabel(Texts.of("ready.title"), "text", 22, true);
  private final TokenLabel first = new TokenLabel(" ", "muted", 13, false);
  private final TokenLabel second = new TokenLabel(" ", "muted", 13, false);
  private final TokenLabel exchange = new TokenLabel(" ", "text", 12, true);
  private final TokenLabel mode = new TokenLabel(" ", "text", 12, true);
  private final TokenLabel symbols = new TokenLabel(" ", "text", 12, true);
  private final JButton start;

  /** What the links on this page lead to. */
  interface Links {
    void exchange();

    void mode();

    void symbols();
  }

  ReadyPage(LiveChoice choice, Links links, Actions actions) {
    super("panel", new MigLayout("align center center, insets 0, gap 0, wrap 1", "[520!]"));
    this.choice = choice;
    setBorder(Lines.around("border"));
    start = Buttons.words(Texts.of("ready.start"));
    start.setIcon(Icons.of("play", "onPrimary"));
    start.putClientProperty(FlatClientProperties.STYLE, "background: $Tapedeck.primary; focusedBackground: $Tapedeck.primary; foreground: $Tapedeck.onPrimary;"
        + " borderColor: $Tapedeck.primary; hoverBackground: $Button.default.hoverBackground;"
        + " pressedBackground: $Button.default.pressedBackground; hoverBorderColor: $Tapedeck.primary");
    start.addActionListener(e -> choice.start());
    add(title);
    add(first, "gaptop 10");
    add(second, "gaptop 2");
    add(row("plug", "exchange", exchange, links::exchange, 1), "growx, h 36!, gaptop 24");
    add(row("retry", "mode", mode, links::mode, 0), "growx, h 36!");
    add(row("check", "symbols", symbols, links::symbols, 0), "growx, h 36!");
    add(start, "gaptop 24, h 34!, w 172!");
    TokenPanel keys = new TokenPanel("panel", new MigLayout("insets 0, gap 6"));
    keys.setOpaque(false);
    for (String id : List.of("start", "stop", "palette", "theme")) {
      KeyCap cap = new KeyCap("");
      actions.follow(cap, () -> cap.words(actions.key(id)));
      keys.add(cap);
      keys.add(new TokenLabel(Texts.of("key." + id + ".does"), "muted", 11, false), "gapright 8");
    }
    add(keys, "gaptop 20");
    choice.listen(this::refresh);
    refresh();
  }

  private static TokenPanel row(String icon, String key, TokenLabel value, Runnable change, int top) {
    TokenPanel row = new TokenPanel("panel", new MigLayout("insets 0, gap 0, fillx", "[28!][92!][grow]12[]", "[grow]"));
    row.setBorder(new Lines("border", top, 0, 1, 0));
    row.setOpaque(false);
    TokenLabel drawing = new TokenLabel("", "muted", 12, false);
    drawing.setIcon(Icons.of(icon, "muted"));
    drawing.getAccessibleContext().setAccessibleName(Texts.of(key));
    row.add(drawing);
    row.add(new TokenLabel(Texts.of(key), "muted", 12, false));
    row.add(value, "wmin 0");
    JButton link = new JButton(Texts.of("change"));
    link.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
    link.putClientProperty(FlatClientProperties.STYLE, "foreground: $Tapedeck.accent; margin: 2,6,2,0");
    link.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
    link.getAccessibleContext().setAccessibleName(Texts.of("change") + ": " + Texts.of(key));
    link.addActionListener(e -> change.run());
    row.add(link);
    return row;
  }

  private void refresh() {
    ExchangeInfo info = choice.exchange();
    String name = info == null
        ? Texts.of("ready.noExchange")
        : choice.exchanges().stream().map(ExchangeInfo::name).collect(Collectors.joining(", "));
    boolean demo = info != null && choice.exchanges().stream().allMatch(ExchangeInfo::demo);
    title.words(Texts.of(info == null ? "ready.loading" : choice.starting() ? "ready.starting" : "ready.title"));
    first.words(Texts.of(demo ? "ready.demo.first" : "ready.public.first", name));
    second.words(Texts.of(demo ? "ready.demo.second" : "ready.public.second"));
    exchange.words(name);
    mode.words(choice.mode().label());
    String list = choice.streams().stream()
        .map(id -> choice.several() ? choice.nameOf(id) + " " + choice.exchangeOf(id) : choice.nameOf(id))
        .collect(Collectors.joining(", "));
    symbols.words(list.isEmpty() ? Texts.of("ready.noSymbols") : list);
    symbols.setToolTipText(list);
    start.setEnabled(choice.canStart());
    start.setText(Texts.of(choice.starting() ? "starting" : "ready.start"));
    start.setToolTipText(choice.whyNotStart());
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Color grid = Tokens.tint("grid", 70);
    int step = Tokens.px(60);
    int keepFree = Tokens.px(300);
    int middle = getWidth() / 2;
    g.setColor(grid);
    for (int y = step; y < getHeight(); y += step) {
      g.fillRect(1, y, Math.max(0, middle - keepFree), 1);
      g.fillRect(middle + keepFree, y, Math.max(0, getWidth() - middle - keepFree - 1), 1);
    }
  }
}
