package io.tapedeck.app.look;

/** How numbers are grouped, and what parts their decimals. Any thread. */
public enum NumberForm {
  /** 1,234.5 */
  COMMA_POINT(',', '.'),
  /** 1.234,5 */
  POINT_COMMA('.', ','),
  /** 1 234,5 */
  SPACE_COMMA(Figures.THIN, ','),
  /** 1234.5 */
  PLAIN(NumberForm.NONE, '.');

  /** Stands for no sign between groups. */
  static final char NONE = 0;

  private final char group;
  private final char point;

  NumberForm(char group, char point) {
    this.group = group;
    this.point = point;
  }

  /** Between groups of three digits; {@link #NONE} for nothing. */
  char group() {
    return group;
  }

  /** Before the decimals. */
  char point() {
    return point;
  }

  /** A number in this form, to choose by. */
  public String sample() {
    return (group == NONE ? "1" : "1" + group) + "234" + point + "5";
  }
}
