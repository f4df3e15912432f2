package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.NumberForm;
import io.tapedeck.app.look.Palette;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.ui.Onlooker;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After another theme, palette, zone or form of numbers no part of the window shows the one before. */
class NothingStaleTest {
  /** Colours by which the palettes differ. */
  private static final List<String> SIDES = List.of("up", "down", "bid", "ask", "live", "stale");

  @BeforeEach
  @AfterEach
  void usual() throws Exception {
    Onlooker.onScreenThread(() -> {
      Figures.form(NumberForm.COMMA_POINT);
      Theme.DARK.install(Palette.TEAL_RED);
    });
  }

  private static Onlooker seen(ClockZone zone) {
    Onlooker seen = Onlooker.charted(1600, 1000, zone);
    seen.data.live();
    seen.paint();
    seen.paint();
    return seen;
  }

  /** Install reaches open windows; this page stands in none. */
  private static void install(Onlooker seen, Theme theme, Palette palette) {
    theme.install(palette);
    SwingUtilities.updateComponentTreeUI(seen.page);
  }

  private static Map<Integer, Integer> colours(BufferedImage image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static Set<Integer> tokens(List<String> names) {
    Set<Integer> values = new TreeSet<>();
    names.forEach(name -> values.add(Tokens.color(name).getRGB() & 0xFFFFFF));
    return values;
  }

  @ParameterizedTest
  @CsvSource({"DARK,TEAL_RED,DARK,BLUE_ORANGE", "LIGHT,BLUE_ORANGE,LIGHT,TEAL_RED", "DARK,BLUE_ORANGE,LIGHT,BLUE_ORANGE", "LIGHT,TEAL_RED,DARK,BLUE_ORANGE"})
  void noPixelAndNoComponentKeepsAColourOfBefore(Theme firstTheme, Palette firstPalette, Theme theme, Palette palette) throws Exception {
    Onlooker.onScreenThread(() -> {
      firstTheme.install(firstPalette);
      Onlooker seen = seen(new ClockZone(ZoneId.of("UTC")));
      Set<Integer> before = tokens(SIDES);
      Map<Integer, Integer> first = colours(seen.paint());
      assertThat(first.keySet()).as("the sides are drawn").contains(Tokens.color("up").getRGB() & 0xFFFFFF, Tokens.color("down").getRGB() & 0xFFFFFF);
      install(seen, theme, palette);
      seen.paint();
      before.removeAll(tokens(SIDES));
      Map<Integer, Integer> second = colours(seen.paint());
      assertThat(second.keySet()).contains(Tokens.color("up").getRGB() & 0xFFFFFF, Tokens.color("down").getRGB() & 0xFFFFFF);
      for (int old : before) {
        assertThat(second.getOrDefault(old, 0)).as("pixels of #%06X", old).isZero();
      }
      List<String> stale = new ArrayList<>();
      Onlooker.walk(seen.page, c -> {
        for (Color color : new Color[] {c.getForeground(), c.getBackground()}) {
          if (color != null && before.contains(color.getRGB() & 0xFFFFFF)) {
            stale.add(c.getClass().getSimpleName() + " " + c.getName());
          }
        }
      });
      assertThat(stale).isEmpty();
    });
  }

  @Test
  void timesOfAnotherZoneStandEverywhereAtOnce() throws Exception {
    Onlooker.onScreenThread(() -> {
      ClockZone zone = new ClockZone(ZoneId.of("UTC"));
      Onlooker seen = seen(zone);
      Onlooker born = seen(new ClockZone(ZoneId.of("Asia/Kathmandu")));
      zone.choose(ZoneId.of("Asia/Kathmandu"));
      seen.data.model.showAnew();
      tick(seen);
      assertThat(seen.find("statusZone", JLabel.class).getText()).isEqualTo("Asia/Kathmandu, UTC+5:45");
      same(seen, born);
    });
  }

  @ParameterizedTest
  @CsvSource({"POINT_COMMA", "SPACE_COMMA", "PLAIN"})
  void numbersOfAnotherFormStandEverywhereAtOnce(NumberForm form) throws Exception {
    Onlooker.onScreenThread(() -> {
      Onlooker seen = seen(new ClockZone(ZoneId.of("UTC")));
      Figures.form(form);
      Onlooker born = seen(new ClockZone(ZoneId.of("UTC")));
      seen.data.model.showAnew();
      tick(seen);
      same(seen, born);
    });
  }

  private static void tick(Onlooker seen) {
    seen.find("statusBar", StatusBar.class).tick();
    seen.find("statusTable", StatusTable.class).tick();
    seen.paint();
  }

  /** Looks like a page that was made with the choice. */
  private static void same(Onlooker changed, Onlooker born) {
    tick(born);
    for (String part : List.of("bookLadder", "tradesTape", "statusTable", "statusBar", "queueChart")) {
      JComponent mine = changed.part(part);
      JComponent other = born.part(part);
      assertThat(difference(picture(mine), picture(other))).as("pixels of %s that differ from those of a window made that way", part).isZero();
    }
  }

  private static BufferedImage picture(JComponent part) {
    BufferedImage image = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
    part.paint(image.createGraphics());
    return image;
  }

  private static int difference(BufferedImage a, BufferedImage b) {
    assertThat(a.getWidth()).isEqualTo(b.getWidth());
    int count = 0;
    for (int y = 0; y < Math.min(a.getHeight(), b.getHeight()); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }
}
