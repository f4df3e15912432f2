package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Palette;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.study.StudyKind;
import java.awt.Point;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes is drawn sensibly or not at all, in every kind of chart, at every size, and never with an exception. */
class BadInputTest {
  private static final List<BarInterval> INTERVALS =
      List.of(BarInterval.SECOND_BARS, BarInterval.MINUTE_BARS, BarInterval.parse("1d").orElseThrow(),
          BarInterval.parse("10t").orElseThrow(), BarInterval.parse("1v").orElseThrow());

  @AfterEach
  void usualTheme() {
    Theme.DARK.install();
  }

  private static Market market(int priceScale, int sizeScale) {
    return new Market(Instrument.spot("demo", "ODD/USD", "ODD", "USD", priceScale, sizeScale), 1_000).verdict(Verdict.State.LIVE);
  }

  static Stream<Arguments> cases() {
    Map<String, Market> markets = new LinkedHashMap<>();
    markets.put("no point", market(2, 4));
    markets.put("one point", market(2, 4).quote(100, 101).trade(100, 1, Side.BUY));
    markets.put("two points", market(2, 4).quote(100, 101).trade(100, 1, Side.BUY).pass(1).quote(101, 102).trade(101, 1, Side.SELL));
    Market equal = market(2, 4);
    for (int i = 0; i < 500; i++) {
      equal.quote(100, 100).trade(100, 5, Side.BUY).pass(Market.SECOND / 3);
    }
    equal.book(100, 50);
    markets.put("all equal", equal);
    Market wide = market(9, 2);
    for (int i = 0; i < 400; i++) {
      long price = (long) Math.pow(10, i % 19); // 1e-9 to 1e9
      wide.quote(Math.max(1, price - 1), price).trade(price, 1 + i, i % 2 == 0 ? Side.BUY : Side.SELL).pass(Market.SECOND / 2);
    }
    markets.put("from 1e-9 to 1e9", wide);
    Market back = market(2, 4);
    for (int i = 0; i < 300; i++) {
      back.quote(100 + i % 9, 110 + i % 9).trade(100 + i % 9, 1, Side.BUY).pass(i % 50 == 49 ? -20 * Market.SECOND : Market.SECOND / 4);
    }
    back.book(105, 50);
    markets.put("time backwards", back);
    Market fine = market(12, 12);
    fine.walk(100, 1_234_567_890_123L).book(1_234_567_890_123L, 90);
    markets.put("twelve decimals", fine);
    Market edge = market(0, 0);
    edge.quote(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1).trade(Long.MAX_VALUE - 1, Long.MAX_VALUE, Side.BUY).pass(Market.SECOND);
    edge.quote(1, 2).trade(1, 1, Side.SELL);
    markets.put("the edge of a long", edge);
    return Stream.of(ChartKind.values()).flatMap(kind -> markets.entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), kind, entry.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void isDrawnWithoutAnException(String name, ChartKind kind, Market market) {
    Theme.DARK.install();
    ChartLink link = new ChartLink(new ClockZone(ZoneId.of("Asia/Kathmandu")));
    for (BarInterval interval : INTERVALS) {
      ChartView view = kind == ChartKind.DEPTH ? new DepthChartPanel(market.model) : new PriceChartPanel(market.model, market, link);
      view.component().addNotify();
      view.show(kind, interval);
      view.studies(EnumSet.allOf(StudyKind.class));
      market.model.depth().filled();
      market.model.changes().mark();
      market.model.announce(true);
      Painted.image(view.component(), 620, 300, 1);
      if (view instanceof PriceChartPanel panel) {
        move(panel);
      }
      link.zone(ZoneId.of(interval.timed() ? "UTC" : "Asia/Tokyo"));
      Theme.LIGHT.install(Palette.BLUE_ORANGE);
      Painted.image(view.component(), 1, 1, 1);
      Painted.image(view.component(), 2_000, 40, 2);
      Painted.image(view.component(), 80, 60, 1.5);
      assertThat(view.summary()).isNotEmpty();
      assertThat(view.rows(',')).contains(",");
      Theme.DARK.install();
      view.component().removeNotify();
      if (!kind.ofBars()) {
        return;
      }
    }
  }

  private static void move(PriceChartPanel panel) {
    panel.point(new Point(300, 100));
    panel.zoom(-5, 0.3);
    Painted.image(panel, 620, 300, 1);
    panel.goOldest();
    panel.moveBy(-3);
    panel.stretchPrices(1e6);
    panel.stretchPrices(1e-12);
    panel.shiftPrices(7);
    Painted.image(panel, 620, 300, 1);
    panel.overlay().ruler().begin(new Point(10, 10), panel.plotArea());
    panel.overlay().ruler().drag(new Point(400, 200), panel.plotArea());
    panel.zoom(60);
    Painted.image(panel, 620, 300, 1);
    panel.resetZoom();
    Painted.image(panel, 620, 300, 1);
  }
}
