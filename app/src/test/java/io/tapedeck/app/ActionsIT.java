package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.model.Notice;
import io.tapedeck.app.ui.action.ActionInfo;
import io.tapedeck.app.ui.action.Actions;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.MenuSelectionManager;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys, palette, help and pictures in the real window, by a keyboard alone. */
class ActionsIT extends VenueWindow {
  private static final String BTC = "BTC/USD";
  private Robot hand;

  @BeforeEach
  void takeTheKeyboard() throws Exception {
    hand = new Robot();
    toTheWindow();
    focus("statusTable");
  }

  /** There may be no window manager to do it. */
  private void toTheWindow() {
    live.ask(() -> {
      live.window().frame().toFront();
      live.window().frame().requestFocus();
      return true;
    });
    live.await(() -> live.ask(() -> live.window().frame().isFocused()));
  }

  /** Closes a window beside the main one as Escape does. */
  private void escape(String dialog) {
    press(KeyEvent.VK_ESCAPE);
    live.await(() -> live.ask(() -> dialog(dialog).isEmpty()));
    toTheWindow();
  }

  private void focus(String name) {
    live.ask(() -> live.find(name, JComponent.class).requestFocusInWindow());
    live.await(() -> live.ask(() -> live.find(name, JComponent.class).isFocusOwner()));
  }

  /** Presses keys together and lets them go. The X server keeps their order; a screen that is never idle, as the market goes on, is not waited for. */
  private void press(int... codes) {
    for (int code : codes) {
      hand.keyPress(code);
    }
    for (int i = codes.length - 1; i >= 0; i--) {
      hand.keyRelease(codes[i]);
    }
  }

  private void type(String text) {
    for (char letter : text.toCharArray()) {
      press(KeyEvent.getExtendedKeyCodeForChar(letter));
    }
  }

  private static Component named(Container container, String name) {
    for (Component child : container.getComponents()) {
      if (name.equals(child.getName())) {
        return child;
      }
      Component found = child instanceof Container inner ? named(inner, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** A window beside the main one that can be seen. */
  private Optional<Window> dialog(String name) {
    return Stream.of(live.window().frame().getOwnedWindows()).filter(window -> name.equals(window.getName()) && window.isShowing()).findFirst();
  }

  private void awaitDialog(String name) {
    live.await(() -> live.ask(() -> dialog(name).filter(Window::isFocused).isPresent()));
  }

  private <T extends Component> T in(String dialog, String name, Class<T> type) {
    return type.cast(named((Container) dialog(dialog).orElseThrow(), name));
  }

  private boolean paletteHasFocus() {
    return live.ask(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() instanceof JTextField field && "paletteSearch".equals(field.getName()));
  }

  /** Opens the palette, types, and presses Enter. */
  private void palette(String text) {
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
    live.await(this::paletteHasFocus);
    type(text);
    press(KeyEvent.VK_ENTER);
  }

  private Actions actions() {
    return live.window().page().actions();
  }

  private boolean noticed(String part) {
    return live.ask(() -> live.window().screen().notices().all().stream().map(Notice::text).anyMatch(text -> text.contains(part)));
  }

  @Test
  void thePaletteDoesWhatIsTyped() {
    assertThat(live.ask(() -> live.window().page().places())).isEqualTo(4);
    palette("two ch");
    live.await(() -> live.ask(() -> live.window().page().places() == 2));
    live.await(() -> live.ask(() -> live.find("statusTable", JComponent.class).isFocusOwner()));
    palette("health");
    awaitDialog("healthWindow");
    escape("healthWindow");
  }

  @Test
  void escapeClosesThePaletteAndTheFocusGoesBack() {
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
    live.await(this::paletteHasFocus);
    press(KeyEvent.VK_ESCAPE);
    live.await(() -> live.ask(() -> live.find("statusTable", JComponent.class).isFocusOwner()));
    assertThat(live.ask(() -> MenuSelectionManager.defaultManager().getSelectedPath())).isEmpty();
  }

  @Test
  void theChartsActionsAreInThePaletteAndDoWhatTheirKeysDo() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    live.await(() -> live.ask(() -> actions().whyNot("chart.another").isEmpty()));
    int before = live.ask(() -> tiles().size());
    palette("another ch");
    live.await(() -> live.ask(() -> tiles().size() == before + 1));
    assertThat(live.ask(() -> actions().whyNot("start"))).contains("The feed runs; Stop ends it");
    press(KeyEvent.VK_F5);
    live.await(() -> noticed("Start: The feed runs"));
  }

  private List<Component> tiles() {
    List<Component> found = new ArrayList<>();
    collect(live.window().page(), found);
    return found;
  }

  private static void collect(Container container, List<Component> tiles) {
    for (Component child : container.getComponents()) {
      if (child.getClass().getSimpleName().equals("ChartTile")) {
        tiles.add(child);
      } else if (child instanceof Container inner) {
        collect(inner, tiles);
      }
    }
  }

  @Test
  void aKeyIsChangedAConflictIsNamedAndTheChangeIsKept() throws Exception {
    palette("change keys");
    awaitDialog("keysWindow");
    JTable table = live.ask(() -> in("keysWindow", "keyTable", JTable.class));
    live.ask(() -> {
      List<String> ids = actions().all().stream().map(ActionInfo::id).toList();
      table.setRowSelectionInterval(ids.indexOf("health"), ids.indexOf("health"));
      return table.requestFocusInWindow();
    });
    live.await(() -> live.ask(table::isFocusOwner));
    press(KeyEvent.VK_ENTER);
    live.await(() -> live.ask(() -> in("keysWindow", "keyChange", JButton.class).isFocusOwner()));
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
    live.await(() -> said().startsWith("Ctrl+K already belongs to \"Find an action\""));
    press(KeyEvent.VK_X);
    live.await(() -> said().startsWith("Letters and digits alone"));
    press(KeyEvent.VK_F8);
    live.await(() -> said().equals("\"Health\" now has F8."));
    escape("keysWindow");
    press(KeyEvent.VK_F8);
    awaitDialog("healthWindow");
    press(KeyEvent.VK_ESCAPE);
    Path settings = data.resolve("config").resolve("settings.json");
    live.await(() -> {
      try {
        return Files.readString(settings).contains("\"health\" : \"F8\"");
      } catch (java.io.IOException e) {
        return false; // Between two forms of the file.
      }
    });
  }

  private String said() {
    return live.ask(() -> in("keysWindow", "keysSaid", JLabel.class).getText());
  }

  @Test
  void theKeySheetHasEveryKeyAndCopies() {
    palette("key sheet");
    awaitDialog("keySheetWindow");
    live.ask(() -> {
      in("keySheetWindow", "copySheet", JButton.class).doClick(0);
      return true;
    });
    live.await(() -> noticed("The text is on the clipboard"));
    live.ask(() -> {
      in("keySheetWindow", "printSheet", JButton.class).doClick(0);
      return true;
    });
    live.await(() -> live.ask(() -> !in("keySheetWindow", "sheetSaid", JLabel.class).getText().isBlank()));
    press(KeyEvent.VK_ESCAPE);
  }

  @Test
  void f1ExplainsThePanelWithTheFocus() {
    focus("tradesTape");
    press(KeyEvent.VK_F1);
    awaitDialog("helpWindow");
    assertThat(live.ask(() -> in("helpWindow", "helpTitle", JLabel.class).getText())).isEqualTo("Trades");
    assertThat(live.ask(() -> in("helpWindow", "helpText", JTextComponent.class).getText())).contains("one order of a taker");
    escape("helpWindow");
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_H);
    awaitDialog("healthWindow");
    press(KeyEvent.VK_F1);
    awaitDialog("helpWindow");
    assertThat(live.ask(() -> in("helpWindow", "helpTitle", JLabel.class).getText())).isEqualTo("Health");
  }

  @Test
  void oneKeyMakesAPictureAndSaysWhere() throws Exception {
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_S);
    live.await(() -> noticed("Picture saved as "));
    try (Stream<Path> files = Files.list(data.resolve("pictures"))) {
      List<Path> all = files.toList();
      assertThat(all).singleElement().satisfies(file -> {
        assertThat(file.getFileName().toString()).matches("tapedeck-\\d{8}-\\d{6}\\.png");
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(live.ask(() -> live.window().frame().getRootPane().getWidth()));
      });
    }
  }

  @Test
  void f6GoesRoundThePanelsAndShiftF10OpensTheMenu() {
    focus("bookLadder");
    for (String next : List.of("TRADES", "STREAMS", "QUEUE")) {
      press(KeyEvent.VK_F6);
      live.await(() -> live.ask(() -> live.window().page().helpTopic()).equals(next));
    }
    press(KeyEvent.VK_SHIFT, KeyEvent.VK_F6);
    live.await(() -> live.ask(() -> live.window().page().helpTopic()).equals("STREAMS"));
    press(KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
    live.await(() -> live.ask(() -> MenuSelectionManager.defaultManager().getSelectedPath().length > 0));
    assertThat(live.ask(() -> ((JPopupMenu) MenuSelectionManager.defaultManager().getSelectedPath()[0]).getName())).isEqualTo("tableMenu");
    press(KeyEvent.VK_ESCAPE);
  }

  @Test
  void aLetterBeginsASearchOfSymbols() {
    type("e");
    live.await(() -> live.ask(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() instanceof JTextField field
        && "symbolSearch".equals(field.getName()) && field.getText().equals("e")));
    type("t");
    live.await(() -> live.ask(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() instanceof JTextField field && field.getText().equals("et")));
    press(KeyEvent.VK_ESCAPE);
  }

  @Test
  void aLetterTypedWhileTheFeedRunsSaysWhyNothingOpens() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    live.start();
    focus("statusTable");
    type("e");
    live.await(() -> noticed("Find a symbol: Stop the feed to change this"));
  }

  @Test
  void everyActionOfTheMenuShowsTheRegistrysKey() {
    live.ask(() -> {
      int items = 0;
      for (AbstractButton item : menuItems()) {
        String id = item.getName().substring("action:".length());
        assertThat(item.getText()).isEqualTo(actions().info(id).words());
        assertThat(((JMenuItem) item).getAccelerator() == null).as(id).isEqualTo(actions().key(id).isEmpty());
        items++;
      }
      assertThat(items).isGreaterThan(30);
      return true;
    });
  }

  private List<AbstractButton> menuItems() {
    List<AbstractButton> found = new ArrayList<>();
    for (int i = 0; i < live.window().frame().getJMenuBar().getMenuCount(); i++) {
      items(live.window().frame().getJMenuBar().getMenu(i).getMenuComponents(), found);
    }
    return found;
  }

  private static void items(Component[] parts, List<AbstractButton> found) {
    for (Component part : parts) {
      if (part instanceof javax.swing.JMenu menu) {
        items(menu.getMenuComponents(), found);
      } else if (part instanceof JMenuItem item && item.getName() != null && item.getName().startsWith("action:")) {
        found.add(item);
      }
    }
  }

  @Test
  void theWindowsBesideAreNotModal() {
    palette("about");
    awaitDialog("aboutWindow");
    assertThat(live.ask(() -> ((Dialog) dialog("aboutWindow").orElseThrow()).isModal())).isFalse();
    escape("aboutWindow");
  }
}
