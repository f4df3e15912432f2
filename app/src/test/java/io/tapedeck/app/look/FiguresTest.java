package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;

  @Test
  void groupsThousandsAndKeepsAllDecimals() {
    assertThat(Figures.price(674_125, 1)).isEqualTo("67,412.5");
    assertThat(Figures.price(1_234_567_890L, 2)).isEqualTo("12,345,678.90");
  }

  @Test
  void writesLeadingZerosOfSmallPrices() {
    assertThat(Figures.price(1_234, 12)).isEqualTo("0.000000001234");
    assertThat(Figures.price(5, 1)).isEqualTo("0.5");
  }

  @Test
  void writesWholePricesWithoutPoint() {
    assertThat(Figures.price(1_000, 0)).isEqualTo("1,000");
    assertThat(Figures.price(0, 0)).isEqualTo("0");
  }

  @Test
  void keepsZerosInsideGroups() {
    assertThat(Figures.price(1_000_007, 0)).isEqualTo("1,000,007");
    assertThat(Figures.whole(10_020_030_040L)).isEqualTo("10,020,030,040");
  }

  @Test
  void writesTheLargestMantissaInFull() {
    assertThat(Figures.price(Long.MAX_VALUE, 0)).isEqualTo("9,223,372,036,854,775,807");
    assertThat(Figures.price(Long.MIN_VALUE, 0)).isEqualTo("\u2013");
  }

  @Test
  void usesTheTrueMinus() {
    assertThat(Figures.price(-374, 1)).isEqualTo("\u221237.4");
    assertThat(Figures.percent(-0.62)).startsWith("\u22120.62");
  }

  @Test
  void writesCountersInFullUpToTenMillion() {
    assertThat(Figures.count(9_999_999)).isEqualTo("9,999,999");
    assertThat(Figures.count(12_345_678)).isEqualTo("12.3\u2009M");
    assertThat(Figures.count(0)).isEqualTo("0");
  }

  @Test
  void writesRatesWithoutScientificForms() {
    assertThat(Figures.rate(0)).isEqualTo("0/s");
    assertThat(Figures.rate(862.4)).isEqualTo("862/s");
    assertThat(Figures.rate(1_204)).isEqualTo("1,204/s");
    assertThat(Figures.rate(2_100)).isEqualTo("2.1\u2009k/s");
    assertThat(Figures.rate(1.5e6)).isEqualTo("1.5\u2009M/s");
    assertThat(Figures.rate(Double.NaN)).isEqualTo("\u2013");
  }

  @Test
  void writesAgesFromTenthsToHours() {
    assertThat(Figures.age(100 * MS)).isEqualTo("0.1 s");
    assertThat(Figures.age(59_900 * MS)).isEqualTo("59.9 s");
    assertThat(Figures.age(65 * SECOND)).isEqualTo("1 m 05 s");
    assertThat(Figures.age((2 * 3600 + 14 * 60) * SECOND)).isEqualTo("2 h 14 m");
    assertThat(Figures.age(-5)).isEqualTo("0.0 s");
  }

  @Test
  void writesDelaysInMillisecondsBelowTenSeconds() {
    assertThat(Figures.delay(38 * MS)).isEqualTo("38 ms");
    assertThat(Figures.delay(9_999 * MS)).isEqualTo("9,999 ms");
    assertThat(Figures.delay(12 * SECOND)).isEqualTo("12.0 s");
    assertThat(Figures.delay(-1)).isEqualTo("\u2013");
  }

  @Test
  void signsEveryChange() {
    assertThat(Figures.percent(1.24)).isEqualTo("+1.24\u2009%");
    assertThat(Figures.percent(-0.001)).isEqualTo("+0.00\u2009%");
    assertThat(Figures.percent(Double.NaN)).isEqualTo("\u2013");
  }

  @Test
  void doesNotFollowTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Figures.price(674_125, 1)).isEqualTo("67,412.5");
      assertThat(Figures.age(65 * SECOND)).isEqualTo("1 m 05 s");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void writesMemoryAndTime() {
    assertThat(Figures.bytes(214L << 20, 512L << 20)).isEqualTo("214 of 512 MB");
    assertThat(Figures.time(new StringBuilder(), 14 * 3600 + 4 * 60 + 32)).hasToString("14:04:32");
  }
}
