package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  @Test
  void addsLikeBigInteger() {
    ExactSum sum = new ExactSum();
    BigInteger oracle = BigInteger.ZERO;
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong();
      long b = random.nextLong() >> 4;
      sum.add(a);
      sum.addProduct(a, b);
      oracle = oracle.add(BigInteger.valueOf(a)).add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
    }
    // 128 bits hold it here, as they do for any market: 10^4 products of 2^123 at most.
    assertThat(sum.decimal(0).toBigInteger()).isEqualTo(wrapped(oracle));
  }

  @Test
  void keepsEveryDigitOfAQuoteVolumeThatALongCannotHold() {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < 1_000; i++) {
      sum.addProduct(6_500_010_000L, 1_234_567_890L);
    }
    assertThat(sum.decimal(13)).isEqualTo(new BigDecimal("65000.10000").multiply(new BigDecimal("12.34567890"))
        .multiply(BigDecimal.valueOf(1_000)));
  }

  @Test
  void scalesExactly() {
    ExactSum sum = new ExactSum();
    sum.addProduct(Long.MAX_VALUE, 1_000);
    sum.multiply(1_000_000);
    assertThat(sum.decimal(9)).isEqualTo(
        new BigDecimal(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(1_000_000_000L)), 9));
  }

  private static BigInteger wrapped(BigInteger value) {
    BigInteger range = BigInteger.ONE.shiftLeft(128);
    BigInteger rest = value.mod(range);
    return rest.testBit(127) ? rest.subtract(range) : rest;
  }
}
