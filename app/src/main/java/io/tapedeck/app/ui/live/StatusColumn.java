package io.tapedeck.app.ui.live;

import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import java.util.List;

/**
 * The columns of the status table: what each says of a stream, in which ink, and how wide the widest value may be. EDT.
 *
 * <p>In a small window columns leave in the order of {@link #leaves()}; those with 0 stay. Resyncs leave only in one that is smaller than the smallest: a small screen at twice the size.
 */
enum StatusColumn {
  VERDICT("CONNECTING", 0),
  SYMBOL("MATIC/USDT", 0),
  EXCHANGE("Demo exchange", 0),
  REASON("", 0),
  AGE("59 m 59 s", 0),
  UPDATES("9,999,999", 0),
  RATE("9,999/s", 0),
  LAST("", 0),
  BID("", 2),
  ASK("", 3),
  SPREAD("", 4),
  DELAY("9,999 ms", 5),
  MERGED("9,999,999", 6),
  DROPPED("999,999", 0),
  REJECTED("999,999", 0),
  RESYNCS("99,999", 7),
  RECONNECTS("99,999", 1);

  private static final List<Verdict.State> VERDICTS = List.of(Verdict.State.values());

  private final String widest;
  private final int leaves;

  StatusColumn(String widest, int leaves) {
    this.widest = widest;
    this.leaves = leaves;
  }

  /** Which column leaves first when there is little room; 0 for never. */
  int leaves() {
    return leaves;
  }

  /** True when the trader may do without it. */
  boolean optional() {
    return this != VERDICT && this != SYMBOL && this != EXCHANGE;
  }

  /** True when rows are sorted by {@link #value}, else by {@link #word}. */
  boolean sortsByValue() {
    return number() || this == VERDICT;
  }

  /** What rows are sorted by in a column of numbers, and in that of verdicts, as they stand in the enum; NaN where there is none. Prices of different scales compare as what they are. */
  double value(StreamModel stream, long nowNanos) {
    Ledger ledger = stream.ledger();
    return switch (this) {
      case AGE -> stream.hasData() ? stream.ageNanos(nowNanos) : Double.NaN;
      case UPDATES -> ledger.received();
      case RATE -> stream.verdict().state() == Verdict.State.OFF ? Double.NaN : stream.rate();
      case LAST -> price(stream, stream.hasLast(), stream.last());
      case BID -> price(stream, stream.hasBid(), stream.bid());
      case ASK -> price(stream, stream.hasAsk(), stream.ask());
      case SPREAD -> price(stream, stream.hasBid() && stream.hasAsk(), stream.ask() - stream.bid());
      case DELAY -> stream.delayNanos() < 0 ? Double.NaN : stream.delayNanos();
      case MERGED -> ledger.merged();
      case DROPPED -> ledger.dropped();
      case REJECTED -> ledger.rejected();
      case RESYNCS -> stream.resyncs();
      case RECONNECTS -> stream.reconnects();
      case VERDICT -> VERDICTS.indexOf(stream.verdict().state());
      case SYMBOL, EXCHANGE, REASON -> throw new IllegalStateException(this + " holds no numbers");
    };
  }

  /** What rows are sorted by in a column of words. */
  String word(StreamModel stream) {
    return switch (this) {
      case SYMBOL -> stream.instrument().name();
      case EXCHANGE -> stream.exchangeName();
      case REASON -> stream.verdict().reason();
      default -> throw new IllegalStateException(this + " holds no words");
    };
  }

  private static double price(StreamModel stream, boolean known, long mantissa) {
    return known ? Scaled.toDouble(mantissa, stream.instrument().priceScale()) : Double.NaN;
  }

  /** True for numbers: right-aligned, digits in cells. */
  boolean number() {
    return this != VERDICT && this != SYMBOL && this != EXCHANGE && this != REASON;
  }

  /** True for columns in the scale of a price. */
  boolean price() {
    return this == LAST || this == BID || this == ASK || this == SPREAD;
  }

  /** The widest value for instruments with this many decimals. */
  String widest(int priceScale) {
    if (!price()) {
      return widest;
    }
    String whole = this == SPREAD ? "999" : priceScale > 4 ? "999" : "999,999";
    return priceScale == 0 ? whole : whole + "." + "9".repeat(priceScale);
  }

  /** Puts the text of a cell into {@code out} and answers with the token of its ink. */
  String write(StringBuilder out, StreamModel stream, long nowNanos) {
    Instrument instrument = stream.instrument();
    Ledger ledger = stream.ledger();
    Verdict.State state = stream.verdict().state();
    switch (this) {
      case VERDICT -> {
        out.append(state.name());
        return Tokens.key(state);
      }
      case SYMBOL -> {
        out.append(instrument.name());
        return "text";
      }
      case EXCHANGE -> {
        out.append(stream.exchangeName());
        return "muted";
      }
      case REASON -> {
        out.append(stream.verdict().reason());
        return state.trusted() || state == Verdict.State.OFF ? "muted" : "text";
      }
      case AGE -> {
        if (!stream.hasData()) {
          return nothing(out);
        }
        Figures.age(out, stream.ageNanos(nowNanos));
        return state == Verdict.State.STALE ? "stale" : state == Verdict.State.OFF ? "dim" : "text";
      }
      case UPDATES -> {
        return counter(out, ledger.received(), "text");
      }
      case RATE -> {
        if (state == Verdict.State.OFF) {
          return nothing(out);
        }
        Figures.rate(out, stream.rate());
        return stream.rate() > 0 ? "text" : "dim";
      }
      case LAST -> {
        return priced(out, stream, stream.hasLast(), stream.last(), "text");
      }
      case BID -> {
        return priced(out, stream, stream.hasBid(), stream.bid(), "bid");
      }
      case ASK -> {
        return priced(out, stream, stream.hasAsk(), stream.ask(), "ask");
      }
      case SPREAD -> {
        boolean both = stream.hasBid() && stream.hasAsk();
        return priced(out, stream, both, both ? stream.ask() - stream.bid() : 0, "text");
      }
      case DELAY -> {
        long delay = stream.delayNanos();
        if (delay < 0) {
          return nothing(out);
        }
        Figures.delay(out, delay);
        return "text";
      }
      case MERGED -> {
        return counter(out, ledger.merged(), "text");
      }
      case DROPPED -> {
        return counter(out, ledger.dropped(), "resync");
      }
      case REJECTED -> {
        return counter(out, ledger.rejected(), "resync");
      }
      case RESYNCS -> {
        return counter(out, stream.resyncs(), "resync");
      }
      case RECONNECTS -> {
        return counter(out, stream.reconnects(), "resync");
      }
    }
    throw new AssertionError(this);
  }

  /** The side whose colour lights the cell up when its price changed; empty for none. */
  String flash(StreamModel stream) {
    if (!stream.verdict().state().trusted()) {
      return "";
    }
    return switch (this) {
      case LAST -> stream.lastStep() > 0 ? "up" : stream.lastStep() < 0 ? "down" : "";
      case BID -> "bid";
      case ASK -> "ask";
      default -> "";
    };
  }

  /** True when the cell's number must be struck through. */
  boolean struck(StreamModel stream) {
    return price() && StreamWords.doubtful(stream.verdict().state());
  }

  private static String priced(StringBuilder out, StreamModel stream, boolean known, long mantissa, String ink) {
    if (!known) {
      return nothing(out);
    }
    Figures.price(out, mantissa, stream.instrument().priceScale());
    return stream.verdict().state().trusted() ? ink : "staleInk";
  }

  private static String counter(StringBuilder out, long value, String ink) {
    Figures.count(out, value);
    return value == 0 ? "dim" : ink;
  }

  private static String nothing(StringBuilder out) {
    out.append(Figures.NOTHING);
    return "dim";
  }
}
