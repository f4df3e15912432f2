package io.tapedeck.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Candle;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BarBase;
import io.tapedeck.app.intake.Desk;
import io.tapedeck.app.intake.StreamView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars from the exchange's trades to the model, against bars put together from a list of all trades. */
class BarBoardTest {
  private final Desk desk = new Desk("BTC/USD");
  private final StreamModel model = new StreamModel(Desk.instrument("BTC/USD"), 1_000_000, ScreenThread.current());
  private final StreamView view = new StreamView();
  private final List<Trade> trades = new ArrayList<>();
  private int stream = desk.stream("BTC/USD", BookRules.NO_BOOK);
  private int priceScale = 2;
  private int sizeScale = 3;

  private record Trade(long time, BigDecimal price, BigDecimal size, Side side) {}

  private static final class Naive {
    private final long start;
    private final List<Trade> trades = new ArrayList<>();

    private Naive(long start) {
      this.start = start;
    }

    private BigDecimal volume() {
      return trades.stream().map(Trade::size).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private void trade(long price, long size, Side side) {
    desk.link.frame(new byte[0]);
    desk.link.trade(stream, MarketSink.NO_TIME, price, size, side, MarketSink.NO_ID);
    trades.add(new Trade(
        desk.clock.epochNanos(), BigDecimal.valueOf(price, priceScale), BigDecimal.valueOf(size, sizeScale), side));
  }

  private void scales(int price, int size) {
    priceScale = price;
    sizeScale = size;
    stream = desk.link.stream(Desk.instrument("BTC/USD").withScales(price, size), BookRules.NO_BOOK);
  }

  private void take() {
    desk.state(stream).take(view);
    model.apply(view);
    desk.state(stream).takeBars(view, model.bars());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyIntervalHoldsEveryTradeExactly(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      desk.clock.advance(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(700)));
      if (random.nextInt(500) == 0) {
        scales(2 + random.nextInt(3), 3 + random.nextInt(3));
      }
      long price = (10_000 + random.nextInt(500)) * (long) Math.pow(10, priceScale - 2);
      trade(price, 1 + random.nextInt(900), random.nextBoolean() ? Side.BUY : Side.SELL);
      if (random.nextInt(8) == 0) {
        take();
      }
      if (random.nextInt(300) == 0) {
        take();
        compareAll();
      }
    }
    take();
    compareAll();
  }

  private void compareAll() {
    for (BarInterval interval : BarInterval.ALL) {
      List<Naive> expected =
          switch (interval.base()) {
            case TIME -> byTime(interval.size());
            case TICKS -> byTicks(interval.size());
            case VOLUME -> byVolume(interval.size());
          };
      compare(interval, expected);
    }
  }

  private void compare(BarInterval interval, List<Naive> expected) {
    BarSeries series = model.bars().series(interval);
    assertThat(series.end()).as(interval.text()).isEqualTo(expected.size());
    double volumeBefore = 0;
    for (int i = 0; i < expected.size(); i++) {
      List<Trade> in = expected.get(i).trades;
      String which = interval.text() + " bar " + i + " of " + expected.size();
      assertThat(series.start(i)).as(which).isEqualTo(expected.get(i).start);
      assertThat(series.last(i)).as(which).isEqualTo(in.get(in.size() - 1).time);
      int scale = series.priceScale(i);
      assertThat(BigDecimal.valueOf(series.openMantissa(i), scale)).as(which).isEqualByComparingTo(in.get(0).price);
      assertThat(BigDecimal.valueOf(series.closeMantissa(i), scale)).as(which).isEqualByComparingTo(in.get(in.size() - 1).price);
      assertThat(BigDecimal.valueOf(series.highMantissa(i), scale)).as(which)
          .isEqualByComparingTo(in.stream().map(Trade::price).reduce(BigDecimal::max).orElseThrow());
      assertThat(BigDecimal.valueOf(series.lowMantissa(i), scale)).as(which)
          .isEqualByComparingTo(in.stream().map(Trade::price).reduce(BigDecimal::min).orElseThrow());
      assertThat(series.exactVolume(i)).as(which).isEqualByComparingTo(expected.get(i).volume());
      BigDecimal bought = in.stream().filter(t -> t.side == Side.BUY).map(Trade::size).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(series.exactBuyVolume(i)).as(which).isEqualByComparingTo(bought);
      assertThat(series.delta(i)).as(which)
          .isCloseTo(bought.multiply(BigDecimal.valueOf(2)).subtract(expected.get(i).volume()).doubleValue(), within(1e-9));
      assertThat(series.count(i)).as(which).isEqualTo(in.size());
      volumeBefore += series.volume(i);
    }
    assertThat(series.volume(0, series.end())).isCloseTo(volumeBefore, within(1e-6));
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  private List<Naive> byTime(long nanos) {
    List<Naive> bars = new ArrayList<>();
    for (Trade trade : trades) {
      long start = Math.floorDiv(trade.time, nanos) * nanos;
      if (bars.isEmpty() || bars.get(bars.size() - 1).start != start) {
        bars.add(new Naive(start));
      }
      bars.get(bars.size() - 1).trades.add(trade);
    }
    return bars;
  }

  private List<Naive> byTicks(long count) {
    List<Naive> bars = new ArrayList<>();
    for (Trade trade : trades) {
      if (bars.isEmpty() || bars.get(bars.size() - 1).trades.size() == count) {
        bars.add(new Naive(trade.time));
      }
      bars.get(bars.size() - 1).trades.add(trade);
    }
    return bars;
  }

  /** Small bars close when they reach the unit; large ones when a small one closes and they hold their volume. */
  private List<Naive> byVolume(long units) {
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(model.bars().unitExponent());
    List<Naive> bars = new ArrayList<>();
    BigDecimal small = BigDecimal.ZERO;
    boolean begin = true;
    for (Trade trade : trades) {
      if (begin) {
        bars.add(new Naive(trade.time));
      }
      Naive bar = bars.get(bars.size() - 1);
      bar.trades.add(trade);
      small = small.add(trade.size);
      begin = false;
      if (small.compareTo(unit) >= 0) {
        small = BigDecimal.ZERO;
        begin = bar.volume().compareTo(unit.multiply(BigDecimal.valueOf(units))) >= 0;
      }
    }
    return bars;
  }

  /** Five minutes without a tick of the screen: bars are merged, sums are not touched. */
  @Test
  void everyIntervalIsReadAsItIsTyped() {
    assertThat(BarInterval.ALL).allSatisfy(interval -> assertThat(BarInterval.parse(interval.typed())).contains(interval));
    assertThat(BarInterval.ALL.stream().map(BarInterval::typed)).contains("1s", "5m", "4h", "1d", "100t", "10v");
  }

  @Test
  void theSumOfAllBarsIsExactWhenNobodyTookThem() {
    for (int i = 0; i < 60_000; i++) {
      desk.clock.advance(Duration.ofMillis(5));
      trade(10_000 + i % 7, 1 + i % 3, Side.BUY);
    }
    take();
    for (BarInterval interval : BarInterval.ALL) {
      BarSeries series = model.bars().series(interval);
      long count = 0;
      BigDecimal volume = BigDecimal.ZERO;
      for (long i = series.first(); i < series.end(); i++) {
        count += series.count(i);
        volume = volume.add(series.exactVolume(i));
      }
      assertThat(count).as(interval.text()).isEqualTo(60_000);
      assertThat(volume).as(interval.text()).isEqualByComparingTo("120");
    }
  }

  @Test
  void aBarFinishedBetweenTheViewAndTheHandOverIsCountedOnce() {
    trade(10_000, 1, Side.BUY);
    desk.state(stream).take(view);
    desk.clock.advance(Duration.ofSeconds(1));
    trade(10_100, 1, Side.BUY);
    model.apply(view);
    desk.state(stream).takeBars(view, model.bars());
    assertThat(model.bars().series(BarInterval.SECOND_BARS).end()).isEqualTo(1);
    assertThat(model.bars().series(BarInterval.parse("1d").orElseThrow()).count(0)).isEqualTo(1);
    take();
    compareAll();
  }

  @Test
  void aBarThatAnInterruptionTouchesIsPartial() {
    desk.clock.advance(Duration.ofSeconds(100));
    trade(10_000, 1, Side.BUY);
    desk.clock.advance(Duration.ofSeconds(1));
    trade(10_000, 1, Side.BUY);
    desk.clock.advance(Duration.ofSeconds(1));
    trade(10_000, 1, Side.BUY);
    desk.link.lost(Problem.retryable(Problem.Kind.CONNECTION, "The connection broke.", ""), 0);
    desk.link.connecting(2);
    desk.link.opened();
    desk.clock.advance(Duration.ofSeconds(1));
    trade(10_000, 1, Side.BUY);
    desk.clock.advance(Duration.ofSeconds(1));
    trade(10_000, 1, Side.BUY);
    take();
    BarSeries seconds = model.bars().series(BarInterval.SECOND_BARS);
    List<Boolean> partial = new ArrayList<>();
    for (long i = 0; i < seconds.end(); i++) {
      partial.add(seconds.partial(i));
    }
    assertThat(partial).containsExactly(true, false, true, true, false);
    assertThat(model.bars().series(BarInterval.MINUTE_BARS).partial(0)).isTrue();
  }

  @Test
  void volumesBeyondALongStayExact() {
    scales(2, 12);
    long size = 9_000_000_000_000_000_000L;
    for (int i = 0; i < 40; i++) {
      trade(10_000, size, i % 4 == 0 ? Side.BUY : Side.SELL);
    }
    desk.clock.advance(Duration.ofSeconds(61));
    trade(10_000, 1, Side.BUY);
    take();
    BarSeries minutes = model.bars().series(BarInterval.MINUTE_BARS);
    assertThat(minutes.exactVolume(0)).isEqualByComparingTo("360000000");
    assertThat(minutes.exactBuyVolume(0)).isEqualByComparingTo("90000000");
    assertThat(minutes.volume(0)).isEqualTo(3.6e8);
  }

  private static Candle candle(long minute, long open, long high, long low, long close, long volume) {
    return new Candle(minute * 60_000_000_000L, open, high, low, close, 2, volume, 3, Candle.UNKNOWN, Candle.UNKNOWN);
  }

  private long now() {
    return desk.clock.epochNanos() / 60_000_000_000L;
  }

  @Test
  void barsBeginWithWhatTheExchangeTells() {
    desk.clock.advance(Duration.ofNanos(3_600_000_000_000L - desk.clock.epochNanos() % 3_600_000_000_000L).plusMinutes(12).plusSeconds(20));
    long begun = now();
    trade(10_000, 5, Side.BUY);
    take();
    List<Candle> told = new ArrayList<>();
    for (long minute = begun - 100; minute < begun; minute++) {
      told.add(candle(minute, 9_000 + minute % 7, 9_100, 8_900, 9_000 + (minute + 1) % 7, 1_000));
    }
    told.add(candle(begun, 1, 1, 1, 1, 1)); // Our own minute: left out.
    model.history(told);
    BarSeries minutes = model.bars().series(BarInterval.MINUTE_BARS);
    assertThat(minutes.closed()).isEqualTo(100);
    assertThat(minutes.end()).isEqualTo(101);
    assertThat(minutes.start(0)).isEqualTo((begun - 100) * 60_000_000_000L);
    assertThat(minutes.history(99)).isTrue();
    assertThat(minutes.history(100)).isFalse();
    assertThat(minutes.sidesKnown(99)).isFalse();
    assertThat(minutes.tradesKnown(99)).isFalse();
    assertThat(minutes.sidesKnown(100)).isTrue();
    assertThat(minutes.exactVolume(0)).isEqualByComparingTo("1");
    assertThat(minutes.openMantissa(0)).isEqualTo(9_000 + (begun - 100) % 7);
    BarSeries hours = model.bars().series(BarInterval.parse("1h").orElseThrow());
    assertThat(hours.end()).isEqualTo(3); // Twelve minutes, sixty, and twenty-eight before.
    assertThat(hours.exactVolume(0)).isEqualByComparingTo("28");
    assertThat(hours.exactVolume(1)).isEqualByComparingTo("60");
    assertThat(hours.exactVolume(2)).isEqualByComparingTo("12.005");
    assertThat(hours.closeMantissa(2)).isEqualTo(10_000);
    assertThat(hours.history(2)).isTrue();
    assertThat(model.bars().series(BarInterval.parse("15s").orElseThrow()).end()).isEqualTo(1);
    for (int i = 0; i < 70; i++) {
      desk.clock.advance(Duration.ofMinutes(1));
      trade(10_000 + i, 5, Side.SELL);
      take();
    }
    assertThat(model.bars().series(BarInterval.MINUTE_BARS).end()).isEqualTo(171);
    hours = model.bars().series(BarInterval.parse("1h").orElseThrow());
    assertThat(hours.end()).isEqualTo(4);
    assertThat(hours.exactVolume(2)).isEqualByComparingTo("12.24");
    assertThat(hours.exactVolume(3)).isEqualByComparingTo("0.115");
    assertThat(hours.volume(0, 4)).isEqualTo(28 + 60 + 12.24 + 0.115);
  }

  @Test
  void historyBeforeTheFirstTradeIsContinued() {
    long minute = now();
    model.history(List.of(candle(minute - 2, 9_000, 9_100, 8_900, 9_050, 1_000), candle(minute - 1, 9_050, 9_100, 8_900, 9_060, 1_000)));
    assertThat(model.bars().series(BarInterval.MINUTE_BARS).end()).isEqualTo(2);
    trade(10_000, 5, Side.BUY);
    take();
    BarSeries minutes = model.bars().series(BarInterval.MINUTE_BARS);
    assertThat(minutes.end()).isEqualTo(3);
    assertThat(minutes.closed()).isEqualTo(2);
    assertThat(minutes.start(2)).isEqualTo(minute * 60_000_000_000L);
    assertThat(minutes.exactVolume(2)).isEqualByComparingTo("0.005");
  }

  @Test
  void historyThatComesTwiceOrEmptyChangesNothing() {
    trade(10_000, 5, Side.BUY);
    take();
    assertThat(model.bars().historyKnown()).isFalse();
    model.history(List.of());
    assertThat(model.bars().historyKnown()).isTrue();
    assertThat(model.bars().series(BarInterval.MINUTE_BARS).end()).isEqualTo(1);
    List<Candle> told = List.of(candle(now() - 3, 9_000, 9_100, 8_900, 9_050, 1_000));
    model.history(told);
    BarSeries once = model.bars().series(BarInterval.MINUTE_BARS);
    model.history(told);
    assertThat(model.bars().series(BarInterval.MINUTE_BARS)).isSameAs(once);
    assertThat(once.end()).isEqualTo(2);
  }

  @Test
  void typedIntervalsAreUnderstood() {
    assertThat(BarInterval.parse("5")).contains(new BarInterval(BarBase.TIME, 300_000_000_000L));
    assertThat(BarInterval.parse(" 15 S ")).contains(new BarInterval(BarBase.TIME, 15_000_000_000L));
    assertThat(BarInterval.parse("1d").orElseThrow().text()).isEqualTo("1 d");
    assertThat(BarInterval.parse("100t").orElseThrow().text()).isEqualTo("100 trades");
    assertThat(BarInterval.parse("10v")).contains(new BarInterval(BarBase.VOLUME, 10));
    for (String wrong : List.of("", "x", "7", "5q", "99999999999", "-1")) {
      assertThat(BarInterval.parse(wrong)).as(wrong).isEmpty();
    }
  }
}
