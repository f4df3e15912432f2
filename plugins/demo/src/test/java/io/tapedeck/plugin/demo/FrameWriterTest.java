package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameWriterTest {
  private final FrameWriter writer = new FrameWriter();

  @ParameterizedTest
  @CsvSource({
    "650001, 1, 65000.1", "0, 0, 0", "0, 2, 0.00", "5, 12, 0.000000000005", "123, 8, 0.00000123", "1000, 3, 1.000",
    "-15, 1, -1.5", "9223372036854775807, 0, 9223372036854775807", "-9223372036854775808, 12, -9223372.036854775808"
  })
  void writesEveryDigit(long mantissa, int scale, String text) {
    writer.decimal(mantissa, scale);
    assertThat(written()).isEqualTo(text);
  }

  @Test
  void escapesWhatWouldEndAString() {
    writer.string("a\"b\\c\nd\u00e9");
    assertThat(written()).isEqualTo("\"a\\\"b\\\\c d\u00e9\"");
  }

  @Test
  void growsWithTheFrame() {
    for (int i = 0; i < 10_000; i++) {
      writer.number(1_234_567_890);
    }
    assertThat(writer.toBytes()).hasSize(100_000);
  }

  private String written() {
    return new String(writer.toBytes(), StandardCharsets.UTF_8);
  }
}
