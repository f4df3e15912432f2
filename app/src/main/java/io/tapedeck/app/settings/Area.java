package io.tapedeck.app.settings;

/** A rectangle on the desktop, in the units of the window system. Immutable; any thread. */
public record Area(int x, int y, int width, int height) {

  /** What both have in common; width or height 0 when nothing. */
  Area common(Area other) {
    long left = Math.max(x, other.x);
    long top = Math.max(y, other.y);
    long right = Math.min((long) x + width, (long) other.x + other.width);
    long bottom = Math.min((long) y + height, (long) other.y + other.height);
    return new Area((int) left, (int) top, (int) Math.max(0, right - left), (int) Math.max(0, bottom - top));
  }
}
