package io.tapedeck.app.ui.live;

import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.study.StudyKind;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import java.util.ArrayList;
import java.util.List;

/** Arranges a page's charts for pictures, as a trader would with the menus. */
public final class ChartRows {
  private ChartRows() {}

  /** All kinds of chart at once. */
  public static void arrange(LivePage page, SceneData data) {
    BarInterval five = BarInterval.parse("5s").orElseThrow();
    List<ChartTile> tiles = tiles(page);
    tiles.get(0).show(ChartKind.CANDLES, five);
    tiles.get(0).toggle(StudyKind.VWAP);
    page.anotherChart(new StreamId("demo", "BTC/USD"));
    page.anotherChart(new StreamId("demo", "SOL/USD"));
    page.anotherChart(new StreamId("demo", "ETH/USD"));
    tiles = tiles(page);
    tiles.get(3).show(ChartKind.LIQUIDITY, five);
    tiles.get(4).show(ChartKind.DEPTH, five);
    tiles.get(5).show(ChartKind.OHLC, five);
    tiles.get(5).toggle(StudyKind.RSI);
    tiles.get(2).show(ChartKind.LINE, five);
    for (int i = 0; i < 240; i++) {
      data.epochNanos += SceneData.SECOND / 4;
      data.nanos += SceneData.SECOND / 4;
      data.walk("BTC/USD", data.stream("BTC/USD").bid() / 10.0, 0.5, 0, 0);
      data.book("BTC/USD");
      data.model.announce();
    }
    data.book("SOL/USD");
    data.model.announce();
  }

  /** Charts of every kind on a page with three streams that run. */
  public static void kinds(LivePage page) {
    BarInterval five = BarInterval.parse("5s").orElseThrow();
    page.anotherChart(new StreamId("demo", "BTC/USD"));
    page.anotherChart(new StreamId("demo", "SOL/USD"));
    page.anotherChart(new StreamId("demo", "ETH/USD"));
    List<ChartTile> tiles = tiles(page);
    tiles.get(0).show(ChartKind.CANDLES, BarInterval.MINUTE_BARS);
    tiles.get(0).toggle(StudyKind.VWAP);
    tiles.get(2).show(ChartKind.LINE, five);
    tiles.get(3).show(ChartKind.LIQUIDITY, five);
    tiles.get(4).show(ChartKind.DEPTH, five);
    tiles.get(5).show(ChartKind.OHLC, BarInterval.parse("100t").orElseThrow());
    tiles.get(5).toggle(StudyKind.RSI);
  }

  /** Candles everywhere. */
  public static void candles(LivePage page) {
    tiles(page).forEach(tile -> tile.show(ChartKind.CANDLES, BarInterval.parse("5s").orElseThrow()));
  }

  static List<ChartTile> tiles(LivePage page) {
    List<ChartTile> tiles = new ArrayList<>();
    Onlooker.walk(page, part -> {
      if (part instanceof ChartTile tile) {
        tiles.add(tile);
      }
    });
    return tiles;
  }
}
