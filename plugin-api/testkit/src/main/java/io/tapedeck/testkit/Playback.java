package io.tapedeck.testkit;

import java.time.Duration;

/**
 * How a {@link ScriptedVenue} plays a session to each client that connects. The exchange's frames are sent in order. Where the
 * recorder had sent a subscription, the venue waits until the client has subscribed to the same channel, or until its patience ends;
 * subscriptions that are not in the recording are passed over. After the last frame the socket stays open with a heartbeat each second. Immutable;
 * any thread.
 *
 * @param recording the session
 * @param inRecordedTime true to keep the recorded pauses, false for as fast as the client reads
 * @param filtered true to leave out frames of symbols the client did not subscribe to; a recording that holds no subscription then
 *     waits for the client's first
 * @param patience how long to wait for each subscription
 */
public record Playback(Recording recording, boolean inRecordedTime, boolean filtered, Duration patience) {

  /** All frames, as fast as the client reads, with a patience of 2 s. */
  public static Playback of(Recording recording) {
    return new Playback(recording, false, false, Duration.ofSeconds(2));
  }

  /** With the recorded pauses. */
  public Playback recordedTime() {
    return new Playback(recording, true, filtered, patience);
  }

  /** Only frames of the symbols a client subscribed to. */
  public Playback perSymbol() {
    return new Playback(recording, inRecordedTime, true, patience);
  }

  /** With another patience. */
  public Playback patience(Duration newPatience) {
    return new Playback(recording, inRecordedTime, filtered, newPatience);
  }
}
