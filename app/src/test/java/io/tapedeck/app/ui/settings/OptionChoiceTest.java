package io.tapedeck.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.AdapterOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionChoiceTest {
  private static final AdapterOption POLL = AdapterOption.integer("poll", 3, 1, 60, "Seconds.");
  private static final AdapterOption DEPTH = AdapterOption.choice("depth", "100", List.of("10", "100"), "Levels.");
  private static final AdapterOption URL = AdapterOption.webSocketUrl("url", "wss://example.org/ws", "Address.");

  @Test
  void nothingKeptShowsTheDefault() {
    OptionChoice choice = new OptionChoice(POLL, null, null);
    assertThat(choice.shown()).isEqualTo("3");
    assertThat(choice.changed()).isFalse();
    assertThat(choice.said()).isEmpty();
  }

  @Test
  void whatIsTypedIsCheckedByItsKind() {
    assertThat(new OptionChoice(POLL, null, null).problem("61")).hasValue("poll must be a whole number from 1 to 60; what was kept before still holds.");
    assertThat(new OptionChoice(POLL, null, null).problem("")).isPresent();
    assertThat(new OptionChoice(POLL, null, null).problem("60")).isEmpty();
    assertThat(new OptionChoice(DEPTH, null, null).problem("50")).isPresent();
    assertThat(new OptionChoice(URL, null, null).problem("ws://example.org")).isPresent();
    assertThat(new OptionChoice(URL, null, null).problem("ws://localhost:9000/")).isEmpty();
  }

  @Test
  void theDefaultIsNotKept() {
    assertThat(new OptionChoice(POLL, "7", null).toKeep("3")).isNull();
    assertThat(new OptionChoice(POLL, null, null).toKeep("7")).isEqualTo("7");
  }

  @Test
  void theCommandLineComesFirstAndSaysSo() {
    OptionChoice choice = new OptionChoice(DEPTH, "100", "10");
    assertThat(choice.locked()).isTrue();
    assertThat(choice.shown()).isEqualTo("10");
    assertThat(choice.said()).contains("depth=10").contains("command line");
    assertThat(choice.trouble()).isFalse();
  }

  @Test
  void aCommandLineThatMakesNoSenseLocksNothing() {
    OptionChoice choice = new OptionChoice(DEPTH, null, "11");
    assertThat(choice.locked()).isFalse();
    assertThat(choice.shown()).isEqualTo("100");
  }

  @Test
  void nonsenseThatWasKeptIsShownToBeMended() {
    OptionChoice choice = new OptionChoice(POLL, "often", null);
    assertThat(choice.shown()).isEqualTo("often");
    assertThat(choice.said()).contains("must be a whole number").contains("default 3");
    assertThat(choice.trouble()).isTrue();
  }
}
