package io.tapedeck.app.chart;

import io.tapedeck.app.model.ClockZone;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.QueueModel;
import io.tapedeck.app.model.ScreenThread;
import java.awt.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.swing.JComponent;

/** Writes pictures of the charts to a folder, to be looked at: {@code ChartScenes FOLDER}. */
public final class ChartScenes {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private ChartScenes() {}

  /** Paints all scenes in both themes. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Theme theme : Theme.values()) {
      theme.install();
      String suffix = "-" + theme.name().toLowerCase(java.util.Locale.ROOT);
      Market live = Market.eth().verdict(Verdict.State.LIVE).walk(100, 351_200);
      write(folder, "live" + suffix, chart(live), 620, 300, 1);
      write(folder, "small" + suffix, chart(live), 488, 220, 1);
      write(folder, "scale2" + suffix, chart(live), 620, 300, 2);
      write(folder, "scale15" + suffix, chart(live), 620, 300, 1.5);
      PriceChartPanel pointed = chart(live);
      pointed.overlay().pointer(new Point(300, 120));
      write(folder, "crosshair" + suffix, pointed, 620, 300, 1);
      Market stale = Market.eth().verdict(Verdict.State.LIVE).walk(100, 351_200);
      stale.pass(5 * Market.SECOND).verdict(Verdict.State.STALE).pass(9 * Market.SECOND);
      write(folder, "stale" + suffix, chart(stale), 620, 300, 1);
      stale.pass(4 * 60 * Market.SECOND);
      write(folder, "stale-long" + suffix, chart(stale), 620, 300, 1);
      Market hole = Market.eth().verdict(Verdict.State.LIVE).walk(60, 351_200);
      hole.pass(5 * Market.SECOND).verdict(Verdict.State.STALE).pass(12 * Market.SECOND);
      hole.quote(351_260, 351_265).verdict(Verdict.State.LIVE).walk(25, 0);
      write(folder, "hole" + suffix, chart(hole), 620, 300, 1);
      Market off = Market.eth().verdict(Verdict.State.LIVE).walk(70, 351_200);
      off.pass(Market.SECOND).verdict(Verdict.State.OFF).pass(60 * Market.SECOND);
      write(folder, "off" + suffix, chart(off), 620, 300, 1);
      Market resync = Market.eth().verdict(Verdict.State.LIVE).walk(100, 351_200);
      resync.verdict(Verdict.State.RESYNC).pass(2 * Market.SECOND);
      write(folder, "resync" + suffix, chart(resync), 620, 300, 1);
      Market tiny = new Market(Instrument.spot("demo", "DUST/BTC", "DUST", "BTC", 12, 2), 1000);
      tiny.verdict(Verdict.State.LIVE).walk(100, 1_234_567_890_123L);
      write(folder, "decimals" + suffix, chart(tiny), 488, 220, 1);
      Market long1 = Market.eth().verdict(Verdict.State.LIVE).walk(6_000, 351_200);
      for (ChartKind kind : new ChartKind[] {ChartKind.CANDLES, ChartKind.OHLC, ChartKind.LINE}) {
        PriceChartPanel panel = chart(long1);
        panel.show(kind, io.tapedeck.app.model.BarInterval.MINUTE_BARS);
        write(folder, kind.name() + suffix, panel, 620, 300, 1);
        write(folder, kind.name() + "2" + suffix, panel, 620, 300, 2);
      }
      PriceChartPanel studied = chart(long1);
      studied.show(ChartKind.CANDLES, io.tapedeck.app.model.BarInterval.parse("30s").orElseThrow());
      studied.studies(java.util.EnumSet.of(io.tapedeck.app.study.StudyKind.SMA, io.tapedeck.app.study.StudyKind.BOLLINGER,
          io.tapedeck.app.study.StudyKind.VWAP, io.tapedeck.app.study.StudyKind.RSI, io.tapedeck.app.study.StudyKind.MACD));
      write(folder, "studies" + suffix, studied, 788, 400, 1);
      studied.overlay().pointer(new Point(300, 120));
      write(folder, "studies-pointed" + suffix, studied, 788, 400, 1);
      studied.moveBy(-0.5);
      studied.overlay().ruler().begin(new Point(200, 100), studied.plotArea());
      studied.overlay().ruler().drag(new Point(340, 170), studied.plotArea());
      studied.overlay().pointer(null);
      write(folder, "panned-ruler" + suffix, studied, 788, 400, 1);
      PriceChartPanel dense = chart(long1);
      dense.show(ChartKind.CANDLES, io.tapedeck.app.model.BarInterval.SECOND_BARS);
      Painted.image(dense, 620, 300, 1);
      dense.zoom(30);
      write(folder, "dense" + suffix, dense, 620, 300, 1);
      PriceChartPanel ticks = chart(long1);
      ticks.show(ChartKind.CANDLES, io.tapedeck.app.model.BarInterval.parse("10t").orElseThrow());
      write(folder, "ticks" + suffix, ticks, 620, 300, 1);
      Market bookish = Market.eth().verdict(Verdict.State.LIVE);
      PriceChartPanel map = chart(bookish);
      map.show(ChartKind.LIQUIDITY, io.tapedeck.app.model.BarInterval.MINUTE_BARS);
      for (int i = 0; i < 400; i++) {
        bookish.walk(0.25, 351_200);
        bookish.model.announce(true);
        bookish.book(bookish.model.bid(), 200);
        java.util.Objects.requireNonNull(map.frame().heat()).sample(bookish.model.depth().book(), bookish.epochNanos());
      }
      write(folder, "map" + suffix, map, 620, 300, 1);
      write(folder, "map2" + suffix, map, 620, 300, 2);
      DepthChartPanel depth = new DepthChartPanel(bookish.model);
      write(folder, "depth" + suffix, depth, 620, 300, 1);
      write(folder, "nothing" + suffix, chart(Market.eth()), 488, 220, 1);
      write(folder, "queue" + suffix, new QueueChartPanel(queue(600), new ClockZone(ZONE)), 332, 134, 1);
      write(folder, "queue2" + suffix, new QueueChartPanel(queue(600), new ClockZone(ZONE)), 250, 114, 2);
      write(folder, "queue-empty" + suffix, new QueueChartPanel(queue(0), new ClockZone(ZONE)), 332, 134, 1);
    }
  }

  private static PriceChartPanel chart(Market market) {
    return new PriceChartPanel(market.model, market, ZONE);
  }

  private static QueueModel queue(int seconds) {
    QueueModel model = new QueueModel(ScreenThread.current());
    Random random = new Random(3);
    double size = 20;
    long received = 0;
    for (int i = 0; i <= seconds; i++) {
      size = 20 + (size - 20) * 0.92 + random.nextInt(9) - 4;
      size += i == 180 ? 390 : i == 390 ? 190 : i == 500 ? 90 : 0;
      received += 2_000 + random.nextInt(300) + (long) (size * 2);
      model.depth(Math.max(0, Math.round(size)));
      model.sample(received, i == 182 || i == 391 ? 1 : i > 182 ? 1 : 0, i * Market.SECOND, Market.START + i * Market.SECOND);
    }
    return model;
  }

  private static void write(Path folder, String name, JComponent chart, int width, int height, double scale)
      throws IOException {
    ImageIO.write(Painted.image(chart, width, height, scale), "png", folder.resolve(name + ".png").toFile());
  }
}
