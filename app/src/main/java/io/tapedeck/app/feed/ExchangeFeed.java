package io.tapedeck.app.feed;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Subscription;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.host.Deadline;
import io.tapedeck.app.host.Deadline.Outcome;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The feed of one exchange from Start to Stop, and what is thought of its streams. The control thread. Calls of the plugin are made one after the other on
 * {@code tapedeck-feed-<exchange>}, with a deadline, so that a plugin that does not answer holds up neither the control thread nor another exchange.
 */
final class ExchangeFeed {
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(10);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(3);

  private final LoadedAdapter adapter;
  private final FeedIntake intake;
  private final Consumer<Runnable> control;
  private final ExecutorService lane;
  private final Map<Integer, Watched> watched = new HashMap<>();
  private ConnectionMode mode = ConnectionMode.WEBSOCKET_SHARED;
  private @Nullable Feed feed;
  private boolean stopped;

  /** One stream and what is thought of it. */
  static final class Watched {
    final Recovery recovery;
    Verdict verdict = Verdict.NOT_STARTED;
    long linkSince;
    long doubts;

    private Watched(Recovery recovery) {
      this.recovery = recovery;
    }

    boolean live() {
      return verdict.state() == Verdict.State.LIVE;
    }
  }

  /** A feed that is not open yet; answers of the plugin are handed to {@code control}. */
  ExchangeFeed(LoadedAdapter adapter, FeedIntake intake, Consumer<Runnable> control) {
    this.adapter = adapter;
    this.intake = intake;
    this.control = control;
    lane = Executors.newSingleThreadExecutor(new NamedThreads("tapedeck-feed-" + adapter.info().id()));
  }

  LoadedAdapter adapter() {
    return adapter;
  }

  ExchangeInfo info() {
    return adapter.info();
  }

  FeedIntake intake() {
    return intake;
  }

  /** Says how the exchange is reached; before it is opened. */
  void reachedBy(ConnectionMode next) {
    mode = next;
  }

  /** How the exchange is reached. */
  ConnectionMode mode() {
    return mode;
  }

  /** True from the plugin's answer until Stop. */
  boolean running() {
    return feed != null && !stopped;
  }

  /** True once Stop was pressed or opening failed. */
  boolean stopped() {
    return stopped;
  }

  /** What the plugin opened; null before. */
  @Nullable Feed feed() {
    return feed;
  }

  /** Asks the plugin for a feed; {@code then} is told on the control thread what became of it. */
  void open(Subscription subscription, HostContext context, Consumer<Outcome<Feed>> then) {
    lane.execute(() -> {
      Outcome<Feed> outcome = Deadline.call(adapter.info().id(), adapter.loader(), OPEN_LIMIT, () ->
          adapter.adapter().open(subscription, intake, context));
      control.accept(() -> then.accept(outcome));
    });
  }

  /** The plugin's feed is there. */
  void opened(Feed answer) {
    feed = answer;
  }

  /** Calls the open feed; {@code failed} is told on the control thread when it threw or did not answer in time. Does nothing when it is not open. */
  void call(Consumer<Feed> what, Consumer<Outcome<Boolean>> failed) {
    Feed target = feed;
    if (target == null || stopped) {
      return;
    }
    lane.execute(() -> {
      Outcome<Boolean> outcome = within(target, what);
      if (!(outcome instanceof Outcome.Answer)) {
        control.accept(() -> failed.accept(outcome));
      }
    });
  }

  /** The gate: from now on whatever arrives is discarded and counted, and the feed is not called any more but to close it. */
  void gate() {
    stopped = true;
    intake.stop();
  }

  /** Closes a feed after its gate; {@code then} is told on the control thread what became of it. The last call. */
  void close(Feed last, Consumer<Outcome<Boolean>> then) {
    lane.execute(() -> {
      Outcome<Boolean> outcome = within(last, Feed::close);
      control.accept(() -> then.accept(outcome));
    });
    lane.shutdown();
  }

  /** There is nothing to close; what the plugin still answers to {@link #open} is told all the same. */
  void end() {
    lane.shutdown();
  }

  private Outcome<Boolean> within(Feed target, Consumer<Feed> what) {
    return Deadline.call(adapter.info().id(), adapter.loader(), CALL_LIMIT, () -> {
      what.accept(target);
      return true;
    });
  }

  /** What is thought of a stream. */
  Watched watched(StreamState stream, StallLimits limits) {
    return watched.computeIfAbsent(stream.index(), index -> new Watched(new Recovery(limits)));
  }

  /** Streams that are well, by when their connection opened: no two open in the same nanosecond. */
  Map<Long, Integer> liveOnLink() {
    Map<Long, Integer> live = new HashMap<>();
    for (Watched each : watched.values()) {
      if (each.live()) {
        live.merge(each.linkSince, 1, Integer::sum);
      }
    }
    return live;
  }
}
