package io.tapedeck.app.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program's own drawings, on a 16 grid, coloured from tokens at each paint. EDT. */
public final class Icons {
  private static final String FOLDER = "io/tapedeck/app/look/icons/";

  private static final Stamps DRAWN = new Stamps();

  private Icons() {}

  /** Drawn once for each size, colour and scale, and copied from then on: a drawing costs a fifth of a millisecond each time. */
  private static final class Stamped extends FlatSVGIcon {
    private final transient What what;
    private final String token;

    private record What(String name, int size) {}

    Stamped(String name, String token, int size) {
      super(FOLDER + name + ".svg", size, size, Icons.class.getClassLoader());
      what = new What(name, size);
      this.token = token;
      setColorFilter(new ColorFilter(c -> Tokens.color(token)));
    }

    @Override
    public synchronized void paintIcon(@Nullable Component c, Graphics g, int x, int y) {
      DRAWN.paint((Graphics2D) g, what, x, y, getIconWidth(), getIconHeight(), Tokens.color(token), (on, left, top, scale) -> {
        Graphics2D scaled = (Graphics2D) on.create();
        scaled.translate(left, top);
        scaled.scale(scale, scale);
        super.paintIcon(c, scaled, 0, 0);
        scaled.dispose();
      });
    }
  }

  /** A drawing in a token's colour. */
  public static FlatSVGIcon of(String name, String token) {
    return of(name, token, 16);
  }

  /** A drawing in a token's colour and a size given at 100 %. */
  public static FlatSVGIcon of(String name, String token, int size) {
    return new Stamped(name, token, size);
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
