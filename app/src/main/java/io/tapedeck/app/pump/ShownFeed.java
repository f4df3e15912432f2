package io.tapedeck.app.pump;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.model.StreamModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One feed on the screen: its intake, and the model of each of its streams. The pumping thread. */
final class ShownFeed {
  private final ExchangeInfo exchange;
  private final FeedIntake intake;
  private final List<StreamModel> models = new ArrayList<>();

  ShownFeed(ExchangeInfo exchange, FeedIntake intake) {
    this.exchange = exchange;
    this.intake = intake;
  }

  ExchangeInfo exchange() {
    return exchange;
  }

  FeedIntake intake() {
    return intake;
  }

  /** The models, by the index of their streams. */
  List<StreamModel> models() {
    return models;
  }

  /** The model of a stream; null when the screen does not know that stream yet. */
  @Nullable StreamModel model(int index) {
    return index < models.size() ? models.get(index) : null;
  }
}
