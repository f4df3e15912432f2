package io.tapedeck.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
  private static final Preference<Integer> SCALE = Preference.of("scale", 100, List.of(80, 100, 200));
  private static final Preference<Boolean> FLASH = Preference.of("flash", true);
  private static final Preference<Thread.State> STATE = Preference.of("state", Thread.State.NEW);

  @TempDir
  private Path folder;

  private SettingsStore store() {
    return new SettingsStore(folder, Clock.systemUTC());
  }

  private void write(String json) throws IOException {
    Files.writeString(folder.resolve("settings.json"), json);
  }

  private String file() throws IOException {
    return Files.readString(folder.resolve("settings.json"));
  }

  @Test
  void whatIsPreferredIsToldOnceAndFoundAgain() {
    List<Object> told = new ArrayList<>();
    try (SettingsStore store = store()) {
      Preferences preferences = new Preferences(store);
      preferences.listen(SCALE, () -> told.add(preferences.get(SCALE)));
      assertThat(preferences.get(SCALE)).isEqualTo(100);
      preferences.set(SCALE, 200);
      preferences.set(SCALE, 200);
      preferences.set(STATE, Thread.State.WAITING);
      assertThat(told).containsExactly(200);
      assertThat(preferences.changed(SCALE)).isTrue();
    }
    try (SettingsStore store = store()) {
      Preferences preferences = new Preferences(store);
      assertThat(preferences.get(SCALE)).isEqualTo(200);
      assertThat(preferences.get(STATE)).isEqualTo(Thread.State.WAITING);
      preferences.reset(SCALE);
      assertThat(preferences.get(SCALE)).isEqualTo(100);
      assertThat(preferences.changed(SCALE)).isFalse();
    }
    try (SettingsStore store = store()) {
      assertThat(new Preferences(store).get(SCALE)).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"big\"", "null", "[]", "{}", "1e99", "true", "-100", "\"\""})
  void aValueThatMakesNoSenseReadsAsTheUsualOneAndIsNamed(String value) throws IOException {
    write("{\"schema\":1,\"preferences\":{\"scale\":" + value + ",\"flash\":false}}");
    try (SettingsStore store = store()) {
      Preferences preferences = new Preferences(store);
      assertThat(preferences.get(SCALE)).isEqualTo(100);
      assertThat(preferences.get(FLASH)).isFalse();
      List<String> nonsense = preferences.nonsense(List.of(SCALE, FLASH, STATE));
      if (value.equals("null")) {
        assertThat(nonsense).isEmpty();
      } else {
        assertThat(nonsense).singleElement().asString().startsWith("scale = ");
      }
      preferences.set(STATE, Thread.State.BLOCKED);
    }
    assertThat(file()).as("what was not understood stays").contains("\"scale\"").contains("BLOCKED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"x\"", "[1]", "null", "false"})
  void preferencesOfAnotherKindReadAsNone(String value) throws IOException {
    write("{\"schema\":1,\"preferences\":" + value + ",\"pluginOptions\":" + value + "}");
    try (SettingsStore store = store()) {
      Preferences preferences = new Preferences(store);
      assertThat(preferences.get(SCALE)).isEqualTo(100);
      assertThat(preferences.options()).isEmpty();
      preferences.set(SCALE, 80);
      preferences.option("kraken", "depth", "25");
      assertThat(preferences.get(SCALE)).isEqualTo(80);
    }
    assertThat(file()).contains("\"25\"");
  }

  @Test
  void aLongValueIsNamedInShort() throws IOException {
    write("{\"schema\":1,\"preferences\":{\"scale\":\"" + "9".repeat(5_000) + "\"}}");
    try (SettingsStore store = store()) {
      assertThat(new Preferences(store).nonsense(List.of(SCALE)).get(0)).hasSizeLessThan(60).endsWith("\u2026");
    }
  }

  @Test
  void optionsOfAPluginThatIsGoneStay() throws IOException {
    write("{\"schema\":1,\"pluginOptions\":{\"gone\":{\"key\":\"value\"},\"kraken\":{\"depth\":100,\"odd\":[1]}}}");
    try (SettingsStore store = store()) {
      Preferences preferences = new Preferences(store);
      assertThat(preferences.options()).containsEntry("kraken", Map.of("depth", "100"));
      preferences.option("kraken", "depth", "500");
      preferences.option("kraken", "depth", null);
      preferences.option("okx", "url", "wss://example.org");
    }
    assertThat(file()).contains("\"gone\"").contains("\"value\"").contains("\"odd\"").contains("wss://example.org").doesNotContain("500");
  }

  @Test
  void aNewerFileIsUsedAndNotChanged() throws IOException {
    String newer = "{\"schema\":99,\"preferences\":{\"scale\":\"200\",\"hologram\":\"on\"}}";
    write(newer);
    try (SettingsStore store = store()) {
      Preferences preferences = new Preferences(store);
      assertThat(preferences.get(SCALE)).isEqualTo(200);
      preferences.set(SCALE, 80);
      assertThat(preferences.get(SCALE)).as("for this time").isEqualTo(80);
    }
    assertThat(file()).isEqualTo(newer);
  }

  @Test
  void whoListensNoMoreIsNotTold() {
    List<Object> told = new ArrayList<>();
    Runnable listener = () -> told.add("");
    try (SettingsStore store = store()) {
      Preferences preferences = new Preferences(store);
      preferences.listen(SCALE, listener);
      preferences.forget(SCALE, listener);
      preferences.set(SCALE, 80);
    }
    assertThat(told).isEmpty();
  }
}
