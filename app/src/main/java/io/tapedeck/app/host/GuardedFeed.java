package io.tapedeck.app.host;

import io.tapedeck.api.FaultDrill;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A plugin's feed, closed at most once, and watched for what it leaves behind. It can play faults when the plugin's feed can. The control thread. */
class GuardedFeed implements Feed {
  private final Feed feed;
  private final Conduct conduct;
  private final AtomicBoolean closed = new AtomicBoolean();

  static GuardedFeed of(Feed feed, Conduct conduct) {
    return feed instanceof FaultDrill drill ? new Drilled(feed, drill, conduct) : new GuardedFeed(feed, conduct);
  }

  private GuardedFeed(Feed feed, Conduct conduct) {
    this.feed = feed;
    this.conduct = conduct;
  }

  @Override
  public void resync(Instrument instrument) {
    if (!conduct.quarantined()) {
      feed.resync(instrument);
    }
  }

  @Override
  public void subscribe(Instrument instrument) {
    if (!conduct.quarantined()) {
      feed.subscribe(instrument);
    }
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    if (!conduct.quarantined()) {
      feed.unsubscribe(instrument);
    }
  }

  @Override
  public void resubscribe(Instrument instrument) {
    if (!conduct.quarantined()) {
      feed.resubscribe(instrument);
    }
  }

  @Override
  public void reconnect(Instrument instrument, Problem why) {
    if (!conduct.quarantined()) {
      feed.reconnect(instrument, why);
    }
  }

  @Override
  public void retryNow() {
    if (!conduct.quarantined()) {
      feed.retryNow();
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return; // Somebody closes it already, and may be stuck in it; the trader's Stop does not wait for the same again.
    }
    try {
      feed.close();
    } finally {
      conduct.closed(this);
    }
  }

  private static final class Drilled extends GuardedFeed implements FaultDrill {
    private final FaultDrill drill;
    private final Conduct conduct;

    Drilled(Feed feed, FaultDrill drill, Conduct conduct) {
      super(feed, conduct);
      this.drill = drill;
      this.conduct = conduct;
    }

    @Override
    public List<String> drills() {
      return conduct.quarantined() ? List.of() : drill.drills();
    }

    @Override
    public void play(String name, Instrument instrument) {
      if (!conduct.quarantined()) {
        drill.play(name, instrument);
      }
    }
  }
}
