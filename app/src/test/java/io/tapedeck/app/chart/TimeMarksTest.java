package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeMarksTest {
  private static final long SECOND = Market.SECOND;
  private final TimeMarks berlin = new TimeMarks(ZoneId.of("Europe/Berlin"));

  @Test
  void aMinuteAndAHalfIsLabelledEachFifteenSeconds() {
    TimeWindow window = TimeWindow.endingAt(Market.START, 90 * SECOND, 548);
    assertThat(berlin.of(window, 75)).extracting(Mark::text)
        .containsExactly("14:03:15", "14:03:30", "14:03:45", "14:04:00", "14:04:15", "14:04:30");
  }

  @Test
  void tenMinutesAreLabelledWithoutSeconds() {
    TimeWindow window = TimeWindow.endingAt(Market.START, 600 * SECOND, 280);
    assertThat(berlin.of(window, 60)).extracting(Mark::text).contains("14:00").allMatch(text -> text.length() == 5);
  }

  @Test
  void midnightIsADateInSemiBold() {
    TimeWindow window = TimeWindow.endingAt(Market.START, 86_400 * SECOND, 548);
    assertThat(berlin.of(window, 75)).filteredOn(Mark::strong).extracting(Mark::text).containsExactly("2 Mar");
  }

  @Test
  void labelsAreUniqueAtEverySpan() {
    for (long span = 5; span < 40_000_000; span = span * 5 / 3) {
      TimeWindow window = TimeWindow.endingAt(Market.START, span * SECOND, 548);
      List<Mark> marks = berlin.of(window, 75);
      assertThat(marks).hasSizeLessThan(9);
      assertThat(new HashSet<>(marks.stream().map(Mark::text).toList())).hasSameSizeAs(marks);
    }
  }

  @Test
  void hoursStandOnTheTradersOwnClock() {
    TimeWindow window = TimeWindow.endingAt(Market.START, 6 * 3_600 * SECOND, 548);
    assertThat(new TimeMarks(ZoneId.of("Asia/Kolkata")).of(window, 75)).extracting(Mark::text).contains("18:00");
  }
}
