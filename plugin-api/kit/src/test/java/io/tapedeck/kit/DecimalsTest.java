package io.tapedeck.kit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  private final Decimals.Parsed parsed = new Decimals.Parsed();

  @ParameterizedTest
  @CsvSource({
    "64525.0, 645250, 1",
    "0.10000000, 10000000, 8",
    "-0.5, -5, 1",
    "0, 0, 0",
    "0.000, 0, 3",
    "-0.0, 0, 1",
    "6.5E4, 65000, 0",
    "6.5e+4, 65000, 0",
    "1e-8, 1, 8",
    "1.50E-3, 150, 5",
    "12e0, 12, 0",
    "0e400, 0, 0",
    "9223372036854775807, 9223372036854775807, 0",
    "-9223372036854775807, -9223372036854775807, 0",
    "0.000000000001, 1, 12",
    "1.0000000000000000, 1000000000000, 12",
    "0.00000000000015E3, 15, 11",
    "1000E-14, 10, 12",
    "123456789012.00000000, 1234567890120000000, 7"
  })
  void f48_keepsWhatWasSent(String text, long mantissa, int scale) {
    assertThat(Decimals.parse(text, parsed)).isTrue();
    assertThat(parsed.mantissa()).isEqualTo(mantissa);
    assertThat(parsed.scale()).isEqualTo(scale);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "-", "NaN", "Infinity", "-Infinity", "1e400", "1e1000000000", "1e99999999999999999999", "65,000.10", "65 000", "６５", "٣",
    ".5", "5.", "+5", "1e", "1e+", "1.2.3", "0x10", "1d", " 1", "1 ", "9223372036854775808", "92233720368547758070",
    "0.0000000000001", "1.1234567890123", "1e-13", "--1", "null", "1_000"
  })
  void f43_f44_f45_f49_refusesWhatIsNoPrice(String text) {
    assertThat(Decimals.parse(text, parsed)).isFalse();
  }

  @Test
  void f42_f44_refusesAnEndlessNumberAtOnce() {
    assertThat(Decimals.parse("1".repeat(1_000_000), parsed)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "hi-IN-u-nu-deva"})
  void f49_readsTheSameInEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(Decimals.parse("65000.10", parsed)).isTrue();
      assertThat(parsed.mantissa()).isEqualTo(6_500_010);
      assertThat(Decimals.parse("65,000.10", parsed)).isFalse();
      assertThat(Decimals.parse("65.000,10", parsed)).isFalse();
      assertThat(Decimals.parse("\u0666\u0665", parsed)).isFalse();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void readsARangeOfBytes() {
    byte[] bytes = "\"12.50\"".getBytes(US_ASCII);
    assertThat(Decimals.parse(bytes, 1, 5, parsed)).isTrue();
    assertThat(parsed.mantissa()).isEqualTo(1250);
  }

  @Test
  void bytesBeyondAsciiAreNoDigits() {
    assertThat(Decimals.parse(new byte[] {(byte) 0xB2}, 0, 1, parsed)).isFalse();
  }

  @Test
  void agreesWithBigDecimalOnAThousandNumbers() {
    Random random = new Random(42);
    for (int i = 0; i < 1_000; i++) {
      BigDecimal wanted = BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(13));
      assertThat(Decimals.parse(wanted.toPlainString(), parsed)).as(wanted.toPlainString()).isTrue();
      assertThat(BigDecimal.valueOf(parsed.mantissa(), parsed.scale())).isEqualTo(wanted);
      assertThat(Decimals.text(parsed.mantissa(), parsed.scale())).isEqualTo(wanted.toPlainString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "645250, 645250, 1, 1", "645250, 64525000, 1, 3", "645250, 64525, 1, 0", "-5, -500, 0, 2", "0, 0, 0, 99",
    "9223372036854775807, 9223372036854775807, 3, 3"
  })
  void rescalesExactly(long mantissa, long wanted, int from, int to) {
    assertThat(Decimals.rescale(mantissa, from, to)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"645255, 1, 0", "9223372036854775807, 0, 1", "-9223372036854775807, 0, 1", "1, 0, 19", "1, 19, 0", "1, 0, 2000000"})
  void saysWhenRescalingWouldLie(long mantissa, int from, int to) {
    assertThat(Decimals.rescale(mantissa, from, to)).isEqualTo(Decimals.INEXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "645250, 1, 64525.0", "5, 8, 0.00000005", "-5, 1, -0.5", "0, 0, 0", "0, 3, 0.000", "100, 0, 100",
    "-9223372036854775808, 0, -9223372036854775808"
  })
  void writesPlainly(long mantissa, int scale, String text) {
    assertThat(Decimals.text(mantissa, scale)).isEqualTo(text);
    byte[] out = new byte[30];
    int end = Decimals.write(mantissa, scale, out, 3);
    assertThat(new String(out, 3, end - 3, US_ASCII)).isEqualTo(text);
  }

  @Test
  void writesAllDigitsOnBothSidesOfEachPowerOfTen() {
    byte[] out = new byte[22];
    long power = 1;
    for (int i = 0; i < 19; i++, power *= 10) {
      for (long number : new long[] {power - 1, power, power + 1, -power, 1 - power}) {
        int end = Decimals.write(number, 0, out, 0);
        assertThat(new String(out, 0, end, US_ASCII)).isEqualTo(Long.toString(number));
      }
    }
  }

  @Test
  void writesTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(new Locale.Builder().setLanguageTag("ar-EG-u-nu-arab").build());
      assertThat(Decimals.text(-123456, 2)).isEqualTo("-1234.56");
    } finally {
      Locale.setDefault(before);
    }
  }
}
