package io.tapedeck.app.feed;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.host.Deadline;
import io.tapedeck.app.host.Deadline.Outcome;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.StreamId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the exchanges list, as far as it was asked for. The control thread; each question waits for its answer on a thread of its own, so that one slow exchange holds up
 * nobody.
 */
final class InstrumentLists {
  private static final Logger LOG = LoggerFactory.getLogger(InstrumentLists.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Function<LoadedAdapter, HostContext> contexts;
  private final Consumer<Runnable> control;
  private final Consumer<ControlItem> screen;
  private final ExecutorService asking = Executors.newCachedThreadPool(new NamedThreads("tapedeck-lists"));
  private final Map<String, List<Instrument>> known = new HashMap<>();
  private final Map<String, Map<String, Instrument>> bySymbol = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  InstrumentLists(Function<LoadedAdapter, HostContext> contexts, Consumer<Runnable> control, Consumer<ControlItem> screen) {
    this.contexts = contexts;
    this.control = control;
    this.screen = screen;
  }

  /** Tells the screen what an exchange lists, asking it first when that is not known; it is asked once at a time. */
  void load(LoadedAdapter adapter) {
    String id = adapter.info().id();
    List<Instrument> list = known.get(id);
    if (list != null) {
      screen.accept(new ControlItem.InstrumentsLoaded(id, list));
    } else if (asked.add(id)) {
      try {
        asking.execute(() -> ask(adapter));
      } catch (RejectedExecutionException e) {
        LOG.debug("The program is ending; no list is asked for");
      }
    }
  }

  /** The instrument of a stream; a provisional one while its exchange's list is not known. */
  Instrument instrument(StreamId stream) {
    Instrument listed = bySymbol.getOrDefault(stream.exchange(), Map.of()).get(stream.symbol());
    return listed == null ? Instrument.provisional(stream.exchange(), stream.symbol()) : listed;
  }

  /** Nothing is asked any more. */
  void close() {
    asking.shutdownNow();
  }

  private void ask(LoadedAdapter adapter) {
    String id = adapter.info().id();
    Outcome<List<Instrument>> outcome = Deadline.call(
        id, adapter.loader(), LIMIT, () -> List.copyOf(adapter.adapter().instruments(contexts.apply(adapter))));
    control.accept(() -> answered(id, outcome));
  }

  private void answered(String id, Outcome<List<Instrument>> outcome) {
    asked.remove(id);
    if (outcome instanceof Outcome.Answer<List<Instrument>> answer) {
      Map<String, Instrument> symbols = new LinkedHashMap<>();
      answer.value().forEach(instrument -> symbols.putIfAbsent(instrument.symbol(), instrument));
      known.put(id, List.copyOf(symbols.values()));
      bySymbol.put(id, symbols);
      screen.accept(new ControlItem.InstrumentsLoaded(id, List.copyOf(symbols.values())));
      return;
    }
    LOG.warn("Plugin {} has no list of instruments now: {}", id, outcome);
    String why = outcome instanceof Outcome.Threw<List<Instrument>> threw
            && threw.cause() instanceof ExchangeException refused
        ? refused.problem().text()
        : "It did not answer.";
    screen.accept(new ControlItem.InstrumentsMissing(id, why));
  }
}
