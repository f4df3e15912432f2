package io.tapedeck.app.ui.desk;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.NumberForm;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import javax.swing.JComponent;

/** Colours and fonts of a painted panel, fetched again only when theme, scale or the form of numbers changed, so that a paint makes no garbage. EDT. */
final class Inks {
  Color panel = Color.BLACK;
  Color header = Color.BLACK;
  Color grid = Color.BLACK;
  Color text = Color.BLACK;
  Color muted = Color.BLACK;
  Color dim = Color.BLACK;
  Color stale = Color.BLACK;
  Color up = Color.BLACK;
  Color down = Color.BLACK;
  Color accent = Color.BLACK;
  Color hatch = Color.BLACK;
  Color hatchGround = Color.BLACK;
  Color resync = Color.BLACK;
  Color border = Color.BLACK;
  Color barUp = Color.BLACK;
  Color barDown = Color.BLACK;
  Color barStale = Color.BLACK;
  Color bigUp = Color.BLACK;
  Color bigDown = Color.BLACK;
  Color bigStale = Color.BLACK;
  Color bigBarUp = Color.BLACK;
  Color bigBarDown = Color.BLACK;
  Font plain = Tokens.font(12, false);
  Font bold = Tokens.font(12, true);
  Font small = Tokens.font(11, false);
  Font large = Tokens.font(16, true);
  private int plainUp;
  private int smallUp;
  private int largeUp;
  private int scale;
  private NumberForm form = Figures.form();

  Inks() {}

  /** To be called first in each paint; true when something changed. */
  boolean refresh(JComponent who) {
    if (up.equals(Tokens.color("up")) && panel.equals(Tokens.color("panel")) && scale == Tokens.px(1_000) && form == Figures.form()) {
      return false;
    }
    scale = Tokens.px(1_000);
    form = Figures.form();
    panel = Tokens.color("panel");
    header = Tokens.color("header");
    grid = Tokens.color("grid");
    text = Tokens.color("text");
    muted = Tokens.color("muted");
    dim = Tokens.color("dim");
    stale = Tokens.color("staleInk");
    up = Tokens.color("up");
    down = Tokens.color("down");
    accent = Tokens.color("accent");
    hatch = Tokens.tint("hatch", 70);
    hatchGround = Tokens.tint("hatch", 14);
    resync = Tokens.color("resync");
    border = Tokens.color("border");
    int bar = Theme.current() == Theme.DARK ? 20 : 16;
    barUp = Tokens.tint("bid", bar);
    barDown = Tokens.tint("ask", bar);
    barStale = Tokens.tint("staleInk", bar);
    bigUp = Tokens.tint("up", 10);
    bigDown = Tokens.tint("down", 10);
    bigStale = Tokens.tint("staleInk", 10);
    bigBarUp = Tokens.tint("up", 24);
    bigBarDown = Tokens.tint("down", 24);
    plain = Tokens.font(12, false);
    bold = Tokens.font(12, true);
    small = Tokens.font(11, false);
    large = Tokens.font(16, true);
    plainUp = rise(who.getFontMetrics(plain));
    smallUp = rise(who.getFontMetrics(small));
    largeUp = rise(who.getFontMetrics(large));
    return true;
  }

  private static int rise(FontMetrics metrics) {
    return metrics.getAscent() - metrics.getDescent();
  }

  /** Baseline of a font of these in a row. */
  int baseline(Font font, int top, int height) {
    int rise = font.equals(large) ? largeUp : font.equals(small) ? smallUp : plainUp;
    return top + (height + rise) / 2;
  }
}
