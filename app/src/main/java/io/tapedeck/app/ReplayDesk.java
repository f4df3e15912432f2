package io.tapedeck.app;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.replay.Replay;
import java.util.List;

/** What a replay does of what may be asked of a live feed: it goes on and it holds still. What was not recorded cannot be asked for. Any thread. */
final class ReplayDesk implements FeedDesk {
  private final Replay replay;

  ReplayDesk(Replay replay) {
    this.replay = replay;
  }

  @Override
  public void start(ConnectionMode mode, List<StreamId> streams) {
    replay.play(true);
  }

  @Override
  public void stop() {
    replay.play(false);
  }

  @Override
  public void loadInstruments(String exchangeId) {
    // The tape names its own.
  }

  @Override
  public void loadHistory(StreamId stream) {
    // What was traded before the recording is not on it.
  }

  @Override
  public void retryNow() {
    // What was lost comes back when it did.
  }

  @Override
  public void resync(StreamId stream) {
    // Nobody would answer.
  }

  @Override
  public void playFault(String drill, StreamId stream) {
    // What went wrong is on the tape.
  }
}
