package io.tapedeck.app.run;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.feed.Judge;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.StallLimits;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamFacts;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.replay.TapedSession;
import io.tapedeck.app.tape.NdjsonRecording;
import io.tapedeck.app.tape.RecordedClock;
import io.tapedeck.app.tape.RecordedFrame;
import io.tapedeck.app.tape.RecordingException;
import io.tapedeck.app.tape.TapeEntry;
import io.tapedeck.app.tape.TapeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a recording through a plugin's parser, the intake, the queue and the pump, on the recorder's clock: the same file gives the same answer. The
 * calling thread does everything.
 */
public final class Inspection {
  private static final int MAX_STREAMS = 8_192;
  private static final int RETENTION = 1_000;
  private static final long TICK_NANOS = 33_000_000L;

  /** Small lanes: everything is drained every 33 recorded milliseconds, and a recording may hold thousands of streams. */
  private static final int LANE_CAPACITY = 4_096;

  private final RecordedClock clock = new RecordedClock();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(MAX_STREAMS);
  private final ScreenModel screen = new ScreenModel(RETENTION, ScreenThread.current());
  private final Pump pump = new Pump(queue, screen, clock, Budget.ALL);
  private long nextTick = clock.nanos();

  private Inspection() {}

  /**
   * What came of it.
   *
   * @param report the numbers
   * @param trouble a sentence when the recording does not end in order; empty when it does
   */
  public record Outcome(RunReport report, Optional<String> trouble) {}

  /** Reads a whole file of one JSON object a line, through the adapter named. */
  public static RunReport of(Path file, LoadedAdapter adapter, PluginOptions options) throws RecordingException {
    return new Inspection().lines(file, adapter, options);
  }

  /** Reads a tape to its end, or as far as it is whole, through the plugins it names. */
  public static Outcome of(Path file, Function<String, Optional<LoadedAdapter>> plugins) throws RecordingException {
    return new Inspection().tape(file, plugins);
  }

  private Outcome tape(Path file, Function<String, Optional<LoadedAdapter>> plugins) throws RecordingException {
    try (TapeReader tape = TapeReader.open(file)) {
      TapedSession session = new TapedSession(tape.name(), plugins, queue, clock, FeedIntake.LANE_CAPACITY);
      nextTick = tape.header().nanos();
      for (TapeEntry entry = tape.next(); entry != null; entry = tape.next()) {
        session.apply(entry);
        tickWhenDue();
      }
      session.judge();
      pump.tick();
      List<StreamReport> reports = new ArrayList<>();
      long rejected = 0;
      for (FeedIntake intake : session.intakes()) {
        rejected += intake.rejectedFrames();
        reports.addAll(reports(intake, session::verdict));
      }
      String plugin = session.exchanges().stream().map(ExchangeInfo::id).collect(Collectors.joining(","));
      return new Outcome(new RunReport(plugin, session.frames(), rejected, reports), tape.trouble(ZoneId.systemDefault()));
    } catch (IOException e) {
      throw new IllegalStateException("A file that was read to its end could not be closed", e);
    }
  }

  private RunReport lines(Path file, LoadedAdapter adapter, PluginOptions options) throws RecordingException {
    FeedIntake intake = new FeedIntake(List.of(), true, queue, clock, new Quiet(), LANE_CAPACITY);
    WireProtocol protocol = adapter.adapter().protocol(
        Subscription.ofEverything(), new HostContext(adapter.info(), options, clock));
    LinkSink link = intake.link("inspect", List.<Instrument>of());
    queue.putControl(new ControlItem.FeedOpened(adapter.info(), intake));
    pump.tick();
    link.connecting(1);
    link.opened();
    protocol.opened(link, WireOutput.NOWHERE);
    long frames = 0;
    try (NdjsonRecording recording = NdjsonRecording.open(file)) {
      for (RecordedFrame frame = recording.next(); frame != null; frame = recording.next()) {
        frames++;
        clock.at(frame.epochNanos());
        feed(protocol, link, frame);
        tickWhenDue();
      }
    } catch (IOException e) {
      throw new IllegalStateException("A file that was read to its end could not be closed", e);
    }
    pump.tick();
    Judge judge = new Judge(clock, StallLimits.DEFAULT);
    return new RunReport(adapter.info().id(), frames, intake.rejectedFrames(), reports(intake, stream -> {
      StreamFacts facts = stream.facts();
      return facts == null ? Verdict.NOT_STARTED : judge.judge(facts, Verdict.NOT_STARTED);
    }));
  }

  private void tickWhenDue() {
    if (clock.nanos() >= nextTick) {
      pump.tick();
      nextTick = clock.nanos() + TICK_NANOS;
    }
  }

  private static void feed(WireProtocol protocol, LinkSink link, RecordedFrame frame) {
    byte[] bytes = frame.text().getBytes(StandardCharsets.UTF_8);
    try {
      switch (frame.direction()) {
        case IN -> {
          link.frame(bytes);
          protocol.frame(bytes);
        }
        case HTTP -> {
          link.answer(frame.url(), bytes);
          protocol.fetched(frame.url(), bytes);
        }
        case OUT -> {
          // What the recorder asked for shows in the answers.
        }
      }
    } catch (FrameException e) {
      link.frameRejected(e.reason());
    } catch (RuntimeException e) {
      link.frameRejected("plugin error: " + e);
    }
  }

  private static List<StreamReport> reports(FeedIntake intake, Function<StreamState, Verdict> verdicts) {
    List<StreamReport> reports = new ArrayList<>();
    for (StreamState stream : intake.streams()) {
      Ledger ledger = stream.ledger();
      if (ledger == null) {
        throw new IllegalStateException("Nobody writes any more, so a stream can always be read");
      }
      reports.add(StreamReport.of(stream, ledger, verdicts.apply(stream)));
    }
    return reports;
  }

  /** Nobody watches a recording being read. */
  private static final class Quiet implements FeedListener {

    @Override
    public void transition() {
      // The verdict is judged once, at the end.
    }

    @Override
    public void notice(String cause, Problem problem) {
      // What could not be read is in the counters.
    }
  }
}
