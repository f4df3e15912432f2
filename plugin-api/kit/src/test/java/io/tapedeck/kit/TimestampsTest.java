package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  private static long read(String text) {
    return Timestamps.rfc3339Nanos(text.toCharArray(), 0, text.length());
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "2023-10-06T17:35:55.440295Z", "2023-10-04T16:25:00.000000000Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59.999999999Z",
    "2023-10-06T17:35:55.4+02:00", "2023-10-06T17:35:55-11:30", "2000-02-29T00:00:00Z", "2100-03-01T00:00:00.1Z"
  })
  void readsWhatTheStandardAllows(String text) {
    assertThat(read(text)).isEqualTo(nanos(OffsetDateTime.parse(text).toInstant()));
  }

  @Test
  void agreesWithTheJdkOnAThousandTimes() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE) * 4L, random.nextInt(1_000_000_000));
      assertThat(read(instant.toString())).as(instant.toString()).isEqualTo(nanos(instant));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "yesterday", "2023-10-06", "2023-10-06T17:35:55", "2023-13-06T17:35:55Z", "2023-02-29T17:35:55Z", "2023-10-06T24:00:00Z",
    "2023-10-06T17:60:55Z", "2023-10-06T17:35:61Z", "2023-10-06T17:35:55.Z", "2023-10-06T17:35:55ZZ", "2023-10-06T17:35:55+0200",
    "1969-12-31T23:59:59Z", "2262-01-01T00:00:00Z", "2023/10/06T17:35:55Z", "２023-10-06T17:35:55Z", "2023-10-06T17:35:55+24:00",
    "2023-10-06T17:35:55.123456789012345678901234567890Z", "2023-10-06T17:35:5.5Z"
  })
  void refusesNonsense(String text) {
    assertThat(read(text)).isEqualTo(Timestamps.INVALID);
  }
}
