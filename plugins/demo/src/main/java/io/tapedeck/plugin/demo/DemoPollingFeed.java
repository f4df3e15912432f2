package io.tapedeck.plugin.demo;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The feed without a connection: one thread asks the venue once a second for each book and the trades since it last asked. Of the faults
 * only {@code refuse} has a meaning here. Methods: control thread; one lock keeps calls on the sink one at a time.
 */
final class DemoPollingFeed implements Feed {
  private static final String THREAD = "demo-rest-1";
  private static final long INTERVAL = 1_000_000_000L;
  private static final long CLOSE_MILLIS = 900;

  private final Object lock = new Object();
  private final DemoVenue venue;
  private final LinkSink sink;
  private final DemoProtocol protocol;
  private final Map<String, DemoPoll> polls = new LinkedHashMap<>();
  private volatile boolean closed;
  private volatile boolean hurry;
  private volatile @Nullable Thread thread;

  private DemoPollingFeed(Subscription subscription, LinkSink sink, DemoVenue venue) {
    this.venue = venue;
    this.sink = sink;
    this.protocol = new DemoProtocol(subscription);
    subscription.instruments().forEach(i -> polls.put(i.symbol(), new DemoPoll(venue, i.symbol())));
  }

  static DemoPollingFeed open(Subscription subscription, FeedSink sink, ExchangeContext context, DemoVenue venue) {
    LinkSink link = sink.link(THREAD, subscription.instruments());
    DemoPollingFeed feed = new DemoPollingFeed(subscription, link, venue);
    Thread poller = context.threads(THREAD).newThread(feed::run);
    feed.thread = poller;
    poller.start();
    return feed;
  }

  @Override
  public void resync(Instrument instrument) {
    hurry = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void resubscribe(Instrument instrument) {
    resync(instrument); // Each poll asks anew; the next one comes at once.
  }

  @Override
  public void reconnect(Instrument instrument, Problem why) {
    resync(instrument); // There is no connection to give up.
  }

  @Override
  public void subscribe(Instrument instrument) {
    synchronized (lock) {
      protocol.subscribe(instrument);
      polls.putIfAbsent(instrument.symbol(), new DemoPoll(venue, instrument.symbol()));
    }
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    synchronized (lock) {
      protocol.unsubscribe(instrument);
      DemoPoll poll = polls.remove(instrument.symbol());
      if (poll != null) {
        poll.end();
      }
    }
  }

  @Override
  public void retryNow() {
    // There is no connection to wait for.
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
    LockSupport.unpark(poller);
    try {
      TimeUnit.MILLISECONDS.timedJoin(poller, CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    synchronized (lock) {
      if (!closed) {
        sink.connecting(1);
        sink.opened();
        protocol.opened(sink, WireOutput.NOWHERE);
      }
    }
    long next = venue.elapsedNanos();
    while (!closed) {
      long wait = next - venue.elapsedNanos();
      if (wait > 0 && !hurry) {
        LockSupport.parkNanos(this, Math.min(wait, INTERVAL));
        continue;
      }
      hurry = false;
      next = venue.elapsedNanos() + INTERVAL;
      poll();
    }
  }

  private void poll() {
    synchronized (lock) {
      for (DemoPoll poll : polls.values()) {
        if (closed) {
          return;
        }
        byte[] response = poll.response();
        if (response.length == 0) {
          continue;
        }
        sink.frame(response);
        try {
          protocol.frame(response);
        } catch (FrameException e) {
          sink.frameRejected(e.reason());
        }
      }
    }
  }
}
