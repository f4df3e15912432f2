package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DesktopThemeTest {

  @Test
  void readsWhatEachDesktopSays() {
    assertThat(DesktopTheme.read("'prefer-dark'\n")).contains(Theme.DARK);
    assertThat(DesktopTheme.read("'prefer-light'\n")).contains(Theme.LIGHT);
    assertThat(DesktopTheme.read("'default'\n")).contains(Theme.LIGHT);
    assertThat(DesktopTheme.read("Dark\n")).contains(Theme.DARK);
    assertThat(DesktopTheme.read("    AppsUseLightTheme    REG_DWORD    0x0\r\n\r\n")).contains(Theme.DARK);
    assertThat(DesktopTheme.read("    AppsUseLightTheme    REG_DWORD    0x1\r\n\r\n")).contains(Theme.LIGHT);
  }

  @Test
  void saysNothingWhereTheDesktopSaysNothing() {
    assertThat(DesktopTheme.read("")).isEmpty();
    assertThat(DesktopTheme.read("No such key 'color-scheme'")).isEmpty();
  }
}
