package io.tapedeck.app.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Image;
import java.util.List;

/** The program's own drawings, on a 16 grid, coloured from tokens at each paint. EDT. */
public final class Icons {
  private static final String FOLDER = "io/tapedeck/app/look/icons/";

  private Icons() {}

  /** A drawing in a token's colour. */
  public static FlatSVGIcon of(String name, String token) {
    return of(name, token, 16);
  }

  /** A drawing in a token's colour and a size given at 100 %. */
  public static FlatSVGIcon of(String name, String token, int size) {
    FlatSVGIcon icon = new FlatSVGIcon(FOLDER + name + ".svg", size, size, Icons.class.getClassLoader());
    icon.setColorFilter(new FlatSVGIcon.ColorFilter(c -> Tokens.color(token)));
    return icon;
  }

  /** The program's mark, in its own colours. */
  public static FlatSVGIcon app(int size) {
    return new FlatSVGIcon(FOLDER + "app.svg", size, size, Icons.class.getClassLoader());
  }

  /** The program's mark in all sizes a window asks for. */
  public static List<Image> window() {
    return FlatSVGUtils.createWindowIconImages("/" + FOLDER + "app.svg");
  }
}
