package io.tapedeck.app.host;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's exchange as the rest of the program sees it: everything that is lent to the plugin, and everything it hands back, goes through a guard.
 * Threads as in {@link ExchangeAdapter}.
 */
final class GuardedAdapter implements ExchangeAdapter {
  private final ExchangeAdapter adapter;
  private final ExchangeInfo info;
  private final Conduct conduct;

  GuardedAdapter(ExchangeAdapter adapter, ExchangeInfo info, Conduct conduct) {
    this.adapter = adapter;
    this.info = info;
    this.conduct = conduct;
  }

  @Override
  public ExchangeInfo info() {
    return info;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    return Objects.requireNonNull(
        adapter.instruments(new GuardedContext(context, conduct)), "the plugin returned no list of instruments");
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    conduct.opening();
    FeedSink guarded = (name, instruments) -> {
      LinkSink link = sink.link(name == null ? info.id() : name, instruments == null ? List.of() : instruments);
      SinkGuard guard = new SinkGuard(link, conduct);
      conduct.guards(guard);
      return guard;
    };
    Feed feed = Objects.requireNonNull(
        adapter.open(subscription, guarded, new GuardedContext(context, conduct)), "the plugin returned no feed");
    GuardedFeed mine = GuardedFeed.of(feed, conduct);
    conduct.opened(mine);
    return mine;
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return adapter.protocol(subscription, context);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    if (conduct.quarantined()) {
      return List.of();
    }
    int most = Math.max(1, Math.min(count, Candle.MOST));
    List<Candle> told = Objects.requireNonNull(
        adapter.candles(instrument, interval, most, new GuardedContext(context, conduct)), "the plugin returned no list of candles");
    // A copy first: what is checked must be what the chart gets. Not List.copyOf, for it throws at null where we want a sentence.
    Candle[] candles = told.toArray(Candle[]::new);
    String fault = fault(candles, interval.toNanos(), most, context.clock().epochNanos());
    if (fault != null) {
      conduct.strike("candles: " + fault);
      throw new ExchangeException(Problem.lasting(
          Problem.Kind.PLUGIN, info.name() + " plugin told candles that cannot be right (" + fault + "); none of them is shown.", instrument.symbol()));
    }
    return List.of(candles);
  }

  /** What is wrong with them, in a phrase that is the same for the same fault. */
  private static @Nullable String fault(Candle[] candles, long interval, int most, long now) {
    if (candles.length > most) {
      return "more than were asked for";
    }
    for (int i = 0; i < candles.length; i++) {
      Candle candle = candles[i];
      if (candle == null) {
        return "one is missing";
      }
      if (candle.startNanos() % interval != 0) {
        return "one begins between two intervals";
      }
      if (candle.startNanos() > now - interval) {
        return "one is not over yet";
      }
      if (i > 0 && candle.startNanos() <= candles[i - 1].startNanos()) {
        return "they are not in order of time";
      }
      if (i > 0 && (candle.priceScale() != candles[0].priceScale() || candle.sizeScale() != candles[0].sizeScale())) {
        return "they have different scales";
      }
    }
    return null;
  }
}
