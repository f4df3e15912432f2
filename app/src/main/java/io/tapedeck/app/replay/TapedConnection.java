package io.tapedeck.app.replay;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FrameTap.Request;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.tape.TapeEntry;
import io.tapedeck.app.tape.TapedFeed;
import io.tapedeck.app.tape.TapedLink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection of a tape: each time it opened, a fresh protocol reads what it brought. The reading thread. */
final class TapedConnection {
  private final LoadedAdapter adapter;
  private final HostContext context;
  private final FeedIntake intake;
  private final TapedFeed feed;
  private final TapedLink link;
  private final LinkSink sink;
  private @Nullable WireProtocol protocol;

  TapedConnection(LoadedAdapter adapter, HostContext context, FeedIntake intake, TapedFeed feed, TapedLink link) {
    this.adapter = adapter;
    this.context = context;
    this.intake = intake;
    this.feed = feed;
    this.link = link;
    sink = intake.link(link.name(), instruments());
  }

  /** Does what the entry says happened. */
  void apply(TapeEntry entry) {
    switch (entry.kind()) {
      case CONNECTING -> sink.connecting((int) entry.number());
      case OPENED -> open();
      case TEXT, BINARY, ANSWER -> read(entry);
      case UNREADABLE -> {
        sink.frame(entry.bytes());
        sink.frameRejected(entry.text());
      }
      case LOST -> {
        protocol = null;
        sink.lost(entry.problem(), entry.number());
      }
      default -> throw new IllegalArgumentException("not about a connection");
    }
  }

  /** The host asked; the answer stands on the tape. */
  void asked(Request request, String symbol) {
    WireProtocol now = protocol;
    StreamState stream = intake.stream(new StreamId(feed.exchange(), symbol));
    if (now == null || stream == null || !link.symbols().contains(symbol)) {
      return;
    }
    guarded(() -> {
      switch (request) {
        case RESYNC -> now.resync(stream.index());
        case RESUBSCRIBE -> {
          now.unsubscribe(stream.instrument());
          now.subscribe(stream.instrument());
        }
      }
    });
  }

  private void open() {
    sink.opened();
    WireProtocol fresh = adapter.adapter().protocol(Subscription.of(instruments(), feed.mode()), context);
    protocol = fresh;
    guarded(() -> fresh.opened(sink, WireOutput.NOWHERE));
  }

  private void read(TapeEntry entry) {
    WireProtocol now = protocol;
    boolean answer = entry.kind() == TapeEntry.Kind.ANSWER;
    if (answer) {
      sink.answer(entry.text(), entry.bytes());
    } else {
      sink.frame(entry.bytes());
    }
    if (now == null) {
      return;
    }
    guarded(() -> {
      if (answer) {
        now.fetched(entry.text(), entry.bytes());
      } else {
        now.frame(entry.bytes());
      }
    });
  }

  /** A call of the protocol. */
  private interface Call {
    void run() throws FrameException;
  }

  private void guarded(Call call) {
    try {
      call.run();
    } catch (FrameException e) {
      sink.frameRejected(e.reason());
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      sink.frameRejected("plugin error: " + e.getClass().getSimpleName());
    }
  }

  /** What it carried, with what was learned of it since: a feed remembers that from one connection to the next. */
  private List<Instrument> instruments() {
    List<Instrument> carried = new ArrayList<>();
    for (String symbol : link.symbols()) {
      StreamState stream = intake.stream(new StreamId(feed.exchange(), symbol));
      if (stream != null) {
        carried.add(stream.instrument());
      }
    }
    return carried;
  }
}
