package io.tapedeck.app.pump;

import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.DelayStages.Stage;
import io.tapedeck.app.model.StreamModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Follows news from the queue to the paint, and tells each stream's stages how long each part took. The pumping thread. */
final class Passage {
  private final List<Step> taken = new ArrayList<>();
  private final Set<StreamModel> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Step> announced = new ArrayList<>();
  private long announcedAt;

  /** News on their way. Made anew each time: one kept for later would keep the model of a feed that is long over, with all its points. */
  private record Step(StreamModel model, long receivedAt, long takenAt) {}

  /** A stream was taken out of the queue. */
  void taken(StreamModel model, StreamView view, long now) {
    if (view.newsReceivedNanos == 0) {
      return; // Only the connection's state changed.
    }
    model.stages().record(Stage.PARSE, view.newsQueuedNanos - view.newsReceivedNanos);
    model.stages().record(Stage.QUEUE, now - view.newsQueuedNanos);
    if (!waiting.add(model)) {
      return; // Older news of the same stream wait for the same announcement.
    }
    taken.add(new Step(model, view.newsReceivedNanos, now));
  }

  /** The models announced everything taken so far. */
  void announced(long now) {
    announced.clear(); // Nobody painted these: the window is hidden, or there is none.
    for (Step step : taken) {
      step.model.stages().record(Stage.DRAIN, now - step.takenAt);
    }
    announced.addAll(taken);
    taken.clear();
    waiting.clear();
    announcedAt = now;
  }

  /** What was announced is on the screen. */
  void painted(long now) {
    for (Step step : announced) {
      step.model.stages().record(Stage.PAINT, now - announcedAt);
      step.model.stages().record(Stage.SHOWN, now - step.receivedAt);
    }
    announced.clear();
  }
}
