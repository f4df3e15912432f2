package io.tapedeck.testkit.conformance;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.kit.Decimals;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A plugin, asked for candles, and a service on this computer that answers what a test wrote. One thread. */
public final class CandleAnswers implements AutoCloseable {
  private final ExchangeAdapter adapter;
  private final FakeContext context;
  private final ScriptedRest rest;
  private volatile Dialect.Answer answer = Dialect.Answer.unknown();

  /**
   * A plugin with its options as they come.
   *
   * @param now what its clock says, as {@code 2026-01-01T00:10:30Z}
   */
  public CandleAnswers(ExchangeAdapter adapter, String now) {
    this.adapter = adapter;
    rest = ScriptedRest.start(asked -> answer);
    context = new FakeContext(adapter.info()).with(new ManualClock(Instant.parse(now))).with("rest", rest.uri().toString());
  }

  /** Sets an option. */
  public CandleAnswers with(String option, String value) {
    context.with(option, value);
    return this;
  }

  /** What the service answers from now on. */
  public CandleAnswers answering(int status, String body) {
    answer = new Dialect.Answer(status, body);
    return this;
  }

  /** The candles told, a line each: start, open, high, low, close, volume, trades, taker buy volume; a dash for what is not known. */
  public List<String> lines(String symbol, Duration interval, int count) throws ExchangeException {
    return adapter.candles(Instrument.provisional(adapter.info().id(), symbol), interval, count, context).stream().map(CandleAnswers::line).toList();
  }

  /** What goes wrong with a hundred candles of a minute. */
  public Problem problem(String symbol) {
    try {
      throw new AssertionError("Candles came of it: " + lines(symbol, Duration.ofMinutes(1), 100));
    } catch (ExchangeException e) {
      return e.problem();
    }
  }

  /** Path and query of all requests so far. */
  public List<String> requests() {
    return rest.requests();
  }

  private static String line(Candle candle) {
    return Instant.ofEpochSecond(0, candle.startNanos()) + " " + Decimals.text(candle.open(), candle.priceScale()) + " "
        + Decimals.text(candle.high(), candle.priceScale()) + " " + Decimals.text(candle.low(), candle.priceScale()) + " "
        + Decimals.text(candle.close(), candle.priceScale()) + " " + Decimals.text(candle.volume(), candle.sizeScale()) + " "
        + (candle.trades() == Candle.UNKNOWN ? "-" : candle.trades()) + " "
        + (candle.takerBuyVolume() == Candle.UNKNOWN ? "-" : Decimals.text(candle.takerBuyVolume(), candle.sizeScale()));
  }

  @Override
  public void close() {
    rest.close();
  }
}
