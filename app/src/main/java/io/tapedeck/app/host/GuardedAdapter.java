package io.tapedeck.app.host;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import java.util.List;
import java.util.Objects;

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
}
