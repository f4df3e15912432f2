package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingBookTest {
  private final MatchingBook book = new MatchingBook();
  private final List<String> fills = new ArrayList<>();
  private long filled;

  @Test
  void restsWhatDoesNotCross() {
    limit(Side.BUY, 99, 5);
    limit(Side.SELL, 101, 7);

    assertThat(fills).isEmpty();
    assertThat(book.price(Side.BUY, 0)).isEqualTo(99);
    assertThat(book.size(Side.SELL, 0)).isEqualTo(7);
  }

  @Test
  void givesTheTakerTheBestPriceFirst() {
    limit(Side.SELL, 102, 1);
    limit(Side.SELL, 101, 1);
    limit(Side.SELL, 103, 1);

    limit(Side.BUY, 102, 5);

    assertThat(fills).containsExactly("101x1", "102x1");
    assertThat(book.price(Side.BUY, 0)).isEqualTo(102);
    assertThat(book.size(Side.BUY, 0)).isEqualTo(3);
  }

  @Test
  void fillsTheOldestOrderOfALevelFirst() {
    int first = limit(Side.SELL, 101, 2);
    int second = limit(Side.SELL, 101, 3);

    limit(Side.BUY, 101, 2);

    assertThat(book.oldest(Side.SELL, 0)).isEqualTo(second).isNotEqualTo(first);
    assertThat(book.size(Side.SELL, 0)).isEqualTo(3);
  }

  @Test
  void keepsThePlaceOfAPartlyFilledOrder() {
    int first = limit(Side.SELL, 101, 5);
    limit(Side.SELL, 101, 5);

    limit(Side.BUY, 101, 2);

    assertThat(book.oldest(Side.SELL, 0)).isEqualTo(first);
  }

  @Test
  void takesNoMoreFillsThanAllowed() {
    for (int i = 0; i < 5; i++) {
      limit(Side.SELL, 101 + i, 1);
    }

    long taken = book.take(Side.BUY, 200, 100, 3, this::filled);

    assertThat(taken).isEqualTo(3);
    assertThat(book.price(Side.SELL, 0)).isEqualTo(104);
  }

  @Test
  void restsNothingAfterATake() {
    limit(Side.SELL, 101, 1);

    book.take(Side.BUY, 101, 10, 10, this::filled);

    assertThat(book.levels(Side.BUY)).isZero();
    assertThat(book.levels(Side.SELL)).isZero();
  }

  @Test
  void removesTheLevelWithItsLastOrder() {
    int order = limit(Side.BUY, 99, 5);
    limit(Side.BUY, 98, 5);

    book.cancel(order);

    assertThat(book.price(Side.BUY, 0)).isEqualTo(98);
    assertThat(book.sizeAt(Side.BUY, 99)).isZero();
  }

  @Test
  void remembersEachTouchedLevelOnce() {
    limit(Side.SELL, 101, 1);
    limit(Side.SELL, 101, 1);
    book.clearChanges();

    limit(Side.BUY, 101, 5);

    assertThat(book.changes()).isEqualTo(2);
    assertThat(book.changedSide(0)).isEqualTo(Side.SELL);
    assertThat(book.changedPrice(1)).isEqualTo(101);
  }

  @Test
  void conservesSizeOverManyRandomOrders() {
    Random random = new Random(11);
    long rested = 0;
    long cancelled = 0;
    for (int i = 0; i < 50_000; i++) {
      if (book.orders() > 0 && random.nextInt(3) == 0) {
        long before = total();
        book.cancel(book.order(random.nextInt(book.orders())));
        cancelled += before - total();
      } else {
        long size = 1 + random.nextInt(100);
        rested += size;
        limit(random.nextBoolean() ? Side.BUY : Side.SELL, 1_000 + random.nextInt(200), size);
      }
      book.clearChanges();
    }

    assertThat(rested).isEqualTo(total() + cancelled + 2 * filled);
  }

  @Test
  void staysSortedAndUncrossedOverManyRandomOrders() {
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      limit(random.nextBoolean() ? Side.BUY : Side.SELL, 1_000 + random.nextInt(3_000), 1 + random.nextInt(9));
      book.clearChanges();
    }

    assertThat(book.levels(Side.BUY)).isPositive();
    assertThat(book.price(Side.BUY, 0)).isLessThan(book.price(Side.SELL, 0));
    for (int i = 1; i < book.levels(Side.BUY); i++) {
      assertThat(book.price(Side.BUY, i)).isLessThan(book.price(Side.BUY, i - 1));
    }
    for (int i = 1; i < book.levels(Side.SELL); i++) {
      assertThat(book.price(Side.SELL, i)).isGreaterThan(book.price(Side.SELL, i - 1));
    }
  }

  private int limit(Side side, long price, long size) {
    return book.limit(side, price, size, this::filled);
  }

  private void filled(long price, long size) {
    filled += size;
    if (fills.size() < 100) {
      fills.add(price + "x" + size);
    }
  }

  private long total() {
    long total = 0;
    for (Side side : Side.values()) {
      for (int i = 0; i < book.levels(side); i++) {
        total += book.size(side, i);
      }
    }
    return total;
  }
}
