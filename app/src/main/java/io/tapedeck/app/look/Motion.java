package io.tapedeck.app.look;

/** What may move on the screen although nothing but a number changed. EDT. */
public final class Motion {
  private static boolean reduced;
  private static boolean flash = true;

  private Motion() {}

  /** Nothing turns and nothing flashes. */
  public static void reduce(boolean less) {
    reduced = less;
  }

  /** Cells of the status table light up when their price changed. */
  public static void flash(boolean on) {
    flash = on;
  }

  /** True while shapes may turn. */
  public static boolean turns() {
    return !reduced;
  }

  /** True while cells may flash. */
  public static boolean flashes() {
    return flash && !reduced;
  }
}
