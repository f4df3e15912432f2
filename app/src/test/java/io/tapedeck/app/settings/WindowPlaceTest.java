package io.tapedeck.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.settings.WindowPlace.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a window comes back: never where nobody can reach it. */
class WindowPlaceTest {
  private static final Screen LAPTOP = new Screen("laptop", new Area(0, 0, 1920, 1040));
  private static final Screen LEFT = new Screen("left", new Area(-2560, 0, 2560, 1440));

  @Test
  void aWindowThatCanBeSeenComesBackWhereItWas() {
    WindowPlace saved = place(-2000, 100, 1600, 1000, 1);
    assertThat(saved.on(List.of(LAPTOP, LEFT), 1)).isEqualTo(new WindowPlace(saved.area(), false, "left", 1));
  }

  @Test
  void aWindowPartlyOffTheScreenStaysWhereTheTraderPutIt() {
    WindowPlace saved = place(1500, 700, 1600, 1000, 1);
    assertThat(saved.on(List.of(LAPTOP), 1).area()).isEqualTo(saved.area());
  }

  @Test
  void f80_aWindowOfAMissingMonitorComesToTheMiddleOfThePrimary() {
    assertThat(place(-2000, 100, 1600, 1000, 1).on(List.of(LAPTOP), 1))
        .isEqualTo(new WindowPlace(new Area(160, 20, 1600, 1000), false, "laptop", 1));
  }

  @Test
  void f80_aTitleBarAboveEveryScreenCannotBeHeld() {
    assertThat(place(100, -100, 800, 600, 1).on(List.of(LAPTOP), 1).area()).isEqualTo(new Area(560, 220, 800, 600));
    assertThat(place(1_850, 100, 800, 600, 1).on(List.of(LAPTOP), 1).area().x()).isEqualTo(560);
  }

  @Test
  void f80_aWindowLargerThanThePrimaryIsCutToIt() {
    assertThat(place(-2500, 0, 2500, 1400, 1).on(List.of(LAPTOP), 1).area()).isEqualTo(new Area(0, 0, 1920, 1040));
  }

  @Test
  void f81_atTwiceTheScaleTheWindowIsTwiceAsLargeAndInView() {
    Screen large = new Screen("4k", new Area(0, 0, 3840, 2120));
    WindowPlace now = place(2000, 1000, 1600, 1000, 1).on(List.of(large), 2);
    assertThat(now.area()).isEqualTo(new Area(640, 120, 3200, 2000));
    assertThat(now.scale()).isEqualTo(2);
    assertThat(place(2000, 1000, 1600, 1000, 1).on(List.of(LAPTOP, large), 2).area().width()).isLessThanOrEqualTo(3840);
  }

  @Test
  void f81_atHalfTheScaleItIsHalfAsLarge() {
    assertThat(place(100, 100, 1600, 1000, 2).on(List.of(LAPTOP), 1).area()).isEqualTo(new Area(100, 100, 800, 500));
  }

  @Test
  void numbersFarOutsideAreNoTrouble() {
    WindowPlace wild = place(Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 10, 1);
    assertThat(wild.on(List.of(LAPTOP), 16).area()).satisfies(a -> {
      assertThat(a.width()).isLessThanOrEqualTo(1920);
      assertThat(LAPTOP.usable().common(a)).isEqualTo(a);
    });
  }

  private static WindowPlace place(int x, int y, int width, int height, double scale) {
    return new WindowPlace(new Area(x, y, width, height), false, "any", scale);
  }
}
