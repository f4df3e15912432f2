package io.tapedeck.app.look;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.util.SystemInfo;
import java.awt.RenderingHints;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** The two themes. Their colours stand in the FlatLaf .properties files beside this class. EDT (or before any component exists). */
public enum Theme {
  /** Light figures on a dark ground. */
  DARK,
  /** Dark figures on a light ground. */
  LIGHT;

  private static boolean prepared;
  private static Palette palette = Palette.TEAL_RED;

  /** Installs this theme with the colours for up and down that were chosen last; open windows follow at once. */
  public void install() {
    install(palette);
  }

  /** Installs this theme; open windows follow at once. */
  public void install(Palette chosen) {
    prepare();
    palette = chosen;
    FlatLaf.setGlobalExtraDefaults(chosen == Palette.BLUE_ORANGE ? overrides() : null);
    if (this == DARK) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
    if (UIManager.get(RenderingHints.KEY_TEXT_ANTIALIASING) == null) {
      // Desktops without font settings (a bare X server) would otherwise get ragged text.
      UIManager.put(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }
    UIManager.put("ToolTipUI", PlainToolTipUI.class.getName());
    Tokens.forget();
    FlatLaf.updateUI();
  }

  /** The other theme. */
  public Theme other() {
    return this == DARK ? LIGHT : DARK;
  }

  /** The theme that is installed. */
  public static Theme current() {
    return FlatLaf.isLafDark() ? DARK : LIGHT;
  }

  /** The colours for up and down that are installed. */
  public static Palette palette() {
    return palette;
  }

  private static void prepare() {
    if (!prepared) {
      prepared = true;
      FlatInterFont.installBasic();
      FlatInterFont.installSemiBold();
      FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
      FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
      if (SystemInfo.isLinux) {
        // Elsewhere FlatLaf decorates the system's own frame; here the frame must be asked for.
        JFrame.setDefaultLookAndFeelDecorated(true);
        JDialog.setDefaultLookAndFeelDecorated(true);
      }
      FlatLaf.registerCustomDefaultsSource("io.tapedeck.app.look", Theme.class.getClassLoader());
    }
  }

  private Map<String, String> overrides() {
    String name = this == DARK ? "blue-orange-dark.properties" : "blue-orange-light.properties";
    Properties properties = new Properties();
    try (@Nullable InputStream in = Theme.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program's own file is missing: " + name);
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> colours = new HashMap<>();
    properties.forEach((key, value) -> colours.put((String) key, (String) value));
    return colours;
  }
}
