package io.tapedeck.app.ui.desk;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.action.ActionMenus;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.action.Scope;
import io.tapedeck.app.ui.export.Export;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.HashMap;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JToggleButton;
import org.jspecify.annotations.Nullable;

/** Book above trades, of one stream. The gap between them can be dragged; a double click sets it back. EDT. */
public final class SideColumn extends TokenPanel {
  private static final int GAP = 6;
  private static final double BOOK_SHARE = 0.62;
  private static final int LEAST_HEIGHT = 120;

  private final BookLadder ladder;
  private final TradesTape tape;
  private final DeskPanel book;
  private final DeskPanel trades;
  private final TokenLabel grouping = new TokenLabel("", "muted", 12, false);
  private final JButton recentre = icon("recentre", Texts.of("book.recentre"));
  private final JButton coarser = icon("plus", Texts.of("book.coarser"));
  private final JButton finer = icon("minus", Texts.of("book.finer"));
  private final JToggleButton hold = Buttons.toggle("pause", Texts.of("trades.hold"));
  private final JButton filter = icon("filter", Texts.of("trades.filter"));
  private final TokenLabel waiting = new TokenLabel("", "accent", 11, true);
  private double share = BOOK_SHARE;

  /** A column that follows no stream yet. */
  public SideColumn(TimeSource clock, ClockZone zone, Actions actions, Export export) {
    super("background", null);
    setName("sideColumn");
    getAccessibleContext().setAccessibleName(Texts.of("desk"));
    ladder = new BookLadder(clock, this::refresh);
    tape = new TradesTape(clock, zone, this::refresh);
    join(actions, export, Scope.BOOK, ladder, "book.copy");
    join(actions, export, Scope.TAPE, tape, "tape.copy");
    actions.tip(recentre, Texts.of("book.recentre"), "book.recentre");
    actions.tip(coarser, Texts.of("book.coarser"), "book.coarser");
    actions.tip(finer, Texts.of("book.finer"), "book.finer");
    actions.tip(hold, Texts.of("trades.hold"), "tape.hold");
    actions.tip(filter, Texts.of("trades.filter"), "tape.fewer");
    grouping.setName("bookGroup");
    recentre.setName("bookRecentre");
    recentre.addActionListener(e -> ladder.recentre());
    coarser.addActionListener(e -> ladder.group(ladder.step() + 1));
    finer.addActionListener(e -> ladder.group(ladder.step() - 1));
    hold.setName("tapeHold");
    hold.setPreferredSize(new Dimension(Tokens.px(24), Tokens.px(24)));
    hold.addActionListener(e -> tape.hold());
    filter.addActionListener(e -> tape.filter(1));
    waiting.setName("tapeWaiting");
    book = new DeskPanel("bookPanel", Texts.of("book"), ladder, clock, header -> {
      header.add(recentre, StripLayout.right(4));
      header.add(grouping, StripLayout.right(6).leaving(3));
      header.add(finer, StripLayout.right(2).leaving(2));
      header.add(coarser, StripLayout.right(0).leaving(2));
    });
    trades = new DeskPanel("tradesPanel", Texts.of("trades"), tape, clock, header -> {
      header.add(waiting, StripLayout.right(4));
      header.add(filter, StripLayout.right(4).leaving(2));
      header.add(hold, StripLayout.right(2).leaving(3));
    });
    Panels.mark(book, "BOOK", () -> ladder, () -> ActionMenus.popup(actions, "bookMenu", "book.coarser", "book.finer", "book.recentre", "", "book.copy", "", "copyPanel", "savePanel"));
    Panels.mark(trades, "TRADES", () -> tape,
        () -> ActionMenus.popup(actions, "tapeMenu", "tape.hold", "tape.fewer", "tape.more", "tape.every", "", "tape.copy", "", "copyPanel", "savePanel"));
    add(book);
    add(trades);
    Mouse mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    setCursor(Cursor.getPredefinedCursor(Cursor.N_RESIZE_CURSOR)); // What shows of it is the gap.
    book.setCursor(Cursor.getDefaultCursor());
    trades.setCursor(Cursor.getDefaultCursor());
    refresh();
  }

  /** The view's keys work, and its actions are found by name. */
  private static void join(Actions actions, Export export, Scope scope, StreamCanvas view, String copyId) {
    Map<String, Runnable> commands = new HashMap<>(view.commands());
    commands.put(copyId, () -> export.copyText(view.rows()));
    actions.bind(view, WHEN_FOCUSED, scope, commands);
    actions.panel(scope, () -> view.stream() == null ? null : commands);
  }

  private static JButton icon(String name, String words) {
    JButton button = Buttons.icon(name, words);
    button.setPreferredSize(new Dimension(Tokens.px(24), Tokens.px(24)));
    return button;
  }

  /** Follows another stream, null for none; {@code saysExchange} when there are streams of several. */
  public void follow(@Nullable StreamModel stream, boolean saysExchange) {
    book.follow(stream, saysExchange);
    trades.follow(stream, saysExchange);
    refresh();
  }

  /** The stream it follows. */
  public @Nullable StreamModel stream() {
    return ladder.stream();
  }

  private void refresh() {
    String words = ladder.stream() == null ? "" : Texts.of("book.group", ladder.grouping());
    if (!words.equals(grouping.getText()) || recentre.isVisible() != ladder.away()) {
      grouping.words(words);
      recentre.setVisible(ladder.away());
      grouping.revalidate();
    }
    hold.setSelected(tape.held());
    badge();
  }

  private void badge() {
    String words = tape.held() ? "+" + Figures.count(tape.waiting()) : "";
    if (!words.equals(waiting.getText())) {
      waiting.words(words);
      waiting.setVisible(tape.held());
      waiting.revalidate();
    }
  }

  /** Ages go on although nothing came. Ten times a second. */
  public void tick() {
    if (isShowing()) {
      book.tick();
      trades.tick();
      refresh();
    }
  }

  @Override
  public void doLayout() {
    int gap = Tokens.px(GAP);
    int room = Math.max(0, getHeight() - gap);
    int least = Math.min(Tokens.px(LEAST_HEIGHT), room / 2);
    int upper = Math.max(least, Math.min(room - least, (int) Math.round(room * share)));
    book.setBounds(0, 0, getWidth(), upper);
    trades.setBounds(0, upper + gap, getWidth(), room - upper);
  }

  /** The gap between the panels is what the mouse reaches of this one. */
  private final class Mouse extends MouseAdapter {
    @Override
    public void mouseDragged(MouseEvent e) {
      share = Math.max(0.2, Math.min(0.85, e.getY() / (double) Math.max(1, getHeight())));
      revalidate();
    }

    @Override
    public void mouseClicked(MouseEvent e) {
      if (e.getClickCount() == 2) {
        share = BOOK_SHARE;
        revalidate();
      }
    }
  }
}
