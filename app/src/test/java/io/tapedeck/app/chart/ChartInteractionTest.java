package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.study.StudyKind;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Scope;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a trader does to a chart with mouse and keys, and what new data must not do to it. */
class ChartInteractionTest {
  private static final BarInterval FIVE = BarInterval.parse("5s").orElseThrow();

  private final ChartLink link = new ChartLink(new ClockZone(ZoneId.of("Europe/Berlin")));
  private final Market market = Market.eth();
  private PriceChartPanel chart;

  @BeforeEach
  void open() {
    Theme.DARK.install();
    chart = new PriceChartPanel(market.model, market, link);
    chart.addNotify();
    market.verdict(Verdict.State.LIVE).walk(400, 351_200);
    paint();
  }

  private BufferedImage paint() {
    market.model.announce(true);
    return Painted.image(chart, 620, 300, 1);
  }

  private void wheel(int x, int y, int notches) {
    chart.dispatchEvent(new MouseWheelEvent(
        chart, MouseEvent.MOUSE_WHEEL, 0, 0, x, y, x, y, 0, false, MouseWheelEvent.WHEEL_UNIT_SCROLL, 1, notches, notches));
  }

  private void mouse(int id, int x, int y, int modifiers, int clicks) {
    chart.dispatchEvent(new MouseEvent(chart, id, 0, modifiers, x, y, x, y, clicks, false, MouseEvent.BUTTON1));
  }

  private void drag(int fromX, int fromY, int toX, int toY, int modifiers) {
    int held = modifiers | InputEvent.BUTTON1_DOWN_MASK;
    mouse(MouseEvent.MOUSE_PRESSED, fromX, fromY, held, 1);
    mouse(MouseEvent.MOUSE_DRAGGED, toX, toY, held, 0);
    mouse(MouseEvent.MOUSE_RELEASED, toX, toY, modifiers, 1);
    paint();
  }

  private final Actions actions = new Actions();

  private void press(String stroke) {
    actions.bind(chart, PriceChartPanel.WHEN_FOCUSED, Scope.CHART, chart.commands());
    Object name = chart.getInputMap().get(KeyStroke.getKeyStroke(stroke));
    chart.getActionMap().get(name).actionPerformed(null);
    paint();
  }

  /** What a view is: the window and the prices. */
  private List<Object> view() {
    paint();
    return List.of(chart.frame().window(), chart.frame().prices().low(), chart.frame().prices().high());
  }

  @ParameterizedTest
  @EnumSource(value = ChartKind.class, names = "DEPTH", mode = EnumSource.Mode.EXCLUDE)
  void newDataNeverMovesTheTimeOfAPannedView(ChartKind kind) {
    chart.show(kind, FIVE);
    paint();
    drag(100, 150, 260, 150, 0);
    TimeWindow before = chart.frame().window();
    for (int i = 0; i < 20; i++) {
      market.walk(7, 0);
      paint();
      assertThat(chart.frame().window()).isEqualTo(before);
    }
  }

  @Test
  void newDataNeverMovesPricesThatWereSetByHand() {
    drag(600, 100, 600, 140, 0);
    List<Object> before = List.of(chart.frame().prices().low(), chart.frame().prices().high());
    for (int i = 0; i < 20; i++) {
      market.quote(352_000 + 100 * i, 352_010 + 100 * i).pass(Market.SECOND);
      paint();
      assertThat(List.of(chart.frame().prices().low(), chart.frame().prices().high())).isEqualTo(before);
    }
  }

  @Test
  void draggingToTheRightShowsWhatWasBeforeAndALiveButton() {
    TimeWindow before = chart.frame().window();
    assertThat(chart.liveButton().isVisible()).isFalse();
    drag(100, 150, 260, 150, 0);
    assertThat(chart.frame().window().fromNanos()).isEqualTo(before.fromNanos() - 160 * before.nanosPerPixel());
    assertThat(chart.liveButton().isVisible()).isTrue();
    assertThat(chart.plotArea().contains(chart.liveButton().getBounds())).isTrue();
    chart.liveButton().doClick();
    assertThat(view().get(0)).isEqualTo(before);
    assertThat(chart.liveButton().isVisible()).isFalse();
  }

  @Test
  void draggingBackBeyondTheNewestDataFollowsAgain() {
    drag(100, 150, 260, 150, 0);
    drag(260, 150, 60, 150, 0);
    assertThat(chart.frame().view().following()).isTrue();
    assertThat(chart.liveButton().isVisible()).isFalse();
  }

  @Test
  void keysDoWhatTheMouseDoes() {
    List<Object> live = view();
    press("LEFT");
    assertThat(chart.frame().view().following()).isFalse();
    press("END");
    assertThat(view()).isEqualTo(live);
    press("HOME");
    assertThat(chart.frame().window().column(market.model.lasts().time(0))).isBetween(-2, 2);
    press("END");
    press("PAGE_UP");
    assertThat(chart.frame().span().text()).isEqualTo("72 s");
    press("PAGE_DOWN");
    press("ctrl 0");
    assertThat(view()).isEqualTo(live);
    press("ctrl shift A");
    assertThat(chart.autoscales()).isFalse();
    assertThat(chart.autoButton().isVisible()).isTrue();
    double high = chart.frame().prices().high();
    press("UP");
    assertThat(chart.frame().prices().high()).isGreaterThan(high);
    press("ctrl shift A");
    assertThat(chart.autoscales()).isTrue();
    press("ctrl LEFT");
    assertThat(chart.overlay().pointerInPlot()).isNotNull();
    press("shift SPACE");
    assertThat(chart.overlay().ruler().active()).isTrue();
    press("ESCAPE");
    assertThat(chart.overlay().ruler().active()).isFalse();
    assertThat(chart.overlay().pointerInPlot()).isNull();
  }

  @ParameterizedTest
  @EnumSource(value = ChartKind.class, names = {"BID_ASK", "CANDLES", "LINE"})
  void theWheelKeepsTheTimeUnderThePointer(ChartKind kind) {
    chart.show(kind, FIVE);
    paint();
    for (int notches : new int[] {-1, -1, -2, 1, 1, -3}) {
      long before = chart.overlay().place(new Point(200, 100));
      wheel(200, 100, notches);
      paint();
      long after = chart.overlay().place(new Point(200, 100));
      if (!chart.frame().view().following()) {
        assertThat((double) Math.abs(after - before) / chart.frame().window().nanosPerPixel()).isLessThan(4);
      }
    }
    assertThat(chart.frame().view().following()).isFalse();
  }

  @Test
  void theWheelAtTheRightEdgeStaysWithTheNewest() {
    wheel(540, 100, -2);
    paint();
    assertThat(chart.frame().view().following()).isTrue();
  }

  @Test
  void theWheelOverThePricesStretchesThem() {
    double height = chart.frame().prices().high() - chart.frame().prices().low();
    wheel(600, 100, 1);
    assertThat(chart.frame().prices().high() - chart.frame().prices().low()).isGreaterThan(height);
    assertThat(chart.autoscales()).isFalse();
  }

  @Test
  void draggingTheTimeAxisStretchesTime() {
    long span = chart.frame().span().nanos();
    drag(200, 290, 300, 290, 0);
    assertThat(chart.frame().span().nanos()).isLessThan(span);
  }

  @Test
  void aDoubleClickResetsEverythingAndASecondOneChangesNothing() {
    List<Object> before = view();
    drag(100, 150, 300, 150, 0);
    wheel(200, 100, -3);
    drag(600, 100, 600, 160, 0);
    mouse(MouseEvent.MOUSE_CLICKED, 200, 100, 0, 2);
    assertThat(view()).isEqualTo(before);
    mouse(MouseEvent.MOUSE_CLICKED, 200, 100, 0, 2);
    assertThat(view()).isEqualTo(before);
  }

  @Test
  void theRulerMeasuresPriceTimeAndBars() {
    chart.show(ChartKind.CANDLES, FIVE);
    paint();
    drag(100, 200, 300, 100, InputEvent.SHIFT_DOWN_MASK);
    assertThat(chart.frame().view().following()).isTrue();
    List<String> words = chart.overlay().ruler().words();
    assertThat(words.get(0)).matches("\\+\\d+\\.\\d\\d  \\+\\d+\\.\\d\\d.%");
    assertThat(words.get(1)).matches(".* \\d+ bars");
  }

  @Test
  void chartsOfOneSymbolShareTheCrosshair() {
    PriceChartPanel other = new PriceChartPanel(market.model, market, link);
    other.addNotify();
    assertThat(Painted.count(Painted.image(other, 620, 300, 1), Tokens.color("neutral"), 548, 620)).isZero();
    mouse(MouseEvent.MOUSE_MOVED, 300, 150, 0, 0);
    BufferedImage image = Painted.image(other, 620, 300, 1);
    assertThat(Painted.count(image, Tokens.color("neutral"), 548, 620)).isGreaterThan(200);
    assertThat(Painted.count(image, Tokens.color("dim"), 300, 301)).isGreaterThan(100);
    mouse(MouseEvent.MOUSE_EXITED, -1, -1, 0, 0);
    assertThat(Painted.count(Painted.image(other, 620, 300, 1), Tokens.color("neutral"), 548, 620)).isZero();
  }

  @Test
  void chartsOfOtherSymbolsShareTheTimeAlone() {
    Market sol = new Market(Instrument.spot("demo", "SOL/USD", "SOL", "USD", 2, 4), 1_000);
    sol.verdict(Verdict.State.LIVE).walk(400, 17_000);
    PriceChartPanel other = new PriceChartPanel(sol.model, sol, link);
    other.addNotify();
    Painted.image(other, 620, 300, 1);
    mouse(MouseEvent.MOUSE_MOVED, 300, 150, 0, 0);
    BufferedImage image = Painted.image(other, 620, 300, 1);
    assertThat(Painted.count(image, Tokens.color("neutral"), 548, 620)).isZero();
    int column = other.frame().window().column(chart.overlay().place(new Point(300, 150)));
    assertThat(Painted.count(image, Tokens.color("dim"), column, column + 1)).isGreaterThan(100);
  }

  @Test
  void anotherZoneReachesAxisAndCrosshair() {
    mouse(MouseEvent.MOUSE_MOVED, 300, 150, 0, 0);
    String berlin = chart.overlay().pointerTime(new Point(300, 150));
    link.zone(ZoneId.of("UTC"));
    paint();
    assertThat(chart.overlay().pointerTime(new Point(300, 150)).substring(3)).isEqualTo(berlin.substring(3));
    assertThat(berlin).startsWith("14:");
    assertThat(chart.overlay().pointerTime(new Point(300, 150))).startsWith("13:");
  }

  @Test
  void theReadOutShowsTheBarUnderThePointer() {
    chart.show(ChartKind.CANDLES, FIVE);
    paint();
    BarSeries series = chart.frame().bars().series();
    long number = series.end() - 10;
    int x = chart.frame().window().column(series.start(number) + 2_500_000_000L);
    mouse(MouseEvent.MOUSE_MOVED, x, 100, 0, 0);
    paint();
    assertThat(chart.overlay().pointedBar()).isEqualTo(number);
    assertThat(chart.readOutTexts().subList(0, 4)).containsExactly(
        "O", io.tapedeck.app.look.Figures.price(series.openMantissa(number), 2),
        "H", io.tapedeck.app.look.Figures.price(series.highMantissa(number), 2));
  }

  @Test
  void rowsCarryEveryDigit() {
    Market fine = new Market(Instrument.spot("demo", "X/Y", "X", "Y", 8, 8), 1_000);
    fine.verdict(Verdict.State.LIVE);
    fine.quote(123_456_789_012L, 123_456_789_013L).trade(123_456_789_013L, 1, Side.BUY).pass(Market.SECOND);
    fine.quote(123_456_789_014L, 123_456_789_015L).trade(123_456_789_014L, 10, Side.SELL);
    PriceChartPanel panel = new PriceChartPanel(fine.model, fine, link);
    Painted.image(panel, 620, 300, 1);
    assertThat(panel.rows(',').lines().toList()).containsExactly(
        "time,bid,ask",
        "2026-03-02T13:04:30.117Z,1234.56789012,1234.56789013",
        "2026-03-02T13:04:31.117Z,1234.56789014,1234.56789015");
    panel.show(ChartKind.CANDLES, BarInterval.MINUTE_BARS);
    Painted.image(panel, 620, 300, 1);
    assertThat(panel.rows(',').lines().toList()).containsExactly(
        "time,open,high,low,close,volume,buy volume,trades,partial,history",
        "2026-03-02T13:04:00Z,1234.56789013,1234.56789014,1234.56789013,1234.56789014,0.00000011,0.00000001,2,yes,no");
    panel.show(ChartKind.LINE, BarInterval.MINUTE_BARS);
    Painted.image(panel, 620, 300, 1);
    assertThat(panel.rows('\t').lines().toList()).containsExactly(
        "time\tprice\tsize\tside",
        "2026-03-02T13:04:30.117Z\t1234.56789013\t0.00000001\tbuy",
        "2026-03-02T13:04:31.117Z\t1234.56789014\t0.00000010\tsell");
  }

  @Test
  void theSummarySaysWhatIsInView() {
    chart.show(ChartKind.CANDLES, FIVE);
    paint();
    assertThat(chart.summary()).matches(
        "ETH/USD, candles of 5 s, live, last .*; \\d+ bars of 5 s, from \\d\\d:\\d\\d:\\d\\d to \\d\\d:\\d\\d:\\d\\d, open .*, high .*, low .*, close .*, volume .*");
  }

  @Test
  void aHiddenChartWatchesNoBookAndFeedsNoMap() {
    chart.show(ChartKind.LIQUIDITY, FIVE);
    assertThat(market.model.depth().watched()).isTrue();
    market.book(351_200, 100).quote(351_199, 351_201);
    market.model.announce(true);
    assertThat(chart.frame().heat().empty()).isFalse();
    long newest = chart.frame().heat().newest();
    chart.setVisible(false);
    assertThat(market.model.depth().watched()).isFalse();
    market.pass(Market.SECOND).quote(351_000, 351_010).book(351_000, 100);
    market.model.announce(true);
    assertThat(chart.frame().heat().newest()).isEqualTo(newest);
    chart.setVisible(true);
    chart.show(ChartKind.BID_ASK, FIVE);
    assertThat(market.model.depth().watched()).isFalse();
  }

  @Test
  void theMapHoldsAShortSilenceAndLeavesALongOneOrALostBookBlank() {
    HeatMap map = new HeatMap();
    long quarter = HeatMap.COLUMN_NANOS;
    long first = Market.START / quarter;
    market.book(351_000, 50);
    map.sample(market.model.depth().book(), first * quarter);
    map.sample(market.model.depth().book(), (first + 4) * quarter);
    assertThat(map.has(first + 2)).isTrue();
    map.sample(market.model.depth().book(), (first + 40) * quarter);
    assertThat(map.has(first + 20)).isFalse();
    market.model.depth().book().facts(BookState.RESYNC, 2, 4);
    map.sample(market.model.depth().book(), (first + 41) * quarter);
    market.model.depth().book().facts(BookState.PROVEN, 2, 4);
    map.sample(market.model.depth().book(), (first + 43) * quarter);
    assertThat(map.has(first + 41)).isFalse();
    assertThat(map.has(first + 43)).isTrue();
  }

  @Test
  void indicatorsInPanesAreTwoAtMost() {
    chart.show(ChartKind.CANDLES, FIVE);
    chart.studies(EnumSet.allOf(StudyKind.class));
    assertThat(chart.studies()).filteredOn(kind -> !kind.overPrices()).hasSize(2);
    assertThat(chart.studies()).contains(StudyKind.SMA, StudyKind.VWAP);
    BufferedImage image = paint();
    for (StudyKind kind : chart.studies()) {
      int pixels = Painted.count(image, Tokens.color(Studies.token(kind, 0)), 0, 548);
      assertThat(pixels).as(kind.text()).isGreaterThan(20);
    }
  }

  @Test
  void denseBarsAreMergedIntoThePixelsThereAre() {
    Market years = new Market(Instrument.spot("demo", "ETH/USD", "ETH", "USD", 2, 4), 100_000);
    years.verdict(Verdict.State.LIVE);
    for (int i = 0; i < 30_000; i++) {
      years.quote(351_200 + i % 90, 351_201 + i % 90).trade(351_200 + i % 90, 100, i % 2 == 0 ? Side.BUY : Side.SELL);
      years.pass(Market.SECOND);
    }
    PriceChartPanel panel = new PriceChartPanel(years.model, years, link);
    panel.show(ChartKind.CANDLES, BarInterval.SECOND_BARS);
    Painted.image(panel, 620, 300, 1);
    panel.zoom(40);
    BufferedImage image = Painted.image(panel, 620, 300, 1);
    // All but those of a part of the leftmost pixel.
    assertThat(panel.frame().bars().to() - panel.frame().bars().from()).isGreaterThan(29_900);
    Map<Integer, Integer> columns = new TreeMap<>();
    for (int x = 20; x < 500; x++) {
      columns.merge(Painted.count(image, Tokens.color("up"), x, x + 1) + Painted.count(image, Tokens.color("down"), x, x + 1), 1, Integer::sum);
    }
    // Each column shows the whole height of the ninety ticks that went through it.
    assertThat(columns.keySet()).allMatch(height -> height > 100);
  }
}
