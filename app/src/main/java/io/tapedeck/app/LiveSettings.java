package io.tapedeck.app;

import io.tapedeck.app.look.DesktopTheme;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Motion;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.settings.Settings;
import io.tapedeck.app.settings.SettingsStore;
import io.tapedeck.app.ui.settings.Preferred;
import io.tapedeck.app.ui.settings.ThemeChoice;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** Lets what is preferred come true: at the start, and at once when it changes. EDT. */
final class LiveSettings {
  private static final int MILLIS = 1_000;

  private final Preferences preferences;
  private final ScreenModel screen;
  private final ClockZone zone;
  private Supplier<Optional<Theme>> desktop = DesktopTheme::ask;
  private Executor worker = task -> {
    Thread thread = new Thread(task, "tapedeck-desktop");
    thread.setDaemon(true);
    thread.start();
  };

  LiveSettings(Preferences preferences, ScreenModel screen, ClockZone zone, Timer pictures) {
    this.preferences = preferences;
    this.screen = screen;
    this.zone = zone;
    preferences.listen(Preferred.THEME, this::theme);
    preferences.listen(Preferred.PALETTE, () -> Theme.current().install(preferences.get(Preferred.PALETTE)));
    preferences.listen(Preferred.FLASH, this::motion);
    preferences.listen(Preferred.REDUCED_MOTION, this::motion);
    preferences.listen(Preferred.ZONE, () -> zone.choose(preferences.get(Preferred.ZONE).orElse(null)));
    preferences.listen(Preferred.NUMBERS, this::numbers);
    preferences.listen(Preferred.PICTURES, () -> pace(pictures));
    // A chart's menu changes the zone too.
    zone.changes().listen(this::zoneChanged);
    motion();
    zone.choose(preferences.get(Preferred.ZONE).orElse(null));
    Figures.form(preferences.get(Preferred.NUMBERS));
    pace(pictures);
    if (preferences.get(Preferred.THEME) == ThemeChoice.SYSTEM) {
      theme();
    } else if (preferences.kept(Preferred.THEME).isEmpty() && Theme.current() == Theme.LIGHT) {
      preferences.set(Preferred.THEME, ThemeChoice.LIGHT); // Chosen in a version that knew no preferences.
    }
  }

  /** What must be as preferred before the first component is made. A desktop's theme is asked for later, until then the last one is shown. */
  static void before(SettingsStore store) {
    Settings settings = store.settings();
    Preferences preferences = new Preferences(store);
    Tokens.zoom(preferences.get(Preferred.SCALE));
    Theme last = settings.theme().filter("light"::equals).isPresent() ? Theme.LIGHT : Theme.DARK;
    ThemeChoice choice = preferences.kept(Preferred.THEME).orElse(ThemeChoice.of(last));
    Theme theme = choice == ThemeChoice.SYSTEM ? last : choice == ThemeChoice.LIGHT ? Theme.LIGHT : Theme.DARK;
    theme.install(preferences.get(Preferred.PALETTE));
  }

  /** The theme's button and key: the other one from now on, whatever the desktop says. */
  void otherTheme() {
    preferences.set(Preferred.THEME, ThemeChoice.of(Theme.current().other()));
    theme(); // When it was installed by other means than a choice.
  }

  /** Asks another desktop, for tests. */
  void desktop(Supplier<Optional<Theme>> other, Executor otherWorker) {
    desktop = other;
    worker = otherWorker;
  }

  /** The window came to the front: the desktop may have changed meanwhile. */
  void lookAgain() {
    ThemeChoice choice = preferences.get(Preferred.THEME);
    if (choice == ThemeChoice.SYSTEM) {
      theme();
    } else if (choice != ThemeChoice.of(Theme.current())) {
      preferences.set(Preferred.THEME, ThemeChoice.of(Theme.current())); // A window with a recording has the theme's button too.
    }
  }

  private void theme() {
    ThemeChoice choice = preferences.get(Preferred.THEME);
    if (choice == ThemeChoice.SYSTEM) {
      worker.execute(() -> {
        Optional<Theme> said = desktop.get();
        SwingUtilities.invokeLater(() -> said.filter(theme -> preferences.get(Preferred.THEME) == ThemeChoice.SYSTEM).ifPresent(this::install));
      });
    } else {
      install(choice == ThemeChoice.LIGHT ? Theme.LIGHT : Theme.DARK);
    }
  }

  private void install(Theme theme) {
    if (theme != Theme.current()) {
      theme.install(preferences.get(Preferred.PALETTE));
    }
  }

  private void motion() {
    Motion.flash(preferences.get(Preferred.FLASH));
    Motion.reduce(preferences.get(Preferred.REDUCED_MOTION));
  }

  private void numbers() {
    Figures.form(preferences.get(Preferred.NUMBERS));
    showAnew();
  }

  private void zoneChanged() {
    ZoneId preferred = preferences.get(Preferred.ZONE).orElseGet(ZoneId::systemDefault);
    if (!preferred.equals(zone.zone())) {
      preferences.set(Preferred.ZONE, zone.zone().equals(ZoneId.systemDefault()) ? Optional.empty() : Optional.of(zone.zone()));
    }
    showAnew();
  }

  /** Every text is made again, and everything is painted. */
  private void showAnew() {
    screen.showAnew();
    for (java.awt.Window window : java.awt.Window.getWindows()) {
      window.repaint();
    }
  }

  private void pace(Timer pictures) {
    int millis = MILLIS / preferences.get(Preferred.PICTURES);
    pictures.setDelay(millis);
    pictures.setInitialDelay(millis);
  }
}
