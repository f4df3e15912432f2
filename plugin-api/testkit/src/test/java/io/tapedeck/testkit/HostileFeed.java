package io.tapedeck.testkit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.MarketSocket;
import io.tapedeck.kit.StreamFeed;
import java.net.URI;
import java.util.List;

/** A feed that expects JSON and nothing else of it. */
final class HostileFeed implements WireProtocol {
  private static final Instrument BTC = Instrument.spot("hostile", "BTC/USD", "BTC", "USD", 1, 8);

  private final JsonReader json = new JsonReader();

  static StreamFeed open(URI uri, FakeContext context, FeedLog log) {
    return StreamFeed.open(Subscription.of(List.of(BTC), ConnectionMode.WEBSOCKET_SHARED), log, context, "hostile",
        new MarketSocket(uri, context), part -> new HostileFeed());
  }

  @Override
  public void opened(MarketSink sink, WireOutput out) {
    sink.stream(BTC, BookRules.UNPROVEN);
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    if (frame.length > 0 && frame[0] == '{') {
      json.reset(frame);
      json.finish();
    }
  }

  @Override
  public void resync(int stream) {
    // Nothing to ask for.
  }

  @Override
  public void subscribe(Instrument instrument) {
    // Nothing to ask for.
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    // Nothing to ask for.
  }
}
