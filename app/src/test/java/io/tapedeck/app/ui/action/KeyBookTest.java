package io.tapedeck.app.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are changed: live, kept, without two meanings for one key. */
class KeyBookTest {
  private final Map<String, ActionInfo> infos = new LinkedHashMap<>();
  private final KeyBook book;
  private final List<String> kept = new ArrayList<>();

  KeyBookTest() {
    List<ActionInfo> all = ActionCatalogue.all();
    all.forEach(info -> infos.put(info.id(), info));
    book = new KeyBook(all);
    book.onChoice((id, key) -> kept.add(id + "=" + key));
  }

  private static KeyStroke key(String text) {
    return KeyNames.read(text).orElseThrow();
  }

  private Object at(Scope scope, String stroke) {
    return book.keysOf(scope).get(key(stroke));
  }

  @Test
  void theUsualKeysHaveOneMeaningEach() {
    for (ActionInfo info : infos.values()) {
      for (KeyStroke key : info.usualKeys()) {
        assertThat(book.owner(info, key)).as(info.id() + " " + key).isEmpty();
      }
    }
  }

  @Test
  void aNewKeyWorksAtOnceAndTheOldOneIsFree() {
    assertThat(book.give(infos.get("palette"), key("ctrl J"))).isEmpty();
    assertThat(at(Scope.WINDOW, "ctrl J")).isEqualTo("palette");
    assertThat(at(Scope.WINDOW, "ctrl K")).isNull();
    assertThat(book.give(infos.get("health"), key("ctrl K"))).isEmpty();
    assertThat(kept).containsExactly("palette=ctrl J", "health=ctrl K");
  }

  @Test
  void aConflictIsNamedAndChangesNothing() {
    assertThat(book.give(infos.get("health"), key("ctrl K")))
        .contains("Ctrl+K already belongs to \"Find an action\" (anywhere); free it first or choose another.");
    assertThat(book.give(infos.get("chart.zoomIn"), key("ctrl K"))).as("the window's keys work in charts too").isPresent();
    assertThat(book.give(infos.get("theme"), key("ctrl E"))).as("and it would hide the book's").isPresent();
    assertThat(book.give(infos.get("chart.zoomIn"), key("ctrl E"))).as("book and chart never have the focus together").isEmpty();
    assertThat(at(Scope.WINDOW, "ctrl K")).isEqualTo("palette");
    assertThat(at(Scope.WINDOW, "ctrl H")).isEqualTo("health");
    assertThat(kept).containsExactly("chart.zoomIn=ctrl E");
  }

  @Test
  void itsOwnKeyAgainIsNoConflict() {
    assertThat(book.give(infos.get("book.recentre"), key("HOME"))).isEmpty();
    assertThat(at(Scope.BOOK, "ctrl E")).as("one key instead of both").isNull();
    assertThat(at(Scope.BOOK, "HOME")).isEqualTo("book.recentre");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "7", "shift Z", "NUMPAD3"})
  void lettersAndDigitsAloneAreRefused(String stroke) {
    assertThat(book.give(infos.get("chart.zoomIn"), key(stroke)).orElse("")).contains("Letters and digits alone");
    assertThat(kept).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TAB, chart.zoomIn", "ENTER, table.copyRow", "ESCAPE, book.up", "shift TAB, theme", "SPACE, theme", "LEFT, theme"})
  void keysThatControlsNeedAreRefused(String stroke, String id) {
    assertThat(book.give(infos.get(id), key(stroke))).isPresent();
  }

  @Test
  void functionKeysAndPanelKeysAreFine() {
    assertThat(book.give(infos.get("theme"), key("F8"))).isEmpty();
    assertThat(book.give(infos.get("tape.hold"), key("INSERT"))).isEmpty();
    assertThat(book.give(infos.get("health"), key("alt H"))).isEmpty();
  }

  @Test
  void aKeyTakenAwayIsKeptAsNone() {
    book.take(infos.get("quit"));
    assertThat(at(Scope.WINDOW, "ctrl Q")).isNull();
    assertThat(kept).containsExactly("quit=");
  }

  @Test
  void resetGivesTheUsualKeyBackUnlessAnotherHasIt() {
    book.give(infos.get("palette"), key("ctrl J"));
    book.give(infos.get("health"), key("ctrl K"));
    assertThat(book.reset(infos.get("palette")).orElse("")).contains("Health");
    assertThat(at(Scope.WINDOW, "ctrl J")).isEqualTo("palette");
    assertThat(book.reset(infos.get("health"))).isEmpty();
    assertThat(book.reset(infos.get("palette"))).isEmpty();
    assertThat(at(Scope.WINDOW, "ctrl K")).isEqualTo("palette");
    assertThat(kept).endsWith("health=null", "palette=null");
    book.give(infos.get("palette"), key("ctrl J"));
    book.take(infos.get("quit"));
    book.resetAll();
    assertThat(at(Scope.WINDOW, "ctrl Q")).isEqualTo("quit");
    assertThat(book.changed(infos.get("palette"))).isFalse();
  }

  @Test
  void givingTheUsualKeyKeepsNothing() {
    book.give(infos.get("palette"), key("ctrl J"));
    book.give(infos.get("palette"), key("ctrl K"));
    assertThat(kept).containsExactly("palette=ctrl J", "palette=null");
  }

  @Test
  void keptKeysComeBackAlsoWhenTwoWereSwapped() {
    Map<String, String> file = new LinkedHashMap<>();
    file.put("palette", "ctrl T");
    file.put("theme", "ctrl K");
    file.put("quit", "");
    assertThat(book.restore(file)).isEmpty();
    assertThat(at(Scope.WINDOW, "ctrl T")).isEqualTo("palette");
    assertThat(at(Scope.WINDOW, "ctrl K")).isEqualTo("theme");
    assertThat(at(Scope.WINDOW, "ctrl Q")).isNull();
    assertThat(kept).as("what was read is not written again").isEmpty();
  }

  @Test
  void whatMakesNoSenseIsLeftOutWithASentence() {
    Map<String, String> file = new LinkedHashMap<>();
    file.put("teleport", "ctrl J");
    file.put("health", "hyper X");
    file.put("theme", "A");
    file.put("history", "ctrl K");
    file.put("stop", "F6");
    file.put("start", "F8");
    List<String> problems = book.restore(file);
    assertThat(problems).hasSize(5);
    assertThat(String.join("\n", problems)).contains("teleport", "hyper X", "Letters", "Ctrl+K", "F6");
    assertThat(at(Scope.WINDOW, "ctrl K")).isEqualTo("palette");
    assertThat(at(Scope.WINDOW, "shift F5")).isEqualTo("stop");
    assertThat(at(Scope.WINDOW, "F8")).as("the good one is used").isEqualTo("start");
  }

  @ParameterizedTest
  @CsvSource({"ctrl K, Ctrl+K", "ctrl shift H, Ctrl+Shift+H", "PAGE_UP, Page Up", "PLUS, +", "shift F5, Shift+F5", "SPACE, Space", "ESCAPE, Esc", "alt COMMA, 'Alt+,'"})
  void keysAreReadAndWritten(String file, String shown) {
    KeyStroke key = key(file);
    assertThat(KeyNames.text(key)).isEqualTo(shown);
    assertThat(KeyNames.read(KeyNames.write(key))).contains(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ctrl", "nonsense", "released A", "typed a"})
  void whatIsNoKeyReadsAsNone(String text) {
    assertThat(KeyNames.read(text)).isEmpty();
  }
}
