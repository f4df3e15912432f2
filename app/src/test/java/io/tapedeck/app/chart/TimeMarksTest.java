package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

  @Test
  void hoursAreLeftOutWhereSummerTimeBegins() {
    // Europe/Berlin, 2026-03-29: 02:00 does not exist.
    assertThat(around("2026-03-29T01:00:00Z", "Europe/Berlin")).containsSubsequence("00:00", "01:00", "03:00", "04:00").doesNotContain("02:00");
    // America/New_York, 2026-03-08: the same hour, at another moment.
    assertThat(around("2026-03-08T07:00:00Z", "America/New_York")).containsSubsequence("00:00", "01:00", "03:00", "04:00").doesNotContain("02:00");
  }

  @Test
  void anHourStandsTwiceWhereSummerTimeEnds() {
    assertThat(around("2026-10-25T01:00:00Z", "Europe/Berlin")).containsSubsequence("01:00", "02:00", "02:00", "03:00");
  }

  @Test
  void marksBeforeAndAfterTheChangeStandAtTheirMoments() {
    Instant change = Instant.parse("2026-03-29T01:00:00Z");
    TimeWindow window = TimeWindow.endingAt(nanos(change.plusSeconds(3 * 3_600)), 6 * 3_600 * SECOND, 900);
    for (Mark mark : berlin.of(window, 75)) {
      Instant at = Instant.ofEpochSecond(Math.round(mark.value() / 1e9));
      String clock = at.atZone(ZoneId.of("Europe/Berlin")).toLocalTime().toString();
      assertThat(mark.strong() ? "00:00" : mark.text()).as("%s", at).isEqualTo(clock);
    }
  }

  /** The labels of eight hours around a moment; midnight as a time. */
  private static List<String> around(String moment, String zone) {
    TimeWindow window = TimeWindow.endingAt(nanos(Instant.parse(moment).plusSeconds(4 * 3_600)), 8 * 3_600 * SECOND, 1_200);
    return new TimeMarks(ZoneId.of(zone)).of(window, 75).stream().map(mark -> mark.strong() ? "00:00" : mark.text()).toList();
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * SECOND;
  }
}
