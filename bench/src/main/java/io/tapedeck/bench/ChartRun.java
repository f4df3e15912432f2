package io.tapedeck.bench;

import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.chart.LiveChartPanel;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.RingSeries;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.GrayPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.time.FixedMillisecond;
import org.jfree.data.time.TimeSeries;
import org.jfree.data.time.TimeSeriesCollection;
import org.jfree.data.xy.DefaultHighLowDataset;
import org.jfree.data.xy.DefaultXYZDataset;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What charts cost, with peers in the same run on the same data: stock JFreeChart, XChart, and the least that Java2D must draw. Whole charts with axes and labels are painted into
 * an image of 1600 x 900, in turns, medians. Main thread; there is no window.
 */
final class ChartRun {
  private static final int WIDTH = 1_600;
  private static final int HEIGHT = 900;

  /** A plot of 800 x 300 pixels with its axes. */
  private static final int MAP_WIDTH = 872;

  private static final int MAP_HEIGHT = 322;
  private static final int ROUNDS = 30;
  private static final int FEW_ROUNDS = 7;

  private ChartRun() {}

  /** P8: a line of a million points against the hand-drawn limit, and against its own ten thousand. */
  static void line(Figures figures) {
    Theme.DARK.install();
    ChartMarket much = filled(1_000_000, 1);
    ChartMarket little = filled(10_000, 1);
    LiveChartPanel large = whole(much, ChartKind.LINE);
    LiveChartPanel small = whole(little, ChartKind.LINE);
    RingSeries series = much.model().lasts();
    XYChart other = xChart(series, 10_000);
    Graphics2D g = canvas();
    Rounds rounds = new Rounds(ROUNDS)
        .of("ours", () -> large.paint(g))
        .of("ours, 10,000", () -> small.paint(g))
        .of("hand", () -> hand(g, series))
        .run();
    Rounds peers = new Rounds(FEW_ROUNDS).of("xchart", () -> other.paint(g, WIDTH, HEIGHT)).run();
    figures.figure("our line of 1,000,000 points, whole chart", rounds.millis("ours"), "ms");
    figures.figure("our line of 10,000 points", rounds.millis("ours, 10,000"), "ms");
    figures.figure("hand-drawn lowest and highest of each column, 1,000,000", rounds.millis("hand"), "ms");
    figures.figure("XChart, line of 10,000 points", peers.millis("xchart"), "ms");
    figures.under("P8");
    figures.atMost("ours : hand-drawn", rounds.millis("ours") / rounds.millis("hand"), "x", 4);
    figures.under("P8");
    figures.atMost("ours, 1,000,000 : ours, 10,000", rounds.millis("ours") / rounds.millis("ours, 10,000"), "x", 2);
  }

  /** P9: nine charts of a hundred thousand points. */
  static void nine(Figures figures) {
    Theme.DARK.install();
    List<LiveChartPanel> ours = new ArrayList<>();
    List<JFreeChart> stock = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      ChartMarket market = filled(100_000, i);
      LiveChartPanel panel = whole(market, ChartKind.LINE);
      panel.setSize(WIDTH / 3, HEIGHT / 3);
      ours.add(panel);
      stock.add(ChartFactory.createTimeSeriesChart(null, null, null, new TimeSeriesCollection(stockSeries(market.model().lasts())), false, false, false));
    }
    Graphics2D g = canvas();
    Rectangle ninth = new Rectangle(0, 0, WIDTH / 3, HEIGHT / 3);
    Rounds rounds = new Rounds(FEW_ROUNDS)
        .of("ours", () -> ours.forEach(panel -> panel.paint(g)))
        .of("stock", () -> stock.forEach(chart -> chart.draw(g, ninth)))
        .run();
    figures.figure("our nine charts of 100,000 points", rounds.millis("ours"), "ms");
    figures.figure("stock JFreeChart, the same", rounds.millis("stock"), "ms");
    figures.under("P9");
    figures.atLeast("stock JFreeChart : ours", rounds.millis("stock") / rounds.millis("ours"), "x", 20);
  }

  /** P10: a liquidity map with a new column. */
  static void map(Figures figures) {
    Theme.DARK.install();
    ChartMarket market = filled(1_000, 3);
    PriceChartPanel panel = panel(market);
    panel.addNotify();
    panel.show(ChartKind.LIQUIDITY, BarInterval.MINUTE_BARS);
    for (int i = 0; i < 800; i++) {
      column(market);
    }
    Graphics2D g = canvas();
    panel.paint(g);
    for (int i = 0; i < 10; i++) {
      panel.zoomOut();
    }
    JFreeChart stock = blocks();
    Rectangle cells = new Rectangle(0, 0, MAP_WIDTH, MAP_HEIGHT);
    Rounds rounds = new Rounds(ROUNDS)
        .of("large", () -> {
          panel.setSize(WIDTH, HEIGHT);
          column(market);
          panel.paint(g);
        })
        .of("ours", () -> {
          panel.setSize(MAP_WIDTH, MAP_HEIGHT);
          column(market);
          panel.paint(g);
        })
        .run();
    Rounds peers = new Rounds(FEW_ROUNDS).of("stock", () -> stock.draw(g, cells)).run();
    figures.figure("our map with a new column, axes, trades and strip, at 1600 x 900", rounds.millis("large"), "ms");
    figures.figure("the same with a plot of 800 x 300 pixels", rounds.millis("ours"), "ms");
    figures.figure("stock XYBlockRenderer, 800 x 300 cells, at that size", peers.millis("stock"), "ms");
    figures.under("P10");
    figures.atLeast("XYBlockRenderer : ours", peers.millis("stock") / rounds.millis("ours"), "x", 100);
  }

  /** P11: five thousand candles with volume. */
  static void candles(Figures figures) {
    Theme.DARK.install();
    int count = 5_000;
    ChartMarket market = new ChartMarket(count, 4);
    market.bars(count);
    PriceChartPanel panel = panel(market);
    panel.show(ChartKind.CANDLES, BarInterval.SECOND_BARS);
    Graphics2D g = canvas();
    panel.paint(g);
    for (int i = 0; i < 80; i++) {
      panel.zoomOut();
    }
    BarSeries series = market.model().bars().series(BarInterval.SECOND_BARS);
    JFreeChart stock = ChartFactory.createCandlestickChart(null, null, null, stockBars(series), false);
    Rectangle all = new Rectangle(0, 0, WIDTH, HEIGHT);
    Rounds rounds = new Rounds(ROUNDS)
        .of("ours", () -> panel.paint(g))
        .of("hand", () -> handCandles(g, series))
        .run();
    Rounds peers = new Rounds(FEW_ROUNDS).of("stock", () -> stock.draw(g, all)).run();
    figures.figure("our 5,000 candles with volume, whole chart", rounds.millis("ours"), "ms");
    figures.figure("hand-drawn: a line and two rectangles for each", rounds.millis("hand"), "ms");
    figures.figure("stock CandlestickRenderer", peers.millis("stock"), "ms");
    figures.under("P11");
    figures.atMost("ours : hand-drawn", rounds.millis("ours") / rounds.millis("hand"), "x", 4);
    figures.under("P11");
    figures.atLeast("stock : ours", peers.millis("stock") / rounds.millis("ours"), "x", 10);
  }

  /** P12: a point appended, its share of the event included, with a chart attached. */
  static void append(Figures figures) {
    Theme.DARK.install();
    int batch = 1_000;
    ChartMarket market = filled(10_000, 5);
    PriceChartPanel panel = panel(market);
    panel.addNotify();
    TimeSeries stock = stockSeries(market.model().lasts());
    stock.setMaximumItemCount(10_000);
    ChartPanel peer = new ChartPanel(ChartFactory.createTimeSeriesChart(null, null, null, new TimeSeriesCollection(stock), false, false, false));
    peer.setSize(WIDTH, HEIGHT);
    long[] millis = {ChartMarket.START / 1_000_000 + 1_000_000_000L};
    Rounds rounds = new Rounds(ROUNDS)
        .of("ours", () -> {
          for (int i = 0; i < batch; i++) {
            market.point(1_000_000, true);
          }
          market.model().announce(true);
        })
        .of("stock", () -> {
          for (int i = 0; i < batch; i++) {
            stock.add(new FixedMillisecond(++millis[0]), i % 100);
          }
        })
        .run();
    double ours = rounds.millis("ours") * 1e6 / batch;
    double theirs = rounds.millis("stock") * 1e6 / batch;
    figures.figure("ours: a quote and a print into bids, asks, line and prints", ours, "ns");
    figures.figure("TimeSeries.add with notification, 10,000 points", theirs, "ns");
    figures.under("P12");
    figures.atLeast("TimeSeries.add : ours", theirs / ours, "x", 100);
  }

  private static void column(ChartMarket market) {
    market.point(250_000_000L, true);
    market.book(200);
    market.model().announce(true);
  }

  private static ChartMarket filled(int points, long seed) {
    ChartMarket market = new ChartMarket(points, seed);
    for (int i = 0; i < points; i++) {
      market.point(10_000_000L, true);
    }
    return market;
  }

  private static PriceChartPanel panel(ChartMarket market) {
    PriceChartPanel panel = new PriceChartPanel(market.model(), market, ZoneOffset.UTC);
    panel.setSize(WIDTH, HEIGHT);
    return panel;
  }

  /** A chart that shows all there is. */
  private static LiveChartPanel whole(ChartMarket market, ChartKind kind) {
    PriceChartPanel panel = panel(market);
    panel.show(kind, BarInterval.MINUTE_BARS);
    panel.paint(canvas());
    for (int i = 0; i < 80; i++) {
      panel.zoomOut();
    }
    return panel;
  }

  private static Graphics2D canvas() {
    return new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB).createGraphics();
  }

  /** The least that must be done: look at each point, draw a line in each column. */
  private static void hand(Graphics2D g, RingSeries series) {
    g.setColor(Color.BLACK);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(Color.GREEN);
    long from = series.time(0);
    double width = (double) (series.time(series.size() - 1) - from) / WIDTH;
    double low = series.min();
    double unit = HEIGHT / (series.max() - low);
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    int column = 0;
    for (int i = 0; i < series.size(); i++) {
      int x = (int) ((series.time(i) - from) / width);
      if (x != column) {
        g.drawLine(column, (int) (HEIGHT - (most - low) * unit), column, (int) (HEIGHT - (least - low) * unit));
        least = Double.MAX_VALUE;
        most = -Double.MAX_VALUE;
        column = x;
      }
      least = Math.min(least, series.value(i));
      most = Math.max(most, series.value(i));
    }
  }

  private static void handCandles(Graphics2D g, BarSeries series) {
    g.setColor(Color.BLACK);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    double low = Double.MAX_VALUE;
    double high = 0;
    double volume = 0;
    for (long i = series.first(); i < series.end(); i++) {
      low = Math.min(low, series.low(i));
      high = Math.max(high, series.high(i));
      volume = Math.max(volume, series.volume(i));
    }
    double unit = HEIGHT / (high - low);
    double width = (double) WIDTH / (series.end() - series.first());
    for (long i = series.first(); i < series.end(); i++) {
      int x = (int) ((i - series.first()) * width);
      g.setColor(series.close(i) >= series.open(i) ? Color.GREEN : Color.RED);
      g.drawLine(x, (int) ((high - series.high(i)) * unit), x, (int) ((high - series.low(i)) * unit));
      int top = (int) ((high - Math.max(series.open(i), series.close(i))) * unit);
      int bottom = (int) ((high - Math.min(series.open(i), series.close(i))) * unit);
      g.fillRect(x, top, 1, Math.max(1, bottom - top));
      int tall = (int) (series.volume(i) / volume * HEIGHT * 0.16);
      g.fillRect(x, HEIGHT - tall, 1, tall);
    }
  }

  private static TimeSeries stockSeries(RingSeries series) {
    TimeSeries stock = new TimeSeries("last");
    for (int i = 0; i < series.size(); i++) {
      stock.add(new FixedMillisecond(series.time(i) / 1_000_000), series.value(i), false);
    }
    return stock;
  }

  @SuppressWarnings("JavaUtilDate") // JFreeChart asks for it.
  private static DefaultHighLowDataset stockBars(BarSeries series) {
    int count = (int) (series.end() - series.first());
    Date[] dates = new Date[count];
    double[] high = new double[count];
    double[] low = new double[count];
    double[] open = new double[count];
    double[] close = new double[count];
    double[] volume = new double[count];
    for (int i = 0; i < count; i++) {
      long number = series.first() + i;
      dates[i] = new Date(series.start(number) / 1_000_000);
      high[i] = series.high(number);
      low[i] = series.low(number);
      open[i] = series.open(number);
      close[i] = series.close(number);
      volume[i] = series.volume(number);
    }
    return new DefaultHighLowDataset("bars", dates, high, low, open, close, volume);
  }

  private static JFreeChart blocks() {
    int across = 800;
    int up = 300;
    Random random = new Random(6);
    double[][] cells = new double[3][across * up];
    for (int i = 0; i < across * up; i++) {
      cells[0][i] = i % across;
      cells[1][i] = Math.floorDiv(i, across);
      cells[2][i] = random.nextDouble();
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("book", cells);
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(new GrayPaintScale(0, 1));
    return new JFreeChart(null, null, new XYPlot(data, new NumberAxis(), new NumberAxis(), renderer), false);
  }

  private static XYChart xChart(RingSeries series, int points) {
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = i;
      y[i] = series.value(i);
    }
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
    chart.addSeries("last", x, y).setMarker(SeriesMarkers.NONE);
    return chart;
  }
}
