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
    Theme.DARK.install();
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
