package io.tapedeck.app.host.zoo;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import java.util.List;

/** An exchange that does nothing, and does it right. */
public class Good implements ExchangeAdapter {

  @Override
  public ExchangeInfo info() {
    return new ExchangeInfo(
        "good", "Good exchange", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of("BTC/USD"), List.of());
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) {
    return List.of(Instrument.spot("good", "BTC/USD", "BTC", "USD", 1, 8));
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) {
    throw new UnsupportedOperationException("not needed");
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    throw new UnsupportedOperationException("not needed");
  }
}
