package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapedeck.app.feed.Verdict;
import java.awt.Color;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static final String[] TEXTS = {
    "text", "muted", "up", "down", "bid", "ask", "neutral", "live", "quiet", "connecting", "syncing", "resync", "stale",
    "rejected", "failed", "demo", "accent"
  };

  @AfterAll
  static void usualTheme() {
    Theme.DARK.install(Palette.TEAL_RED);
  }

  @ParameterizedTest
  @CsvSource({"DARK,TEAL_RED", "DARK,BLUE_ORANGE", "LIGHT,TEAL_RED", "LIGHT,BLUE_ORANGE"})
  void everyInkCanBeReadOnPanelHeaderAndSelection(Theme theme, Palette palette) {
    theme.install(palette);
    for (String ground : new String[] {"panel", "header", "selection"}) {
      for (String ink : TEXTS) {
        assertThat(contrast(ink, ground)).as("%s on %s, %s %s", ink, ground, theme, palette).isGreaterThanOrEqualTo(4.5);
      }
    }
    for (String ink : new String[] {"dim", "staleInk", "off"}) {
      assertThat(contrast(ink, "panel")).as(ink).isGreaterThanOrEqualTo(4.5);
      assertThat(contrast(ink, "header")).as(ink).isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"DARK,TEAL_RED", "DARK,BLUE_ORANGE", "LIGHT,TEAL_RED", "LIGHT,BLUE_ORANGE"})
  void textOnTagsAndOnThePrimaryButtonCanBeRead(Theme theme, Palette palette) {
    theme.install(palette);
    for (String fill : new String[] {"up", "down", "neutral"}) {
      assertThat(contrast("onFill", fill)).as(fill).isGreaterThanOrEqualTo(4.5);
    }
    assertThat(contrast("onPrimary", "primary")).isGreaterThanOrEqualTo(4.5);
  }

  @ParameterizedTest
  @CsvSource({"DARK", "LIGHT"})
  void everyVerdictHasAColour(Theme theme) {
    theme.install();
    for (Verdict.State state : Verdict.State.values()) {
      assertThat(Tokens.color(state)).isNotNull();
    }
  }

  @Test
  void coloursFollowTheTheme() {
    Theme.DARK.install();
    Color dark = Tokens.color("panel");
    Theme.LIGHT.install();
    assertThat(Tokens.color("panel")).isNotEqualTo(dark);
  }

  @Test
  void heatMapGetsEvenlyBrighterInTheDarkAndDarkerInTheLight() {
    for (Theme theme : Theme.values()) {
      theme.install();
      for (int i = 1; i <= 5; i++) {
        double step = luminance(Tokens.color("heat" + i)) - luminance(Tokens.color("heat" + (i - 1)));
        assertThat(theme == Theme.DARK ? step : -step).isPositive();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DARK,BLUE_ORANGE", "LIGHT,BLUE_ORANGE"})
  void blueAndOrangeDifferForEyesThatSeeRedAndGreenAlike(Theme theme, Palette palette) {
    theme.install(palette);
    Color up = Tokens.color("up");
    Color down = Tokens.color("down");
    // What such eyes are left with: blue against the mean of red and green.
    double upBlue = up.getBlue() - (up.getRed() + up.getGreen()) / 2.0;
    double downBlue = down.getBlue() - (down.getRed() + down.getGreen()) / 2.0;
    assertThat(upBlue - downBlue).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({"DARK,TEAL_RED", "DARK,BLUE_ORANGE", "LIGHT,TEAL_RED", "LIGHT,BLUE_ORANGE"})
  void aFlashLeavesItsNumberReadable(Theme theme, Palette palette) {
    theme.install(palette);
    for (String ground : new String[] {"panel", "selection"}) {
      for (String[] inkAndSide : new String[][] {{"text", "up"}, {"text", "down"}, {"bid", "bid"}, {"ask", "ask"}}) {
        double lit = luminance(mixed(Tokens.color(inkAndSide[1]), Tokens.color(ground), 0.24));
        double ink = luminance(Tokens.color(inkAndSide[0]));
        double contrast = (Math.max(lit, ink) + 0.05) / (Math.min(lit, ink) + 0.05);
        assertThat(contrast).as("%s lit by %s on %s, %s %s", inkAndSide[0], inkAndSide[1], ground, theme, palette).isGreaterThanOrEqualTo(3);
      }
    }
  }

  @Test
  void anotherThemeKeepsThePalette() {
    Theme.DARK.install(Palette.BLUE_ORANGE);
    Theme.LIGHT.install();
    assertThat(Theme.palette()).isEqualTo(Palette.BLUE_ORANGE);
    assertThat(Tokens.color("up")).isEqualTo(new Color(0x145FB5));
    Theme.LIGHT.install(Palette.TEAL_RED);
    assertThat(Tokens.color("up")).isEqualTo(new Color(0x077466));
  }

  private static Color mixed(Color over, Color ground, double share) {
    return new Color(
        (int) Math.round(over.getRed() * share + ground.getRed() * (1 - share)),
        (int) Math.round(over.getGreen() * share + ground.getGreen() * (1 - share)),
        (int) Math.round(over.getBlue() * share + ground.getBlue() * (1 - share)));
  }

  @Test
  void saysWhichTokenIsMissing() {
    Theme.DARK.install();
    assertThatThrownBy(() -> Tokens.color("mauve")).hasMessageContaining("Tapedeck.mauve");
  }

  private static double contrast(String ink, String ground) {
    double a = luminance(Tokens.color(ink));
    double b = luminance(Tokens.color(ground));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
