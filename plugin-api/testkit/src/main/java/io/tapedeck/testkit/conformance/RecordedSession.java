package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.Recording;
import java.nio.charset.StandardCharsets;

/** Reads a recorded session through a plugin's parser into a {@link PlainHost}, frames and REST answers in the order they came. The calling thread does everything. */
public final class RecordedSession {

  private RecordedSession() {}

  /** The host after the last frame. */
  public static PlainHost read(ExchangeAdapter adapter, Recording recording) {
    PlainHost host = new PlainHost();
    WireProtocol protocol = adapter.protocol(Subscription.ofEverything(), new FakeContext(adapter.info()));
    host.opened();
    protocol.opened(host, WireOutput.NOWHERE);
    for (Recording.Frame frame : recording) {
      feed(protocol, host, frame);
    }
    return host;
  }

  private static void feed(WireProtocol protocol, PlainHost host, Recording.Frame frame) {
    byte[] bytes = frame.text().getBytes(StandardCharsets.UTF_8);
    try {
      switch (frame.direction()) {
        case IN -> {
          host.frame(bytes);
          protocol.frame(bytes);
        }
        case HTTP -> {
          String url = frame.url() == null ? "" : frame.url();
          host.answer(url, bytes);
          protocol.fetched(url, bytes);
        }
        case OUT -> {
          // What the recorder asked for shows in the answers.
        }
      }
    } catch (FrameException e) {
      host.frameRejected(e.reason());
    }
  }
}
