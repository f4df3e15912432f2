package io.tapedeck.app.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is typed finds what is meant, the best first. */
class ActionSearchTest {
  private static final List<ActionInfo> ALL = ActionCatalogue.all();

  private static List<String> find(String text, String... recent) {
    return ActionSearch.find(ALL, List.of(recent), text).stream().map(ActionInfo::id).toList();
  }

  @Test
  void nothingTypedShowsAllTheLastDoneFirst() {
    assertThat(find("")).hasSize(ALL.size()).startsWith("start", "stop");
    assertThat(find("", "about", "theme")).hasSize(ALL.size()).startsWith("about", "theme", "start");
  }

  @Test
  void beginningsOfWordsAreEnough() {
    assertThat(find("fo ch")).startsWith("layout4");
    assertThat(find("FOUR")).startsWith("layout4");
    assertThat(find("hold")).startsWith("tape.hold");
    assertThat(find("harts")).as("the middle of a word is no beginning").isEmpty();
  }

  @Test
  void wholeNamesAndNamesThatBeginSoComeBeforeWordsFurtherBehind() {
    assertThat(find("help").get(0)).isEqualTo("help");
    assertThat(find("copy")).startsWith("copyWindow").contains("copyPanel", "chart.copy");
    assertThat(find("retry").get(0)).isEqualTo("retry");
    List<String> history = find("stream");
    assertThat(history).contains("history");
  }

  @Test
  void amongEqualsTheLastDoneIsFirst() {
    assertThat(find("copy", "diagnostics")).startsWith("diagnostics");
    assertThat(find("help", "about").get(0)).as("a better match stays before it").isEqualTo("help");
  }

  @Test
  void theGroupFindsItsActionsToo() {
    assertThat(find("plugins")).contains("plugins");
    assertThat(find("try fault")).contains("fault.gap", "fault.burst");
  }

  @Test
  void whatIsNoWordFindsNothing() {
    assertThat(find("xyzzy")).isEmpty();
    assertThat(find("???")).as("signs alone are as nothing typed").hasSize(ALL.size());
  }
}
