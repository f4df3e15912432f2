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
import io.tapedeck.app.host.Deadline.Outcome;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FrameTap;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.StreamFacts;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, watches and stops the feeds, one for each exchange, and judges their streams. Everything is decided on one thread, {@code tapedeck-control}, which does not wait for a
 * feed's plugin: that is called on the feed's own thread. The public methods may be called from any thread and return at once.
 */
public final class FeedEngine implements FeedDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedEngine.class);
  private static final long JUDGE_EVERY_MILLIS = 100;
  private static final long CLOSE_LIMIT_SECONDS = 5;

  private final PluginHost host;
  private final PluginOptions given;
  private volatile PluginOptions options;
  private final SharedQueue<ControlItem, StreamState> queue;
  private final TimeSource clock;
  private final int laneCapacity;
  private final StallLimits limits;
  private final Judge judge;
  private final ScheduledThreadPoolExecutor control;
  private final InstrumentLists lists;
  private final Histories histories;
  private final Taping taping;
  private final AtomicBoolean judgeSoon = new AtomicBoolean();
  private volatile Network network = Network.DIRECT;

  // Below: the control thread.
  /** From Start until the plugin has closed, or failed to open, by exchange in the order of the choice. */
  private final Map<String, ExchangeFeed> feeds = new LinkedHashMap<>();
  private final List<Runnable> whenStopped = new ArrayList<>();
  private List<StreamId> order = List.of();
  private FeedPhase phase = FeedPhase.STOPPED;

  /** An engine on which nothing runs. */
  public FeedEngine(
      PluginHost host,
      PluginOptions options,
      SharedQueue<ControlItem, StreamState> queue,
      TimeSource clock,
      StallLimits limits,
      int laneCapacity) {
    this.host = host;
    given = options;
    this.options = options;
    this.queue = queue;
    this.clock = clock;
    this.laneCapacity = laneCapacity;
    this.limits = limits;
    judge = new Judge(clock, limits);
    lists = new InstrumentLists(this::context, this::onControl, queue::putControl);
    histories = new Histories(this::context, this::onControl, queue::putControl);
    taping = new Taping(host, this::context);
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
      Set<String> problems = new LinkedHashSet<>(given.problems(infos));
      problems.addAll(options.within(infos).problems(infos));
      for (String problem : problems) {
        queue.putControl(new ControlItem.Said("option " + problem, problem, true));
      }
      then.run();
    });
  }

  /** Options chosen in the window, by plugin and key; those given at the start come first. They hold from the next Start on. */
  public void choose(Map<String, Map<String, String>> chosen) {
    options = given.over(chosen);
  }

  /** The options that hold from the next Start on. */
  public PluginOptions options() {
    return options;
  }

  @Override
  public void start(ConnectionMode mode, List<StreamId> streams) {
    onControl(() -> startNow(mode, streams.stream().distinct().toList()));
  }

  @Override
  public void stop() {
    onControl(this::stopNow);
  }

  /**
   * Records: what runs, from now on, or the next feeds from their first frame on. It ends with the feeds, or with {@link #recordNoMore}.
   *
   * @param makes the recorder, once there is something to record, from its streams; called on the control thread
   */
  public void record(Function<List<StreamId>, TapeRecorder> makes) {
    onControl(() -> say(taping.begin(makes, phase == FeedPhase.STOPPING ? List.of() : feeds.values(), order, (feed, instrument) -> {
      if (feed.running()) {
        resubscribe(feed, instrument);
      }
    })));
  }

  /** Ends the recording in order; nothing more is recorded. */
  public void recordNoMore() {
    onControl(() -> taping.end(feeds.values()));
  }

  @Override
  public void loadInstruments(String exchangeId) {
    onControl(() -> host.adapter(exchangeId).ifPresent(lists::load));
  }

  @Override
  public void loadHistory(StreamId id) {
    onControl(() -> {
      ExchangeFeed owner = feeds.get(id.exchange());
      StreamState stream = owner == null ? null : owner.intake().stream(id);
      if (owner != null && stream != null && owner.running()) {
        histories.load(owner.adapter(), owner.intake(), stream);
      }
    });
  }

  @Override
  public void retryNow() {
    onControl(() -> feeds.values().forEach(each -> onFeed(each, "retryNow", Feed::retryNow)));
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
        return;
      }
      Problem why = Problem.retryable(Problem.Kind.CONNECTION, "The computer slept, or its clock was set", sentence);
      for (ExchangeFeed each : feeds.values()) {
        for (StreamState stream : each.intake().streams()) {
          StreamFacts facts = stream.facts();
          if (facts != null && facts.link() == StreamFacts.LinkState.OPEN) {
            onFeed(each, "reconnect", feed -> feed.reconnect(stream.instrument(), why));
          }
        }
      }
    });
  }

  @Override
  public void resync(StreamId id) {
    onControl(() -> {
      ExchangeFeed owner = feeds.get(id.exchange());
      StreamState stream = owner == null ? null : owner.intake().stream(id);
      if (owner != null && stream != null) {
        resyncNow(owner, stream.instrument());
      }
    });
  }

  @Override
  public void playFault(String drill, StreamId id) {
    onControl(() -> {
      ExchangeFeed owner = feeds.get(id.exchange());
      StreamState stream = owner == null ? null : owner.intake().stream(id);
      if (owner != null && stream != null && owner.feed() instanceof FaultDrill able) {
        Instrument instrument = stream.instrument();
        onFeed(owner, "play a fault", feed -> able.play(drill, instrument));
        return;
      }
      boolean other = feeds.values().stream().anyMatch(each -> each.feed() instanceof FaultDrill);
      queue.putControl(new ControlItem.Said("drill", other
          ? "Faults can be tried on streams of the demo exchange; select one of them in the table."
          : "Faults can be tried while the demo exchange runs.", false));
    });
  }

  @Override
  public void close() {
    CountDownLatch stopped = new CountDownLatch(1);
    onControl(() -> {
      whenStopped.add(stopped::countDown);
      stopNow();
      tellWhenStopped();
    });
    try {
      if (!stopped.await(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Not every feed was closed within {} s", CLOSE_LIMIT_SECONDS);
      }
      onControl(host::close);
      control.shutdown();
      lists.close();
      histories.close();
      if (!control.awaitTermination(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        control.shutdownNow();
      }
    } catch (InterruptedException e) {
      control.shutdownNow();
      lists.close();
      histories.close();
      Thread.currentThread().interrupt();
    }
  }

  private void startNow(ConnectionMode mode, List<StreamId> streams) {
    if (phase != FeedPhase.STOPPED) {
      return;
    }
    phase(FeedPhase.STARTING);
    if (streams.isEmpty()) {
      refuseStart("No symbol is chosen.");
      return;
    }
    if (streams.size() > queue.capacity()) {
      refuseStart("At most " + queue.capacity() + " symbols can be shown at a time.");
      return;
    }
    Map<String, List<Instrument>> byExchange = new LinkedHashMap<>();
    streams.forEach(id -> byExchange.computeIfAbsent(id.exchange(), e -> new ArrayList<>()).add(lists.instrument(id)));
    int lane = FeedIntake.fairLane(laneCapacity, streams.size());
    List<ControlItem.FeedOpened> opening = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    byExchange.forEach((exchange, instruments) -> {
      Listener listener = new Listener();
      FeedIntake intake = new FeedIntake(instruments, false, queue, clock, listener, lane);
      listener.intake = intake;
      Optional<LoadedAdapter> adapter = host.adapter(exchange);
      opening.add(new ControlItem.FeedOpened(adapter.map(LoadedAdapter::info).orElseGet(() -> absent(exchange, mode)), intake));
      adapter.ifPresentOrElse(
          found -> feeds.put(exchange, new ExchangeFeed(found, intake, this::onControl)),
          () -> missing.add(new Missing(exchange, intake)));
    });
    order = streams;
    // The models must know the streams before the first news of them can be taken.
    queue.putControl(new ControlItem.FeedsOpened(opening, streams));
    for (Missing each : missing) {
      ended(each.intake, "start " + each.exchange, whyMissing(each.exchange), Verdict.State.FAILED);
    }
    for (ExchangeFeed each : feeds.values()) {
      each.reachedBy(each.info().modes().contains(mode) ? mode : each.info().modes().get(0));
    }
    say(taping.opening(feeds.values(), streams));
    for (ExchangeFeed each : List.copyOf(feeds.values())) {
      open(each, mode);
    }
    judgeAll();
    settle();
  }

  private void open(ExchangeFeed each, ConnectionMode wanted) {
    ExchangeInfo info = each.info();
    ConnectionMode mode = each.mode();
    if (mode != wanted) {
      queue.putControl(new ControlItem.Said(
          "mode " + info.id(),
          info.name() + " does not offer '" + wanted.label() + "'; it is reached by '" + mode.label() + "'.",
          false));
    }
    List<Instrument> instruments = each.intake().streams().stream().map(StreamState::instrument).toList();
    each.open(Subscription.of(instruments, mode), context(each.adapter()), outcome -> opened(each, outcome));
  }

  /** The plugin answered, perhaps after Stop. */
  private void opened(ExchangeFeed each, Outcome<Feed> outcome) {
    if (each.stopped()) {
      if (outcome instanceof Outcome.Answer<Feed> late) {
        each.close(late.value(), closed -> blameUnlessDone(each, "close", closed));
      } else {
        each.end();
        LOG.info("{} after Stop: {}", each.info().id(), failure(each, outcome));
      }
      return;
    }
    if (outcome instanceof Outcome.Answer<Feed> answer) {
      each.opened(answer.value());
      if (phase == FeedPhase.STARTING) {
        phase(FeedPhase.RUNNING);
      }
      judgeAll();
      return;
    }
    each.gate();
    each.end();
    feeds.remove(each.info().id());
    boolean lasting = outcome instanceof Outcome.Threw<Feed> threw
        && threw.cause() instanceof ExchangeException refused && !refused.problem().retryable();
    ended(each.intake(), "open " + each.info().id(), failure(each, outcome),
        lasting ? Verdict.State.REJECTED : Verdict.State.FAILED);
    settle();
  }

  private String failure(ExchangeFeed each, Outcome<Feed> outcome) {
    String name = each.info().name();
    if (outcome instanceof Outcome.Threw<Feed> threw && threw.cause() instanceof ExchangeException refused) {
      return refused.problem().text();
    }
    String id = each.info().id();
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

  /** A feed that never came to run: its streams say why. */
  private void ended(FeedIntake intake, String cause, String sentence, Verdict.State state) {
    intake.stop();
    queue.putControl(new ControlItem.FeedClosed(intake, new Verdict(state, sentence, clock.nanos(), clock.epochNanos())));
    queue.putControl(new ControlItem.Said(cause, sentence, true));
  }

  private void refuseStart(String sentence) {
    queue.putControl(new ControlItem.Said("start", sentence, true));
    phase(FeedPhase.STOPPED);
  }

  private void stopNow() {
    if (feeds.isEmpty() || phase == FeedPhase.STOPPING) {
      return;
    }
    phase(FeedPhase.STOPPING);
    histories.forget();
    // First all gates, then the sockets: what arrives in between is discarded and counted, and one plugin that does not close keeps no other's gate open.
    feeds.values().forEach(ExchangeFeed::gate);
    taping.end(feeds.values());
    for (ExchangeFeed each : List.copyOf(feeds.values())) {
      Feed feed = each.feed();
      if (feed == null) {
        over(each); // What the plugin still answers to open is closed when it comes.
      } else {
        each.close(feed, outcome -> {
          blameUnlessDone(each, "close", outcome);
          over(each);
        });
      }
    }
    settle();
  }

  private void over(ExchangeFeed each) {
    queue.putControl(new ControlItem.FeedClosed(each.intake()));
    feeds.remove(each.info().id(), each);
    settle();
  }

  /** After the last feed ended nothing runs. */
  private void settle() {
    if (feeds.isEmpty() && phase != FeedPhase.STOPPED) {
      taping.end(List.of());
      phase(FeedPhase.STOPPED);
      tellWhenStopped();
    }
  }

  private void tellWhenStopped() {
    if (feeds.isEmpty()) {
      whenStopped.forEach(Runnable::run);
      whenStopped.clear();
    }
  }

  private void say(List<String> warnings) {
    warnings.forEach(each -> queue.putControl(new ControlItem.Said("tape " + each, each, true)));
  }

  private void phase(FeedPhase next) {
    phase = next;
    queue.putControl(new ControlItem.PhaseChanged(next));
  }

  /** Calls a running feed with a deadline; a plugin that does not answer is left alone. */
  private void onFeed(ExchangeFeed target, String what, Consumer<Feed> call) {
    target.call(call, outcome -> blameUnlessDone(target, what, outcome));
  }

  private void blameUnlessDone(ExchangeFeed target, String what, Outcome<Boolean> outcome) {
    if (outcome instanceof Outcome.Answer) {
      return;
    }
    String id = target.info().id();
    LOG.error("Plugin {} failed in {}: {}", id, what, outcome);
    String text = target.info().name() + " plugin failed to " + what + " in time; it is left alone.";
    host.quarantine(id, PluginRow.State.QUARANTINED, text);
    queue.putControl(new ControlItem.Said(what + " " + id, text, true));
    queue.putControl(new ControlItem.PluginsChanged(host.rows()));
  }

  private void judgeAll() {
    judgeSoon.set(false);
    for (ExchangeFeed each : feeds.values()) {
      if (!each.stopped()) {
        judge(each);
      }
    }
  }

  private void judge(ExchangeFeed now) {
    long time = clock.nanos();
    Map<Long, Integer> liveOnLink = now.liveOnLink();
    for (StreamState stream : now.intake().streams()) {
      StreamFacts facts = stream.facts();
      if (facts == null) {
        continue;
      }
      ExchangeFeed.Watched watched = now.watched(stream, limits);
      boolean othersLive = liveOnLink.getOrDefault(facts.linkSinceNanos(), 0) > (watched.live() ? 1 : 0);
      if (now.running()) {
        act(now, stream, watched.recovery.step(facts, othersLive, time));
      }
      Verdict after = judge.judge(facts, watched.recovery.remedy(facts, time), watched.verdict);
      watched.linkSince = facts.linkSinceNanos();
      if (facts.doubts() > watched.doubts && after.state().trusted() && watched.verdict.state().trusted()) {
        // Lost and mended between two looks: it was short, but it happened, and the history must say so.
        tell(now, stream, watched, judge.passed(facts));
        after = judge.judge(facts, watched.recovery.remedy(facts, time), watched.verdict);
      }
      watched.doubts = facts.doubts();
      if (!after.equals(watched.verdict)) {
        tell(now, stream, watched, after);
      }
    }
  }

  private void tell(ExchangeFeed now, StreamState stream, ExchangeFeed.Watched watched, Verdict next) {
    watched.verdict = next;
    queue.putControl(new ControlItem.VerdictChanged(now.intake(), stream.index(), next));
  }

  private void act(ExchangeFeed now, StreamState stream, Recovery.Action action) {
    Instrument instrument = stream.instrument();
    switch (action) {
      case NOTHING -> {
        // As nearly always.
      }
      case RESYNC -> resyncNow(now, instrument);
      case RESUBSCRIBE -> {
        LOG.info("{}: silent; asked for anew", instrument.key());
        resubscribe(now, instrument);
      }
      case RECONNECT -> {
        LOG.info("{}: asking did not help; its connection is made anew", instrument.key());
        onFeed(now, "reconnect", feed -> feed.reconnect(
            instrument,
            Problem.retryable(Problem.Kind.TIMEOUT, instrument.name() + " stayed silent; its connection is made anew", "")));
      }
    }
  }

  private void resyncNow(ExchangeFeed feed, Instrument instrument) {
    Taping.asked(feed, FrameTap.Request.RESYNC, instrument);
    onFeed(feed, "resync", each -> each.resync(instrument));
  }

  private void resubscribe(ExchangeFeed feed, Instrument instrument) {
    Taping.asked(feed, FrameTap.Request.RESUBSCRIBE, instrument);
    onFeed(feed, "resubscribe", each -> each.resubscribe(instrument));
  }

  private String whyMissing(String exchange) {
    for (PluginRow row : host.rows()) {
      if (row.id().equals(exchange) && row.state() != PluginRow.State.READY && !row.reason().isEmpty()) {
        return row.reason();
      }
    }
    return "There is no exchange '" + exchange + "'.";
  }

  private ExchangeInfo absent(String exchange, ConnectionMode mode) {
    for (PluginRow row : host.rows()) {
      ExchangeInfo info = row.info();
      if (row.id().equals(exchange) && info != null) {
        return info;
      }
    }
    return new ExchangeInfo(exchange, exchange, "", false, List.of(mode), List.of(), List.of());
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

  /** A chosen exchange whose plugin is not there, or not any more. */
  private record Missing(String exchange, FeedIntake intake) {}

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
