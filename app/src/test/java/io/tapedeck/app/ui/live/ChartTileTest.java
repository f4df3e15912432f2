package io.tapedeck.app.ui.live;

import static io.tapedeck.app.ui.Onlooker.onScreenThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.chart.ChartLink;
import io.tapedeck.app.chart.DepthChartPanel;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.study.StudyKind;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import io.tapedeck.app.ui.export.Pictures;
import java.awt.Component;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a trader chooses for a chart, and how many stand side by side. */
class ChartTileTest {
  private static final ClockZone ZONE = new ClockZone(ZoneId.of("Europe/Berlin"));
  private static final BarInterval FIVE = BarInterval.parse("5s").orElseThrow();

  private final SceneData data = new SceneData().plugins();
  private LivePage page;

  private void open() {
    Theme.DARK.install();
    ChartLink link = new ChartLink(ZONE);
    page = new LivePage(data.model, data, data, ZONE,
        stream -> new PriceChartPanel(stream, data, link), queue -> new QueueChartPanel(queue, ZONE));
    page.addNotify();
    page.setSize(1600, 940);
    data.live();
    layOut();
  }

  /** Or its timers would go on through all tests to come. */
  @AfterEach
  void close() throws Exception {
    onScreenThread(() -> {
      if (page != null) {
        page.removeNotify();
      }
    });
  }

  private void layOut() {
    Onlooker.walk(page, Component::invalidate);
    page.validate();
    Onlooker.walk(page, Component::doLayout);
  }

  private ChartTile tile(int index) {
    return ChartRows.tiles(page).get(index);
  }

  private static JMenuItem item(JPopupMenu menu, String text) {
    List<JMenuItem> found = new ArrayList<>();
    collect(menu.getComponents(), text, found);
    assertThat(found).as(text).hasSize(1);
    return found.get(0);
  }

  private static void collect(Component[] parts, String text, List<JMenuItem> found) {
    for (Component part : parts) {
      if (part instanceof JMenu sub) {
        collect(sub.getMenuComponents(), text, found);
      } else if (part instanceof JMenuItem item && item.getText().equals(text)) {
        found.add(item);
      }
    }
  }

  @Test
  void oneChartTakesAllTheRoomAndGivesItBack() throws Exception {
    onScreenThread(() -> {
      open();
      ChartTile first = tile(0);
      ChartTile second = tile(1);
      int wide = first.getWidth();
      first.maximise();
      page.validate();
      Onlooker.walk(page, Component::doLayout);
      assertThat(first.isVisible()).isTrue();
      assertThat(second.isVisible()).isFalse();
      assertThat(first.getWidth()).isEqualTo(first.getParent().getWidth()).isGreaterThan(wide);
      assertThat(page.places()).as("the layout stays").isEqualTo(4);
      page.select(second.stream().id());
      assertThat(second.isVisible()).as("the selected stream takes its place").isTrue();
      assertThat(first.isVisible()).isFalse();
      second.maximise();
      page.validate();
      Onlooker.walk(page, Component::doLayout);
      assertThat(first.isVisible() && second.isVisible()).isTrue();
      assertThat(first.getWidth()).isEqualTo(wide);
      first.maximise();
      page.places(2);
      assertThat(second.isVisible()).as("a layout chosen ends it").isTrue();
    });
  }

  @Test
  void whatWasChosenIsKeptAndRestored() throws Exception {
    onScreenThread(() -> {
      open();
      assertThat(page.charts()).isEmpty();
      item(new ChartMenu(tile(0), page.actions()).popup(), "Candles").doClick();
      item(new ChartMenu(tile(0), page.actions()).popup(), "EMA 20").doClick();
      tile(0).another();
      List<ChartSetup> kept = page.charts();
      assertThat(kept).extracting(ChartSetup::kind).containsExactly(ChartKind.CANDLES, ChartKind.BID_ASK);
      assertThat(kept).extracting(ChartSetup::number).containsExactly(1, 2);
      assertThat(kept.get(0).studies()).containsExactly(StudyKind.EMA);
      ChartSetup other = new ChartSetup(kept.get(0).stream(), 1, ChartKind.LINE, BarInterval.MINUTE_BARS, Set.of());
      page.restoreCharts(List.of(other));
      assertThat(page.charts()).containsExactly(other, kept.get(1));
      assertThat(tile(0).choice().text()).isEqualTo("Line");
    });
  }

  @Test
  void theMenuChoosesKindIntervalAndIndicators() throws Exception {
    onScreenThread(() -> {
      open();
      item(new ChartMenu(tile(0), page.actions()).popup(), "Candles").doClick();
      assertThat(tile(0).choice().text()).isEqualTo("Candles, 1 min");
      item(new ChartMenu(tile(0), page.actions()).popup(), "5 s").doClick();
      item(new ChartMenu(tile(0), page.actions()).popup(), "RSI 14").doClick();
      assertThat(tile(0).choice().text()).isEqualTo("Candles, 5 s");
      assertThat(((PriceChartPanel) tile(0).chart()).studies()).containsExactly(StudyKind.RSI);
      item(new ChartMenu(tile(0), page.actions()).popup(), "Depth").doClick();
      assertThat(tile(0).chart()).isInstanceOf(DepthChartPanel.class);
      item(new ChartMenu(tile(0), page.actions()).popup(), "Bid and ask").doClick();
      assertThat(tile(0).chart()).isInstanceOf(PriceChartPanel.class);
    });
  }

  @Test
  void anIntervalTurnsAnyChartIntoCandles() throws Exception {
    onScreenThread(() -> {
      open();
      tile(1).interval(FIVE);
      assertThat(tile(1).choice().text()).isEqualTo("Candles, 5 s");
      tile(1).show(ChartKind.OHLC, FIVE);
      tile(1).interval(BarInterval.MINUTE_BARS);
      assertThat(tile(1).choice().text()).isEqualTo("OHLC bars, 1 min");
    });
  }

  @Test
  void digitsOpenTheIntervalBox() throws Exception {
    onScreenThread(() -> {
      open();
      for (char digit = '1'; digit <= '9'; digit++) {
        Object name = tile(0).getInputMap(ChartTile.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).get(KeyStroke.getKeyStroke(digit));
        assertThat(tile(0).getActionMap().get(name)).as(String.valueOf(digit)).isNotNull();
      }
      List<BarInterval> chosen = new ArrayList<>();
      IntervalBox box = new IntervalBox(chosen::add);
      box.field().setText("7");
      box.enter();
      assertThat(box.words()).startsWith("No bars of '7'");
      box.field().setText("15");
      box.enter();
      assertThat(chosen).extracting(BarInterval::text).containsExactly("15 min");
    });
  }

  @Test
  void anotherChartOfASymbolStandsBesideTheOthersAndIsKept() throws Exception {
    onScreenThread(() -> {
      open();
      page.places(2);
      tile(0).another();
      assertThat(ChartRows.tiles(page)).extracting(Component::getName)
          .containsExactly("chart:demo:BTC/USD", "chart:demo:ETH/USD", "chart:demo:SOL/USD", "chart:demo:BTC/USD#2");
      layOut();
      assertThat(tile(3).isVisible()).isTrue();
      tile(3).show(ChartKind.LIQUIDITY, FIVE);
      data.model.streams(data.model.streams().stream().map(s -> s.instrument()).toList());
      data.model.announce();
      assertThat(tile(3).choice().kind()).isEqualTo(ChartKind.LIQUIDITY);
      item(new ChartMenu(tile(3), page.actions()).popup(), "Remove this chart").doClick();
      assertThat(ChartRows.tiles(page)).hasSize(3);
    });
  }

  @Test
  void layoutsOfOneToNineFillTheStage() throws Exception {
    onScreenThread(() -> {
      open();
      for (int i = 0; i < 6; i++) {
        tile(0).another();
      }
      for (int places : ChartGrid.LAYOUTS) {
        page.places(places);
        layOut();
        List<ChartTile> shown = ChartRows.tiles(page).stream().filter(Component::isVisible).toList();
        assertThat(shown).hasSize(places);
        long area = shown.stream().mapToLong(t -> (long) t.getWidth() * t.getHeight()).sum();
        Component grid = shown.get(0).getParent();
        assertThat(area).isGreaterThan((long) (grid.getWidth() * (double) grid.getHeight() * 0.95));
        boolean[] pressed = new boolean[1];
        Onlooker.walk(page, part -> pressed[0] |= part instanceof JToggleButton button && button.isSelected()
            && button.getToolTipText().endsWith("(Ctrl+" + places + ")"));
        assertThat(pressed[0]).isTrue();
      }
    });
  }

  /** Nobody copies a book, feeds a map, or paints for a chart on another page of the grid. */
  @Test
  void chartsOutOfSightCostNothing() throws Exception {
    onScreenThread(() -> {
      open();
      tile(0).show(ChartKind.LIQUIDITY, FIVE);
      tile(1).show(ChartKind.DEPTH, FIVE);
      assertThat(data.stream("BTC/USD").depth().watched()).isTrue();
      assertThat(data.stream("ETH/USD").depth().watched()).isTrue();
      page.places(1);
      layOut();
      assertThat(data.stream("BTC/USD").depth().watched()).isTrue();
      assertThat(data.stream("ETH/USD").depth().watched()).isFalse();
    });
  }

  @Test
  void thePictureIsTwiceAsLargeAndShowsTheTile() throws Exception {
    onScreenThread(() -> {
      open();
      BufferedImage picture = Pictures.ofPanel(tile(0));
      assertThat(picture.getWidth()).isEqualTo(2 * tile(0).getWidth());
      long colours = java.util.Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
          .distinct().count();
      assertThat(colours).isGreaterThan(20);
    });
  }
}
