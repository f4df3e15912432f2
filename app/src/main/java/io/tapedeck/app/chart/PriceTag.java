package io.tapedeck.app.chart;

/**
 * A price on the axis, in a box. Immutable.
 *
 * @param text the price, all decimals
 * @param middle where its middle stands, in units of the component
 * @param token colour of the box
 * @param struck true when the price is not to be trusted
 * @param under a second line, as "28 s left"; empty for none
 */
record PriceTag(String text, double middle, String token, boolean struck, String under) {
  /** Height of a tag at 100 %. */
  static final int HEIGHT = 18;

  private static final int PITCH = HEIGHT + 1;

  /** Height of a tag with a second line at 100 %. */
  static final int TALL = 33;

  PriceTag(String text, double middle, String token, boolean struck) {
    this(text, middle, token, struck, "");
  }

  PriceTag at(double place) {
    return new PriceTag(text, place, token, struck, under);
  }

  /** Its height at 100 %. */
  int height() {
    return under.isEmpty() ? HEIGHT : TALL;
  }

  /** Two tags that do not overlap, pushed apart equally and kept between the edges; the upper first. */
  static PriceTag[] apart(PriceTag upper, PriceTag lower, double pitchScale, double top, double bottom) {
    double pitch = PITCH * pitchScale;
    double half = HEIGHT * pitchScale / 2;
    double first = upper.middle;
    double second = lower.middle;
    if (second - first < pitch) {
      double centre = (first + second) / 2;
      first = centre - pitch / 2;
      second = centre + pitch / 2;
    }
    double shift = Math.max(0, top + half - first) - Math.max(0, second - (bottom - half));
    return new PriceTag[] {upper.at(first + shift), lower.at(second + shift)};
  }
}
