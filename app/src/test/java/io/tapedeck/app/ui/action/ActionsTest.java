package io.tapedeck.app.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.ui.Onlooker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;

/** The registry: what can be done, where, by which key, and why not. */
class ActionsTest {
  private final Actions actions = new Actions();
  private final List<String> done = new ArrayList<>();

  private static Object bound(JComponent component, int condition, String stroke) {
    Object id = component.getInputMap(condition).get(KeyStroke.getKeyStroke(stroke));
    return id == null ? null : component.getActionMap().get(id) == null ? null : id;
  }

  @Test
  void everyActionHasWordsOfItsOwnWithinItsGroup() {
    List<String> names = actions.all().stream().map(info -> info.group() + " " + info.words()).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(actions.all()).allSatisfy(info -> assertThat(info.words()).isNotBlank());
  }

  @Test
  void whatCannotBeDoneIsToldAndNotDone() {
    List<String> refused = new ArrayList<>();
    actions.onRefused((info, why) -> refused.add(info.id() + ": " + why));
    boolean[] possible = {false};
    actions.does("start", () -> done.add("start")).unless("start", () -> possible[0] ? null : "no symbol");
    actions.run("start");
    assertThat(done).isEmpty();
    assertThat(refused).containsExactly("start: no symbol");
    possible[0] = true;
    actions.run("start");
    assertThat(done).containsExactly("start");
    assertThat(actions.recent()).containsExactly("start");
  }

  @Test
  void panelActionsBelongToWhicheverPanelIsThere() {
    Map<String, Runnable> commands = new HashMap<>();
    boolean[] there = {false};
    actions.panel(Scope.CHART, () -> there[0] ? commands : null);
    assertThat(actions.whyNot("chart.zoomIn")).contains("No chart is shown");
    there[0] = true;
    assertThat(actions.whyNot("chart.zoomIn")).contains("This chart cannot do that");
    commands.put("chart.zoomIn", () -> done.add("in"));
    assertThat(actions.whyNot("chart.zoomIn")).isEmpty();
    actions.run("chart.zoomIn");
    assertThat(done).containsExactly("in");
    assertThat(actions.whyNot("book.up")).as("nobody named a book").isPresent();
  }

  @Test
  void oneChangeReachesMenusTipsAndEveryComponent() throws Exception {
    Onlooker.onScreenThread(() -> {
      JButton button = new JButton();
      actions.tip(button, "Hold", "tape.hold");
      JPanel first = new JPanel();
      JPanel second = new JPanel();
      for (JPanel panel : List.of(first, second)) {
        actions.bind(panel, JComponent.WHEN_FOCUSED, Scope.TAPE, Map.of("tape.hold", () -> done.add("hold")));
      }
      Action menu = actions.action("tape.hold");
      assertThat(button.getToolTipText()).isEqualTo("Hold (Space)");
      assertThat(bound(second, JComponent.WHEN_FOCUSED, "SPACE")).isEqualTo("tape.hold");
      assertThat(actions.book().give(actions.info("tape.hold"), KeyStroke.getKeyStroke("F8"))).isEmpty();
      assertThat(button.getToolTipText()).isEqualTo("Hold (F8)");
      assertThat(menu.getValue(Action.ACCELERATOR_KEY)).isEqualTo(KeyStroke.getKeyStroke("F8"));
      for (JPanel panel : List.of(first, second)) {
        assertThat(bound(panel, JComponent.WHEN_FOCUSED, "SPACE")).isNull();
        assertThat(bound(panel, JComponent.WHEN_FOCUSED, "F8")).isEqualTo("tape.hold");
      }
      actions.book().take(actions.info("tape.hold"));
      assertThat(button.getToolTipText()).isEqualTo("Hold");
      assertThat(menu.getValue(Action.ACCELERATOR_KEY)).isNull();
    });
  }

  @Test
  void aTablesOwnKeysStayBesideOurs() throws Exception {
    Onlooker.onScreenThread(() -> {
      JTable table = new JTable(2, 2);
      actions.bind(table, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, Scope.TABLE, Map.of("table.copyRow", () -> done.add("row")));
      table.updateUI(); // As a change of theme does.
      assertThat(bound(table, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, "ctrl C")).isEqualTo("table.copyRow");
      assertThat(bound(table, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, "DOWN")).as("the table's own").isNotNull();
    });
  }

  @Test
  void whoWentAwayIsForgotten() throws Exception {
    Onlooker.onScreenThread(() -> {
      java.lang.ref.WeakReference<JButton> gone = new java.lang.ref.WeakReference<>(tipped());
      for (int i = 0; i < 50 && gone.get() != null; i++) {
        System.gc();
      }
      assertThat(gone.get()).isNull();
      actions.book().resetAll();
    });
  }

  private JButton tipped() {
    JButton button = new JButton();
    actions.tip(button, "Hold", "tape.hold");
    return button;
  }
}
