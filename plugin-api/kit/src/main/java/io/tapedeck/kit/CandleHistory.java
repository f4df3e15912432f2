package io.tapedeck.kit;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import java.time.Duration;
import java.util.List;

/**
 * Candles from a REST service, for {@code ExchangeAdapter.candles}: asks once, has the answer read, and brings it into the order and the scales
 * the contract asks for. Each call on a thread that may wait; several at once are fine.
 */
public final class CandleHistory {

  /** Reads an answer. Used for one answer at a time. */
  @FunctionalInterface
  public interface Reader {

    /**
     * Reads all candles of an answer, in whatever order they come; numbers exactly as sent.
     *
     * @return true when there was a list of candles, be it empty
     * @throws FrameException when it cannot be read; {@link Polled#UNKNOWN} as the reason says that the symbol is not listed
     * @throws ExchangeException when the exchange says within its answer why there is none
     */
    boolean read(byte[] body, SentCandles into) throws FrameException, ExchangeException;

    /** Whether what {@link RestClient#get} met says that the exchange does not list the symbol. */
    default boolean isUnknown(Problem problem) {
      return RestClient.isUnknown(problem);
    }
  }

  private final ExchangeContext context;
  private final String exchange;
  private final RestClient rest;

  /**
   * For one exchange.
   *
   * @param exchange its name for the trader
   */
  public CandleHistory(ExchangeContext context, String exchange) {
    this(context, exchange, new RestClient(context));
  }

  /** With a client that keeps its own pace. */
  public CandleHistory(ExchangeContext context, String exchange, RestClient rest) {
    this.context = context;
    this.exchange = exchange;
    this.rest = rest;
  }

  /**
   * The newest finished candles of what is found at an address.
   *
   * @param count how many at most
   * @throws ExchangeException when there are none to be had, as the contract asks
   */
  public List<Candle> load(Instrument instrument, Duration interval, int count, String url, Reader reader) throws ExchangeException {
    SentCandles sent = new SentCandles();
    try {
      if (!reader.read(get(instrument, url, reader), sent)) {
        throw new FrameException("answer without candles");
      }
      return sent.finished(instrument, interval, count, context.clock().epochNanos());
    } catch (FrameException e) {
      if (e.reason().equals(Polled.UNKNOWN)) {
        throw new ExchangeException(unknown(instrument, ""), e);
      }
      throw new ExchangeException(
          Problem.retryable(Problem.Kind.MALFORMED, exchange + "'s candles of " + instrument.name() + " could not be read.", e.reason()), e);
    }
  }

  private byte[] get(Instrument instrument, String url, Reader reader) throws ExchangeException {
    try {
      return rest.get(url);
    } catch (ExchangeException e) {
      throw reader.isUnknown(e.problem()) ? new ExchangeException(unknown(instrument, e.problem().detail()), e) : e;
    }
  }

  private Problem unknown(Instrument instrument, String detail) {
    return Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, exchange + " does not list " + instrument.symbol() + "; it has no candles.", detail);
  }

  /** What an exchange says within its answer when it is asked too often. */
  public static ExchangeException tooOften(String exchange, String detail) {
    return new ExchangeException(new Problem(
        Problem.Kind.RATE_LIMIT, exchange + " asks us to slow down", detail, true, Duration.ofSeconds(30)));
  }

  /** The start of the interval that a moment lies in, in epoch nanoseconds. */
  public static long startOf(long epochNanos, Duration interval) {
    return epochNanos - Math.floorMod(epochNanos, interval.toNanos());
  }
}
