package io.tapedeck.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ZoneListTest {
  @Test
  void findsAZoneByAnyPartOfItsName() {
    assertThat(ZoneList.search("berlin")).contains("Europe/Berlin");
    assertThat(ZoneList.search("new york")).containsExactly("America/New_York");
    assertThat(ZoneList.search("NEW_YORK")).containsExactly("America/New_York");
    assertThat(ZoneList.search("america york")).containsExactly("America/New_York");
  }

  @Test
  void whatBeginsWithTheWordComesFirst() {
    assertThat(ZoneList.search("man").get(0)).isEqualTo("America/Managua");
    assertThat(ZoneList.search("man")).contains("Asia/Kathmandu", "America/Manaus");
  }

  @Test
  void nothingTypedIsEveryZone() {
    assertThat(ZoneList.search("  ")).hasSizeGreaterThan(400).isSorted();
    assertThat(ZoneList.search("atlantis")).isEmpty();
    assertThat(ZoneList.search("x".repeat(100_000))).isEmpty();
  }

  @Test
  void theOffsetFollowsSummerTime() {
    assertThat(ZoneList.offset("Europe/Berlin", Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo("UTC+01:00");
    assertThat(ZoneList.offset("Europe/Berlin", Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("UTC+02:00");
    assertThat(ZoneList.offset("America/New_York", Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo("UTC\u221205:00");
    assertThat(ZoneList.offset("UTC", Instant.EPOCH)).isEqualTo("UTC");
  }
}
