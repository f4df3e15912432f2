package io.tapedeck.app.replay;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.replay.ReplayState.Phase;
import io.tapedeck.app.tape.RecordedClock;
import io.tapedeck.app.tape.RecordingException;
import io.tapedeck.app.tape.TapeEntry;
import io.tapedeck.app.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a tape into a queue at a speed, on a thread of its own, {@code tapedeck-replay}. It waits while much of what it brought was not taken yet, so that at any speed nothing is folded
 * or lost. The public methods: any thread; they return at once.
 */
public final class Replay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  /** So many prints may wait to be shown before the tape waits. */
  private static final int MOST_WAITING = 16_384;

  /** So much of the tape may pass before the screen has looked: its charts would miss what lay between. */
  private static final long MOST_UNSEEN_NANOS = 60_000_000_000L;

  /** How many entries are read between two looks at what waits. */
  private static final int LOOK_EVERY = 64;

  /** How often the clock moves on while nothing happens on the tape. */
  private static final long STEP_NANOS = 20_000_000L;

  private final Path file;
  private final Function<String, Optional<LoadedAdapter>> plugins;
  private final SharedQueue<ControlItem, StreamState> queue;
  private final TimeSource real;
  private final RecordedClock clock = new RecordedClock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private volatile ReplayState state = ReplayState.OPENING;

  // Under the lock.
  private boolean playing = true;
  private Speed speed = Speed.X1;
  private boolean closed;
  private int takings;

  // The replaying thread.
  private long startNanos;
  private long startEpochNanos;
  private long endNanos;
  private long anchorTape;
  private long anchorReal;
  private boolean anchored;
  private int sinceLook;
  private int takingSeen;
  private long takenNanos;

  /**
   * Begins to read a tape; it plays at once.
   *
   * @param plugins the adapter of an exchange, by plugin id
   * @param real the computer's clock, by which it plays
   */
  public Replay(
      Path file, Function<String, Optional<LoadedAdapter>> plugins, SharedQueue<ControlItem, StreamState> queue, TimeSource real) {
    this.file = file;
    this.plugins = plugins;
    this.queue = queue;
    this.real = real;
    thread = new NamedThreads("tapedeck-replay").newThread(this::run);
  }

  /** Begins. Once. */
  public void start() {
    thread.start();
  }

  /** The recorder's clocks, as they stand in the replay. */
  public TimeSource clock() {
    return clock;
  }

  /** Where it stands. */
  public ReplayState state() {
    return state;
  }

  /** Goes on, or holds still. */
  public void play(boolean on) {
    change(() -> playing = on);
  }

  /** Plays faster or slower from here on. */
  public void speed(Speed next) {
    change(() -> speed = next);
  }

  /** Somebody took from the queue what waited. */
  public void taken() {
    change(() -> takings++);
  }

  @Override
  public void close() {
    change(() -> closed = true);
    thread.interrupt();
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try (TapeReader tape = TapeReader.open(file)) {
      play(tape);
    } catch (RecordingException e) {
      publish(Phase.FAILED, e.sentence());
    } catch (InterruptedException e) {
      // Only close() interrupts: the window is gone, and nobody looks at the state any more.
      LOG.debug("The replay of {} was closed", file);
    } catch (IOException e) {
      LOG.debug("A file that was read could not be closed", e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The replay of {} failed", file, e);
      publish(Phase.FAILED, "This recording cannot be shown because of a mistake of the program; the log has the details.");
    }
  }

  private void play(TapeReader tape) throws RecordingException, InterruptedException {
    startNanos = tape.header().nanos();
    startEpochNanos = tape.header().epochNanos();
    endNanos = tape.endNanos();
    clock.at(startNanos, startEpochNanos);
    takenNanos = startNanos;
    TapedSession session = new TapedSession(tape.name(), plugins, queue, clock, FeedIntake.LANE_CAPACITY);
    queue.putControl(new ControlItem.PhaseChanged(FeedPhase.RUNNING));
    for (TapeEntry entry = tape.next(); entry != null; entry = tape.next()) {
      if (!reach(entry.nanos(), session)) {
        return;
      }
      session.apply(entry);
    }
    session.judge();
    publish(Phase.ENDED, tape.trouble(ZoneId.systemDefault()).orElse(""));
  }

  /** Waits until it is time for what happened then; false when it was closed. */
  private boolean reach(long tapeNanos, TapedSession session) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (closed) {
          return false;
        }
        if (!playing) {
          anchored = false;
          publish(Phase.PAUSED, "");
          changed.await();
          continue;
        }
        if (++sinceLook >= LOOK_EVERY) {
          publish(Phase.PLAYING, "");
          if (crowded(session)) {
            awaitTaking();
            continue;
          }
          sinceLook = 0;
        }
        if (takings != takingSeen) {
          takingSeen = takings;
          takenNanos = clock.nanos();
        } else if (tapeNanos - takenNanos > MOST_UNSEEN_NANOS && clock.nanos() != takenNanos) {
          awaitTaking();
        }
        long wait = untilDue(tapeNanos);
        if (wait <= 0) {
          return true;
        }
        publish(Phase.PLAYING, "");
        Speed before = speed;
        changed.awaitNanos(Math.min(wait, STEP_NANOS));
        if (before != speed) {
          anchored = false;
        }
        if (anchored) {
          clock.passTo(Math.min(tapeNanos, now()));
          session.judgeWhenDue();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitTaking() throws InterruptedException {
    int before = takings;
    while (before == takings && !closed) {
      changed.await();
    }
  }

  private static boolean crowded(TapedSession session) {
    int waiting = 0;
    for (FeedIntake intake : session.intakes()) {
      for (StreamState stream : intake.streams()) {
        waiting += stream.printsWaiting();
      }
    }
    return waiting > MOST_WAITING;
  }

  /** Real nanoseconds until the tape is where this happened. */
  private long untilDue(long tapeNanos) {
    if (speed == Speed.FASTEST) {
      anchored = false;
      return 0;
    }
    if (!anchored) {
      anchored = true;
      anchorTape = clock.nanos();
      anchorReal = real.nanos();
    }
    return (tapeNanos - anchorTape) / speed.times() - (real.nanos() - anchorReal);
  }

  /** Where the tape is, at this speed. */
  private long now() {
    return anchorTape + (real.nanos() - anchorReal) * speed.times();
  }

  private void publish(Phase phase, String sentence) {
    long passed = Math.max(0, clock.nanos() - startNanos);
    state = new ReplayState(phase, speed, startEpochNanos, passed, Math.max(passed, endNanos - startNanos), sentence);
  }

  /** How fast a tape plays. */
  public enum Speed {
    X1(1), X2(2), X5(5), X10(10), X50(50),
    /** As fast as it can be shown. */
    FASTEST(0);

    private final int times;

    Speed(int times) {
      this.times = times;
    }

    /** Times the speed at which it was recorded; 0 for as fast as can be. */
    public int times() {
      return times;
    }
  }

  /** Waits for the end of the thread, for tests. */
  boolean awaitClosed(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }
}
