package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;

class SymbolPopupTest {
  private final SceneData data = new SceneData();
  private final Favourites favourites = new Favourites();
  private LiveChoice choice;
  private SymbolPopup popup;

  private void open(Onlooker.Work work) throws Exception {
    Onlooker.onScreenThread(() -> {
      Theme.DARK.install();
      choice = new LiveChoice(data.model, data, data);
      data.plugins();
      popup = new SymbolPopup(data.model, choice, favourites);
      popup.content().setSize(popup.content().getPreferredSize());
      Onlooker.walk(popup.content(), Component::doLayout);
      work.run();
    });
  }

  private <C extends Component> C part(String name, Class<C> type) {
    Component[] found = new Component[1];
    Onlooker.walk(popup.content(), c -> found[0] = name.equals(c.getName()) ? c : found[0]);
    return type.cast(found[0]);
  }

  private JTextField search() {
    return part("symbolSearch", JTextField.class);
  }

  private JList<?> list() {
    return part("symbolList", JList.class);
  }

  private List<String> rows() {
    return popup.hits().stream().map(hit -> hit.id().text()).toList();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    Onlooker.walk(part("symbolLines", JComponent.class), c -> {
      if (c instanceof JLabel label) {
        lines.add(label.getText());
      }
    });
    return lines;
  }

  private static void press(JComponent component, String key) {
    Object name = component.getInputMap().get(KeyStroke.getKeyStroke(key));
    component.getActionMap().get(name).actionPerformed(new ActionEvent(component, ActionEvent.ACTION_PERFORMED, key));
  }

  @Test
  void typingFindsTheSymbolAtEveryExchangeAndEnterChoosesIt() throws Exception {
    open(() -> {
      search().setText("doge");
      assertThat(rows()).containsExactly("demo:DOGE/USD", "kraken:DOGE/USD");
      press(search(), "DOWN");
      press(search(), "ENTER");
      assertThat(choice.streams()).endsWith(new StreamId("kraken", "DOGE/USD")).hasSize(4);
      press(search(), "ENTER");
      assertThat(choice.streams()).hasSize(3);
    });
  }

  @Test
  void aStarByKeyOrClickPutsTheSymbolFirstNextTime() throws Exception {
    open(() -> {
      List<String> told = new ArrayList<>();
      favourites.listen(() -> told.add(favourites.all().toString()));
      search().setText("doge");
      press(search(), "DOWN");
      press(search(), "ctrl D");
      assertThat(rows()).as("nothing moves under the hand").containsExactly("demo:DOGE/USD", "kraken:DOGE/USD");
      search().setText("");
      assertThat(rows().get(0)).isEqualTo("kraken:DOGE/USD");
      assertThat(rows()).hasSize(8).doesNotHaveDuplicates();
      click(list().getWidth() - 10, 2);
      assertThat(favourites.all()).extracting(StreamId::text).containsExactly("kraken:DOGE/USD", rows().get(2));
      assertThat(choice.streams()).as("a star chooses nothing").hasSize(3);
      click(50, 0);
      assertThat(choice.streams()).endsWith(new StreamId("kraken", "DOGE/USD"));
      assertThat(told).hasSize(2);
    });
  }

  private void click(int x, int row) {
    int y = list().getCellBounds(row, row).y + 5;
    list().dispatchEvent(new MouseEvent(list(), MouseEvent.MOUSE_PRESSED, 0, 0, x, y, 1, false));
  }

  @Test
  void rowsSayToAScreenReaderWhatTheyAre() throws Exception {
    open(() -> {
      favourites.toggle(new StreamId("demo", "BTC/USD"));
      search().setText("btc");
      SymbolRow row = (SymbolRow) list().getCellRenderer();
      assertThat(row.words(popup.hits().get(0))).isEqualTo("BTC/USD, spot, Demo exchange, chosen, favourite");
      assertThat(row.words(popup.hits().get(1))).isEqualTo("BTC/USD, spot, Kraken");
    });
  }

  @Test
  void anExchangeWithoutAListIsOneLineAndTheOthersAreThere() throws Exception {
    open(() -> {
      SceneData bare = new SceneData();
      LiveChoice here = new LiveChoice(bare.model, bare, bare);
      bare.model.plugins(data.model.plugins());
      bare.model.announce();
      choice = here;
      popup = new SymbolPopup(bare.model, here, favourites);
      assertThat(lines()).containsExactly("Waiting for the symbols of Demo exchange, Kraken");
      bare.model.instrumentsMissing("kraken", "No network");
      bare.model.instruments("demo", List.of(Instrument.spot("demo", "ETH/USD", "ETH", "USD", 2, 8)));
      bare.model.announce();
      assertThat(lines()).containsExactly("Kraken: no list now");
      assertThat(rows()).containsExactly("demo:ETH/USD");
      search().setText("eth/eur");
      assertThat(rows()).as("where there is no list, what is typed may be a symbol").containsExactly("kraken:ETH/EUR");
      press(search(), "ENTER");
      assertThat(here.streams()).endsWith(new StreamId("kraken", "ETH/EUR"));
    });
  }

  @Test
  void whatIsFoundNowhereIsSaid() throws Exception {
    open(() -> {
      search().setText("xyz");
      assertThat(rows()).isEmpty();
      assertThat(lines()).containsExactly("No symbol matches 'xyz' on any exchange.");
      press(search(), "ENTER");
      press(search(), "ctrl D");
      press(search(), "DOWN");
      assertThat(choice.streams()).hasSize(3);
    });
  }

  @Test
  void aListThatComesLaterDoesNotTakeTheSelectionAway() throws Exception {
    open(() -> {
      press(search(), "DOWN");
      press(search(), "DOWN");
      Object selected = list().getSelectedValue();
      data.model.instruments("kraken", List.of(Instrument.spot("kraken", "ETH/USD", "ETH", "USD", 2, 8)));
      data.model.announce();
      assertThat(list().getSelectedValue()).isEqualTo(selected);
    });
  }

  @Test
  void aSpaceChoosesUntilSomethingIsTyped() throws Exception {
    open(() -> {
      int before = choice.streams().size();
      type(' ');
      assertThat(search().getText()).isEmpty();
      assertThat(choice.streams()).hasSize(before - 1);
      search().setText("eth");
      type(' ');
      assertThat(choice.streams()).hasSize(before - 1);
    });
  }

  private void type(char typed) {
    KeyEvent event = new KeyEvent(search(), KeyEvent.KEY_TYPED, 0, 0, KeyEvent.VK_UNDEFINED, typed);
    for (java.awt.event.KeyListener listener : search().getKeyListeners()) {
      listener.keyTyped(event);
    }
  }

  @Test
  void openingAsksEveryExchangeTheChosenOneFirst() throws Exception {
    open(() -> {
      choice.listSymbols();
      assertThat(data.asked).containsExactly("load demo", "load kraken");
    });
  }
}
