package io.tapedeck.app;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.BuildFacts;
import io.tapedeck.app.feed.FeedEngine;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.RecordingModel;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.tape.TapeFiles;
import io.tapedeck.app.tape.TapeProgress;
import io.tapedeck.app.tape.TapeRecorder;
import io.tapedeck.app.tape.TapeResult;
import io.tapedeck.app.ui.kit.Teller;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.replay.TapeWords;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** Records at the trader's wish, says how far it is, and in the end where it is. EDT. */
final class Recordings {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final FeedEngine engine;
  private final ScreenModel screen;
  private final Path folder;
  private final TimeSource clock;
  private final ClockZone zone;
  private final Teller teller;
  private @Nullable TapeRecorder recorder;
  /** Asked for, and not begun yet, or ended, and not written yet. */
  private boolean busy;

  Recordings(FeedEngine engine, ScreenModel screen, Path folder, TimeSource clock, ClockZone zone, Teller teller) {
    this.engine = engine;
    this.screen = screen;
    this.folder = folder;
    this.clock = clock;
    this.zone = zone;
    this.teller = teller;
  }

  /** Begins to record, or ends it. */
  void toggle() {
    RecordingModel model = screen.recording();
    if (model.phase() != RecordingModel.Phase.OFF) {
      engine.recordNoMore();
      if (model.phase() == RecordingModel.Phase.ARMED) {
        model.phase(RecordingModel.Phase.OFF);
        teller.say("record", Texts.of("record.nothing"), false);
      }
      return;
    }
    if (busy) {
      return; // The one before is being written to its end.
    }
    engine.record(this::begin);
    model.phase(RecordingModel.Phase.ARMED);
    if (screen.phase() == FeedPhase.STOPPED) {
      teller.say("record", Texts.of("record.willBegin"), false);
    }
  }

  /** Shows how far it is. */
  void sample() {
    TapeRecorder now = recorder;
    if (now != null) {
      TapeProgress progress = now.progress();
      screen.recording().progress(progress.sinceEpochNanos(), progress.bytes(), progress.missed());
    }
  }

  /** The program ends: what was recorded is written to its end. Any thread but the EDT. */
  static void close(@Nullable TapeRecorder last) {
    if (last != null) {
      last.close();
    }
  }

  /** What is being recorded now; null for nothing. */
  @Nullable TapeRecorder recorder() {
    return recorder;
  }

  /** The control thread: there is something to record. The file is made by the recorder's own thread. */
  private TapeRecorder begin(List<StreamId> streams) {
    AtomicReference<@Nullable Path> file = new AtomicReference<>();
    List<String> symbols = streams.stream().map(StreamId::symbol).toList();
    LocalDateTime when = LocalDateTime.ofInstant(instant(clock.epochNanos()), zone.zone());
    TapeRecorder made = new TapeRecorder(
        () -> {
          TapeFiles.Created created = TapeFiles.create(folder, when, symbols);
          file.set(created.file());
          return created.channel();
        },
        BuildFacts.version(), clock, TapeRecorder.QUEUE_BYTES,
        result -> SwingUtilities.invokeLater(() -> over(result, file.get())));
    SwingUtilities.invokeLater(() -> {
      busy = true;
      recorder = made;
      sample();
    });
    return made;
  }

  private void over(TapeResult result, @Nullable Path file) {
    sample();
    recorder = null;
    busy = false;
    screen.recording().phase(RecordingModel.Phase.OFF);
    String at = TIME.format(instant(result.endEpochNanos()).atZone(zone.zone()));
    TapeProgress progress = result.progress();
    if (result.failure() != null) {
      engine.recordNoMore();
      teller.say("record", result.diskFull()
          ? Texts.of("record.full", at) : Texts.of("record.failed", at, String.valueOf(result.failure().getMessage())), true);
      return;
    }
    String length = TapeWords.duration(result.endEpochNanos() - progress.sinceEpochNanos());
    String size = TapeWords.megabytes(progress.bytes());
    teller.say("record", progress.missed() == 0
        ? Texts.of("record.done", length, size, String.valueOf(file))
        : Texts.of("record.doneMissing", length, size, String.valueOf(file), Long.toString(progress.missed())), progress.missed() > 0);
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(0, epochNanos);
  }
}
