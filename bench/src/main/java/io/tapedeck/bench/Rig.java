package io.tapedeck.bench;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * The program's own path from sink to models, put together as the program does it: intake, shared queue, pump, models. Links from any thread; the pump and
 * the screen on the thread named by {@link ScreenThread}.
 */
final class Rig implements FeedListener {
  /** A book of a thousand levels a side that nothing proves. */
  static final BookRules PLAIN_BOOK = new BookRules(1_000, null, IdChain.NONE);

  private static final int RETENTION = 1_000;
  private static final ExchangeInfo INFO = new ExchangeInfo(
      "bench", "Bench", "", true, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());

  private final List<Instrument> instruments;
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(4_096);
  private final FeedIntake intake;
  private final ScreenModel screen;
  private final Pump pump;

  /** Streams without data; nothing ticks yet. */
  Rig(int streams, ScreenThread thread, TimeSource clock) {
    this(streams, FeedIntake.LANE_CAPACITY, thread, clock);
  }

  /** Streams of a made-up market, pumped in this way. */
  Rig(int streams, ScreenThread thread, TimeSource clock, Budget budget) {
    this(madeUp(streams), false, FeedIntake.LANE_CAPACITY, thread, clock, budget);
  }

  /** Streams without data, of which so many prints may wait each. */
  Rig(int streams, int laneCapacity, ScreenThread thread, TimeSource clock) {
    this(madeUp(streams), false, laneCapacity, thread, clock, Budget.STEADY);
  }

  /** Streams without data; with {@code everything}, any stream a protocol names is taken in. */
  Rig(List<Instrument> instruments, boolean everything, ScreenThread thread, TimeSource clock) {
    this(instruments, everything, FeedIntake.LANE_CAPACITY, thread, clock, Budget.STEADY);
  }

  private Rig(List<Instrument> instruments, boolean everything, int laneCapacity, ScreenThread thread, TimeSource clock, Budget budget) {
    this.instruments = instruments;
    intake = new FeedIntake(instruments, everything, queue, clock, this, laneCapacity);
    screen = new ScreenModel(RETENTION, thread);
    pump = new Pump(queue, screen, clock, budget);
    queue.putControl(new ControlItem.FeedOpened(INFO, intake));
    queue.putControl(new ControlItem.PhaseChanged(FeedPhase.RUNNING));
  }

  FeedIntake intake() {
    return intake;
  }

  ScreenModel screen() {
    return screen;
  }

  Pump pump() {
    return pump;
  }

  SharedQueue<ControlItem, StreamState> queue() {
    return queue;
  }

  List<Instrument> instruments() {
    return instruments;
  }

  /** An open connection that carries the instruments {@code from} to {@code to} (without it). */
  LinkSink link(int from, int to) {
    LinkSink link = intake.link("bench-ws-" + from, instruments.subList(from, to));
    link.connecting(1);
    link.opened();
    return link;
  }

  @Override
  public void transition() {
    // Nobody judges in a benchmark; the verdict's cost does not depend on the rate.
  }

  @Override
  public void notice(String cause, Problem problem) {
    if (cause.startsWith("lost ")) {
      return; // The benchmark itself ended the connection.
    }
    throw new IllegalStateException("A benchmark sends nothing one could complain of: " + cause + ", " + problem.text());
  }

  private static List<Instrument> madeUp(int count) {
    List<Instrument> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(Instrument.spot("bench", "B" + i + "/USD", "B" + i, "USD", 2, 4));
    }
    return made;
  }
}
