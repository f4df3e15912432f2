package io.tapedeck.testkit;

import io.tapedeck.api.MarketSink;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** One playback to one client, on a daemon thread of its own that ends with the connection. */
final class PlaybackRun implements Runnable {

  private static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";
  private static final long SECOND = 1_000_000_000L;
  /** Frames sent before looking whether the client keeps up. */
  private static final int STRIDE = 64;
  private static final long SHORT_WAIT = 200_000;

  private final Playback playback;
  private final VenueConnection connection;
  private final Set<String> wanted = new HashSet<>();
  private int understood;

  private PlaybackRun(Playback playback, VenueConnection connection) {
    this.playback = playback;
    this.connection = connection;
  }

  static void start(Playback playback, VenueConnection connection) {
    Thread thread = new Thread(new PlaybackRun(playback, connection), "venue-playback-" + connection.number());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try (Recording.Walk walk = playback.recording().walk()) {
      play(walk);
    }
    connection.playedToTheEnd();
    while (connection.isOpen()) {
      LockSupport.parkNanos(SECOND);
      connection.sendUncounted(HEARTBEAT);
    }
  }

  private void play(Recording.Walk walk) {
    boolean waited = false;
    long firstTime = MarketSink.NO_TIME;
    long begin = System.nanoTime();
    while (walk.hasNext() && connection.isOpen()) {
      Recording.Frame frame = walk.next();
      if (frame.direction() == Recording.Direction.OUT) {
        awaitSubscription(WireWords.of(frame.text()).channel());
        waited = true;
      } else if (frame.direction() == Recording.Direction.IN) {
        if (playback.inRecordedTime() && frame.epochNanos() != MarketSink.NO_TIME) {
          firstTime = firstTime == MarketSink.NO_TIME ? frame.epochNanos() : firstTime;
          pauseUntil(begin + frame.epochNanos() - firstTime);
        }
        WireWords words = playback.filtered() ? WireWords.of(frame.text()) : WireWords.NOTHING;
        if (!words.symbols().isEmpty() && !waited) {
          awaitAnySymbol();
          waited = true;
        }
        if (isWanted(words)) {
          send(frame.text());
        }
      }
    }
  }

  private void send(String text) {
    while (connection.isStalled() && connection.isOpen()) {
      LockSupport.parkNanos(SHORT_WAIT);
    }
    connection.send(text);
    if (connection.sent() % STRIDE == 0) {
      while (connection.isBehind()) {
        LockSupport.parkNanos(SHORT_WAIT);
      }
    }
  }

  private boolean isWanted(WireWords words) {
    if (words.symbols().isEmpty()) {
      return true;
    }
    learnWanted();
    return words.symbols().stream().anyMatch(wanted::contains);
  }

  /** Reads what the client asked for since the last look. */
  private void learnWanted() {
    var received = connection.received();
    for (; understood < received.size(); understood++) {
      wanted.addAll(WireWords.of(received.get(understood)).asked());
    }
  }

  private void awaitSubscription(String channel) {
    Duration patience = playback.patience();
    connection.await(
        () -> connection.received().stream()
            .anyMatch(text -> channel.isEmpty() || WireWords.of(text).channel().equals(channel)),
        patience);
  }

  private void awaitAnySymbol() {
    connection.await(
        () -> connection.received().stream().anyMatch(text -> !WireWords.of(text).asked().isEmpty()),
        playback.patience());
  }

  private void pauseUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0 && connection.isOpen(); left = moment - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, SECOND / 10));
    }
  }
}
