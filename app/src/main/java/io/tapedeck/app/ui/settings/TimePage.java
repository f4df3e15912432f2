package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.NumberForm;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.ui.kit.Texts;
import java.util.List;
import javax.swing.JButton;

/** Time zone and the form of numbers. EDT. */
final class TimePage extends Form {
  private static final long serialVersionUID = 1;

  TimePage(Preferences preferences) {
    super("time");
    JButton reset = row(Texts.of("setting.zone"), new ZonePicker(preferences), () -> preferences.reset(Preferred.ZONE));
    follow(refresh -> preferences.listen(Preferred.ZONE, refresh), () -> reset.setVisible(preferences.changed(Preferred.ZONE)));
    sentence(Texts.of("setting.zone.more"));
    choice(preferences, Preferred.NUMBERS, List.of(NumberForm.values()), NumberForm::sample);
    sentence(Texts.of("setting.numbers.more"));
  }
}
