package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said where no window can be opened. */
class DisplayTest {

  @Test
  void f82_withoutADisplayOneSentenceNamesTheWayOut() {
    assertThat(Display.problem())
        .contains("There is no display to open the window on; set DISPLAY, or use 'headless' or 'inspect'.");
  }

  @Test
  void f82_withoutFontsOneSentenceNamesTheWayOut() {
    assertThat(Display.fontProblem(() -> {
      throw new InternalError("Fontconfig head is null");
    })).contains("Java finds no fonts on this computer (Fontconfig head is null). On Debian: apt-get install fontconfig fonts-dejavu-core");
    assertThat(Display.fontProblem(() -> 0)).isPresent();
    assertThat(Display.fontProblem(() -> 8)).isEmpty();
  }
}
