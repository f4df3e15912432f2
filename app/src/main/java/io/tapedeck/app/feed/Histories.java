package io.tapedeck.app.feed;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.host.Deadline;
import io.tapedeck.app.host.Deadline.Outcome;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What exchanges tell of the time before a stream's own, asked once for each stream of a feed, and again a few times when the answer did not come. The control thread; at most two
 * questions are under way, on threads of their own.
 */
final class Histories {
  private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int THREADS = 2;

  /** As many minutes as most exchanges give at once. */
  private static final int MINUTES = 1_000;

  private static final int TRIES = 3;

  private final Function<LoadedAdapter, HostContext> contexts;
  private final Consumer<Runnable> control;
  private final Consumer<ControlItem> screen;
  private final ExecutorService asking;
  private final Set<StreamState> asked = new HashSet<>();
  private final Map<StreamState, Integer> failures = new HashMap<>();

  Histories(Function<LoadedAdapter, HostContext> contexts, Consumer<Runnable> control, Consumer<ControlItem> screen) {
    this.contexts = contexts;
    this.control = control;
    this.screen = screen;
    ThreadPoolExecutor pool = new ThreadPoolExecutor(
        THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new NamedThreads("tapedeck-history"));
    pool.allowCoreThreadTimeOut(true);
    asking = pool;
  }

  /** Asks for a stream's history, unless that was done. */
  void load(LoadedAdapter adapter, FeedIntake intake, StreamState stream) {
    if (!asked.add(stream)) {
      return;
    }
    try {
      asking.execute(() -> ask(adapter, intake, stream));
    } catch (RejectedExecutionException e) {
      LOG.debug("The program is ending; no history is asked for");
    }
  }

  /** The feeds are over: nothing of them is remembered. */
  void forget() {
    asked.clear();
    failures.clear();
  }

  /** Nothing is asked any more. */
  void close() {
    asking.shutdownNow();
  }

  private void ask(LoadedAdapter adapter, FeedIntake intake, StreamState stream) {
    if (intake.stopped()) {
      return;
    }
    Instrument instrument = stream.instrument();
    Outcome<List<Candle>> outcome = Deadline.call(adapter.info().id(), adapter.loader(), LIMIT, () ->
        List.copyOf(adapter.adapter().candles(instrument, MINUTE, MINUTES, contexts.apply(adapter))));
    if (outcome instanceof Outcome.Answer<List<Candle>> answer) {
      screen.accept(new ControlItem.HistoryLoaded(intake, stream.index(), answer.value()));
      return;
    }
    LOG.warn("{} has no history of {} now: {}", adapter.info().id(), instrument.symbol(), outcome);
    control.accept(() -> failed(adapter, instrument, stream, outcome));
  }

  private void failed(LoadedAdapter adapter, Instrument instrument, StreamState stream, Outcome<List<Candle>> outcome) {
    boolean again = true;
    String why = "It did not answer.";
    if (outcome instanceof Outcome.Threw<List<Candle>> threw) {
      why = "Its plugin failed; see the log.";
      if (threw.cause() instanceof ExchangeException refused) {
        again = refused.problem().retryable();
        why = refused.problem().text();
      }
    }
    if (again && failures.merge(stream, 1, Integer::sum) < TRIES) {
      asked.remove(stream); // Whoever still looks at its bars asks again.
      return;
    }
    screen.accept(new ControlItem.Said("history " + instrument.key(),
        adapter.info().name() + ": no bars of " + instrument.name() + " from before the start. " + why, true));
  }
}
