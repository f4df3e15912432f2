package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.Origin;
import io.tapedeck.app.model.RecordingModel;
import io.tapedeck.app.replay.Replay;
import io.tapedeck.app.replay.ReplayState;
import io.tapedeck.app.run.Inspection;
import io.tapedeck.app.run.RunReport;
import io.tapedeck.app.run.StreamReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JToggleButton;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the real window: what is recorded can be opened, played, and holds in the end what {@code inspect} finds in it. */
class TapeIT {
  @TempDir
  Path data;

  private LiveWindow live;

  @BeforeAll
  static void everyRepaintIsWatched() {
    FailOnThreadViolationRepaintManager.install();
  }

  @BeforeEach
  void open() {
    live = LiveWindow.opened(data, "demo.rate=400");
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void whatIsRecordedFromTheDemoPlaysToTheSameEnd() throws Exception {
    live.click("stopButton");
    live.await(() -> live.phase() == FeedPhase.STOPPED);
    live.click("recordButton");
    live.await(() -> recording() == RecordingModel.Phase.ARMED);
    live.start();
    live.await(() -> recording() == RecordingModel.Phase.ON);
    live.await(() -> live.ask(() -> live.stream("BTC/USD").trades().appended() > 50));
    live.await(() -> live.ask(() -> live.find("recordSize", javax.swing.JLabel.class).isShowing()));
    live.stop();
    live.await(() -> recording() == RecordingModel.Phase.OFF);
    live.await(() -> live.ask(() -> live.window().screen().notices().newest().text().startsWith("Recorded ")));
    Path tape = onlyTape();

    ReplayWindow replay = live.ask(() -> {
      live.window().open(tape);
      return live.window().replays().all().get(0);
    });
    live.await(() -> phase(replay) == ReplayState.Phase.PLAYING);
    assertThat(live.ask(() -> replay.frame().getTitle())).contains("REPLAY").contains(tape.getFileName().toString());
    press(replay, "speed:FASTEST");
    live.await(() -> phase(replay) == ReplayState.Phase.ENDED);
    live.await(() -> live.ask(() -> replay.pump().depth() == 0));
    assertThat(live.ask(replay::state).sentence()).isEmpty();
    assertThat(live.ask(() -> replay.state().speed())).isEqualTo(Replay.Speed.FASTEST);
    assertThat(live.ask(() -> replay.screen().origin())).isEqualTo(Origin.REPLAY);

    RunReport report = inspected(tape);
    assertSame(replay, report);
    assertThat(live.ask(() -> replay.screen().ledger().addsUp())).isTrue();
    assertThat(live.ask(() -> replay.pump().faults())).isZero();

    click(replay, "replayPlay");
    live.await(() -> phase(replay) == ReplayState.Phase.ENDED && live.ask(() -> replay.pump().depth() == 0));
    assertSame(replay, report);
  }

  @Test
  void aRecordingBegunInTheMiddleReplaysItsBooks() throws Exception {
    live.await(() -> live.ask(() -> live.stream("BTC/USD").trades().appended() > 5));
    live.click("recordButton");
    live.await(() -> recording() == RecordingModel.Phase.ON);
    long before = live.ask(() -> live.stream("BTC/USD").trades().appended());
    live.await(() -> live.ask(() -> live.stream("BTC/USD").trades().appended() > before + 20));
    live.click("recordButton");
    live.await(() -> recording() == RecordingModel.Phase.OFF);
    assertThat(live.phase()).isEqualTo(FeedPhase.RUNNING);
    RunReport report = inspected(onlyTape());
    for (StreamReport stream : report.streams()) {
      assertThat(stream.bidLevels()).as(stream.instrument().symbol()).isPositive();
      assertThat(stream.proof().ok()).isPositive();
      assertThat(stream.proof().failed()).isZero();
      assertThat(stream.verdict().state().name()).isEqualTo("LIVE");
    }
  }

  @Test
  void holdsStillAndGoesOn() throws Exception {
    live.click("recordButton");
    live.await(() -> recording() == RecordingModel.Phase.ON);
    live.await(() -> live.ask(() -> live.window().screen().recording().bytes() > 40_000));
    live.click("recordButton");
    live.await(() -> recording() == RecordingModel.Phase.OFF);
    Path tape = onlyTape();
    ReplayWindow replay = live.ask(() -> {
      live.window().open(tape);
      return live.window().replays().all().get(0);
    });
    live.await(() -> phase(replay) == ReplayState.Phase.PLAYING);
    click(replay, "replayPlay");
    live.await(() -> phase(replay) == ReplayState.Phase.PAUSED);
    long there = live.ask(replay::state).passedNanos();
    live.ask(() -> {
      live.window().open(tape);
      return null;
    });
    assertThat(live.ask(() -> live.window().replays().all().size())).as("the same file twice").isEqualTo(1);
    assertThat(live.ask(replay::state).passedNanos()).isEqualTo(there);
    click(replay, "replayPlay");
    live.await(() -> live.ask(replay::state).passedNanos() > there);
    press(replay, "speed:X50");
    live.await(() -> phase(replay) == ReplayState.Phase.ENDED);
    live.ask(() -> {
      replay.close();
      return null;
    });
    live.await(() -> live.ask(() -> live.window().replays().all().isEmpty()));
    live.await(() -> LiveWindow.threads("tapedeck-replay").isEmpty());
  }

  @Test
  void saysWhatIsWrongWithAFileInItsOwnWindow() throws IOException {
    Path garbage = Files.writeString(data.resolve("garbage.tape"), "{\"not\":\"a tape\"}");
    ReplayWindow replay = live.ask(() -> {
      live.window().open(garbage);
      return live.window().replays().all().get(0);
    });
    live.await(() -> live.ask(() -> LiveWindow.in(replay.frame(), "replayTrouble") != null));
    assertThat(live.ask(() -> ((javax.swing.JLabel) LiveWindow.in(replay.frame(), "replayTrouble")).getText()))
        .isEqualTo("garbage.tape is no recording of Tapedeck's, or its beginning is damaged.");
  }

  private void click(ReplayWindow replay, String name) {
    live.ask(() -> {
      ((JButton) LiveWindow.in(replay.frame(), name)).doClick(0);
      return null;
    });
  }

  private void press(ReplayWindow replay, String name) {
    live.ask(() -> {
      ((JToggleButton) LiveWindow.in(replay.frame(), name)).doClick(0);
      return null;
    });
  }

  private ReplayState.Phase phase(ReplayWindow replay) {
    return live.ask(replay::state).phase();
  }

  private RecordingModel.Phase recording() {
    return live.ask(() -> live.window().screen().recording().phase());
  }

  private Path onlyTape() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("recordings"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private RunReport inspected(Path tape) throws Exception {
    try (PluginHost host = new PluginHost(
        Path.of(System.getProperty("tapedeck.plugins")), data.resolve("plugins"), data.resolve("cache2"), PluginHost.LOAD_LIMIT)) {
      host.load();
      Inspection.Outcome outcome = Inspection.of(tape, host::adapter);
      assertThat(outcome.trouble()).isEmpty();
      return outcome.report();
    }
  }

  private void assertSame(ReplayWindow replay, RunReport report) {
    List<StreamReport> shown = live.ask(() -> {
      List<StreamReport> all = new ArrayList<>();
      for (FeedIntake intake : replay.pump().intakes()) {
        for (StreamState stream : intake.streams()) {
          all.add(StreamReport.of(stream, stream.ledger(), replay.screen().streams().get(stream.index()).verdict()));
        }
      }
      return all;
    });
    assertThat(shown).hasSameSizeAs(report.streams());
    for (int i = 0; i < shown.size(); i++) {
      StreamReport mine = shown.get(i);
      StreamReport theirs = report.streams().get(i);
      assertThat(mine.instrument()).isEqualTo(theirs.instrument());
      assertThat(mine.bids()).isEqualTo(theirs.bids()).isNotEmpty();
      assertThat(mine.asks()).isEqualTo(theirs.asks());
      assertThat(mine.trades()).isEqualTo(theirs.trades());
      assertThat(mine.proof()).isEqualTo(theirs.proof());
      assertThat(mine.verdict().state()).isEqualTo(theirs.verdict().state());
      int index = i;
      assertThat(live.ask(() -> replay.screen().streams().get(index).trades().appended())).isEqualTo(theirs.trades().count());
    }
  }
}
