package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.Palette;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.ui.kit.Texts;
import java.util.List;

/** Theme, colours, size and motion. EDT. */
final class LookPage extends Form {
  private static final long serialVersionUID = 1;

  LookPage(Preferences preferences) {
    super("look");
    choice(preferences, Preferred.THEME, List.of(ThemeChoice.values()), value -> Texts.of("setting.theme." + value));
    choice(preferences, Preferred.PALETTE, List.of(Palette.values()), value -> Texts.of("setting.palette." + value));
    sentence(Texts.of("setting.palette.more"));
    choice(preferences, Preferred.SCALE, List.of(80, 90, 100, 110, 125, 150, 175, 200), value -> value + " %");
    Wrapped scale = sentence("");
    scale.setName("scaleSaid");
    follow(
        refresh -> preferences.listen(Preferred.SCALE, refresh),
        () -> scale.say(Tokens.zoom() == preferences.get(Preferred.SCALE) ? Texts.of("setting.scale.more") : Texts.of("setting.scale.next", preferences.get(Preferred.SCALE).toString(), Integer.toString(Tokens.zoom())), false));
    check(preferences, Preferred.FLASH);
    check(preferences, Preferred.REDUCED_MOTION);
    sentence(Texts.of("setting.reducedMotion.more"));
  }
}
