package io.tapedeck.app.feed;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.FrameTap.Request;
import io.tapedeck.app.intake.FrameTap;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.tape.TapeRecorder;
import io.tapedeck.app.tape.TapedFeed;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a recorder to the feeds: to those that run, whose streams are then asked for anew so that the tape begins with what a reader needs, or to the next ones from their first frame
 * on. A recording ends with its feeds at the latest. The control thread.
 */
final class Taping {
  private final PluginHost host;
  private final Function<LoadedAdapter, HostContext> contexts;
  private @Nullable Function<List<StreamId>, TapeRecorder> armed;
  private @Nullable TapeRecorder recorder;

  Taping(PluginHost host, Function<LoadedAdapter, HostContext> contexts) {
    this.host = host;
    this.contexts = contexts;
  }

  /** Records the feeds given, or the next ones when there are none; sentences about what cannot be replayed. */
  List<String> begin(Function<List<StreamId>, TapeRecorder> makes, Collection<ExchangeFeed> feeds, List<StreamId> order, Asking asking) {
    end(feeds);
    if (feeds.isEmpty()) {
      armed = makes;
      return List.of();
    }
    TapeRecorder made = makes.apply(order);
    recorder = made;
    for (ExchangeFeed each : feeds) {
      each.intake().tap(made.feed(described(each, order)));
      for (StreamState stream : each.intake().streams()) {
        asking.resubscribe(each, stream.instrument());
      }
    }
    return limits(feeds);
  }

  /** Asks a feed for a stream anew. */
  interface Asking {
    void resubscribe(ExchangeFeed feed, Instrument instrument);
  }

  /** Feeds are about to be opened; sentences about what cannot be replayed. */
  List<String> opening(Collection<ExchangeFeed> feeds, List<StreamId> order) {
    Function<List<StreamId>, TapeRecorder> makes = armed;
    if (makes == null) {
      return List.of();
    }
    armed = null;
    TapeRecorder made = makes.apply(order);
    recorder = made;
    feeds.forEach(each -> each.intake().tap(made.feed(described(each, order))));
    return limits(feeds);
  }

  /** Nothing is recorded any more, nor will be. */
  void end(Collection<ExchangeFeed> feeds) {
    armed = null;
    feeds.forEach(each -> each.intake().tap(null));
    TapeRecorder ended = recorder;
    recorder = null;
    if (ended != null) {
      ended.stop();
    }
  }

  /** The host asks a feed for something. */
  static void asked(ExchangeFeed feed, Request request, Instrument instrument) {
    FrameTap tap = feed.intake().tap();
    if (tap != null) {
      tap.asked(request, instrument);
    }
  }

  /** What a replay will not be able to show: plugins other than the demo read polled answers outside of their protocol. */
  private static List<String> limits(Collection<ExchangeFeed> feeds) {
    return feeds.stream()
        .filter(each -> each.mode() == ConnectionMode.POLLING && !each.info().demo())
        .map(each -> each.info().name() + ": polled data is recorded, but cannot be replayed yet; choose a WebSocket mode for a recording to play.")
        .toList();
  }

  private TapedFeed described(ExchangeFeed feed, List<StreamId> order) {
    List<Instrument> instruments = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (StreamState stream : feed.intake().streams()) {
      instruments.add(stream.instrument());
      places.add(order.indexOf(StreamId.of(stream.instrument())));
    }
    return new TapedFeed(
        feed.info().id(), feed.info().name(), version(feed.info().id()), feed.info().demo(), feed.mode(), options(feed.adapter()), instruments, places);
  }

  private String version(String id) {
    return host.rows().stream().filter(row -> row.id().equals(id) && row.state() == PluginRow.State.READY).findFirst()
        .map(PluginRow::version).orElse("");
  }

  /** What decides how frames are read. Free texts stay out, and of addresses whatever could be a secret. */
  private Map<String, String> options(LoadedAdapter adapter) {
    Map<String, String> options = new TreeMap<>();
    HostContext context = contexts.apply(adapter);
    for (AdapterOption option : adapter.info().options()) {
      String value = context.option(option.key());
      switch (option.kind()) {
        case INTEGER, CHOICE -> options.put(option.key(), value);
        case WEBSOCKET_URL, HTTP_URL -> options.put(option.key(), bare(value));
        case TEXT -> {
          // May be anything.
        }
      }
    }
    return options;
  }

  private static String bare(String address) {
    URI uri = URI.create(address);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
  }
}
