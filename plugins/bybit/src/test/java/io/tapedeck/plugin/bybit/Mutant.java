package io.tapedeck.plugin.bybit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Candle;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The plugin with one fault, each of a kind that was seen in other clients, and the case that must see it. */
enum Mutant {
  SWAPS_BIDS_AND_ASKS(20),
  KEEPS_DELETED_LEVELS(22),
  FORGETS_SOME_LEVELS(24),
  ROUNDS_PRICES(21),
  ROUNDS_SIZES(21),
  HIDES_IDS(25),
  NEVER_HEARS_OF_A_LOSS(25),
  TAKES_CHANGES_FOR_BOOKS(21),
  TAKES_BOOKS_FOR_CHANGES(20),
  HIDES_REJECTED_EVENTS(30),
  DECLARES_TOO_MANY_DIGITS(21),
  SWAPS_TAKERS(41),
  MISTAKES_THE_UNIT_OF_TIME(40),
  DOUBLES_TRADES(42),
  SWALLOWS_REFUSALS(13),
  LOSES_ALL_FOR_ONE(13),
  TELLS_ACCEPTANCE_TWICE(12),
  ASKS_FOR_ONE_SYMBOL_ONLY(10),
  SENDS_NO_JSON(11),
  IGNORES_RESYNC(17),
  RESYNCS_EVERYTHING(17),
  THROWS_AT_GARBAGE(51),
  SWALLOWS_TORN_FRAMES(52),
  CHANGES_THE_FRAME(55),
  OPENS_ANY_MODE(7),
  SWAPS_NAMES(60),
  TURNS_CANDLES_ROUND(100),
  SWAPS_OPEN_AND_CLOSE(100),
  TELLS_THE_RUNNING_CANDLE(101),
  TELLS_THE_OLDEST_CANDLES(102),
  FILLS_GAPS_OF_CANDLES(104),
  ROUNDS_CANDLES(105),
  HIDES_UNREADABLE_CANDLES(109),
  LEAKS_A_THREAD(78),
  CLOSES_NOTHING(75);

  private static final List<Runnable> LEFT_BEHIND = new CopyOnWriteArrayList<>();

  final int caughtBy;

  Mutant(int caughtBy) {
    this.caughtBy = caughtBy;
  }

  /** The plugin with this fault. */
  ExchangeAdapter adapter() {
    return new Broken(new BybitAdapter());
  }

  private final class Broken implements ExchangeAdapter {
    private final ExchangeAdapter good;

    Broken(ExchangeAdapter good) {
      this.good = good;
    }

    @Override
    public ExchangeInfo info() {
      return good.info();
    }

    @Override
    public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
      List<Instrument> listed = good.instruments(context);
      return Mutant.this != SWAPS_NAMES
          ? listed
          : listed.stream().map(i -> Instrument.spot(i.exchange(), i.symbol(), i.quote(), i.base(), i.priceScale(), i.sizeScale())).toList();
    }

    @Override
    public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
      try {
        int asked = Mutant.this == TELLS_THE_OLDEST_CANDLES ? 100 : count;
        List<Candle> candles = new ArrayList<>(good.candles(instrument, interval, asked, context));
        switch (Mutant.this) {
          case TURNS_CANDLES_ROUND -> Collections.reverse(candles);
          case SWAPS_OPEN_AND_CLOSE -> candles.replaceAll(c -> with(c, c.startNanos(), c.close(), c.open()));
          case TELLS_THE_RUNNING_CANDLE -> candles.add(later(candles.get(candles.size() - 1), interval));
          case TELLS_THE_OLDEST_CANDLES -> candles.subList(Math.min(count, candles.size()), candles.size()).clear();
          case FILLS_GAPS_OF_CANDLES -> {
            for (int i = 1; i < candles.size(); i++) {
              Candle expected = later(candles.get(i - 1), interval);
              if (candles.get(i).startNanos() > expected.startNanos()) {
                candles.add(i, expected);
              }
            }
          }
          case ROUNDS_CANDLES -> candles.replaceAll(c -> c.priceScale() < 9 ? c : new Candle(
              c.startNanos(), c.open() / 1_000, c.high() / 1_000, c.low() / 1_000, c.close() / 1_000, c.priceScale() - 3, c.volume(), c.sizeScale(), -1, -1));
          default -> {
            // Another fault.
          }
        }
        return candles;
      } catch (ExchangeException e) {
        if (Mutant.this == HIDES_UNREADABLE_CANDLES) {
          return List.of();
        }
        throw e;
      }
    }

    private static Candle later(Candle candle, Duration interval) {
      return with(candle, candle.startNanos() + interval.toNanos(), candle.open(), candle.close());
    }

    private static Candle with(Candle c, long startNanos, long open, long close) {
      return new Candle(startNanos, open, c.high(), c.low(), close, c.priceScale(), c.volume(), c.sizeScale(), c.trades(), c.takerBuyVolume());
    }

    @Override
    public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
      if (Mutant.this == LEAKS_A_THREAD) {
        CountDownLatch released = new CountDownLatch(1);
        LEFT_BEHIND.add(released::countDown);
        Thread leak = new Thread(() -> await(released), "bybit-leak");
        leak.setDaemon(true);
        leak.start();
      }
      if (Mutant.this == OPENS_ANY_MODE) {
        return good.open(Subscription.of(subscription.instruments(), ConnectionMode.WEBSOCKET_SHARED), sink, context);
      }
      Feed feed = good.open(subscription, sink, context);
      if (Mutant.this == CLOSES_NOTHING) {
        LEFT_BEHIND.add(feed::close);
      }
      return Mutant.this != CLOSES_NOTHING ? feed : (Feed) Proxy.newProxyInstance(
          Feed.class.getClassLoader(),
          new Class<?>[] {Feed.class},
          (proxy, method, arguments) -> method.getName().equals("close") ? null : method.invoke(feed, arguments));
    }

    @Override
    public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
      return new BrokenProtocol(good.protocol(subscription, context), subscription);
    }
  }

  /** Ends what mutants left behind, so that it disturbs no other test. */
  static void cleanUp() {
    LEFT_BEHIND.forEach(Runnable::run);
    LEFT_BEHIND.clear();
  }

  private static void await(CountDownLatch released) {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class BrokenProtocol implements WireProtocol {
    private final WireProtocol good;
    private final Subscription subscription;

    BrokenProtocol(WireProtocol good, Subscription subscription) {
      this.good = good;
      this.subscription = subscription;
    }

    @Override
    public void opened(MarketSink sink, WireOutput out) {
      good.opened(new BrokenSink(sink), new WireOutput() {
        @Override
        public void send(String text) {
          boolean second = subscription.instruments().size() > 1 && text.contains(subscription.instruments().get(1).symbol());
          if (Mutant.this == SENDS_NO_JSON) {
            out.send(text.replace("\\\"", "\"").replace("\\\\", "\\"));
          } else if (Mutant.this != ASKS_FOR_ONE_SYMBOL_ONLY || !second) {
            out.send(text);
          }
        }

        @Override
        public void fetch(String url) {
          out.fetch(url);
        }
      });
    }

    @Override
    public void frame(byte[] frame) throws FrameException {
      try {
        good.frame(frame);
      } catch (FrameException e) {
        if (Mutant.this == THROWS_AT_GARBAGE) {
          throw new IllegalStateException("unexpected", e);
        }
        if (Mutant.this != SWALLOWS_TORN_FRAMES) {
          throw e;
        }
      }
      if (Mutant.this == CHANGES_THE_FRAME) {
        frame[0] = ' ';
      }
    }

    @Override
    public void fetched(String url, byte[] body) throws FrameException {
      good.fetched(url, body);
    }

    @Override
    public void fetchFailed(String url, Problem problem) {
      good.fetchFailed(url, problem);
    }

    @Override
    public void resync(int stream) {
      if (Mutant.this == RESYNCS_EVERYTHING) {
        good.resync(0);
        good.resync(1);
      } else if (Mutant.this != IGNORES_RESYNC) {
        good.resync(stream);
      }
    }

    @Override
    public void subscribe(Instrument instrument) {
      good.subscribe(instrument);
    }

    @Override
    public void unsubscribe(Instrument instrument) {
      good.unsubscribe(instrument);
    }
  }

  private final class BrokenSink implements MarketSink {
    private final MarketSink good;
    private int levels;
    private int streams;

    BrokenSink(MarketSink good) {
      this.good = good;
    }

    @Override
    public int stream(Instrument instrument, BookRules rules) {
      int number = good.stream(
          Mutant.this == DECLARES_TOO_MANY_DIGITS ? instrument.withScales(instrument.priceScale() + 1, instrument.sizeScale()) : instrument, rules);
      streams = Math.max(streams, number + 1);
      return number;
    }

    @Override
    public void subscribed(int stream) {
      good.subscribed(stream);
      if (Mutant.this == TELLS_ACCEPTANCE_TWICE) {
        good.subscribed(stream);
      }
    }

    @Override
    public void refused(int stream, Problem problem) {
      if (Mutant.this == LOSES_ALL_FOR_ONE) {
        for (int i = 0; i < streams; i++) {
          good.refused(i, problem);
        }
      } else if (Mutant.this != SWALLOWS_REFUSALS) {
        good.refused(stream, problem);
      }
    }

    @Override
    public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
      long time = Mutant.this == MISTAKES_THE_UNIT_OF_TIME ? exchangeNanos / 1_000 : exchangeNanos;
      good.trade(stream, time, price, size, Mutant.this == SWAPS_TAKERS ? taker.opposite() : taker, tradeId);
      if (Mutant.this == DOUBLES_TRADES) {
        good.trade(stream, time, price, size, taker, tradeId);
      }
    }

    @Override
    public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
      good.quote(stream, exchangeNanos, bid, bidSize, ask, askSize);
    }

    @Override
    public void bookSnapshot(int stream) {
      if (Mutant.this == TAKES_BOOKS_FOR_CHANGES) {
        good.bookUpdate(stream);
      } else {
        good.bookSnapshot(stream);
      }
    }

    @Override
    public void bookUpdate(int stream) {
      if (Mutant.this == TAKES_CHANGES_FOR_BOOKS) {
        good.bookSnapshot(stream);
      } else {
        good.bookUpdate(stream);
      }
    }

    @Override
    public void level(int stream, Side side, long price, long size) {
      levels++;
      boolean left = (Mutant.this == KEEPS_DELETED_LEVELS && size == 0) || (Mutant.this == FORGETS_SOME_LEVELS && levels % 50 == 0);
      if (!left) {
        good.level(
            stream,
            Mutant.this == SWAPS_BIDS_AND_ASKS ? side.opposite() : side,
            Mutant.this == ROUNDS_PRICES ? price / 10 * 10 : price,
            Mutant.this == ROUNDS_SIZES ? size / 10 * 10 : size);
      }
    }

    @Override
    public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
      boolean inStep = good.commit(stream, exchangeNanos, firstId, Mutant.this == HIDES_IDS ? NO_ID : lastId, previousId, checksum);
      return Mutant.this == NEVER_HEARS_OF_A_LOSS || inStep;
    }

    @Override
    public boolean reject(int stream, String reason) {
      return Mutant.this == HIDES_REJECTED_EVENTS || good.reject(stream, reason);
    }

    @Override
    public void notice(Problem problem) {
      good.notice(problem);
    }
  }
}
