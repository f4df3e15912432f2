package io.tapedeck.app.host.zoo;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import java.util.List;
import java.util.Locale;

/** An exchange that brings its own transport and calls the sink itself. Its id is its class name in lower case; what it does is said by {@link #run}. */
public abstract class Kitless extends Good implements Feed {
  public static final long NONE = MarketSink.NO_ID;

  private volatile boolean closed;

  @Override
  public ExchangeInfo info() {
    String id = getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return new ExchangeInfo(
        id, getClass().getSimpleName(), "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of("BTC/USD"), List.of());
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) {
    closed = false;
    LinkSink link = sink.link(info().id() + "-ws-1", subscription.instruments());
    context.threads(info().id() + "-ws-1").newThread(() -> {
      link.connecting(1);
      link.opened();
      link.frame(new byte[0]);
      run(link, link.stream(instrument("BTC/USD"), rules()));
    }).start();
    return this;
  }

  public Instrument instrument(String symbol) {
    return Instrument.spot(info().id(), symbol, "BTC", "USD", 2, 3);
  }

  public BookRules rules() {
    return BookRules.UNPROVEN;
  }

  /** What it does once it is connected, on a thread of its own. */
  public abstract void run(LinkSink link, int stream);

  public boolean closed() {
    return closed;
  }

  /** Something every stream may get. */
  public void goodTrade(LinkSink link, int stream, long id) {
    link.trade(stream, NONE, 100, 1, Side.BUY, id);
  }

  public boolean update(LinkSink link, int stream, long bid) {
    link.bookUpdate(stream);
    link.level(stream, Side.BUY, bid, 1_000);
    return link.commit(stream, NONE, NONE, NONE, NONE, NONE);
  }

  public boolean snapshot(LinkSink link, int stream) {
    link.bookSnapshot(stream);
    link.level(stream, Side.BUY, 100, 1_000);
    link.level(stream, Side.SELL, 200, 1_000);
    return link.commit(stream, NONE, NONE, NONE, NONE, NONE);
  }

  @Override
  public void resync(Instrument instrument) {}

  @Override
  public void subscribe(Instrument instrument) {}

  @Override
  public void unsubscribe(Instrument instrument) {}

  @Override
  public void resubscribe(Instrument instrument) {}

  @Override
  public void reconnect(Instrument instrument, Problem why) {}

  @Override
  public void retryNow() {}

  @Override
  public void close() {
    closed = true;
  }
}
