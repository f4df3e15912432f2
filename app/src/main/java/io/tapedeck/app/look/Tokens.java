package io.tapedeck.app.look;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.util.UIScale;
import io.tapedeck.app.feed.Verdict;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.swing.UIManager;

/** Colours, fonts and sizes by name: painted things ask here at each paint, so a change of theme reaches them at once. EDT. */
public final class Tokens {
  private static final Map<String, Color> COLOURS = new HashMap<>();
  private static final Map<Integer, Font> FONTS = new HashMap<>();
  private static final Map<Verdict.State, String> VERDICT_KEYS = new EnumMap<>(Verdict.State.class);

  static {
    for (Verdict.State state : Verdict.State.values()) {
      VERDICT_KEYS.put(state, state.name().toLowerCase(Locale.ROOT));
    }
  }

  private Tokens() {}

  /**
   * The colour of a token, for instance {@code up} for the key {@code Tapedeck.up}.
   *
   * @throws IllegalStateException when no theme is installed or it has no such token
   */
  public static Color color(String token) {
    Color known = COLOURS.get(token);
    if (known != null) {
      return known;
    }
    Color found = UIManager.getColor("Tapedeck." + token);
    if (found == null) {
      throw new IllegalStateException("No colour Tapedeck." + token + ": is a theme installed?");
    }
    COLOURS.put(token, found);
    return found;
  }

  /** A token's colour laid thinly over what is there. */
  public static Color tint(String token, int percent) {
    String key = token + '%' + percent;
    Color known = COLOURS.get(key);
    if (known != null) {
      return known;
    }
    Color base = color(token);
    Color made = new Color(base.getRed(), base.getGreen(), base.getBlue(), Math.round(255 * percent / 100f));
    COLOURS.put(key, made);
    return made;
  }

  /** The token of a verdict. */
  public static String key(Verdict.State state) {
    return VERDICT_KEYS.getOrDefault(state, "off");
  }

  /** The colour of a verdict. */
  public static Color color(Verdict.State state) {
    return color(key(state));
  }

  /** Inter in a size given at 100 %; bold means SemiBold, the only other weight there is. */
  public static Font font(int size, boolean bold) {
    int pixels = UIScale.scale(size);
    return FONTS.computeIfAbsent(
        bold ? -pixels : pixels,
        key -> new Font(bold ? FlatInterFont.FAMILY_SEMIBOLD : FlatInterFont.FAMILY, Font.PLAIN, pixels));
  }

  /** Draws everything in so many percent of the size the desktop wants. Before the first component is made: those there are keep their size. */
  public static void zoom(int percent) {
    UIScale.setZoomFactor(percent / 100f);
  }

  /** The percent everything is drawn in. */
  public static int zoom() {
    return Math.round(UIScale.getZoomFactor() * 100);
  }

  /** A size given at 100 %, at the scale of the screen. */
  public static int px(int size) {
    return UIScale.scale(size);
  }

  /** Smooth shapes and text, whole-pixel glyph places: for components that draw round shapes of their own. A smooth rectangle goes the long way to an X screen. */
  public static void smooth(Graphics2D g) {
    crisp(g);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Smooth text on whole-pixel glyph places, hard shapes: for everything else that is painted by hand. */
  public static void crisp(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    Object text = UIManager.get(RenderingHints.KEY_TEXT_ANTIALIASING);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, text == null ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : text);
    g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_OFF);
  }

  /** The theme changed. */
  static void forget() {
    COLOURS.clear();
    FONTS.clear();
  }
}
