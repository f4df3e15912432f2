package io.tapedeck.app.pump;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.ScreenShare;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.PrintSink;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.BarBoard;
import io.tapedeck.app.model.DelayStages;
import io.tapedeck.app.model.Episode;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.queue.SharedQueue;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the shared queue into the models: control items first, then streams by oldest news, at most so many items and so many milliseconds a tick; then
 * every changed model announces once, in every tick or, when the thread is busy, in every second or third; to those who write digits ten times a second. Streams that nobody looks at are read four times a second at most.
 * The EDT, driven by a Swing Timer; in headless runs the one thread that pumps.
 *
 * <p>What goes wrong with one item is logged and counted; the drain goes on with the next.
 */
public final class Pump {
  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
  private static final long MEASURE_EVERY_NANOS = 500_000_000L;

  private final SharedQueue<ControlItem, StreamState> queue;
  private final ScreenModel screen;
  private final TimeSource clock;
  private final TimeSource machine;
  private final Budget budget;
  private final StreamView view = new StreamView();
  private final StreamView barsView = new StreamView();
  // In the order they were opened; an ended feed stays until the next start, as its streams do on the screen.
  private final Map<FeedIntake, ShownFeed> feeds = new LinkedHashMap<>();
  // Taken out of the queue but not read yet: nobody looks at them, and their time has not come.
  private final ArrayDeque<StreamState> unseen = new ArrayDeque<>();
  private final Prints prints = new Prints();
  // The screen's list as these feeds made it; another list means that the trader chose other streams since.
  private List<StreamModel> shown = List.of();
  private long ledgerAt = Long.MIN_VALUE;
  private long beatAt = Long.MIN_VALUE;
  private long faults;
  private long ledgerSamples;
  private long ledgerFaults;
  private long episodesLogged;
  private Consumer<? super RuntimeException> onFault = e -> LOG.error("An item could not be shown; the drain goes on", e);
  private final ScreenShare share = new ScreenShare();
  private final DisplayPace pace = new DisplayPace();
  private long measuredAt;
  private double threadShare;
  private final Passage passage = new Passage();

  /** A pump that has not ticked yet. */
  public Pump(SharedQueue<ControlItem, StreamState> queue, ScreenModel screen, TimeSource clock, Budget budget) {
    this(queue, screen, clock, clock, budget);
  }

  /**
   * A pump whose data has a clock of its own.
   *
   * @param clock of what is shown: in a replay the recorder's, which stands still or runs at another speed
   * @param machine by which the cost of a tick and the pace of the screen are measured
   */
  public Pump(
      SharedQueue<ControlItem, StreamState> queue, ScreenModel screen, TimeSource clock, TimeSource machine, Budget budget) {
    this.queue = queue;
    this.screen = screen;
    this.clock = clock;
    this.machine = machine;
    this.budget = budget;
  }

  /**
   * One tick. Returns within the budget, whatever waits.
   *
   * @return true when the models announced changes; who paints them then calls {@link #painted()}
   */
  public boolean tick() {
    long begin = clock.nanos();
    screen.queue().depth(depth());
    ControlItem item = queue.takeControl();
    boolean urgent = item != null;
    while (item != null) {
      handle(item);
      item = queue.takeControl();
    }
    long machineNow = machine.nanos();
    drain(begin, machineNow);
    account(begin);
    measure(machineNow);
    boolean due = pace.due(machineNow, urgent);
    if (due) {
      boolean beat = urgent || beatAt == Long.MIN_VALUE || begin - beatAt >= budget.figuresEveryNanos();
      if (beat) {
        beatAt = begin;
      }
      screen.announce(beat);
      passage.announced(clock.nanos());
    }
    return due;
  }

  /** What was announced last has been painted. */
  public void painted() {
    passage.painted(clock.nanos());
  }

  /** The share of a core that the pumping thread took of late, 0 to 1. */
  public double threadShare() {
    return threadShare;
  }

  /** Everything that waits now: streams with news, their prints, control items. */
  public long depth() {
    long waiting = queue.newsSize() + (long) unseen.size() + queue.controlSize();
    for (FeedIntake intake : feeds.keySet()) {
      for (StreamState stream : intake.streams()) {
        waiting += stream.printsWaiting();
      }
    }
    return waiting;
  }

  /** The feed whose streams are shown, the first one of several; null before the first start. */
  public @Nullable FeedIntake current() {
    return feeds.isEmpty() ? null : feeds.keySet().iterator().next();
  }

  /** All feeds whose streams are shown, in the order of the choice. */
  public List<FeedIntake> intakes() {
    return List.copyOf(feeds.keySet());
  }

  /** How often the account of all streams was read as a whole. */
  public long ledgerSamples() {
    return ledgerSamples;
  }

  /** How often it did not add up; 0 in a sound program. */
  public long ledgerFaults() {
    return ledgerFaults;
  }

  /** Episodes of trouble that ended and have their line in the log. */
  public long episodesLogged() {
    return episodesLogged;
  }

  /** Items that threw while they were drained: our own mistakes, 0 in a sound program. */
  public long faults() {
    return faults;
  }

  /** Who hears of items that threw, instead of the log. */
  public void onFault(Consumer<? super RuntimeException> listener) {
    onFault = listener;
  }

  private void measure(long now) {
    if (now - measuredAt >= MEASURE_EVERY_NANOS) {
      measuredAt = now;
      threadShare = share.sample(now);
      pace.share(threadShare);
    }
  }

  private void drain(long begin, long machineBegin) {
    int items = 0;
    // A stream is taken at most once a tick, so one that never stops changing cannot keep the drain going.
    int old = unseen.size();
    int streams = old + queue.newsSize();
    while (streams-- > 0 && items < budget.maxItems() && machine.nanos() - machineBegin < budget.maxNanos()) {
      StreamState stream = old-- > 0 ? unseen.poll() : queue.takeNews();
      if (stream == null) {
        return;
      }
      StreamModel model = model(stream);
      if (model == null) {
        continue; // News of a feed that has ended; its rest was discarded and counted when it was closed.
      }
      // One of whose prints more wait than one turn takes is taken at once, or they would be folded.
      boolean full = stream.printsWaiting() >= budget.maxPrintsOfOneStream();
      if (!model.due(begin, full ? 0 : budget.unseenEveryNanos())) {
        unseen.add(stream); // It has not been taken, so its writer does not put it again.
        continue;
      }
      items++;
      try {
        items += show(stream, model, Math.min(budget.maxPrintsOfOneStream(), budget.maxItems() - items));
      } catch (RuntimeException e) {
        fault(e);
      }
    }
  }

  private @Nullable StreamModel model(StreamState stream) {
    ShownFeed feed = feeds.get(stream.intake());
    if (feed == null) {
      return null;
    }
    StreamModel model = feed.model(stream.index());
    return model != null || stream.intake().stopped() ? model : openLate(feed, stream);
  }

  private int show(StreamState stream, StreamModel model, int printLimit) {
    view.withFormingBars = model.bars().watched();
    if (!stream.take(view)) {
      return 0;
    }
    model.apply(view);
    boolean seen = budget.unseenEveryNanos() == 0 || model.seen();
    if (seen) {
      passage.taken(model, view, clock.nanos());
    }
    stream.takeBars(view, model.bars());
    if (model.depth().watched()) {
      model.depth().fetch();
    }
    if (StreamModel.timed(view)) {
      // From the exchange's clock to this moment, on the wall clock: the receive time plus how long the event waited for us.
      long waited = seen ? clock.nanos() - view.dataNanos : 0; // Nobody waits for what nobody looks at.
      long delay = view.exchangeReceivedNanos - view.exchangeNanos + waited;
      long now = clock.nanos();
      model.delay(delay, now);
      if (seen && !model.clockSkewed()) {
        screen.machine().delay(delay, now);
        model.stages().record(DelayStages.Stage.WIRE, view.exchangeReceivedNanos - view.exchangeNanos);
      }
    }
    prints.model = model;
    int taken = printLimit > 0 ? stream.takePrints(printLimit, prints) : 0;
    prints.model = null; // It may be the last of its feed, and would be kept.
    if (stream.printsWaiting() > 0) {
      stream.requeue();
    }
    return taken;
  }

  private void account(long now) {
    // After Stop the account stands still, and other streams may have been chosen: it is not theirs.
    if (feeds.isEmpty() || !shown.equals(screen.streams())) {
      return;
    }
    if (ledgerAt != Long.MIN_VALUE && now - ledgerAt < budget.ledgerEveryNanos()) {
      return;
    }
    ledgerAt = now;
    Ledger total = Ledger.EMPTY;
    boolean whole = true;
    boolean running = false;
    for (ShownFeed feed : feeds.values()) {
      total = total.plus(feed.intake().unattributed());
      running |= !feed.intake().stopped();
      for (StreamState stream : feed.intake().streams()) {
        Ledger ledger = stream.ledger();
        StreamModel model = feed.model(stream.index());
        if (ledger == null || model == null) {
          whole = false;
          continue;
        }
        model.ledger(ledger, now);
        total = total.plus(ledger);
      }
    }
    if (whole) {
      ledgerSamples++;
      ledgerFaults += total.addsUp() ? 0 : 1;
      screen.ledger(total);
      if (running) {
        screen.queue().sample(total.received(), total.dropped(), now, clock.epochNanos());
      }
    }
  }

  private void handle(ControlItem item) {
    try {
      if (item instanceof ControlItem.FeedOpened opened) {
        open(List.of(opened), opened.intake().streams().stream().map(s -> StreamId.of(s.instrument())).toList());
      } else if (item instanceof ControlItem.FeedsOpened opened) {
        open(opened.feeds(), opened.order());
      } else if (item instanceof ControlItem.FeedClosed closed) {
        close(closed);
      } else if (item instanceof ControlItem.PhaseChanged changed) {
        screen.phase(changed.phase());
      } else if (item instanceof ControlItem.VerdictChanged changed) {
        verdict(changed);
      } else if (item instanceof ControlItem.NoticeRaised raised) {
        raised(raised);
      } else if (item instanceof ControlItem.Said said) {
        screen.notices().add(said.cause(), said.text(), said.warning(), 1, clock.epochNanos());
      } else if (item instanceof ControlItem.SaidOften said) {
        screen.notices().add(said.cause(), said.text(), said.warning(), said.times(), clock.epochNanos());
      } else if (item instanceof ControlItem.ClockSetBack) {
        screen.streams().forEach(StreamModel::clockSetBack);
      } else if (item instanceof ControlItem.PluginsChanged changed) {
        screen.plugins(changed.plugins());
      } else if (item instanceof ControlItem.InstrumentsLoaded loaded) {
        screen.instruments(loaded.exchangeId(), loaded.instruments());
      } else if (item instanceof ControlItem.HistoryLoaded loaded) {
        history(loaded);
      } else if (item instanceof ControlItem.InstrumentsMissing none) {
        screen.instrumentsMissing(none.exchangeId(), none.reason());
      } else {
        throw new IllegalStateException("No way to handle " + item.getClass().getName());
      }
    } catch (RuntimeException e) {
      fault(e);
    }
  }

  private void open(List<ControlItem.FeedOpened> opened, List<StreamId> order) {
    feeds.clear();
    ledgerAt = Long.MIN_VALUE;
    screen.exchanges(opened.stream().map(ControlItem.FeedOpened::exchange).toList());
    screen.machine().forgetDelays();
    Map<StreamId, Instrument> instruments = new LinkedHashMap<>();
    order.forEach(id -> instruments.put(id, Instrument.provisional(id.exchange(), id.symbol())));
    for (ControlItem.FeedOpened each : opened) {
      each.intake().streams().forEach(stream -> instruments.put(StreamId.of(stream.instrument()), stream.instrument()));
    }
    screen.streams(List.copyOf(instruments.values()));
    for (ControlItem.FeedOpened each : opened) {
      ShownFeed feed = new ShownFeed(each.exchange(), each.intake());
      each.intake().streams().forEach(
          stream -> feed.models().add(connected(stream, screen.stream(StreamId.of(stream.instrument())).orElseThrow())));
      feeds.put(each.intake(), feed);
    }
    shown = screen.streams();
  }

  /** A stream that nobody named turned up in a recording. */
  private @Nullable StreamModel openLate(ShownFeed feed, StreamState stream) {
    for (StreamState each : stream.intake().streams()) {
      if (each.index() >= feed.models().size()) {
        feed.models().add(connected(each, screen.addStream(each.instrument())));
      }
    }
    shown = screen.streams();
    return feed.model(stream.index());
  }

  /** Whoever begins to look at bars or at the book between two pieces of news has them brought up to date. */
  private StreamModel connected(StreamState stream, StreamModel model) {
    BarBoard bars = model.bars();
    bars.source(() -> stream.refreshBars(barsView, bars));
    model.depth().source(stream::copyBook);
    return model;
  }

  private void close(ControlItem.FeedClosed closed) {
    for (StreamState stream : closed.intake().streams()) {
      stream.discardWaiting();
    }
    unseen.removeIf(stream -> stream.intake() == closed.intake());
    ShownFeed feed = feeds.get(closed.intake());
    if (feed == null) {
      return;
    }
    ledgerAt = Long.MIN_VALUE;
    account(clock.nanos());
    Ledger total = screen.ledger();
    if (!total.addsUp()) {
      LOG.error("The ledger does not add up at stop: {}", total);
    }
    Verdict given = closed.end();
    Verdict end = given == null ? new Verdict(Verdict.State.OFF, "Stopped", clock.nanos(), clock.epochNanos()) : given;
    feed.models().forEach(model -> {
      model.verdict(end);
      tellEpisode(model);
    });
    if (feeds.keySet().stream().allMatch(FeedIntake::stopped)) {
      screen.queue().pause();
    }
  }

  /** Beside another exchange a notice says whose it is. */
  private void raised(ControlItem.NoticeRaised raised) {
    long times = Math.max(1, raised.intake().noticeCount(raised.cause()));
    ShownFeed feed = feeds.get(raised.intake());
    String cause = raised.cause();
    String text = raised.text();
    if (feed != null && feeds.size() > 1) {
      String name = feed.exchange().name();
      cause = feed.exchange().id() + " " + cause;
      text = text.contains(name) ? text : name + ": " + text;
    }
    screen.notices().add(cause, text, raised.warning(), times, clock.epochNanos());
  }

  private void history(ControlItem.HistoryLoaded loaded) {
    ShownFeed feed = feeds.get(loaded.intake());
    StreamModel model = feed == null ? null : feed.model(loaded.stream());
    if (model != null) {
      model.history(loaded.minutes());
    }
  }

  private void verdict(ControlItem.VerdictChanged changed) {
    ShownFeed feed = feeds.get(changed.intake());
    StreamModel model = feed == null ? null : feed.model(changed.stream());
    if (model != null) {
      model.verdict(changed.verdict());
      tellEpisode(model);
    }
  }

  /** One line in the log for each stretch of trouble, not one for each message. */
  private void tellEpisode(StreamModel model) {
    Episode over = screen.episodes().verdict(model.id().text(), screen.label(model), model.verdict());
    if (over != null) {
      episodesLogged++;
      LOG.info("Episode {}: {} {} for {} ms, {} steps: {}",
          over.number(), model.instrument().key(), over.state(), over.nanos(Long.MAX_VALUE) / 1_000_000, over.steps(), over.reason());
      if (model.verdict().state().trusted()) {
        long tenths = over.nanos(Long.MAX_VALUE) / 100_000_000;
        screen.notices().add(
            "episode " + model.id().text(),
            over.stream() + ": live again after " + tenths / 10 + "." + tenths % 10 + " s (" + over.reason() + ").",
            false, 1, clock.epochNanos());
      }
    }
  }

  private void fault(RuntimeException e) {
    faults++;
    onFault.accept(e);
  }

  /** Hands prints to the model of the stream at hand, without a lambda for each turn. */
  private static final class Prints implements PrintSink {
    private @Nullable StreamModel model;

    @Override
    public void print(
        long receivedEpochNanos, long exchangeNanos, long price, int priceScale, long size, int sizeScale, Side taker) {
      StreamModel target = model;
      if (target != null) {
        target.print(receivedEpochNanos, exchangeNanos, price, priceScale, size, sizeScale, taker);
      }
    }
  }
}
