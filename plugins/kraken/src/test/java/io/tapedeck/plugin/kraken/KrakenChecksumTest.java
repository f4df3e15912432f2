package io.tapedeck.plugin.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookView;
import io.tapedeck.api.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class KrakenChecksumTest {

  private static final String ASKS = "45285.2 0.00100000, 45286.4 1.54571953, 45286.6 1.54571109, 45289.6 1.54560911, "
      + "45290.2 0.15890660, 45291.8 1.54553491, 45294.7 0.04454749, 45296.1 0.35380000, 45297.5 0.09945542, 45299.5 0.18772827";
  private static final String BIDS = "45283.5 0.10000000, 45283.4 1.54582015, 45282.1 0.10000000, 45281.0 0.10000000, "
      + "45280.3 1.54592586, 45279.0 0.07990000, 45277.6 0.03310103, 45277.5 0.30000000, 45277.3 1.54602737, 45276.6 0.15445238";

  private final KrakenChecksum checksum = new KrakenChecksum();

  @Test
  void agreesWithTheExampleOfVersionTwo() {
    assertThat(checksum.of(book(BIDS, ASKS))).isEqualTo(3_310_070_434L);
  }

  @Test
  void agreesWithTheExampleOfVersionOne() {
    var asks = new StringBuilder("0.05005 0.00000500");
    for (int price = 5010; price <= 5050; price += 5) {
      asks.append(", 0.0").append(price).append(" 0.00000500");
    }
    var bids = new StringBuilder("0.05000 0.00000500, 0.04995 0.00000500, 0.04990 0.00000500");
    for (int price = 4980; price >= 4950; price -= 5) {
      bids.append(", 0.0").append(price).append(" 0.00000500");
    }
    assertThat(checksum.of(book(bids.toString(), asks.toString()))).isEqualTo(974_947_235L);
  }

  @Test
  void looksAtTheTenBestLevelsOnly() {
    assertThat(checksum.of(book(BIDS + ", 45270.0 1.00000000", ASKS + ", 45300.0 2.00000000"))).isEqualTo(3_310_070_434L);
  }

  @Test
  void aThinBookCountsWithWhatItHas() {
    assertThat(checksum.of(book("", "45285.2 0.00100000"))).isEqualTo(crc("452852100000"));
  }

  @Test
  void anEmptyBookIsTheChecksumOfNothing() {
    assertThat(checksum.of(book("", ""))).isZero();
  }

  @Test
  void givesTheSameAnswerTwice() {
    BookView book = book(BIDS, ASKS);
    assertThat(checksum.of(book)).isEqualTo(checksum.of(book));
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static BookView book(String bids, String asks) {
    long[][] bidLevels = levels(bids);
    long[][] askLevels = levels(asks);
    return new BookView() {
      @Override
      public int levels(Side side) {
        return of(side).length;
      }

      @Override
      public long price(Side side, int index) {
        return of(side)[index][0];
      }

      @Override
      public long size(Side side, int index) {
        return of(side)[index][1];
      }

      private long[][] of(Side side) {
        return side == Side.BUY ? bidLevels : askLevels;
      }
    };
  }

  private static long[][] levels(String text) {
    return text.isEmpty()
        ? new long[0][]
        : Arrays.stream(text.split(", "))
            .map(level -> Arrays.stream(level.split(" ")).mapToLong(number -> Long.parseLong(number.replace(".", ""))).toArray())
            .toArray(long[][]::new);
  }
}
