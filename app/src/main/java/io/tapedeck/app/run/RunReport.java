package io.tapedeck.app.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.ProofCounts;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.TradeSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * What {@code inspect} and {@code headless} answer. Immutable; any thread.
 *
 * @param plugin plugin id; several, with commas between them, when several exchanges were recorded together
 * @param frames frames read
 * @param rejectedFrames frames that could not be read at all
 * @param streams in the order asked for, or of first appearance
 */
public record RunReport(String plugin, long frames, long rejectedFrames, List<StreamReport> streams) {

  /** Copies the list. */
  public RunReport {
    streams = List.copyOf(streams);
  }

  /** True when every stream's ledger adds up. */
  public boolean addsUp() {
    return streams.stream().allMatch(s -> s.ledger().addsUp());
  }

  /** One JSON object. Prices, sizes and volumes are decimal strings, exact. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("plugin", plugin);
      json.writeNumberField("frames", frames);
      json.writeNumberField("rejectedFrames", rejectedFrames);
      json.writeObjectFieldStart("symbols");
      // A symbol alone does not say which stream is meant where several exchanges were recorded together.
      boolean several = streams.stream().map(stream -> stream.instrument().exchange()).distinct().count() > 1;
      for (StreamReport stream : streams) {
        Instrument instrument = stream.instrument();
        json.writeObjectFieldStart(several ? StreamId.of(instrument).text() : instrument.symbol());
        write(json, stream);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return text.toString();
  }

  /** A few lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%s: %,d frames, %,d unreadable%n", plugin, frames, rejectedFrames));
    for (StreamReport s : streams) {
      ProofCounts proof = s.proof();
      text.append(String.format(
          Locale.ROOT,
          "%-14s %-8s bid %s  ask %s  levels %d/%d  trades %,d  volume %s  proof %s: %,d right, %,d wrong, %,d gaps  %s%n",
          s.instrument().symbol(),
          s.verdict().state(),
          s.bids().isEmpty() ? "–" : s.bids().get(0).price().toPlainString(),
          s.asks().isEmpty() ? "–" : s.asks().get(0).price().toPlainString(),
          s.bidLevels(),
          s.askLevels(),
          s.trades().count(),
          s.trades().volume().toPlainString(),
          proof.kind(),
          proof.ok(),
          proof.failed(),
          proof.gaps(),
          s.ledger().addsUp() ? "ledger adds up" : "LEDGER DOES NOT ADD UP by " + s.ledger().difference()));
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, StreamReport stream) throws IOException {
    json.writeStringField("instrument", stream.instrument().key());
    json.writeObjectFieldStart("book");
    json.writeArrayFieldStart("levels");
    json.writeNumber(stream.bidLevels());
    json.writeNumber(stream.askLevels());
    json.writeEndArray();
    levels(json, "bids", stream.bids());
    levels(json, "asks", stream.asks());
    json.writeEndObject();
    TradeSummary trades = stream.trades();
    json.writeObjectFieldStart("trades");
    json.writeNumberField("count", trades.count());
    json.writeNumberField("buys", trades.buys());
    json.writeNumberField("sells", trades.sells());
    json.writeStringField("volume", trades.volume().toPlainString());
    json.writeStringField("quoteVolume", trades.quoteVolume().toPlainString());
    json.writeEndObject();
    ProofCounts proof = stream.proof();
    json.writeObjectFieldStart("proof");
    json.writeStringField("kind", proof.kind());
    json.writeNumberField("ok", proof.ok());
    json.writeNumberField("failed", proof.failed());
    json.writeNumberField("gaps", proof.gaps());
    json.writeNumberField("stale", proof.stale());
    json.writeNumberField("crossed", proof.crossed());
    json.writeNumberField("resyncs", proof.resyncs());
    json.writeEndObject();
    Ledger ledger = stream.ledger();
    json.writeObjectFieldStart("ledger");
    json.writeNumberField("received", ledger.received());
    json.writeNumberField("shown", ledger.shown());
    json.writeNumberField("merged", ledger.merged());
    json.writeNumberField("dropped", ledger.dropped());
    json.writeNumberField("rejected", ledger.rejected());
    json.writeNumberField("discarded", ledger.discarded());
    json.writeNumberField("waiting", ledger.waiting());
    json.writeEndObject();
    json.writeStringField("verdict", stream.verdict().state().name());
    json.writeStringField("reason", stream.verdict().reason());
    json.writeEndObject();
  }

  private static void levels(JsonGenerator json, String name, List<StreamReport.Level> levels) throws IOException {
    json.writeArrayFieldStart(name);
    for (StreamReport.Level level : levels) {
      json.writeStartArray();
      json.writeString(level.price().toPlainString());
      json.writeString(level.size().toPlainString());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
