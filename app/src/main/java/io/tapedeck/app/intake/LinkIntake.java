package io.tapedeck.app.intake;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sink of one connection. One call at a time, mostly on the connection's reader thread.
 */
final class LinkIntake implements LinkSink {
  private final FeedIntake intake;
  private final TimeSource clock;
  private final String name;
  private final List<Instrument> instruments;
  private final List<StreamState> carried;
  private final Arrival arrival = new Arrival();

  // A stream's number is its place in the feed's list; a plugin's wrong number must not hit another stream.
  private @Nullable StreamState[] known = new StreamState[16];
  private volatile long frameNanos;
  private boolean open;
  private boolean noText;
  private @Nullable FrameTap feedTap;
  private @Nullable LinkTap linkTap;

  LinkIntake(FeedIntake intake, String name, List<Instrument> instruments, List<StreamState> carried) {
    this.intake = intake;
    this.clock = intake.clock();
    this.name = name;
    this.instruments = List.copyOf(instruments);
    this.carried = new ArrayList<>(carried);
    for (StreamState stream : carried) {
      stream.carriedBy(this);
      know(stream);
    }
  }

  /** When the last frame came since the connection opened; 0 when none did. Any thread. */
  long frameNanos() {
    return frameNanos;
  }

  @Override
  public int stream(Instrument instrument, BookRules rules) {
    StreamState stream = intake.stream(instrument);
    if (stream == null) {
      return NO_STREAM;
    }
    if (!carried.contains(stream)) {
      carried.add(stream);
      stream.carriedBy(this);
      if (open) {
        stream.opened(clock.nanos());
      }
    }
    know(stream);
    stream.define(instrument, rules, clock.nanos());
    return stream.index();
  }

  @Override
  public void subscribed(int stream) {
    StreamState state = at(stream);
    if (state != null) {
      state.subscribed(clock.nanos());
    }
  }

  @Override
  public void refused(int stream, Problem problem) {
    StreamState state = at(stream);
    if (state != null) {
      state.refused(problem);
      intake.raise("refused " + state.instrument().symbol(), problem);
    }
  }

  @Override
  public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    StreamState state = at(stream);
    if (state != null) {
      state.trade(arrival, exchangeNanos, price, size, taker, tradeId);
    }
  }

  @Override
  public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    StreamState state = at(stream);
    if (state != null) {
      state.quote(arrival, exchangeNanos, bid, bidSize, ask, askSize);
    }
  }

  @Override
  public void bookSnapshot(int stream) {
    StreamState state = at(stream);
    if (state != null) {
      state.bookBegins(true);
    }
  }

  @Override
  public void bookUpdate(int stream) {
    StreamState state = at(stream);
    if (state != null) {
      state.bookBegins(false);
    }
  }

  @Override
  public void level(int stream, Side side, long price, long size) {
    StreamState state = at(stream);
    if (state != null) {
      state.level(side, price, size);
    }
  }

  @Override
  public boolean commit(
      int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    StreamState state = at(stream);
    return state == null || state.commit(arrival, exchangeNanos, firstId, lastId, previousId, checksum);
  }

  @Override
  public boolean reject(int stream, String reason) {
    StreamState state = at(stream);
    if (state == null) {
      return true;
    }
    String name = state.instrument().name();
    intake.raise(
        "rejected " + name + " " + reason,
        Problem.retryable(
            Problem.Kind.MALFORMED,
            name + ": a message could not be read and was counted; the stream goes on.",
            reason));
    return state.reject(arrival, reason);
  }

  @Override
  public void unknown(String kind) {
    intake.unknown(kind);
  }

  @Override
  public void notice(Problem problem) {
    intake.raise(problem.kind() + " " + problem.text(), problem);
  }

  @Override
  public void connecting(int attempt) {
    long now = clock.nanos();
    LinkTap tap = tap();
    if (tap != null) {
      tap.connecting(now, clock.epochNanos(), attempt);
    }
    for (StreamState stream : carried) {
      stream.connecting(attempt, now);
    }
  }

  @Override
  public void opened() {
    long now = clock.nanos();
    LinkTap tap = tap();
    if (tap != null) {
      tap.opened(now, clock.epochNanos());
    }
    frameNanos = 0;
    open = true;
    for (StreamState stream : carried) {
      stream.opened(now);
    }
  }

  @Override
  public void frame(byte[] frame) {
    long now = clock.nanos();
    arrival.at(now, clock.epochNanos());
    LinkTap tap = tap();
    noText = frame.length == 0; // So the kit announces what it could not take for a text; the reason follows.
    if (tap != null && !noText) {
      tap.frame(now, arrival.epochNanos(), frame);
    }
    frameNanos = now;
    intake.frameArrived();
  }

  @Override
  public void answer(String url, byte[] body) {
    arrival.at(clock.nanos(), clock.epochNanos());
    LinkTap tap = tap();
    if (tap != null) {
      tap.answer(arrival.nanos(), arrival.epochNanos(), url, body);
    }
  }

  @Override
  public void frameRejected(String reason) {
    LinkTap tap = noText ? tap() : null;
    noText = false;
    if (tap != null) {
      tap.unreadable(arrival.nanos(), arrival.epochNanos(), reason);
    }
    intake.frameRejected(carried, arrival, reason);
  }

  @Override
  public void lost(Problem why, long retryInNanos) {
    long now = clock.nanos();
    LinkTap tap = tap();
    if (tap != null) {
      tap.lost(now, clock.epochNanos(), why, retryInNanos);
    }
    open = false;
    for (StreamState stream : carried) {
      stream.lost(why, retryInNanos, now);
    }
    String text = why.text().endsWith(".") ? why.text().substring(0, why.text().length() - 1) : why.text();
    String next = retryInNanos < 0 ? "; not tried again." : "; connecting again by itself.";
    intake.raise(
        "lost " + why.kind() + " " + why.text(),
        new Problem(why.kind(), text + next, why.detail(), why.retryable(), why.retryAfter()));
  }

  @Override
  public boolean dataSeen() {
    for (StreamState stream : carried) {
      if (stream.dataSeen()) {
        return true;
      }
    }
    return false;
  }

  /** Who records this connection; a new one is told first whether it is open. */
  private @Nullable LinkTap tap() {
    FrameTap now = intake.tap();
    if (now != feedTap) {
      feedTap = now;
      linkTap = now == null ? null : now.link(name, instruments);
      if (linkTap != null && open) {
        linkTap.opened(clock.nanos(), clock.epochNanos());
      }
    }
    return linkTap;
  }

  private @Nullable StreamState at(int stream) {
    return stream >= 0 && stream < known.length ? known[stream] : null;
  }

  private void know(StreamState stream) {
    int index = stream.index();
    if (index >= known.length) {
      known = java.util.Arrays.copyOf(known, Math.max(index + 1, known.length * 2));
    }
    known[index] = stream;
  }
}
