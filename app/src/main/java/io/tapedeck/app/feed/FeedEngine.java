package io.tapedeck.app.feed;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.FaultDrill;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.host.Deadline;
import io.tapedeck.app.host.Deadline.Outcome;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.StreamFacts;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.queue.SharedQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, watches and stops the feed, and judges its streams. Everything happens on one thread, {@code tapedeck-control}; the public methods may
 * be called from any thread and return at once.
 */
public final class FeedEngine implements FeedDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedEngine.class);
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(10);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
  private static final Duration LIST_LIMIT = Duration.ofSeconds(30);
  private static final long JUDGE_EVERY_MILLIS = 100;

  private final PluginHost host;
  private final PluginOptions options;
  private final SharedQueue<ControlItem, StreamState> queue;
  private final TimeSource clock;
  private final int laneCapacity;
  private final StallLimits limits;
  private final Judge judge;
  private final ScheduledThreadPoolExecutor control;
  private final ExecutorService lists = Executors.newCachedThreadPool(new NamedThreads("tapedeck-lists"));
  private final AtomicBoolean judgeSoon = new AtomicBoolean();
  private final Map<String, List<Instrument>> known = new HashMap<>();
  private volatile Network network = Network.DIRECT;
  private @Nullable Running running;

  /** An engine on which nothing runs. */
  public FeedEngine(
      PluginHost host,
      PluginOptions options,
      SharedQueue<ControlItem, StreamState> queue,
      TimeSource clock,
      StallLimits limits,
      int laneCapacity) {
    this.host = host;
    this.options = options;
    this.queue = queue;
    this.clock = clock;
    this.laneCapacity = laneCapacity;
    this.limits = limits;
    judge = new Judge(clock, limits);
    host.listen((row, sentence) -> {
      queue.putControl(new ControlItem.Said("plugin " + row.id(), sentence, true));
      queue.putControl(new ControlItem.PluginsChanged(host.rows()));
    });
    control = new ScheduledThreadPoolExecutor(1, new NamedThreads("tapedeck-control"));
    control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // The task catches everything itself, so nobody needs its future.
    var unused = control.scheduleWithFixedDelay(
        () -> guarded(this::judgeAll), JUDGE_EVERY_MILLIS, JUDGE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Loads the plugins and says what became of them; {@code then} runs on the control thread after that. */
  public void loadPlugins(Runnable then) {
    onControl(() -> {
      List<PluginRow> rows = host.load();
      List<ExchangeInfo> infos = host.adapters().stream().map(LoadedAdapter::info).toList();
      queue.putControl(new ControlItem.PluginsChanged(rows));
      for (String problem : options.problems(infos)) {
        queue.putControl(new ControlItem.Said("option " + problem, problem, true));
      }
      then.run();
    });
  }

  @Override
  public void start(String exchangeId, ConnectionMode mode, List<String> symbols) {
    onControl(() -> startNow(exchangeId, mode, symbols));
  }

  @Override
  public void stop() {
    onControl(this::stopNow);
  }

  @Override
  public void loadInstruments(String exchangeId) {
    onControl(() -> {
      List<Instrument> list = known.get(exchangeId);
      if (list != null) {
        queue.putControl(new ControlItem.InstrumentsLoaded(exchangeId, list));
        return;
      }
      host.adapter(exchangeId).ifPresent(adapter -> lists.execute(() -> fetch(adapter)));
    });
  }

  @Override
  public void retryNow() {
    onControl(() -> {
      if (running != null) {
        onFeed(running, "retryNow", running.feed::retryNow);
      }
    });
  }

  /** Reaches the exchanges another way from the next attempt on, which is made at once where one is waited for. */
  public void network(Network next) {
    network = next;
    retryNow();
  }

  /** How the exchanges are reached. */
  public Network network() {
    return network;
  }

  /**
   * The clocks went apart.
   *
   * @param sentence for the trader
   * @param mayHaveSlept true when connections that seem open may be long gone: all are made anew then
   */
  public void clockJumped(String sentence, boolean mayHaveSlept) {
    onControl(() -> {
      queue.putControl(new ControlItem.Said("clock", sentence, true));
      if (!mayHaveSlept) {
        queue.putControl(new ControlItem.ClockSetBack());
      }
      Running now = running;
      if (now == null || !mayHaveSlept) {
        return;
      }
      Problem why = Problem.retryable(Problem.Kind.CONNECTION, "The computer slept, or its clock was set", sentence);
      for (StreamState stream : now.intake.streams()) {
        StreamFacts facts = stream.facts();
        if (facts != null && facts.link() == StreamFacts.LinkState.OPEN) {
          onFeed(now, "reconnect", () -> now.feed.reconnect(stream.instrument(), why));
        }
      }
    });
  }

  @Override
  public void resync(String symbol) {
    onControl(() -> {
      Running now = running;
      if (now == null) {
        return;
      }
      for (StreamState stream : now.intake.streams()) {
        Instrument instrument = stream.instrument();
        if (instrument.symbol().equals(symbol)) {
          onFeed(now, "resync", () -> now.feed.resync(instrument));
        }
      }
    });
  }

  @Override
  public void playFault(String drill, String symbol) {
    onControl(() -> {
      Running now = running;
      if (now == null || !(now.feed instanceof FaultDrill able)) {
        queue.putControl(new ControlItem.Said("drill", "Faults can be tried while the demo exchange runs.", false));
        return;
      }
      for (StreamState stream : now.intake.streams()) {
        if (stream.instrument().symbol().equals(symbol)) {
          onFeed(now, "play a fault", () -> able.play(drill, stream.instrument()));
        }
      }
    });
  }

  @Override
  public void close() {
    onControl(() -> {
      stopNow();
      host.close();
    });
    control.shutdown();
    lists.shutdownNow();
    try {
      if (!control.awaitTermination(5, TimeUnit.SECONDS)) {
        control.shutdownNow();
      }
    } catch (InterruptedException e) {
      control.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void startNow(String exchangeId, ConnectionMode mode, List<String> symbols) {
    if (running != null) {
      return;
    }
    queue.putControl(new ControlItem.PhaseChanged(FeedPhase.STARTING));
    Optional<LoadedAdapter> found = host.adapter(exchangeId);
    if (found.isEmpty() || symbols.isEmpty()) {
      refuseStart("start", found.isEmpty() ? "There is no exchange '" + exchangeId + "'." : "No symbol is chosen.");
      return;
    }
    LoadedAdapter adapter = found.get();
    String name = adapter.info().name();
    if (!adapter.info().modes().contains(mode)) {
      refuseStart("mode", name + " does not offer the mode '" + mode.label() + "'; choose another.");
      return;
    }
    List<Instrument> instruments = instruments(exchangeId, symbols);
    Listener listener = new Listener();
    FeedIntake intake;
    try {
      intake = new FeedIntake(instruments, false, queue, clock, listener, laneCapacity);
    } catch (IllegalArgumentException e) {
      refuseStart("start", e.getMessage() + ".");
      return;
    }
    listener.intake = intake;
    // The models must know the streams before the first news of them can be taken.
    queue.putControl(new ControlItem.FeedOpened(adapter.info(), intake));
    Outcome<Feed> outcome = Deadline.call(exchangeId, adapter.loader(), OPEN_LIMIT, () ->
        adapter.adapter().open(Subscription.of(instruments, mode), intake, context(adapter)));
    if (outcome instanceof Outcome.Answer<Feed> answer) {
      running = new Running(adapter, intake, answer.value());
      queue.putControl(new ControlItem.PhaseChanged(FeedPhase.RUNNING));
      judgeAll();
    } else {
      intake.stop();
      queue.putControl(new ControlItem.FeedClosed(intake));
      refuseStart("open " + exchangeId, failure(adapter, outcome));
    }
  }

  private List<Instrument> instruments(String exchangeId, List<String> symbols) {
    List<Instrument> listed = known.getOrDefault(exchangeId, List.of());
    List<Instrument> chosen = new ArrayList<>();
    for (String symbol : symbols) {
      chosen.add(listed.stream()
          .filter(i -> i.symbol().equals(symbol))
          .findFirst()
          .orElseGet(() -> Instrument.provisional(exchangeId, symbol)));
    }
    return chosen;
  }

  private String failure(LoadedAdapter adapter, Outcome<Feed> outcome) {
    String name = adapter.info().name();
    if (outcome instanceof Outcome.Threw<Feed> threw && threw.cause() instanceof ExchangeException refused) {
      return refused.problem().text();
    }
    String id = adapter.info().id();
    boolean late = outcome instanceof Outcome.TooLate;
    String text = late
        ? name + " plugin stopped answering for 10 s; it is left alone. Restart the program to use it again."
        : name + " plugin failed while starting the feed; its streams are off. See the log.";
    LOG.error("Plugin {} could not open a feed: {}", id, outcome,
        outcome instanceof Outcome.Threw<Feed> threw ? threw.cause() : null);
    if (late) {
      host.quarantine(id, PluginRow.State.QUARANTINED, text);
      queue.putControl(new ControlItem.PluginsChanged(host.rows()));
    }
    return text;
  }

  private void refuseStart(String cause, String sentence) {
    queue.putControl(new ControlItem.Said(cause, sentence, true));
    queue.putControl(new ControlItem.PhaseChanged(FeedPhase.STOPPED));
  }

  private void stopNow() {
    Running ending = running;
    if (ending == null) {
      return;
    }
    running = null;
    queue.putControl(new ControlItem.PhaseChanged(FeedPhase.STOPPING));
    // First the gate, then the sockets: what arrives in between is discarded and counted.
    ending.intake.stop();
    onFeed(ending, "close", ending.feed::close);
    queue.putControl(new ControlItem.FeedClosed(ending.intake));
    queue.putControl(new ControlItem.PhaseChanged(FeedPhase.STOPPED));
  }

  /** Calls a running feed with a deadline; a plugin that does not answer is left alone. */
  private void onFeed(Running target, String what, Runnable call) {
    String id = target.adapter.info().id();
    Outcome<Boolean> outcome = Deadline.call(id, target.adapter.loader(), CLOSE_LIMIT, () -> {
      call.run();
      return true;
    });
    if (!(outcome instanceof Outcome.Answer)) {
      LOG.error("Plugin {} failed in {}: {}", id, what, outcome);
      String text = target.adapter.info().name() + " plugin failed to " + what + " in time; it is left alone.";
      host.quarantine(id, PluginRow.State.QUARANTINED, text);
      queue.putControl(new ControlItem.Said(what + " " + id, text, true));
      queue.putControl(new ControlItem.PluginsChanged(host.rows()));
    }
  }

  private void fetch(LoadedAdapter adapter) {
    String id = adapter.info().id();
    Outcome<List<Instrument>> outcome = Deadline.call(id, adapter.loader(), LIST_LIMIT, () ->
        List.copyOf(adapter.adapter().instruments(context(adapter))));
    if (outcome instanceof Outcome.Answer<List<Instrument>> answer) {
      onControl(() -> {
        known.put(id, answer.value());
        queue.putControl(new ControlItem.InstrumentsLoaded(id, answer.value()));
      });
      return;
    }
    LOG.warn("Plugin {} has no list of instruments now: {}", id, outcome);
    String why = outcome instanceof Outcome.Threw<List<Instrument>> threw
            && threw.cause() instanceof ExchangeException refused
        ? refused.problem().text()
        : "it did not answer.";
    queue.putControl(new ControlItem.Said(
        "list " + id, adapter.info().name() + ": no list of symbols now; type a symbol to add it. " + why, true));
  }

  private void judgeAll() {
    judgeSoon.set(false);
    Running now = running;
    if (now == null) {
      return;
    }
    long time = clock.nanos();
    Map<Long, Integer> liveOnLink = now.liveOnLink();
    for (StreamState stream : now.intake.streams()) {
      StreamFacts facts = stream.facts();
      if (facts == null) {
        continue;
      }
      Watched watched = now.watched.computeIfAbsent(stream.index(), index -> new Watched(new Recovery(limits)));
      boolean othersLive = liveOnLink.getOrDefault(facts.linkSinceNanos(), 0) > (watched.live() ? 1 : 0);
      act(now, stream, watched.recovery.step(facts, othersLive, time));
      Verdict after = judge.judge(facts, watched.recovery.remedy(facts, time), watched.verdict);
      watched.linkSince = facts.linkSinceNanos();
      if (facts.doubts() > watched.doubts && after.state().trusted() && watched.verdict.state().trusted()) {
        // Lost and mended between two looks: it was short, but it happened, and the history must say so.
        watched.tell(now, stream, judge.passed(facts));
        after = judge.judge(facts, watched.recovery.remedy(facts, time), watched.verdict);
      }
      watched.doubts = facts.doubts();
      if (!after.equals(watched.verdict)) {
        watched.tell(now, stream, after);
      }
    }
  }

  private void act(Running now, StreamState stream, Recovery.Action action) {
    Instrument instrument = stream.instrument();
    switch (action) {
      case NOTHING -> {
        // As nearly always.
      }
      case RESYNC -> onFeed(now, "resync", () -> now.feed.resync(instrument));
      case RESUBSCRIBE -> {
        LOG.info("{}: silent; asked for anew", instrument.key());
        onFeed(now, "resubscribe", () -> now.feed.resubscribe(instrument));
      }
      case RECONNECT -> {
        LOG.info("{}: asking did not help; its connection is made anew", instrument.key());
        onFeed(now, "reconnect", () -> now.feed.reconnect(
            instrument,
            Problem.retryable(Problem.Kind.TIMEOUT, instrument.name() + " stayed silent; its connection is made anew", "")));
      }
    }
  }

  private HostContext context(LoadedAdapter adapter) {
    return new HostContext(adapter.info(), options, clock, host.keeps(adapter.info().id()), () -> network);
  }

  private void onControl(Runnable work) {
    try {
      control.execute(() -> guarded(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("The program is ending; nothing more is started");
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("The control thread goes on after an error", e);
    }
  }

  /** One feed from Start to Stop. */
  private static final class Running {
    private final LoadedAdapter adapter;
    private final FeedIntake intake;
    private final Feed feed;
    private final Map<Integer, Watched> watched = new HashMap<>();

    /** Streams that are well, by when their connection opened: no two open in the same nanosecond. */
    private Map<Long, Integer> liveOnLink() {
      Map<Long, Integer> live = new HashMap<>();
      for (Watched each : watched.values()) {
        if (each.live()) {
          live.merge(each.linkSince, 1, Integer::sum);
        }
      }
      return live;
    }

    private Running(LoadedAdapter adapter, FeedIntake intake, Feed feed) {
      this.adapter = adapter;
      this.intake = intake;
      this.feed = feed;
    }
  }

  /** One stream and what is thought of it. */
  private final class Watched {
    private final Recovery recovery;
    private Verdict verdict = Verdict.NOT_STARTED;
    private long linkSince;
    private long doubts;

    private Watched(Recovery recovery) {
      this.recovery = recovery;
    }

    private void tell(Running now, StreamState stream, Verdict next) {
      verdict = next;
      queue.putControl(new ControlItem.VerdictChanged(now.intake, stream.index(), next));
    }

    private boolean live() {
      return verdict.state() == Verdict.State.LIVE;
    }
  }

  /** Wakes the judge at once when something changed, instead of at its next round. */
  private final class Listener implements FeedListener {
    private volatile @Nullable FeedIntake intake;

    @Override
    public void transition() {
      if (judgeSoon.compareAndSet(false, true)) {
        onControl(FeedEngine.this::judgeAll);
      }
    }

    @Override
    public void notice(String cause, Problem problem) {
      FeedIntake mine = intake;
      if (mine != null) {
        LOG.info("{}: {} {}", problem.kind(), problem.text(), problem.detail());
        queue.putControl(new ControlItem.NoticeRaised(mine, cause, problem.text(), true));
      }
    }
  }
}
