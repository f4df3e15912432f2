package io.tapedeck.app.ui.live;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.TableFacts;
import io.tapedeck.app.ui.kit.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The status table as it leaves the window: all columns, hidden or not, every digit, plain numbers. EDT. */
record StreamFacts(TimeSource clock, StatusTable table) implements TableFacts {
  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MILLI = BigDecimal.valueOf(1_000_000);

  @Override
  public String fileName() {
    return Texts.of("streams");
  }

  @Override
  public List<Field> fields() {
    return Arrays.stream(StatusColumn.values())
        .map(column -> new Field(Texts.of("column." + column.name()), column.number(), Texts.of("guide." + column.name())))
        .toList();
  }

  @Override
  public List<List<String>> exactRows() {
    long now = clock.nanos();
    List<List<String>> rows = new ArrayList<>();
    for (StreamModel stream : table.streams()) {
      stream.look();
      rows.add(Arrays.stream(StatusColumn.values()).map(column -> exact(column, stream, now)).toList());
    }
    return rows;
  }

  @Override
  public int selectedFact() {
    return table.getSelectedRow();
  }

  private static String exact(StatusColumn column, StreamModel stream, long now) {
    Ledger ledger = stream.ledger();
    return switch (column) {
      case VERDICT -> stream.verdict().state().name();
      case SYMBOL -> stream.instrument().name();
      case EXCHANGE -> stream.exchangeName();
      case REASON -> stream.verdict().reason();
      case AGE -> stream.hasData() ? of(stream.ageNanos(now), SECOND, 3) : "";
      case UPDATES -> Long.toString(ledger.received());
      case RATE -> BigDecimal.valueOf(stream.rate()).setScale(1, RoundingMode.HALF_UP).toPlainString();
      case LAST -> price(stream, stream.hasLast(), stream.last());
      case BID -> price(stream, stream.hasBid(), stream.bid());
      case ASK -> price(stream, stream.hasAsk(), stream.ask());
      case SPREAD -> price(stream, stream.hasBid() && stream.hasAsk(), stream.ask() - stream.bid());
      case DELAY -> stream.delayNanos() < 0 ? "" : of(stream.delayNanos(), MILLI, 3);
      case MERGED -> Long.toString(ledger.merged());
      case DROPPED -> Long.toString(ledger.dropped());
      case REJECTED -> Long.toString(ledger.rejected());
      case RESYNCS -> Long.toString(stream.resyncs());
      case RECONNECTS -> Long.toString(stream.reconnects());
    };
  }

  private static String of(long nanos, BigDecimal unit, int decimals) {
    return BigDecimal.valueOf(nanos).divide(unit, decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static String price(StreamModel stream, boolean known, long mantissa) {
    return known ? Scaled.text(mantissa, stream.instrument().priceScale()) : "";
  }
}
