package io.tapedeck.app.ui.live;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.StreamModel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** A stream in words, for screen readers, the clipboard and sentences. EDT. */
final class StreamWords {
  private static final long SECOND = 1_000_000_000L;

  private StreamWords() {}

  /** "BTC/USD, live, last 67,412.5, up 1.24 percent, 0.1 seconds old". */
  static String sentence(StreamModel stream, long nowNanos) {
    StringBuilder out = new StringBuilder(80);
    out.append(stream.instrument().name()).append(", ").append(stream.verdict().state().name().toLowerCase(Locale.ROOT));
    if (stream.hasLast()) {
      out.append(", last ");
      Figures.price(out, stream.last(), stream.instrument().priceScale());
      double change = stream.changePercent();
      if (!Double.isNaN(change)) {
        out.append(change < 0 ? ", down " : ", up ");
        out.append(Math.round(Math.abs(change) * 100) / 100.0).append(" percent");
      }
    }
    if (stream.hasData()) {
      long tenths = stream.ageNanos(nowNanos) / 100_000_000L;
      out.append(", ").append(tenths / 10).append('.').append(tenths % 10).append(" seconds old");
    }
    return out.toString();
  }

  /** True when the numbers are shown as doubtful: struck through. */
  static boolean doubtful(Verdict.State state) {
    return !state.trusted() && state != Verdict.State.OFF;
  }

  /** A moment as "14:04:32" in the trader's zone. */
  static String clock(long epochNanos, ZoneId zone) {
    return clock(new StringBuilder(8), epochNanos, zone).toString();
  }

  /** A moment as "14:04:32" in the trader's zone. */
  static StringBuilder clock(StringBuilder out, long epochNanos, ZoneId zone) {
    long epochSecond = Math.floorDiv(epochNanos, SECOND);
    int offset = zone.getRules().getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    return Figures.time(out, (int) Math.floorMod(epochSecond + offset, 86_400L));
  }

  /** "Europe/Berlin, UTC+1". */
  static String zone(long epochNanos, ZoneId zone) {
    String offset = zone.getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND))).getId();
    String utc = offset.equals("Z") ? "UTC" : "UTC" + shortened(offset);
    return zone.getId().equals("UTC") || zone.getId().equals("Z") ? "UTC" : zone.getId() + ", " + utc;
  }

  private static String shortened(String offset) {
    String sign = offset.substring(0, 1).replace('-', Figures.MINUS);
    String hours = offset.substring(1, 3);
    String plain = hours.startsWith("0") ? hours.substring(1) : hours;
    String minutes = offset.substring(4, 6);
    return sign + plain + (minutes.equals("00") ? "" : ":" + minutes);
  }
}
