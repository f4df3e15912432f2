package io.tapedeck.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guard around an adapter: what a plugin tells of the past comes through, and only when it keeps the contract. */
class GuardedAdapterTest {
  private static final Instrument INSTRUMENT = Instrument.spot("bad", "BTC/USD", "BTC", "USD", 2, 3);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long NOW = 1_000_000L; // in minutes since 1970

  private final ManualClock clock = new ManualClock(Instant.EPOCH.plus(MINUTE.multipliedBy(NOW)).plusSeconds(30));
  private final ExchangeInfo info =
      new ExchangeInfo("bad", "Bad", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());
  private final Conduct conduct = new Conduct("bad", "Bad", new PluginThreads("bad"), clock, new Conduct.Consequences() {
    @Override
    public void quarantine(Conduct plugin, String sentence) {}

    @Override
    public void remark(Conduct plugin, String sentence) {}

    @Override
    public void allClosed(Conduct plugin) {}
  });
  private final FakeContext context = new FakeContext(info).with(clock);
  private final Historian historian = new Historian();
  private final GuardedAdapter guarded = new GuardedAdapter(historian, info, conduct);

  /** What a plugin may do wrong. */
  enum Fault {
    TOO_MANY("more than were asked for"),
    NULL("one is missing"),
    BETWEEN("one begins between two intervals"),
    RUNNING("one is not over yet"),
    FUTURE("one is not over yet"),
    BACKWARDS("they are not in order of time"),
    TWICE("they are not in order of time"),
    SCALES("they have different scales"),
    SIZE_SCALES("they have different scales");

    private final String phrase;

    Fault(String phrase) {
      this.phrase = phrase;
    }

    List<Candle> list() {
      return switch (this) {
        case TOO_MANY -> LongStream.range(NOW - 101, NOW).mapToObj(minute -> candle(minute)).toList();
        case NULL -> Arrays.asList(candle(NOW - 2), null);
        case BETWEEN -> List.of(candle((NOW - 2) * MINUTE.toNanos() + 1, 2, 3));
        case RUNNING -> List.of(candle(NOW - 1), candle(NOW));
        case FUTURE -> List.of(candle(NOW + 10));
        case BACKWARDS -> List.of(candle(NOW - 2), candle(NOW - 3));
        case TWICE -> List.of(candle(NOW - 2), candle(NOW - 2));
        case SCALES -> List.of(candle(NOW - 3), candle((NOW - 2) * MINUTE.toNanos(), 1, 3));
        case SIZE_SCALES -> List.of(candle(NOW - 3), candle((NOW - 2) * MINUTE.toNanos(), 2, 4));
      };
    }
  }

  @Test
  void forwardsWhatThePluginTellsAndWhatItIsAsked() throws ExchangeException {
    historian.answer = List.of(candle(NOW - 9), candle(NOW - 2), candle(NOW - 1));
    assertThat(guarded.candles(INSTRUMENT, MINUTE, 100, context)).isEqualTo(historian.answer);
    assertThat(historian.asked).containsExactly(INSTRUMENT, MINUTE, 100);
    assertThat(conduct.strikes()).isZero();
  }

  @Test
  void nothingIsAGoodAnswer() throws ExchangeException {
    assertThat(guarded.candles(INSTRUMENT, MINUTE, 100, context)).isEmpty();
    assertThat(conduct.strikes()).isZero();
  }

  @Test
  void neverAsksForMoreThanTheContractAllows() throws ExchangeException {
    assertThat(guarded.candles(INSTRUMENT, MINUTE, Integer.MAX_VALUE, context)).isEmpty();
    assertThat(historian.asked).containsExactly(INSTRUMENT, MINUTE, Candle.MOST);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAListThatBreaksTheContractWithOneSentence(Fault fault) {
    historian.answer = fault.list();
    assertThatThrownBy(() -> guarded.candles(INSTRUMENT, MINUTE, 100, context))
        .asInstanceOf(type(ExchangeException.class))
        .satisfies(e -> {
          assertThat(e.problem().kind()).isEqualTo(Problem.Kind.PLUGIN);
          assertThat(e.problem().text()).isEqualTo("Bad plugin told candles that cannot be right (" + fault.phrase + "); none of them is shown.");
          assertThat(e.problem().retryable()).isFalse();
        });
    assertThat(conduct.strikes()).isEqualTo(1);
  }

  @Test
  void noListAtAllIsTheSameFaultAsWithInstruments() {
    historian.nothing = true;
    assertThatNullPointerException()
        .isThrownBy(() -> guarded.candles(INSTRUMENT, MINUTE, 100, context))
        .withMessage("the plugin returned no list of candles");
  }

  @Test
  void handsOutACopyThatThePluginCannotChange() throws ExchangeException {
    List<Candle> mine = new ArrayList<>(List.of(candle(NOW - 1)));
    historian.answer = mine;
    List<Candle> told = guarded.candles(INSTRUMENT, MINUTE, 100, context);
    mine.clear();
    assertThat(told).containsExactly(candle(NOW - 1));
  }

  @Test
  void aPluginThatWasLeftAloneIsNotAsked() throws ExchangeException {
    conduct.quarantine("It was bad.");
    historian.answer = List.of(candle(NOW - 1));
    assertThat(guarded.candles(INSTRUMENT, MINUTE, 100, context)).isEmpty();
    assertThat(historian.asked).isEmpty();
  }

  @Test
  void whatThePluginSaysOfItsTroubleComesThrough() {
    historian.problem = Problem.retryable(Problem.Kind.RATE_LIMIT, "Slower, please.", "");
    assertThatThrownBy(() -> guarded.candles(INSTRUMENT, MINUTE, 100, context))
        .asInstanceOf(type(ExchangeException.class))
        .satisfies(e -> assertThat(e.problem()).isSameAs(historian.problem));
    assertThat(conduct.strikes()).isZero();
  }

  private static Candle candle(long minute) {
    return candle(minute * MINUTE.toNanos(), 2, 3);
  }

  private static Candle candle(long startNanos, int priceScale, int sizeScale) {
    return new Candle(startNanos, 10, 12, 9, 11, priceScale, 5, sizeScale, 2, 3);
  }

  /** Tells what the test says. */
  private static final class Historian implements ExchangeAdapter {
    private final List<Object> asked = new ArrayList<>();
    private List<Candle> answer = List.of();
    private boolean nothing;
    private Problem problem;

    @Override
    public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext lent) throws ExchangeException {
      asked.addAll(List.of(instrument, interval, count));
      if (problem != null) {
        throw new ExchangeException(problem);
      }
      return nothing ? null : answer;
    }

    @Override
    public ExchangeInfo info() {
      throw new AssertionError("not asked here");
    }

    @Override
    public List<Instrument> instruments(ExchangeContext lent) {
      return List.of();
    }

    @Override
    public Feed open(Subscription subscription, FeedSink sink, ExchangeContext lent) {
      throw new AssertionError("not asked here");
    }

    @Override
    public WireProtocol protocol(Subscription subscription, ExchangeContext lent) {
      throw new AssertionError("not asked here");
    }
  }
}
