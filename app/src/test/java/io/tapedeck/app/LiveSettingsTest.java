package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Motion;
import io.tapedeck.app.look.NumberForm;
import io.tapedeck.app.look.Palette;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.settings.SettingsStore;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import io.tapedeck.app.ui.settings.Preferred;
import io.tapedeck.app.ui.settings.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import javax.swing.Timer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is preferred comes true, at the start and when it changes. */
class LiveSettingsTest {
  @TempDir
  private Path folder;

  private final ClockZone zone = new ClockZone(ZoneId.of("UTC"));
  private final Timer pictures = new Timer(33, e -> {});
  private Optional<Theme> desktop = Optional.of(Theme.LIGHT);

  @AfterEach
  void usual() throws Exception {
    Onlooker.onScreenThread(() -> {
      Motion.reduce(false);
      Motion.flash(true);
      Tokens.zoom(100);
      Figures.form(NumberForm.COMMA_POINT);
      Theme.DARK.install(Palette.TEAL_RED);
    });
  }

  private SettingsStore store(String json) throws Exception {
    Files.writeString(folder.resolve("settings.json"), json);
    return new SettingsStore(folder, Clock.systemUTC());
  }

  private LiveSettings live(Preferences preferences) {
    LiveSettings live = new LiveSettings(preferences, new SceneData().model, zone, pictures);
    live.desktop(() -> desktop, Runnable::run);
    return live;
  }

  /** Runs on the screen thread, and after that whatever was put behind it. */
  private static void step(Onlooker.Work work) throws Exception {
    Onlooker.onScreenThread(work);
    Onlooker.onScreenThread(() -> {});
  }

  @Test
  void whatWasKeptHoldsFromTheStartOn() throws Exception {
    try (SettingsStore store = store("{\"schema\":1,\"preferences\":{\"theme\":\"LIGHT\",\"palette\":\"BLUE_ORANGE\",\"scale\":\"150\",\"flash\":\"false\",\"reducedMotion\":true,"
        + "\"zone\":\"Asia/Tokyo\",\"numbers\":\"PLAIN\",\"pictures\":\"60\"}}")) {
      step(() -> {
        LiveSettings.before(store);
        live(new Preferences(store));
        assertThat(Theme.current()).isEqualTo(Theme.LIGHT);
        assertThat(Theme.palette()).isEqualTo(Palette.BLUE_ORANGE);
        assertThat(Tokens.px(100)).isEqualTo(150);
        assertThat(Motion.flashes()).isFalse();
        assertThat(Motion.turns()).isFalse();
        assertThat(zone.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(Figures.form()).isEqualTo(NumberForm.PLAIN);
        assertThat(pictures.getDelay()).isEqualTo(16);
      });
    }
  }

  @Test
  void aThemeOfAnEarlierVersionIsStillFound() throws Exception {
    try (SettingsStore store = store("{\"schema\":1,\"theme\":\"light\"}")) {
      step(() -> {
        LiveSettings.before(store);
        assertThat(Theme.current()).isEqualTo(Theme.LIGHT);
        Preferences preferences = new Preferences(store);
        live(preferences);
        assertThat(preferences.get(Preferred.THEME)).isEqualTo(ThemeChoice.LIGHT);
      });
    }
  }

  @Test
  void theDesktopIsFollowedUntilAThemeIsChosen() throws Exception {
    try (SettingsStore store = store("{\"schema\":1,\"theme\":\"dark\"}")) {
      Preferences preferences = new Preferences(store);
      LiveSettings[] live = new LiveSettings[1];
      step(() -> {
        LiveSettings.before(store);
        live[0] = live(preferences);
        preferences.set(Preferred.THEME, ThemeChoice.SYSTEM);
      });
      step(() -> assertThat(Theme.current()).isEqualTo(Theme.LIGHT));
      desktop = Optional.of(Theme.DARK);
      step(() -> live[0].lookAgain());
      step(() -> assertThat(Theme.current()).isEqualTo(Theme.DARK));
      desktop = Optional.empty();
      step(() -> live[0].lookAgain());
      step(() -> {
        assertThat(Theme.current()).as("a desktop that says nothing changes nothing").isEqualTo(Theme.DARK);
        live[0].otherTheme();
        assertThat(Theme.current()).isEqualTo(Theme.LIGHT);
        assertThat(preferences.get(Preferred.THEME)).isEqualTo(ThemeChoice.LIGHT);
      });
    }
  }

  @Test
  void aChartsMenuChangesTheSameZone() throws Exception {
    try (SettingsStore store = store("{\"schema\":1}")) {
      Preferences preferences = new Preferences(store);
      step(() -> {
        live(preferences);
        zone.choose(ZoneId.of("Pacific/Chatham"));
        assertThat(preferences.get(Preferred.ZONE)).contains(ZoneId.of("Pacific/Chatham"));
        preferences.reset(Preferred.ZONE);
        assertThat(zone.zone()).isEqualTo(ZoneId.systemDefault());
      });
    }
  }
}
