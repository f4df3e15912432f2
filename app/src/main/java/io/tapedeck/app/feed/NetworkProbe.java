package io.tapedeck.app.feed;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import io.tapedeck.kit.MarketSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Tries whether an exchange can be reached in some way: name look-up, proxy, TLS and handshake, as a plugin would do it. Any thread; the outcome comes on a thread of its own. */
public final class NetworkProbe {
  private final ThreadFactory threads = new NamedThreads("tapedeck-probe");
  private final TimeSource clock;
  private final Duration limit;

  /**
   * A probe.
   *
   * @param limit for the whole attempt
   */
  public NetworkProbe(TimeSource clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** What became of it: a sentence. */
  public record Outcome(boolean reached, String sentence) {}

  /** Told once, on the probe's thread. */
  @FunctionalInterface
  public interface Listener {
    /** It is over. */
    void over(Outcome outcome);
  }

  /** Tries to reach an exchange; returns at once. */
  public void reach(ExchangeInfo info, PluginOptions options, Network way, Listener listener) {
    threads.newThread(() -> {
      Outcome outcome;
      try {
        outcome = reachNow(info, options, way);
      } catch (RuntimeException e) {
        // Whoever waits must hear of it: an address no library can take, for instance.
        outcome = new Outcome(false, "The address of " + info.name() + " cannot be tried: " + e.getMessage() + ".");
      }
      listener.over(outcome);
    }).start();
  }

  private Outcome reachNow(ExchangeInfo info, PluginOptions options, Network way) {
    HostContext context = new HostContext(info, options, clock, null, () -> way);
    Optional<String> address = info.options().stream()
        .filter(option -> option.kind() == AdapterOption.Kind.WEBSOCKET_URL)
        .findFirst()
        .map(option -> context.option(option.key()))
        .filter(text -> !text.isEmpty());
    if (address.isEmpty()) {
      return new Outcome(true, info.demo()
          ? info.name() + " is made by this program and needs no network."
          : info.name() + " does not say at which address it is; start it to see.");
    }
    URI uri = URI.create(address.get());
    MarketSocket.Limits usual = MarketSocket.Limits.DEFAULT;
    MarketSocket socket = new MarketSocket(uri, context, new MarketSocket.Limits(usual.frame(), usual.message(), usual.handshake(), limit));
    long began = clock.nanos();
    try {
      Connection connection = socket.connect("tapedeck-probe", new Deaf());
      long millis = Math.max(1, (clock.nanos() - began) / 1_000_000);
      connection.close();
      return new Outcome(true, uri.getHost() + " was reached " + through(way) + " in " + millis + " ms.");
    } catch (ExchangeException e) {
      return new Outcome(false, e.problem().text() + ".");
    }
  }

  private static String through(Network way) {
    URI proxy = way.proxy();
    return proxy != null ? "through the proxy " + proxy.getHost() : way.way() == Network.Way.SYSTEM ? "as the system says" : "directly";
  }

  /** What is sent is of no interest. */
  private static final class Deaf implements ConnectionListener {
    @Override
    public void frame(byte[] frame) {}

    @Override
    public void frameRejected(String reason) {}

    @Override
    public void lost(Problem why) {}
  }
}
