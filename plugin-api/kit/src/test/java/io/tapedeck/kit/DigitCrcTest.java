package io.tapedeck.kit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class DigitCrcTest {
  private final DigitCrc crc = new DigitCrc();

  @Test
  void answersTheSelfTestOfTheStandard() {
    crc.digits(123456789);
    assertThat(crc.value()).isEqualTo(3421780262L);
  }

  @Test
  void beginsAnewAfterReset() {
    crc.digits(7);
    crc.reset();
    crc.digits(123456789);
    assertThat(crc.value()).isEqualTo(3421780262L);
  }

  @Test
  void addsNothingForZero() {
    crc.digits(0);
    crc.digits(123456789);
    assertThat(crc.value()).isEqualTo(3421780262L);
  }

  /** Levels and answer of the exchange's own example: Kraken, "Book checksum (WebSocket v2)". */
  @Test
  void answersAnExchangesPublishedExample() {
    String asks = "45285.2 0.00100000 45286.4 1.54571953 45286.6 1.54571109 45289.6 1.54560911 45290.2 0.15890660 "
        + "45291.8 1.54553491 45294.7 0.04454749 45296.1 0.35380000 45297.5 0.09945542 45299.5 0.18772827 ";
    String bids = "45283.5 0.10000000 45283.4 1.54582015 45282.1 0.10000000 45281.0 0.10000000 45280.3 1.54592586 "
        + "45279.0 0.07990000 45277.6 0.03310103 45277.5 0.30000000 45277.3 1.54602737 45276.6 0.15445238";
    Decimals.Parsed number = new Decimals.Parsed();
    for (String text : (asks + bids).split(" ")) {
      assertThat(Decimals.parse(text, number)).isTrue();
      crc.digits(number.mantissa());
    }
    assertThat(crc.value()).isEqualTo(3310070434L);
  }

  @Test
  void doesNotCareHowManyNumbersThereAre() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 500; i++) {
      crc.decimal(i, 2);
      crc.character(':');
      Decimals.append(text, i, 2).append(':');
    }
    CRC32 wanted = new CRC32();
    wanted.update(text.toString().getBytes(US_ASCII));
    assertThat(crc.value()).isEqualTo(wanted.getValue());
  }
}
