package io.tapedeck.bench;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.plugin.kraken.KrakenAdapter;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Kraken's real feed with its sockets and threads, to a server on this machine. Any thread. */
final class KrakenFeed {

  private KrakenFeed() {}

  static Feed open(Rig rig, List<Instrument> instruments, URI server) {
    KrakenAdapter kraken = new KrakenAdapter();
    HostContext context = new HostContext(kraken.info(), PluginOptions.parse(List.of("kraken.url=" + server)), TimeSource.system());
    try {
      return kraken.open(Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), rig.intake(), context);
    } catch (ExchangeException e) {
      throw new IllegalStateException("The feed opens whatever the server does", e);
    }
  }

  static Instrument instrument(String base) {
    return Instrument.spot("kraken", base + "/USD", base, "USD", 1, 8);
  }

  /** Names of the threads there are that do not belong to the benchmark. */
  static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.getName().startsWith("bench-")) {
        names.add(thread.getName() + "#" + thread.getId());
      }
    }
    return names;
  }
}
