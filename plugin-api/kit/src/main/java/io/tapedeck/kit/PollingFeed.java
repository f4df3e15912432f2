package io.tapedeck.kit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A feed without a connection: one thread asks an exchange's REST service for each book and the newest trades, round after round. Nothing proves these books; their age is the time since the answer,
 * and so never less than the round takes. Trades of before the first round are not told. Methods: control thread; one lock keeps calls on the sink one at a time.
 */
public final class PollingFeed implements Feed {
  private static final long CLOSE_MILLIS = 900;
  private static final BookRules RULES = BookRules.UNPROVEN;

  private final Object lock = new Object();
  private final LinkSink sink;
  private final ExchangeContext context;
  private final Polled polled;
  private final RestClient rest;
  private final long periodNanos;
  private final SymbolTable table;
  private final String exchange;
  private final Backoff backoff = new Backoff(new Random());
  private final Map<String, Long> newest = new HashMap<>();
  private final SentBook book = new SentBook();
  private final Pool<SentTrade> trades = new Pool<>(SentTrade::new);
  private boolean open;
  private int attempt;
  private volatile boolean closed;
  private volatile boolean hurry;
  private volatile @Nullable Thread thread;

  private PollingFeed(
      Subscription subscription, LinkSink sink, ExchangeContext context, String id, String exchange, Polled polled, RestClient rest, Duration period) {
    this.sink = sink;
    this.context = context;
    this.exchange = exchange;
    this.polled = polled;
    this.rest = rest;
    this.periodNanos = period.toNanos();
    table = new SymbolTable(id, subscription, new FeedMemory(), RULES);
  }

  /**
   * Starts a feed; asking begins at once, on a thread of its own.
   *
   * @param id names the thread: {@code kraken} makes {@code kraken-rest-1}
   * @param exchange its name for the trader
   * @param period time from the beginning of a round to that of the next; a round that takes longer is followed at once
   */
  public static PollingFeed open(
      Subscription subscription, FeedSink sink, ExchangeContext context, String id, String exchange, Polled polled, RestClient rest, Duration period) {
    String name = id + "-rest-1";
    LinkSink link = sink.link(name, subscription.instruments());
    PollingFeed feed = new PollingFeed(subscription, link, context, id, exchange, polled, rest, period);
    Thread poller = context.threads(name).newThread(feed::run);
    feed.thread = poller;
    poller.start();
    return feed;
  }

  private void run() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      sink.connecting(++attempt);
      // Named before the first answer, so that a symbol can be refused by it.
      List<String> unused = table.opened(sink);
    }
    while (!closed) {
      long begun = context.clock().nanos();
      Problem trouble = round();
      long wait = periodNanos - (context.clock().nanos() - begun);
      if (trouble != null) {
        wait = lost(trouble);
      }
      pause(wait);
      if (trouble != null) {
        again();
      }
    }
  }

  /** Asks for everything once; answers what went wrong when nothing at all could be had. */
  private @Nullable Problem round() {
    Problem trouble = null;
    boolean answered = false;
    for (String symbol : symbols()) {
      for (String url : polled.urls(symbol)) {
        if (closed) {
          return null;
        }
        try {
          byte[] body = rest.get(url);
          answered = true;
          read(symbol, url, body);
        } catch (ExchangeException e) {
          if (refused(symbol, e.problem())) {
            answered = true;
            break;
          }
          trouble = e.problem();
        }
      }
    }
    return answered ? null : trouble;
  }

  private List<String> symbols() {
    synchronized (lock) {
      List<String> symbols = new ArrayList<>();
      for (SymbolStream stream : table.all()) {
        if (!stream.isRefused()) {
          symbols.add(stream.symbol());
        }
      }
      return symbols;
    }
  }

  /** True when the service does not know the symbol. */
  private boolean refused(String symbol, Problem problem) {
    if (!RestClient.isUnknown(problem)) {
      return false;
    }
    synchronized (lock) {
      SymbolStream stream = table.known(symbol);
      if (!closed && stream != null) {
        opened();
        refuse(stream, problem.detail());
      }
      return true;
    }
  }

  private void refuse(SymbolStream stream, String detail) {
    table.refuse(stream, Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, exchange + " does not list " + stream.symbol() + "; not tried again.", detail));
  }

  private void opened() {
    if (!open) {
      open = true;
      sink.opened();
    }
  }

  private void read(String symbol, String url, byte[] body) {
    synchronized (lock) {
      SymbolStream stream = table.known(symbol);
      if (closed || stream == null || stream.isRefused()) {
        return;
      }
      opened();
      sink.answer(url, body);
      try {
        book.clear();
        trades.clear();
        if (polled.read(url, body, book, trades)) {
          book.snapshot(true);
          // What the next round brings needs no asking.
          boolean unused = stream.book(book);
        }
        tell(stream);
      } catch (FrameException e) {
        if (e.reason().equals(Polled.UNKNOWN)) {
          refuse(stream, "");
        } else {
          sink.frameRejected(e.reason());
        }
      }
    }
  }

  /** Tells the trades that are newer than those of the round before, in the order of their ids. */
  private void tell(SymbolStream stream) {
    if (trades.size() == 0) {
      return;
    }
    List<SentTrade> inOrder = new ArrayList<>();
    for (int i = 0; i < trades.size(); i++) {
      inOrder.add(trades.get(i));
    }
    inOrder.sort((a, b) -> Long.compare(a.id(), b.id()));
    Long last = newest.put(stream.symbol(), inOrder.get(inOrder.size() - 1).id());
    if (last == null) {
      return;
    }
    for (SentTrade trade : inOrder) {
      if (trade.id() > last) {
        boolean unused = stream.trade(trade);
      }
    }
  }

  private long lost(Problem trouble) {
    synchronized (lock) {
      if (closed) {
        return 0;
      }
      if (open) {
        backoff.reset();
        attempt = 0;
      }
      open = false;
      long wait = trouble.retryable() ? Math.max(periodNanos, backoff.next(trouble.retryAfter())) : -1;
      sink.lost(trouble, wait);
      return wait < 0 ? Long.MAX_VALUE : wait;
    }
  }

  private void again() {
    synchronized (lock) {
      if (!closed) {
        sink.connecting(++attempt);
      }
    }
  }

  private void pause(long nanos) {
    long begun = context.clock().nanos();
    for (long left = nanos; left > 0 && !closed && !hurry; left = nanos - (context.clock().nanos() - begun)) {
      LockSupport.parkNanos(this, left);
    }
    hurry = false;
  }

  private void hurry() {
    hurry = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void resync(Instrument instrument) {
    hurry();
  }

  @Override
  public void resubscribe(Instrument instrument) {
    hurry(); // Each round asks anew; the next one comes at once.
  }

  @Override
  public void reconnect(Instrument instrument, Problem why) {
    hurry(); // There is no connection to give up.
  }

  @Override
  public void subscribe(Instrument instrument) {
    synchronized (lock) {
      if (!closed) {
        SymbolStream unused = table.add(instrument);
      }
    }
    hurry();
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    synchronized (lock) {
      SymbolStream unused = table.remove(instrument.symbol());
      newest.remove(instrument.symbol());
    }
  }

  @Override
  public void retryNow() {
    hurry();
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
    Thread poller = thread;
    if (poller == null || poller == Thread.currentThread()) {
      return;
    }
    poller.interrupt();
    try {
      TimeUnit.MILLISECONDS.timedJoin(poller, CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
