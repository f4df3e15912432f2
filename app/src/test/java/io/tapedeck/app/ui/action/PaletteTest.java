package io.tapedeck.app.ui.action;

import static io.tapedeck.app.ui.Onlooker.onScreenThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Theme;
import io.tapedeck.app.ui.Onlooker;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

/** The palette, without a mouse. */
class PaletteTest {
  private final Actions actions = new Actions();
  private final List<String> done = new ArrayList<>();
  private Palette palette;
  private JTextField search;
  private JList<?> list;

  private void open() {
    Theme.DARK.install();
    actions.does("theme", () -> done.add("theme")).does("start", () -> done.add("start")).unless("start", () -> "The feed runs");
    palette = new Palette(actions, text -> done.add("symbols " + text));
    Onlooker.walk(palette.content(), c -> {
      if (c instanceof JTextField field) {
        search = field;
      } else if (c instanceof JList<?> found && "paletteList".equals(found.getName())) {
        list = found;
      }
    });
  }

  private void press(String key) {
    JComponent field = search;
    Object name = field.getInputMap().get(KeyStroke.getKeyStroke(key));
    field.getActionMap().get(name).actionPerformed(new ActionEvent(field, ActionEvent.ACTION_PERFORMED, key));
  }

  @Test
  void typingFiltersAndEnterDoesTheFirst() throws Exception {
    onScreenThread(() -> {
      open();
      search.setText("ligh th");
      assertThat(palette.lines().get(0).id()).isEqualTo("theme");
      assertThat(palette.lines().get(0).key()).isEqualTo("Ctrl+T");
      press("ENTER");
    });
    SwingUtilities.invokeAndWait(() -> {});
    assertThat(done).containsExactly("theme");
  }

  @Test
  void whatCannotBeDoneSaysWhyAndIsNotDone() throws Exception {
    onScreenThread(() -> {
      open();
      search.setText("start");
      PaletteRow.Line line = palette.lines().stream().filter(each -> each.id().equals("start")).findFirst().orElseThrow();
      assertThat(line.whyNot()).isEqualTo("The feed runs");
      assertThat(line.sentence()).isEqualTo("Start, not now: The feed runs, F5");
      list.setSelectedIndex(palette.lines().indexOf(line));
      press("ENTER");
    });
    SwingUtilities.invokeAndWait(() -> {});
    assertThat(done).isEmpty();
  }

  @Test
  void whatCanBeDoneStandsBeforeWhatCannot() throws Exception {
    onScreenThread(() -> {
      open();
      List<Boolean> possible = palette.lines().stream().map(line -> line.whyNot().isEmpty()).toList();
      assertThat(possible.lastIndexOf(true)).isLessThan(possible.indexOf(false));
      assertThat(palette.lines()).noneMatch(line -> line.id().equals("palette"));
    });
  }

  @Test
  void theLastLineLeadsToTheSymbols() throws Exception {
    onScreenThread(() -> {
      open();
      search.setText("btc");
      assertThat(palette.lines()).hasSize(1);
      assertThat(palette.lines().get(0).words()).isEqualTo("Search symbols for \"btc\"");
      press("ENTER");
    });
    SwingUtilities.invokeAndWait(() -> {});
    assertThat(done).containsExactly("symbols btc");
  }

  @Test
  void arrowsStayWithinTheList() throws Exception {
    onScreenThread(() -> {
      open();
      press("UP");
      assertThat(list.getSelectedIndex()).isZero();
      press("PAGE_DOWN");
      press("DOWN");
      assertThat(list.getSelectedIndex()).isEqualTo(15);
      for (int i = 0; i < 20; i++) {
        press("PAGE_DOWN");
      }
      assertThat(list.getSelectedIndex()).isEqualTo(palette.lines().size() - 1);
      search.setText("<html>{0} %s \u202e");
      assertThat(palette.lines()).hasSize(1);
    });
  }

  @Test
  void everyLineHasASentenceForWhoHearsIt() throws Exception {
    onScreenThread(() -> {
      open();
      PaletteRow row = new PaletteRow();
      @SuppressWarnings("unchecked")
      JList<PaletteRow.Line> lines = (JList<PaletteRow.Line>) list;
      for (PaletteRow.Line line : palette.lines()) {
        row.getListCellRendererComponent(lines, line, 0, false, false);
        assertThat(row.getAccessibleContext().getAccessibleName()).contains(line.words()).contains(line.key());
      }
    });
  }
}
