package io.tapedeck.plugin.demo;

import io.tapedeck.api.FaultDrill;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The demo exchange's feed: as any other, and faults can be played on it while it runs. Control thread. */
final class DemoFeed implements Feed, FaultDrill {
  private final Feed feed;
  private final DemoVenue venue;

  DemoFeed(Feed feed, DemoVenue venue) {
    this.feed = feed;
    this.venue = venue;
  }

  @Override
  public List<String> drills() {
    return Stream.of(Fault.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public void play(String drill, Instrument instrument) {
    for (Fault.Kind kind : Fault.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(drill)) {
        venue.play(kind, instrument.symbol());
      }
    }
  }

  @Override
  public void resync(Instrument instrument) {
    feed.resync(instrument);
  }

  @Override
  public void resubscribe(Instrument instrument) {
    feed.resubscribe(instrument);
  }

  @Override
  public void reconnect(Instrument instrument, Problem why) {
    feed.reconnect(instrument, why);
  }

  @Override
  public void subscribe(Instrument instrument) {
    feed.subscribe(instrument);
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    feed.unsubscribe(instrument);
  }

  @Override
  public void retryNow() {
    feed.retryNow();
  }

  @Override
  public void close() {
    feed.close();
  }
}
