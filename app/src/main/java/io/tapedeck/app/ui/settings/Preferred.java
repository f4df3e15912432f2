package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.NumberForm;
import io.tapedeck.app.look.Palette;
import io.tapedeck.app.settings.Preference;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What may be preferred. Any thread. */
public final class Preferred {
  /** Dark, light, or as the desktop is. */
  public static final Preference<ThemeChoice> THEME = Preference.of("theme", ThemeChoice.DARK);

  /** Which pair of colours means up and down. */
  public static final Preference<Palette> PALETTE = Preference.of("palette", Palette.TEAL_RED);

  /** How large everything is, in percent of what the desktop wants; from the next start on. */
  public static final Preference<Integer> SCALE = Preference.of("scale", 100, List.of(80, 90, 100, 110, 125, 150, 175, 200));

  /** Cells light up when their price changed. */
  public static final Preference<Boolean> FLASH = Preference.of("flash", true);

  /** Nothing turns and nothing flashes. */
  public static final Preference<Boolean> REDUCED_MOTION = Preference.of("reducedMotion", false);

  /** The zone in which times are written; empty for this computer's. */
  public static final Preference<Optional<ZoneId>> ZONE = new Preference<>("zone", Optional.empty(), Preferred::zone, zone -> zone.map(ZoneId::getId).orElse(""));

  /** How numbers are grouped. */
  public static final Preference<NumberForm> NUMBERS = Preference.of("numbers", NumberForm.COMMA_POINT);

  /** Pictures a second at most. */
  public static final Preference<Integer> PICTURES = Preference.of("pictures", 30, List.of(10, 20, 30, 60));

  /** All of them. */
  public static final List<Preference<?>> ALL = List.of(THEME, PALETTE, SCALE, FLASH, REDUCED_MOTION, ZONE, NUMBERS, PICTURES);

  private Preferred() {}

  private static Optional<Optional<ZoneId>> zone(String text) {
    if (text.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    try {
      return Optional.of(Optional.of(ZoneId.of(text)));
    } catch (DateTimeException e) {
      return Optional.empty(); // Not a zone, or one that this Java does not know.
    }
  }
}
