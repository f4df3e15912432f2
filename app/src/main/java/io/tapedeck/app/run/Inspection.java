package io.tapedeck.app.run;

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
import io.tapedeck.app.tape.NdjsonRecording;
import io.tapedeck.app.tape.RecordedClock;
import io.tapedeck.app.tape.RecordedFrame;
import io.tapedeck.app.tape.RecordingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  private final LoadedAdapter adapter;
  private final FeedIntake intake;
  private final WireProtocol protocol;

  private Inspection(LoadedAdapter adapter, PluginOptions options) {
    this.adapter = adapter;
    intake = new FeedIntake(List.of(), true, queue, clock, new Quiet(), LANE_CAPACITY);
    protocol = adapter.adapter().protocol(
        Subscription.ofEverything(), new HostContext(adapter.info(), options, clock));
  }

  /** Reads the whole file. */
  public static RunReport of(Path file, LoadedAdapter adapter, PluginOptions options) throws RecordingException {
    return new Inspection(adapter, options).run(file);
  }

  private RunReport run(Path file) throws RecordingException {
    LinkSink link = intake.link("inspect", List.<Instrument>of());
    queue.putControl(new ControlItem.FeedOpened(adapter.info(), intake));
    pump.tick();
    link.connecting(1);
    link.opened();
    protocol.opened(link, WireOutput.NOWHERE);
    long frames = 0;
    long nextTick = clock.nanos();
    try (NdjsonRecording recording = NdjsonRecording.open(file)) {
      for (RecordedFrame frame = recording.next(); frame != null; frame = recording.next()) {
        frames++;
        clock.at(frame.epochNanos());
        feed(link, frame);
        if (clock.nanos() >= nextTick) {
          pump.tick();
          nextTick = clock.nanos() + TICK_NANOS;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("A file that was read to its end could not be closed", e);
    }
    pump.tick();
    return report(frames);
  }

  private void feed(LinkSink link, RecordedFrame frame) {
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

  private RunReport report(long frames) {
    Judge judge = new Judge(clock, StallLimits.DEFAULT);
    List<StreamReport> reports = new ArrayList<>();
    for (StreamState stream : intake.streams()) {
      StreamFacts facts = stream.facts();
      Ledger ledger = stream.ledger();
      if (facts == null || ledger == null) {
        throw new IllegalStateException("Nobody writes any more, so a stream can always be read");
      }
      reports.add(StreamReport.of(stream, ledger, judge.judge(facts, Verdict.NOT_STARTED)));
    }
    return new RunReport(adapter.info().id(), frames, intake.rejectedFrames(), reports);
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
