package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceChartPanelTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Market market = Market.eth();
  private final CountingRepaints repaints = new CountingRepaints();
  private PriceChartPanel chart;

  @BeforeEach
  void open() {
    Theme.DARK.install();
    chart = new PriceChartPanel(market.model, market, ZONE);
    RepaintManager.setCurrentManager(repaints);
  }

  @AfterEach
  void close() {
    RepaintManager.setCurrentManager(null);
    Theme.DARK.install();
  }

  private BufferedImage paint() {
    market.model.announce(true);
    return Painted.image(chart, 620, 300, 1);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void dataChangesThePictureInBothThemes(Theme theme) {
    theme.install();
    BufferedImage empty = paint();
    market.verdict(Verdict.State.LIVE).walk(60, 351_200);
    BufferedImage full = paint();
    assertThat(Painted.same(empty, full)).isFalse();
    assertThat(Painted.count(full, Tokens.color("bid"), 0, 540)).isGreaterThan(100);
    assertThat(Painted.count(full, Tokens.color("ask"), 0, 540)).isGreaterThan(100);
  }

  @Test
  void aChangeOfThemeReachesThePicture() {
    market.verdict(Verdict.State.LIVE).walk(60, 351_200);
    paint();
    Theme.LIGHT.install();
    assertThat(Painted.count(paint(), Tokens.color("bid"), 0, 540)).isGreaterThan(100);
  }

  @Test
  void theTagsSayWhatTheModelSays() {
    market.verdict(Verdict.State.LIVE).walk(60, 351_200).quote(351_247, 351_251);
    paint();
    assertThat(chart.tagTexts()).containsExactly("3,512.51", "3,512.47");
  }

  @Test
  void withoutQuotesTheLastPriceHasTheTag() {
    market.verdict(Verdict.State.LIVE).trade(351_251, 10, Side.BUY).noQuote().pass(Market.SECOND);
    paint();
    assertThat(chart.tagTexts()).containsExactly("3,512.51");
  }

  @Test
  void theTagsAreStruckWhenPricesAreNotToBeTrusted() {
    market.verdict(Verdict.State.LIVE).walk(60, 351_200).verdict(Verdict.State.RESYNC);
    paint();
    assertThat(chart.overlay().tags()).isNotEmpty().allMatch(tag -> tag.struck() && tag.token().equals("staleInk"));
  }

  @Test
  void theReadOutCountsPrintsInView() {
    market.verdict(Verdict.State.LIVE).quote(351_247, 351_251);
    market.trade(351_251, 10, Side.BUY).pass(200 * Market.SECOND);
    market.trade(351_251, 10, Side.BUY).trade(351_247, 10, Side.SELL).quote(351_247, 351_252);
    paint();
    assertThat(chart.readOutTexts()).containsExactly(
        "Bid", "3,512.47", "Ask", "3,512.52", "Spread", "0.05  0.14 bp", "Trades", "2 in 90 s");
  }

  @Test
  void noBidLineIsDrawnInsideAHole() {
    market.verdict(Verdict.State.LIVE).walk(40, 351_200).pass(5 * Market.SECOND).verdict(Verdict.State.STALE);
    long before = market.model.dataEpochNanos();
    market.pass(20 * Market.SECOND).quote(351_260, 351_265).verdict(Verdict.State.LIVE);
    long after = market.epochNanos();
    market.walk(10, 0);
    BufferedImage image = paint();
    int from = chart.frame().window().column(before) + 6; // A print at the edge reaches a little into it.
    int to = chart.frame().window().column(after) - 6;
    assertThat(to - from).isGreaterThan(60);
    assertThat(Painted.count(image, Tokens.color("bid"), from, to)).isZero();
    assertThat(Painted.count(image, Tokens.color("ask"), from, to)).isZero();
  }

  @Test
  void aHoleSaysHowLongItLasts() {
    market.verdict(Verdict.State.LIVE).walk(40, 351_200);
    long quiet = market.epochNanos() - market.model.dataEpochNanos();
    market.verdict(Verdict.State.STALE).pass(14 * Market.SECOND - quiet);
    paint();
    assertThat(chart.holes().extent(market.model.holes().get(0), market.epochNanos())).isEqualTo("for 14 s");
    assertThat(chart.holes().title(market.model.holes().get(0))).isEqualTo("No data");
  }

  @Test
  void nothingIsDrawnInColourWhenStale() {
    market.verdict(Verdict.State.LIVE).walk(40, 351_200).verdict(Verdict.State.STALE).pass(9 * Market.SECOND);
    BufferedImage image = paint();
    assertThat(Painted.count(image, Tokens.color("bid"), 0, 620)).isZero();
    assertThat(Painted.count(image, Tokens.color("ask"), 0, 620)).isZero();
  }

  @Test
  void lastDataStaysInViewHoweverLongTheSilence() {
    market.verdict(Verdict.State.LIVE).walk(90, 351_200).verdict(Verdict.State.STALE).pass(3_600 * Market.SECOND);
    paint();
    assertThat(chart.frame().window().column(market.model.dataEpochNanos())).isBetween(100, 500);
  }

  @Test
  void timeStandsStillWhenStopped() {
    market.verdict(Verdict.State.LIVE).walk(40, 351_200).verdict(Verdict.State.OFF);
    paint();
    long from = chart.frame().window().fromNanos();
    market.pass(3_600 * Market.SECOND);
    paint();
    assertThat(chart.frame().window().fromNanos()).isEqualTo(from);
  }

  @Test
  void aMissingQuoteIsAGap() {
    market.verdict(Verdict.State.LIVE).quote(351_200, 351_210).pass(20 * Market.SECOND).noQuote();
    long gone = market.epochNanos();
    market.pass(20 * Market.SECOND);
    paint();
    int column = chart.frame().window().column(gone);
    assertThat(chart.frame().bids().close(column - 5)).isEqualTo(3_512);
    assertThat(chart.frame().bids().close(column + 5)).isNaN();
    assertThat(chart.tagTexts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 1.5, 2})
  void paintsAtEveryScale(double scale) {
    market.verdict(Verdict.State.LIVE).walk(60, 351_200);
    BufferedImage image = Painted.image(chart, 620, 300, scale);
    assertThat(Painted.count(image, Tokens.color("bid"), 0, image.getWidth())).isGreaterThan(100);
    assertThat(chart.frame().window().pixels()).isEqualTo((int) Math.rint(548 * scale));
  }

  @Test
  void gridlinesAreOnePureColourAtScaleTwo() {
    market.verdict(Verdict.State.LIVE).walk(60, 351_200);
    BufferedImage image = Painted.image(chart, 620, 300, 2);
    int columns = 0;
    for (int x = 0; x < 1_090; x++) {
      columns += image.getRGB(x, 550) == Tokens.color("grid").getRGB() ? 1 : 0;
    }
    assertThat(columns).isPositive().isEven();
  }

  @Test
  void labelsNeitherTouchEachOtherNorTheTags() {
    market.verdict(Verdict.State.LIVE);
    for (int i = 0; i < 60; i++) {
      market.walk(5, 351_200);
      Painted.image(chart, 620, 180 + i * 3, 1);
      Rectangle plot = chart.plotArea().getBounds();
      List<Double> places = chart.upward().marks().stream()
          .filter(mark -> !mark.text().isEmpty())
          .map(mark -> chart.frame().prices().y(mark.value(), plot.height))
          .toList();
      for (int j = 1; j < places.size(); j++) {
        assertThat(places.get(j - 1) - places.get(j)).isGreaterThan(29);
      }
      for (PriceTag tag : chart.overlay().tags()) {
        assertThat(places).allMatch(place -> Math.abs(place - tag.middle()) >= PriceTag.HEIGHT);
      }
    }
  }

  @Test
  void twelveDecimalsFit() {
    Market dust = new Market(Instrument.spot("demo", "DUST/BTC", "DUST", "BTC", 12, 2), 1_000);
    dust.verdict(Verdict.State.LIVE).walk(60, 1_234_567_890_123L);
    PriceChartPanel wide = new PriceChartPanel(dust.model, dust, ZONE);
    Painted.image(wide, 488, 220, 1);
    int room = 488 - (int) wide.plotArea().getMaxX();
    for (String text : wide.tagTexts()) {
      assertThat(DigitCells.width(text, Tokens.font(11, true)) + 9).isLessThan(room);
    }
    assertThat(wide.upward().marks()).extracting(Mark::text).filteredOn(text -> !text.isEmpty())
        .allMatch(text -> text.length() == 14);
  }

  @Test
  void theAxisDoesNotShrinkWhenThePriceLosesADigit() {
    market.verdict(Verdict.State.LIVE).quote(1_234_567_890_00L, 1_234_567_891_00L);
    paint();
    double wide = chart.plotArea().getMaxX();
    market.pass(Market.SECOND).quote(100, 101);
    paint();
    assertThat(chart.plotArea().getMaxX()).isEqualTo(wide);
  }

  @Test
  void aMillionPointsWithAShortMemoryAreDrawn() {
    market.verdict(Verdict.State.LIVE);
    for (int i = 0; i < 1_000_000; i++) {
      market.pass(10_000).quote(351_200 + i % 50, 351_210 + i % 50);
    }
    BufferedImage image = paint();
    assertThat(Painted.count(image, Tokens.color("bid"), 0, 548)).isPositive();
    assertThat(market.model.bids().size()).isEqualTo(1_000);
  }

  @Test
  void pricesAtTheEdgeOfWhatFitsAreDrawn() {
    Market huge = new Market(Instrument.spot("demo", "X/Y", "X", "Y", 0, 0), 100);
    huge.verdict(Verdict.State.LIVE).quote(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1).pass(Market.SECOND).quote(1, 2);
    assertThat(Painted.image(new PriceChartPanel(huge.model, huge, ZONE), 620, 300, 1)).isNotNull();
  }

  @Test
  void aWindowOfNoSizeIsNoTrouble() {
    market.verdict(Verdict.State.LIVE).walk(20, 351_200);
    assertThat(Painted.image(chart, 1, 1, 1)).isNotNull();
    assertThat(Painted.image(chart, 60, 30, 1)).isNotNull();
  }

  @Test
  void theCrosshairNamesPriceAndTimeUnderThePointer() {
    market.verdict(Verdict.State.LIVE).walk(60, 351_200);
    BufferedImage without = paint();
    chart.overlay().pointer(new Point(300, 120));
    BufferedImage with = paint();
    assertThat(Painted.count(without, Tokens.color("neutral"), 548, 620)).isZero();
    assertThat(Painted.count(with, Tokens.color("neutral"), 548, 620)).isGreaterThan(200);
    assertThat(chart.overlay().pointerPrice(new Point(300, 120))).matches("3,51\\d\\.\\d\\d");
    assertThat(chart.overlay().pointerTime(new Point(300, 120))).matches("14:\\d\\d:\\d\\d");
  }

  @Test
  void oneAnnouncementIsAtMostOneRepaint() {
    chart.setSize(620, 300);
    chart.addNotify();
    market.verdict(Verdict.State.LIVE).walk(10, 351_200);
    repaints.count = 0;
    market.model.announce(true);
    assertThat(repaints.count).isEqualTo(1);
    market.model.announce(true);
    assertThat(repaints.count).isEqualTo(1);
  }

  @Test
  void paintingAsksForNoRepaint() {
    chart.setSize(620, 300);
    chart.addNotify();
    market.verdict(Verdict.State.LIVE).walk(10, 351_200);
    paint();
    repaints.count = 0;
    paint();
    assertThat(repaints.count).isZero();
  }

  @Test
  void aHiddenChartAsksForNothing() {
    chart.setSize(620, 300);
    chart.addNotify();
    chart.setVisible(false);
    market.verdict(Verdict.State.LIVE).walk(10, 351_200);
    repaints.count = 0;
    market.model.announce(true);
    chart.advance();
    assertThat(repaints.count).isZero();
  }

  @Test
  void aRemovedChartIsForgottenByTheModel() {
    chart.addNotify();
    chart.removeNotify();
    market.verdict(Verdict.State.LIVE).walk(10, 351_200);
    repaints.count = 0;
    market.model.announce(true);
    assertThat(repaints.count).isZero();
  }

  @Test
  void timeMovesTheChartOnlyByWholePixels() {
    chart.setSize(620, 300);
    chart.addNotify();
    market.verdict(Verdict.State.LIVE).walk(10, 351_200);
    market.model.announce(true);
    paint();
    repaints.count = 0;
    chart.advance();
    assertThat(repaints.count).isZero();
    market.pass(Market.SECOND);
    chart.advance();
    assertThat(repaints.count).isEqualTo(1);
  }

  /** What is about to be announced is painted together with the other panels of the stream, not before them. */
  @Test
  void timeWaitsForNewsThatAreAboutToBeAnnounced() {
    chart.setSize(620, 300);
    chart.addNotify();
    market.verdict(Verdict.State.LIVE).walk(10, 351_200);
    paint();
    repaints.count = 0;
    market.quote(351_201, 351_203).pass(Market.SECOND);
    chart.advance();
    assertThat(repaints.count).isZero();
    market.model.announce(true);
    assertThat(repaints.count).isEqualTo(1);
  }

  @Test
  void timeDoesNotMoveAStoppedChart() {
    chart.setSize(620, 300);
    chart.addNotify();
    market.verdict(Verdict.State.LIVE).walk(10, 351_200).verdict(Verdict.State.OFF);
    market.model.announce(true);
    paint();
    repaints.count = 0;
    market.pass(60 * Market.SECOND);
    chart.advance();
    assertThat(repaints.count).isZero();
  }

  @Test
  void theWordsOfALongHoleStillCount() {
    chart.setSize(620, 300);
    chart.addNotify();
    market.verdict(Verdict.State.LIVE).walk(60, 351_200).verdict(Verdict.State.STALE).pass(300 * Market.SECOND);
    market.model.announce(true);
    paint();
    repaints.count = 0;
    market.pass(Market.SECOND);
    chart.advance();
    assertThat(repaints.count).isEqualTo(1);
  }

  @Test
  void zoomingInShowsLess() {
    market.verdict(Verdict.State.LIVE).walk(400, 351_200);
    chart.zoomIn();
    paint();
    assertThat(chart.readOutTexts().get(7)).endsWith(" in 72 s");
    chart.resetZoom();
    paint();
    assertThat(chart.readOutTexts().get(7)).endsWith(" in 90 s");
  }

  @Test
  void saysInWordsWhatItShows() {
    market.verdict(Verdict.State.LIVE).quote(351_247, 351_251).trade(351_251, 10, Side.BUY);
    market.model.announce(true);
    assertThat(chart.getAccessibleContext().getAccessibleName()).isEqualTo("ETH/USD, bid and ask");
    assertThat(chart.getAccessibleContext().getAccessibleDescription())
        .isEqualTo("ETH/USD, bid and ask, live, last 3,512.51, bid 3,512.47, ask 3,512.51");
  }

  /** Counts what this test asks for, and not what timers of other windows do meanwhile. */
  private static final class CountingRepaints extends RepaintManager {
    private final Thread tester = Thread.currentThread();
    private int count;

    @Override
    public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
      if (Thread.currentThread() == tester) {
        count++;
      }
    }
  }
}
