package io.tapedeck.app.settings;

import java.util.List;

/**
 * Where a window stood, and where it may stand now. Immutable; any thread.
 *
 * @param area its place when it is not maximized
 * @param maximized true when it filled its screen
 * @param screen the window system's name for the screen
 * @param scale how large the program drew then: 1 is 100 %
 */
public record WindowPlace(Area area, boolean maximized, String screen, double scale) {
  private static final int TITLE_WIDTH = 100;
  private static final int TITLE_HEIGHT = 40;
  private static final int LARGEST = 1 << 16;

  /**
   * A screen there is now. Immutable.
   *
   * @param id the window system's name for it
   * @param usable its area without bars of the desktop
   */
  public record Screen(String id, Area usable) {}

  /**
   * The place on the screens of now. As it was, where enough of the title bar can be seen to take hold of it; else in the middle of the first screen. Never larger than its
   * screen; a window that had to change its size is moved wholly into view.
   *
   * @param screens the screens there are, the primary first
   * @param scaleNow how large the program draws now
   */
  public WindowPlace on(List<Screen> screens, double scaleNow) {
    double factor = scaleNow / scale;
    int width = (int) Math.min(LARGEST, Math.round(area.width() * factor));
    int height = (int) Math.min(LARGEST, Math.round(area.height() * factor));
    Area bar = new Area(area.x(), area.y(), width, TITLE_HEIGHT);
    Screen home = screens.get(0);
    Area best = new Area(0, 0, 0, 0);
    for (Screen each : screens) {
      Area seen = bar.common(each.usable());
      if ((long) seen.width() * seen.height() > (long) best.width() * best.height()) {
        best = seen;
        home = each;
      }
    }
    Area usable = home.usable();
    int fittingWidth = Math.min(width, usable.width());
    int fittingHeight = Math.min(height, usable.height());
    if (best.width() < Math.min(TITLE_WIDTH, width) || best.height() < TITLE_HEIGHT) {
      int x = usable.x() + (usable.width() - fittingWidth) / 2;
      int y = usable.y() + (usable.height() - fittingHeight) / 2;
      return new WindowPlace(new Area(x, y, fittingWidth, fittingHeight), maximized, home.id(), scaleNow);
    }
    int x = area.x();
    int y = area.y();
    if (fittingWidth != area.width() || fittingHeight != area.height()) {
      x = inside(x, fittingWidth, usable.x(), usable.width());
      y = inside(y, fittingHeight, usable.y(), usable.height());
    }
    return new WindowPlace(new Area(x, y, fittingWidth, fittingHeight), maximized, home.id(), scaleNow);
  }

  private static int inside(int at, int size, int from, int room) {
    return Math.max(from, Math.min(at, from + room - size));
  }
}
