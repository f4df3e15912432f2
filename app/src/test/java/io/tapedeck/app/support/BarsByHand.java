package io.tapedeck.app.support;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.app.intake.Desk;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.StreamModel;
import java.time.Duration;

/** Makes the bars of a model filled by hand, with a real intake behind it. */
public final class BarsByHand {
  private final StreamModel model;
  private final Desk desk;
  private final StreamView view = new StreamView();
  private final int stream;

  /** Bars for this model. */
  public BarsByHand(StreamModel model) {
    this.model = model;
    Instrument instrument = model.instrument();
    desk = new Desk(instrument.symbol());
    stream = desk.link.stream(
        Desk.instrument(instrument.symbol()).withScales(instrument.priceScale(), instrument.sizeScale()), BookRules.NO_BOOK);
  }

  /** A trade at a time; the bars of the model hold it at once. */
  public void trade(long epochNanos, long price, long size, Side taker) {
    desk.clock.advance(Duration.ofNanos(epochNanos - desk.clock.epochNanos()));
    desk.link.frame(new byte[0]);
    desk.link.trade(stream, MarketSink.NO_TIME, price, size, taker, MarketSink.NO_ID);
    StreamState state = desk.intake.streams().get(stream);
    state.take(view);
    state.takeBars(view, model.bars());
  }
}
