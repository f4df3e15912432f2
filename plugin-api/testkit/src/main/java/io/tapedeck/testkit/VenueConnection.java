package io.tapedeck.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/** A client at the {@link ScriptedVenue}, kept after it is gone so that a test can read what it said. Any thread. */
public final class VenueConnection {

  private static final int ABNORMAL_CLOSURE = 1006;

  private final int number;
  private final WebSocketImpl socket;
  private final AtomicLong allSent;
  private final List<String> received = new ArrayList<>();
  private long sent;
  private boolean stalled;
  private boolean played;

  VenueConnection(int number, WebSocketImpl socket, AtomicLong allSent) {
    this.number = number;
    this.socket = socket;
    this.allSent = allSent;
  }

  /** 1 for the first client of the venue, and so on. */
  public int number() {
    return number;
  }

  /** True until either side closed. */
  public boolean isOpen() {
    // The library calls a socket open for ever when its client left while the handshake was being read; the channel knows better.
    return socket.isOpen() && socket.getChannel().isOpen();
  }

  /** What the client said so far. */
  public synchronized List<String> received() {
    return List.copyOf(received);
  }

  /** Text frames handed to the socket, without the heartbeats after a playback. */
  public synchronized long sent() {
    return sent;
  }

  /** True when the playback of this connection has sent its last frame. */
  public synchronized boolean isPlayed() {
    return played;
  }

  /**
   * Sends a text frame.
   *
   * @return false when the connection is gone, or stalled: then nothing is sent
   */
  public boolean send(String text) {
    if (!sendUncounted(text)) {
      return false;
    }
    synchronized (this) {
      sent++;
    }
    allSent.incrementAndGet();
    return true;
  }

  boolean sendUncounted(String text) {
    if (isStalled()) {
      return false;
    }
    try {
      socket.send(text);
      return true;
    } catch (WebsocketNotConnectedException e) {
      // The client left between the test's look and the send; the answer says so.
      return false;
    }
  }

  /** Sends a binary frame. */
  public void sendBinary(byte[] bytes) {
    socket.send(bytes);
  }

  /** Ends the TCP connection without a close frame. */
  public void drop() {
    socket.closeConnection(ABNORMAL_CLOSURE, "dropped by the test");
  }

  /** Closes as WebSocket wants it. */
  public void close(int code, String reason) {
    socket.close(code, reason);
  }

  /** Says nothing from here on, though the socket stays and WebSocket pings are answered. */
  public synchronized void stall() {
    stalled = true;
  }

  /** Ends {@link #stall()}. */
  public synchronized void resume() {
    stalled = false;
    notifyAll();
  }

  synchronized boolean isStalled() {
    return stalled;
  }

  /**
   * Waits for a message that fits, those already received included.
   *
   * @return the first such message
   * @throws AssertionError when none comes in time
   */
  public String awaitMessage(Predicate<String> fits, Duration timeout) {
    if (!await(() -> received.stream().anyMatch(fits), timeout)) {
      throw new AssertionError("No such message within " + timeout + "; connection " + number + " received " + received());
    }
    return received().stream().filter(fits).findFirst().orElseThrow();
  }

  /**
   * Waits until the playback of this connection has sent its last frame.
   *
   * @throws AssertionError when it does not in time
   */
  public void awaitPlayed(Duration timeout) {
    if (!await(() -> played, timeout)) {
      throw new AssertionError("Not played to the end within " + timeout + "; sent " + sent());
    }
  }

  /** Waits, under this connection's lock, for what a message or the playback changes. */
  synchronized boolean await(BooleanSupplier condition, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        wait(Math.max(1, left / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  synchronized void heard(String text) {
    received.add(text);
    notifyAll();
  }

  synchronized void playedToTheEnd() {
    played = true;
    notifyAll();
  }

  /** True while the server still has bytes of this connection that the network did not take. */
  boolean isBehind() {
    return socket.isOpen() && socket.hasBufferedData();
  }
}
