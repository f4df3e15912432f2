package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Network;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.NumberForm;
import io.tapedeck.app.look.Palette;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Notice;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.DialogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings window in the real one: each change is seen at once, and found again after a restart. */
class SettingsIT {
  @TempDir
  private Path data;

  @BeforeAll
  static void everyRepaintIsWatched() {
    FailOnThreadViolationRepaintManager.install();
  }

  @AfterEach
  void usual() {
    GuiActionRunner.execute(() -> {
      Figures.form(NumberForm.COMMA_POINT);
      Tokens.zoom(100);
      Theme.DARK.install(Palette.TEAL_RED);
    });
  }

  private static DialogFixture settings(LiveWindow live, String page) throws Exception {
    live.ask(() -> {
      live.window().frame().toFront();
      live.window().frame().requestFocus();
      return true;
    });
    live.await(() -> live.ask(() -> live.window().frame().isFocused()));
    Robot hand = new Robot();
    hand.keyPress(KeyEvent.VK_CONTROL);
    hand.keyPress(KeyEvent.VK_COMMA);
    hand.keyRelease(KeyEvent.VK_COMMA);
    hand.keyRelease(KeyEvent.VK_CONTROL);
    live.await(() -> live.ask(() -> window(live) != null));
    DialogFixture dialog = live.fixture().dialog("settingsWindow");
    page(live, page);
    return dialog;
  }

  private static Window window(LiveWindow live) {
    return Stream.of(live.window().frame().getOwnedWindows()).filter(each -> "settingsWindow".equals(each.getName()) && each.isShowing()).findFirst().orElse(null);
  }

  private static void page(LiveWindow live, String page) {
    live.ask(() -> {
      part(live, "settingsPages", JList.class).setSelectedValue(page, true);
      return true;
    });
  }

  private static <C extends Component> C part(LiveWindow live, String name, Class<C> type) {
    Component found = named(window(live), name);
    if (found == null) {
      throw new AssertionError("no " + name);
    }
    return type.cast(found);
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

  private static void type(LiveWindow live, String field, String text) {
    live.ask(() -> {
      part(live, field, JTextField.class).setText(text);
      return true;
    });
  }

  private static String said(LiveWindow live, String name) {
    return live.ask(() -> part(live, name, JTextArea.class).getText());
  }

  private static int pictureMillis(LiveWindow live) {
    return live.ask(() -> live.window().pictureMillis());
  }

  @Test
  void changesAreSeenAtOnceAndFoundAgain() throws Exception {
    try (LiveWindow live = LiveWindow.opened(data)) {
      live.await(() -> !live.ask(() -> live.window().screen().streams().isEmpty()));
      DialogFixture settings = settings(live, "look");
      settings.comboBox("setting:theme").selectItem(1);
      live.await(() -> live.ask(Theme::current) == Theme.LIGHT);
      settings.comboBox("setting:palette").selectItem(1);
      assertThat(live.ask(() -> Tokens.color("up"))).isEqualTo(new Color(0x145FB5));
      settings.comboBox("setting:scale").selectItem("125 %");
      assertThat(said(live, "scaleSaid")).startsWith("125 % holds from the next start");
      page(live, "time");
      type(live, "zoneSearch", "kathm");
      settings.list("zoneList").selectItem(0);
      live.await(() -> live.ask(() -> live.find("statusZone", JLabel.class).getText()).equals("Asia/Kathmandu, UTC+5:45"));
      settings.comboBox("setting:numbers").selectItem("1.234,5");
      // The demo's bitcoin is worth tens of thousands.
      live.await(() -> live.ask(() -> live.find("statusTable", javax.swing.JTable.class).getValueAt(0, 6).toString()).matches("\\d\\d\\.\\d{3},\\d"));
      page(live, "data");
      settings.comboBox("setting:pictures").selectItem(0);
      assertThat(pictureMillis(live)).isEqualTo(100);
      page(live, "plugins");
      live.await(() -> live.ask(() -> part(live, "optionsOf", JComboBox.class).getItemCount() > 5));
      settings.comboBox("optionsOf").selectItem("Kraken");
      type(live, "option:kraken.poll", "700");
      assertThat(said(live, "said:option:kraken.poll")).contains("must be a whole number from 1 to 60").contains("still holds");
    }
    assertThat(Files.readString(data.resolve("config/settings.json"))).contains("BLUE_ORANGE").contains("Asia/Kathmandu").doesNotContain("\"poll\"");
    try (LiveWindow live = LiveWindow.opened(data)) {
      assertThat(live.ask(Theme::current)).isEqualTo(Theme.LIGHT);
      assertThat(live.ask(() -> Tokens.color("up"))).isEqualTo(new Color(0x145FB5));
      assertThat(live.ask(() -> Tokens.px(100))).isEqualTo(125);
      assertThat(live.ask(() -> live.find("statusZone", JLabel.class).getText())).startsWith("Asia/Kathmandu");
      assertThat(Figures.form()).isEqualTo(NumberForm.POINT_COMMA);
      assertThat(pictureMillis(live)).isEqualTo(100);
      DialogFixture settings = settings(live, "look");
      settings.comboBox("setting:palette").requireSelection("Blue and orange");
      settings.button("reset:setting:palette").click();
      assertThat(live.ask(() -> Tokens.color("up"))).isEqualTo(new Color(0x077466));
      // The theme's own key speaks to the same preference.
      live.ask(() -> {
        live.window().page().actions().run("theme");
        return true;
      });
      settings.comboBox("setting:theme").requireSelection("Dark");
    }
  }

  @Test
  void anOptionOfAPluginIsUsedFromTheNextStartOn() throws Exception {
    try (LiveWindow live = LiveWindow.atRest(data, "demo.seed=7")) {
      DialogFixture settings = settings(live, "plugins");
      live.await(() -> live.ask(() -> part(live, "optionsOf", JComboBox.class).getItemCount() > 5));
      settings.comboBox("optionsOf").selectItem("Demo exchange");
      assertThat(live.ask(() -> part(live, "option:demo.seed", JTextField.class).isEnabled())).as("given on the command line").isFalse();
      assertThat(said(live, "said:option:demo.seed")).contains("command line");
      type(live, "option:demo.rate", "4000");
      assertThat(said(live, "said:option:demo.rate")).contains("next Start");
      live.start();
      live.awaitLong(() -> live.ask(() -> live.window().screen().streams().stream().mapToDouble(each -> each.rate()).sum()) > 2_500);
    }
    try (LiveWindow live = LiveWindow.atRest(data)) {
      settings(live, "plugins").comboBox("optionsOf").selectItem("Demo exchange");
      assertThat(live.ask(() -> part(live, "option:demo.rate", JTextField.class).getText())).isEqualTo("4000");
    }
  }

  @Test
  void aWayToTheNetworkIsTriedAndSaysWhatWasWrong() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0); LiveWindow live = LiveWindow.atRest(data)) {
      Thread answering = new Thread(() -> {
        try (var socket = proxy.accept()) {
          socket.getInputStream().read(new byte[4_096]);
          socket.getOutputStream().write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (java.io.IOException e) {
          // The test sees that nobody answered.
        }
      });
      answering.setDaemon(true);
      answering.start();
      DialogFixture settings = settings(live, "network");
      settings.comboBox("proxyWay").selectItem(2);
      type(live, "proxy.host", "127.0.0.1");
      type(live, "proxy.port", Integer.toString(proxy.getLocalPort()));
      settings.comboBox("probeExchange").selectItem("Kraken");
      settings.button("probe").click();
      live.awaitLong(() -> !said(live, "probeSaid").isEmpty() && !said(live, "probeSaid").startsWith("Trying"));
      assertThat(said(live, "probeSaid")).isEqualTo("The proxy 127.0.0.1 asks for a password (HTTP 407).");
      assertThat(live.ask(() -> live.window().network())).as("tried, not applied").isEqualTo(Network.DIRECT);
    }
  }

  @Test
  void nonsenseInTheFileIsToldOnceAndDoesNoHarm() throws Exception {
    Files.createDirectories(data.resolve("config"));
    Files.writeString(data.resolve("config/settings.json"),
        "{\"schema\":1,\"theme\":\"puce\",\"preferences\":{\"theme\":5,\"palette\":\"x\",\"scale\":7,\"flash\":\"perhaps\",\"reducedMotion\":[],\"zone\":\"Mars/Olympus\","
            + "\"numbers\":{},\"pictures\":1000000},\"pluginOptions\":{\"gone\":{\"a\":\"b\"},\"kraken\":{\"depth\":\"deep\"}}}");
    try (LiveWindow live = LiveWindow.opened(data)) {
      live.await(() -> live.ask(() -> live.window().screen().notices().all().stream().map(Notice::text).anyMatch(text -> text.contains("zone = Mars/Olympus"))));
      live.await(() -> live.ask(() -> live.window().screen().notices().all().stream().map(Notice::text).anyMatch(text -> text.contains("kraken.depth"))));
      assertThat(live.ask(() -> Tokens.px(100))).isEqualTo(100);
      assertThat(pictureMillis(live)).isEqualTo(33);
      DialogFixture settings = settings(live, "plugins");
      settings.comboBox("optionsOf").selectItem("Kraken");
      assertThat(said(live, "said:option:kraken.depth")).contains("cannot be used");
      assertThat(said(live, "optionsAbsent")).contains("gone");
    }
    assertThat(Files.readString(data.resolve("config/settings.json"))).contains("Mars/Olympus").contains("\"gone\"").contains("deep");
  }
}
