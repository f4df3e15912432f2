package io.tapedeck.app.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.app.model.TradeRing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Merging, filter, holding and speed of a tape, against plain lists. */
class TapeRowsTest {
  private static final long MILLI = 1_000_000L;

  private record Print(long received, long exchange, long price, long size, boolean buy) {}

  private record Row(long exchange, long price, long size, int prints, boolean buy) {}

  private static void put(TradeRing ring, Print p) {
    ring.append(p.received, p.exchange, p.price, 1, p.size, 2, p.buy ? Side.BUY : Side.SELL);
  }

  private static List<Print> market(int count, long seed) {
    Random random = new Random(seed);
    List<Print> prints = new ArrayList<>();
    long at = 1_000_000 * MILLI;
    for (int i = 0; i < count; i++) {
      at += random.nextInt(3) == 0 ? random.nextInt(900) * MILLI : 0;
      long exchange = random.nextInt(20) == 0 ? MarketSink.NO_TIME : at;
      prints.add(new Print(at + random.nextInt(5) * MILLI, exchange, 1_000 + random.nextInt(4), 1 + random.nextInt(500), random.nextInt(3) > 0));
    }
    return prints;
  }

  /** Newest first. */
  private static List<Row> expected(List<Print> prints, long least) {
    List<Row> rows = new ArrayList<>();
    for (Print p : prints) {
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      boolean joins = last != null && p.exchange != MarketSink.NO_TIME && last.exchange == p.exchange && last.buy == p.buy
          && (p.buy ? p.price >= last.price : p.price <= last.price);
      if (joins) {
        rows.set(rows.size() - 1, new Row(p.exchange, p.price, last.size + p.size, last.prints + 1, p.buy));
      } else {
        rows.add(new Row(p.exchange, p.price, p.size, 1, p.buy));
      }
    }
    rows.removeIf(row -> row.size < least);
    Collections.reverse(rows);
    return rows;
  }

  private static List<Row> shown(TapeRows rows) {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      all.add(new Row(rows.exchangeTime(i), rows.price(i), rows.size(i), rows.prints(i), rows.buy(i)));
    }
    return all;
  }

  @Test
  void rowsAreThoseOfPlainListsHoweverThePrintsCome() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<Print> prints = market(400, seed);
      long least = seed % 2 == 0 ? 0 : 100 + random.nextInt(600);
      TradeRing ring = new TradeRing(10_000);
      TapeRows rows = new TapeRows();
      rows.least(least / 100.0);
      rows.restart(ring);
      for (int i = 0; i < prints.size(); i++) {
        put(ring, prints.get(i));
        if (random.nextInt(4) == 0) {
          rows.take(ring);
          if (random.nextInt(20) == 0) {
            assertThat(shown(rows)).isEqualTo(expected(prints.subList(0, i + 1), least));
          }
        }
      }
      rows.take(ring);
      assertThat(shown(rows)).isEqualTo(expected(prints, least));
    }
  }

  @Test
  void keepsTheNewestWhenMoreComeThanItHolds() {
    List<Print> prints = market(5_000, 3);
    TradeRing ring = new TradeRing(2_000);
    TapeRows rows = new TapeRows();
    rows.restart(ring);
    prints.forEach(p -> put(ring, p));
    rows.take(ring);
    assertThat(rows.count()).isEqualTo(TapeRows.CAPACITY);
    assertThat(shown(rows)).isEqualTo(expected(prints, 0).subList(0, TapeRows.CAPACITY));
  }

  @Test
  void forgetsWhatTheRingForgot() {
    TradeRing ring = new TradeRing(100);
    TapeRows rows = new TapeRows();
    market(50, 1).forEach(p -> put(ring, p));
    rows.restart(ring);
    assertThat(rows.count()).isPositive();
    ring.clear();
    rows.take(ring);
    assertThat(rows.count()).isZero();
    put(ring, new Print(1, 1, 5, 5, true));
    rows.take(ring);
    assertThat(rows.count()).isEqualTo(1);
  }

  @Test
  void sizesThatWouldNotFitTogetherStayApart() {
    TradeRing ring = new TradeRing(10);
    put(ring, new Print(1, 7, 5, Long.MAX_VALUE, true));
    put(ring, new Print(1, 7, 5, 1, true));
    TapeRows rows = new TapeRows();
    rows.restart(ring);
    assertThat(rows.count()).isEqualTo(2);
  }

  @Test
  void bigIsFiveMediansOfTheNewestRows() {
    TradeRing ring = new TradeRing(1_000);
    for (int i = 0; i < 9; i++) {
      put(ring, new Print(i, i, 5, 10 + i, true));
    }
    put(ring, new Print(20, 20, 5, 70, false));
    put(ring, new Print(21, 21, 5, 69, false));
    TapeRows rows = new TapeRows();
    rows.restart(ring);
    long[] sizes = {10, 11, 12, 13, 14, 15, 16, 17, 18, 69, 70};
    assertThat(rows.median()).isEqualTo(sizes[(sizes.length - 1) / 2] / 100.0);
    assertThat(rows.big(1)).isEqualTo(70 >= 5 * 15);
    put(ring, new Print(22, 22, 5, 75, true));
    rows.take(ring);
    assertThat(rows.big(0)).isEqualTo(75 >= 5 * 15);
  }

  @Test
  void speedCountsTheLastFiveSeconds() {
    Random random = new Random(9);
    TradeSpeed speed = new TradeSpeed();
    List<long[]> all = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < 3_000; i++) {
      at += random.nextInt(60) * MILLI;
      boolean buy = random.nextBoolean();
      speed.add(at, buy);
      all.add(new long[] {at / TradeSpeed.SLOT_NANOS, buy ? 1 : 0});
      if (i % 50 == 0) {
        long now = at / TradeSpeed.SLOT_NANOS;
        long buys = all.stream().filter(p -> p[0] < now && p[0] >= now - TradeSpeed.SLOTS && p[1] == 1).count();
        assertThat(speed.perSecond(true, at)).isEqualTo(buys / 5.0);
      }
    }
    assertThat(speed.perSecond(false, at + 3_600_000 * MILLI)).isZero();
  }

  @Test
  void holdCountsWhatCameSince() {
    Hold hold = new Hold();
    assertThat(hold.waiting(10)).isZero();
    hold.toggle(10);
    assertThat(hold.held()).isTrue();
    assertThat(Arrays.asList(hold.waiting(10), hold.waiting(17))).containsExactly(0L, 7L);
    hold.toggle(17);
    assertThat(hold.held()).isFalse();
    assertThat(hold.waiting(30)).isZero();
  }
}
