package io.tapedeck.testkit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sink that writes each call as one readable line, for tests of the form "recorded frame in, list of sink calls out". Streams
 * are numbered 0, 1, 2 in the order they are named. Prices and sizes are written with the digits of the stream's scales. Any thread.
 */
public final class SinkLog implements LinkSink {

  private final @Nullable Set<String> wanted;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Integer, Instrument> instruments = new LinkedHashMap<>();
  private final Map<Integer, BookRules> rules = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Deque<Boolean> answers = new ArrayDeque<>();
  private long frames;
  private boolean dataSeen;

  /** Wants every instrument that appears. */
  public SinkLog() {
    wanted = null;
  }

  /** Wants these symbols only, as a host does whose user chose them. */
  public SinkLog(String... symbols) {
    wanted = Set.of(symbols);
  }

  /** Wants these instruments only. */
  public SinkLog(List<Instrument> instruments) {
    wanted = instruments.stream().map(Instrument::symbol).collect(Collectors.toUnmodifiableSet());
  }

  /** What the next calls of {@code commit} and {@code reject} answer, in order; true when nothing is left. */
  public synchronized void answer(boolean... next) {
    for (boolean one : next) {
      answers.add(one);
    }
  }

  /** All calls so far. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** All calls so far that fit. */
  public List<String> lines(Predicate<String> fits) {
    return lines().stream().filter(fits).toList();
  }

  /** How many calls begin with these words. */
  public int count(String beginning) {
    return lines(line -> line.startsWith(beginning)).size();
  }

  /** All calls since the last {@code take}. */
  public synchronized List<String> take() {
    List<String> all = List.copyOf(lines);
    lines.clear();
    return all;
  }

  /** Frames announced. */
  public synchronized long frames() {
    return frames;
  }

  /** The number of a symbol's stream, or {@link #NO_STREAM}. */
  public synchronized int streamOf(String symbol) {
    return numbers.getOrDefault(symbol, NO_STREAM);
  }

  /** What a stream was last said to be. */
  public synchronized Instrument instrument(int stream) {
    Instrument instrument = instruments.get(stream);
    if (instrument == null) {
      throw new IllegalStateException("There is no stream " + stream);
    }
    return instrument;
  }

  /** The rules a stream was last given. */
  public synchronized BookRules rules(int stream) {
    BookRules known = rules.get(stream);
    if (known == null) {
      throw new IllegalStateException("There is no stream " + stream);
    }
    return known;
  }

  @Override
  public synchronized int stream(Instrument instrument, BookRules newRules) {
    if (wanted != null && !wanted.contains(instrument.symbol())) {
      return NO_STREAM;
    }
    int number = numbers.computeIfAbsent(instrument.symbol(), symbol -> numbers.size());
    instruments.put(number, instrument);
    rules.put(number, newRules);
    lines.add("stream " + number + " " + instrument.symbol() + " " + instrument.priceScale() + "/" + instrument.sizeScale()
        + (instrument.inferred() ? " inferred" : "")
        + " depth " + (newRules.depth() == Integer.MAX_VALUE ? "all" : newRules.depth())
        + (newRules.checksum() == null ? "" : " checksum")
        + " " + newRules.chain());
    return number;
  }

  @Override
  public synchronized void subscribed(int stream) {
    lines.add("subscribed " + name(stream));
  }

  @Override
  public synchronized void refused(int stream, Problem problem) {
    lines.add("refused " + name(stream) + " " + words(problem));
  }

  @Override
  public synchronized void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    dataSeen = true;
    lines.add("trade " + name(stream) + " " + time(exchangeNanos) + " " + taker + " " + level(stream, price, size) + " id " + id(tradeId));
  }

  @Override
  public synchronized void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    dataSeen = true;
    lines.add("quote " + name(stream) + " " + time(exchangeNanos)
        + " bid " + level(stream, bid, bidSize) + " ask " + level(stream, ask, askSize));
  }

  @Override
  public synchronized void bookSnapshot(int stream) {
    lines.add("snapshot " + name(stream));
  }

  @Override
  public synchronized void bookUpdate(int stream) {
    lines.add("update " + name(stream));
  }

  @Override
  public synchronized void level(int stream, Side side, long price, long size) {
    lines.add((side == Side.BUY ? "bid " : "ask ") + name(stream) + " " + level(stream, price, size));
  }

  @Override
  public synchronized boolean commit(
      int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    dataSeen = true;
    lines.add("commit " + name(stream) + " " + time(exchangeNanos)
        + " ids " + id(firstId) + " " + id(lastId) + " " + id(previousId) + " checksum " + id(checksum));
    return answers.isEmpty() || answers.remove();
  }

  @Override
  public synchronized boolean reject(int stream, String reason) {
    lines.add("reject " + name(stream) + ": " + reason);
    return answers.isEmpty() || answers.remove();
  }

  @Override
  public synchronized void unknown(String kind) {
    lines.add("unknown " + kind);
  }

  @Override
  public synchronized void notice(Problem problem) {
    lines.add("notice " + words(problem));
  }

  @Override
  public synchronized void connecting(int attempt) {
    lines.add("connecting " + attempt);
  }

  @Override
  public synchronized void opened() {
    dataSeen = false;
    lines.add("opened");
  }

  @Override
  public synchronized void frame(byte[] frame) {
    frames++;
  }

  @Override
  public synchronized void frameRejected(String reason) {
    lines.add("frame rejected: " + reason);
  }

  @Override
  public synchronized void lost(Problem why, long retryInNanos) {
    lines.add("lost " + words(why) + (retryInNanos < 0 ? " (no retry)" : ""));
  }

  @Override
  public synchronized boolean dataSeen() {
    return dataSeen;
  }

  private String name(int stream) {
    Instrument instrument = instruments.get(stream);
    return instrument == null ? "?" + stream : instrument.symbol();
  }

  private String level(int stream, long price, long size) {
    Instrument instrument = instruments.get(stream);
    return instrument == null
        ? price + " x " + size
        : decimal(price, instrument.priceScale()) + " x " + decimal(size, instrument.sizeScale());
  }

  private static String decimal(long mantissa, int scale) {
    return BigDecimal.valueOf(mantissa, scale).toPlainString();
  }

  private static String words(Problem problem) {
    Duration after = problem.retryAfter();
    return problem.kind() + (problem.retryable() ? " retryable" : " lasting") + (after == null ? "" : " after " + after)
        + ": " + problem.text();
  }

  private static String time(long nanos) {
    return nanos == NO_TIME ? "-" : Instant.ofEpochSecond(0, nanos).toString();
  }

  private static String id(long id) {
    return id == NO_ID ? "-" : Long.toString(id);
  }
}
