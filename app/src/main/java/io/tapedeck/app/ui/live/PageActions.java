package io.tapedeck.app.ui.live;

import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Palette;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.action.Scope;
import io.tapedeck.app.ui.export.Export;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** What the page's actions do, and when they cannot be done. EDT. */
final class PageActions {
  private final LivePage page;
  private final ScreenModel model;
  private final Actions actions;
  private @Nullable Panels last;

  PageActions(LivePage page, ScreenModel model, LiveChoice choice, Actions actions, Export export) {
    this.page = page;
    this.model = model;
    this.actions = actions;
    actions.onRefused((info, why) -> page.say("refused " + info.id(), Texts.of("action.refused", info.words(), why), false));
    actions.does("start", page::start).unless("start", choice::whyNotStart);
    actions.does("stop", page::stop).unless("stop", () -> choice.canStop() ? null : Texts.of("stop.notRunning"));
    actions.does("retry", page::retryNow).unless("retry", this::whyNotRunning);
    actions.does("theme", page::toggleTheme);
    for (int count : ChartGrid.LAYOUTS) {
      actions.does("layout" + count, () -> page.places(count));
    }
    actions.does("history", page::showSelectedHistory).unless("history", () -> page.selection() == null ? Texts.of("scope.none.BOOK") : null);
    actions.does("readRow", page::readRow).unless("readRow", () -> page.selection() == null ? Texts.of("scope.none.BOOK") : null);
    actions.does("symbols", page::chooseSymbol).unless("symbols", () -> choice.free() ? null : Texts.of("stopFirst"));
    for (String fault : Actions.faults()) {
      actions.does("fault." + fault, () -> page.playFault(fault)).unless("fault." + fault, this::whyNoFault);
    }
    actions.does("nextPanel", () -> go(1)).does("previousPanel", () -> go(-1));
    actions.does("panelMenu", this::openMenu).unless("panelMenu", () -> menu() == null ? Texts.of("panel.noMenu") : null);
    actions.does("copyPanel", () -> withPanel(panel -> export.copyPanel(panel.panel()))).unless("copyPanel", this::whyNoPanel);
    actions.does("savePanel", () -> withPanel(panel -> export.savePanel(panel.panel(), name(panel)))).unless("savePanel", this::whyNoPanel);
  }

  /** The palette and the keys of charts come last: they look at all the rest. */
  void finish(Supplier<@Nullable ChartTile> chart, Supplier<JComponent> searchBox) {
    Palette palette = new Palette(actions, page::searchSymbols);
    actions.does("palette", () -> palette.open(searchBox.get()));
    actions.panel(Scope.CHART, () -> {
      ChartTile tile = chart.get();
      return tile == null ? null : tile.commands();
    });
  }

  /** The focus went somewhere; what it left for a popup or another window is remembered. */
  void focused(@Nullable Component owner) {
    Panels around = owner == null || !SwingUtilities.isDescendingFrom(owner, page) ? null : Panels.around(owner);
    if (around != null) {
      last = around;
    }
  }

  /** The panel with the focus, of whichever window, else the one that had it last in the page. */
  @Nullable Panels panel() {
    Panels now = Panels.around(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
    Panels best = now == null ? last : now;
    return best == null || !best.panel().isShowing() ? null : best;
  }

  private static String name(Panels panel) {
    String name = panel.panel().getAccessibleContext().getAccessibleName();
    return name == null || name.isEmpty() ? panel.topic() : name;
  }

  private void withPanel(Consumer<Panels> action) {
    Panels panel = panel();
    if (panel != null) {
      action.accept(panel);
    }
  }

  private @Nullable String whyNoPanel() {
    return panel() == null ? Texts.of("panel.none") : null;
  }

  private @Nullable String whyNotRunning() {
    return model.phase() == FeedPhase.STOPPED ? Texts.of("stop.notRunning") : null;
  }

  private @Nullable String whyNoFault() {
    return model.phase() != FeedPhase.RUNNING || !model.demo() ? Texts.of("fault.demoOnly") : page.selection() == null ? Texts.of("scope.none.BOOK") : null;
  }

  private @Nullable Supplier<JPopupMenu> menu() {
    Panels panel = panel();
    return panel == null ? null : panel.menu();
  }

  private void openMenu() {
    Panels panel = panel();
    Supplier<JPopupMenu> menu = menu();
    if (panel != null && menu != null) {
      menu.get().show(panel.panel(), Tokens.px(12), Tokens.px(32)); // Below its header.
    }
  }

  private void go(int step) {
    List<Panels> all = Panels.within(page);
    Panels now = panel();
    int index = now == null ? -1 : all.indexOf(now);
    if (!all.isEmpty()) {
      int next = index < 0 ? (step > 0 ? 0 : all.size() - 1) : Math.floorMod(index + step, all.size());
      all.get(next).focus().get().requestFocusInWindow();
    }
  }
}
