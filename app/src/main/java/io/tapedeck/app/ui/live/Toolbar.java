package io.tapedeck.app.ui.live;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.action.SearchBox;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Divider;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.replay.RecordButton;
import java.awt.Component;
import java.awt.Dimension;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.ButtonGroup;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JToggleButton;
import org.jspecify.annotations.Nullable;

/** Choose, start, stop, arrange. EDT. */
final class Toolbar extends TokenPanel {
  private static final String PRIMARY =
      "background: $Tapedeck.primary; focusedBackground: $Tapedeck.primary; foreground: $Tapedeck.onPrimary; borderColor: $Tapedeck.primary;"
          + " hoverBackground: $Button.default.hoverBackground; pressedBackground: $Button.default.pressedBackground;"
          + " hoverBorderColor: $Tapedeck.primary";

  private final ScreenModel model;
  private final LiveChoice choice;
  private final Actions actions;
  private final JComboBox<ExchangeInfo> exchange = new JComboBox<>();
  private final JComboBox<ConnectionMode> mode = new JComboBox<>();
  private final ChipStrip chips;
  private final SymbolPopup popup;
  private final JButton start = Buttons.words(Texts.of("start"));
  private final JButton stop = Buttons.words(Texts.of("stop"));
  private final Map<Integer, JToggleButton> layouts = new LinkedHashMap<>();
  private final JButton theme = Buttons.icon("sun", Texts.of("theme.tip"));
  private final JButton shot = Buttons.icon("camera", Texts.of("shot.tip"));
  private final SearchBox searchBox;
  private boolean refreshing;
  private boolean startingShown;

  Toolbar(
      ScreenModel model, LiveChoice choice, Favourites favourites, TimeSource clock, Actions actions) {
    super("header", new StripLayout(44, 12));
    this.model = model;
    this.choice = choice;
    this.actions = actions;
    setBorder(Lines.below("border"));
    popup = new SymbolPopup(model, choice, favourites);
    chips = new ChipStrip(model, choice, clock, this::openSymbols);
    prepare(exchange, "exchangeChoice", "exchange", 138, e -> e == null ? exchangesWords() : ((ExchangeInfo) e).name());
    prepare(mode, "modeChoice", "mode", 188, e -> e == null ? "" : ((ConnectionMode) e).label());
    exchange.addActionListener(e -> exchangePicked());
    mode.addActionListener(e -> modePicked());
    start.setName("startButton");
    stop.setName("stopButton");
    start.setIcon(Icons.of("play", "text"));
    stop.setIcon(Icons.of("stop", "text"));
    stop.setDisabledIcon(Icons.of("stop", "dim"));
    start.setDisabledIcon(Icons.of("play", "dim"));
    actions.follow(start, this::refreshStart);
    actions.tip(stop, Texts.of("stop.tip"), "stop");
    Dimension wide = new Dimension(Tokens.px(88), Tokens.px(28));
    start.setPreferredSize(wide);
    stop.setPreferredSize(wide);
    start.addActionListener(e -> choice.start());
    stop.addActionListener(e -> choice.stop());
    theme.setIcon(themeIcon());
    tool(theme, actions, "theme.tip", "theme");
    tool(shot, actions, "shot.tip", "screenshot");
    shot.setName("shotButton");
    add(new TokenLabel(Texts.of("exchange"), "muted", 12, false), StripLayout.left(0).leaving(1));
    add(exchange, StripLayout.left(8));
    add(new TokenLabel(Texts.of("mode"), "muted", 12, false), StripLayout.left(12).leaving(1));
    add(mode, StripLayout.left(8));
    add(new Divider(16), StripLayout.left(12).leaving(2));
    add(chips, StripLayout.shrinking(12));
    add(new Divider(16), StripLayout.left(12).leaving(2));
    add(start, StripLayout.left(12));
    add(stop, StripLayout.left(6));
    // What is done with what comes, and with the screen as it is.
    add(new RecordButton(actions, model.recording(), clock), StripLayout.right(12));
    add(shot, StripLayout.right(2).leaving(2));
    add(new Divider(16), StripLayout.right(12).leaving(2));
    ButtonGroup group = new ButtonGroup();
    for (int count : ChartGrid.LAYOUTS) {
      JToggleButton button = Buttons.toggle("layout" + count, Texts.of("layout." + count));
      tool(button, actions, "layout." + count, "layout" + count);
      group.add(button);
      layouts.put(count, button);
      StripLayout.Slot slot = StripLayout.right(count == 1 ? 12 : 2);
      add(button, count > 4 ? slot.leaving(3) : slot);
    }
    add(theme, StripLayout.right(8));
    searchBox = new SearchBox(actions);
    add(searchBox, StripLayout.right(12));
    Panels.mark(this, "TOOLBAR", () -> start.isEnabled() ? start : stop, null);
    choice.listen(this::refresh);
    refresh();
  }

  private static void tool(AbstractButton button, Actions actions, String words, String id) {
    button.addActionListener(e -> actions.run(id));
    actions.tip(button, Texts.of(words), id);
  }

  private static Icon themeIcon() {
    return Icons.of(Theme.current() == Theme.DARK ? "sun" : "moon", "muted");
  }

  private static void prepare(
      JComboBox<?> box, String name, String key, int width, Function<@Nullable Object, String> words) {
    box.setName(name);
    box.getAccessibleContext().setAccessibleName(Texts.of(key));
    box.setToolTipText(Texts.of(key));
    box.setPreferredSize(new Dimension(Tokens.px(width), Tokens.px(28)));
    box.setRenderer(
        new DefaultListCellRenderer() {
          @Override
          public Component getListCellRendererComponent(
              JList<?> list, @Nullable Object value, int index, boolean selected, boolean focused) {
            return super.getListCellRendererComponent(list, words.apply(value), index, selected, focused);
          }
        });
  }

  /** Opens the symbol choice. */
  void openSymbols() {
    if (chips.addButton().isEnabled()) {
      popup.open(chips.addButton());
    }
  }

  /** Opens the symbol choice with a text typed into its search. */
  void searchSymbols(String text) {
    if (chips.addButton().isEnabled()) {
      popup.open(chips.addButton());
      popup.type(text);
    }
  }

  /** Where the palette opens. */
  JComponent searchBox() {
    return searchBox;
  }

  /** The first thing to press. */
  void focusStart() {
    start.requestFocusInWindow();
  }

  void openExchanges() {
    exchange.requestFocusInWindow();
    exchange.showPopup();
  }

  void openModes() {
    mode.requestFocusInWindow();
    mode.showPopup();
  }

  /** Shows which layout is on. */
  void layoutChosen(int count) {
    JToggleButton button = layouts.get(count);
    if (button != null) {
      button.setSelected(true);
    }
  }

  void tick() {
    chips.tick();
    if (choice.starting() != startingShown) {
      refresh();
    }
  }

  /** Stands in the box while several are chosen: none of its entries is what is chosen, and each would replace it. */
  private String exchangesWords() {
    return choice.several() ? Texts.of("exchange.several", Integer.toString(choice.exchanges().size())) : "";
  }

  private void exchangePicked() {
    if (!refreshing && exchange.getSelectedItem() instanceof ExchangeInfo picked) {
      choice.chooseExchange(picked);
    }
  }

  private void modePicked() {
    if (!refreshing && mode.getSelectedItem() instanceof ConnectionMode picked) {
      choice.chooseMode(picked);
    }
  }

  private void refresh() {
    refreshing = true;
    ExchangeInfo chosen = choice.exchange();
    DefaultComboBoxModel<ExchangeInfo> exchanges = new DefaultComboBoxModel<>();
    exchanges.addAll(choice.ready());
    exchange.setModel(exchanges);
    boolean several = choice.several();
    exchange.setSelectedItem(several ? null : chosen);
    DefaultComboBoxModel<ConnectionMode> modes = new DefaultComboBoxModel<>();
    modes.addAll(choice.modes());
    mode.setModel(modes);
    mode.setSelectedItem(chosen == null ? null : choice.mode());
    boolean free = choice.free();
    exchange.setEnabled(free && chosen != null);
    mode.setEnabled(free && chosen != null);
    exchange.setToolTipText(!free ? Texts.of("stopFirst") : several
        ? Texts.of("exchange.several.tip", choice.exchanges().stream().map(ExchangeInfo::name).collect(Collectors.joining(", ")))
        : Texts.of("exchange"));
    mode.setToolTipText(Texts.of(!free ? "stopFirst" : several ? "mode.several" : "mode"));
    start.setEnabled(choice.canStart());
    startingShown = choice.starting();
    start.setText(Texts.of(startingShown ? "starting" : "start"));
    refreshStart();
    stop.setEnabled(choice.canStop());
    stop.setText(Texts.of(model.phase() == FeedPhase.STOPPING ? "stopping" : "stop"));
    start.putClientProperty(FlatClientProperties.STYLE, choice.canStart() ? PRIMARY : "");
    start.setIcon(Icons.of("play", choice.canStart() ? "onPrimary" : "text"));
    refreshing = false;
  }

  private void refreshStart() {
    String why = choice.whyNotStart();
    start.setToolTipText(why != null ? why : actions.tip(Texts.of("start.tip"), "start"));
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (theme != null) {
      theme.setIcon(themeIcon());
    }
  }
}
