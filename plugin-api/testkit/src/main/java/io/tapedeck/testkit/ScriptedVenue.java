package io.tapedeck.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An exchange on 127.0.0.1 that does what a test says: a WebSocket server on a port of its own choice, on daemon threads. It answers
 * WebSocket pings by itself and nothing else. Any thread; handlers run on the server's own thread and must not wait.
 */
public final class ScriptedVenue implements AutoCloseable {

  private final VenueServer server;
  private final List<VenueConnection> connections = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final List<Consumer<VenueConnection>> openHandlers = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<VenueConnection, String>> messageHandlers = new CopyOnWriteArrayList<>();

  private ScriptedVenue() {
    server = new VenueServer(socket -> {
      VenueConnection connection = new VenueConnection(connections.size() + 1, socket, sent);
      connections.add(connection);
      synchronized (connections) {
        connections.notifyAll();
      }
      return connection;
    }, this::opened, this::heard);
  }

  /** A venue that says nothing by itself. */
  public static ScriptedVenue start() {
    ScriptedVenue venue = new ScriptedVenue();
    venue.server.begin();
    return venue;
  }

  /** A venue that plays a session to each client; see {@link Playback} for how. */
  public static ScriptedVenue playing(Playback playback) {
    ScriptedVenue venue = new ScriptedVenue();
    venue.onOpen(connection -> PlaybackRun.start(playback, connection));
    venue.server.begin();
    return venue;
  }

  /** A venue that plays a recording to each client as fast as it can. */
  public static ScriptedVenue playing(Recording recording) {
    return playing(Playback.of(recording));
  }

  /** A venue that plays to each client the frames of the symbols it subscribed to, as fast as it can. */
  public static ScriptedVenue playingPerSymbol(Recording recording) {
    return playing(Playback.of(recording).perSymbol());
  }

  /** Where to connect: {@code ws://127.0.0.1:port/}. */
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/");
  }

  /** Called for each new client, before anything it says is heard. */
  public ScriptedVenue onOpen(Consumer<VenueConnection> handler) {
    openHandlers.add(handler);
    return this;
  }

  /** Called for each text a client sends, after it was added to what the connection received. */
  public ScriptedVenue onMessage(BiConsumer<VenueConnection, String> handler) {
    messageHandlers.add(handler);
    return this;
  }

  private void opened(VenueConnection connection) {
    openHandlers.forEach(handler -> handler.accept(connection));
  }

  private void heard(VenueConnection connection, String text) {
    connection.heard(text);
    messageHandlers.forEach(handler -> handler.accept(connection, text));
  }

  /** All clients there ever were, in the order they came. */
  public List<VenueConnection> connections() {
    return List.copyOf(connections);
  }

  /** How many clients are connected now. */
  public int openConnections() {
    return (int) connections.stream().filter(VenueConnection::isOpen).count();
  }

  /**
   * A client, waiting for it to come.
   *
   * @param number 1 for the first
   * @throws AssertionError when it does not come in time
   */
  public VenueConnection awaitConnection(int number, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (connections) {
      while (connections.size() < number) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(connections.size() + " connections within " + timeout + ", not " + number);
        }
        try {
          connections.wait(Math.max(1, left / 1_000_000));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("Interrupted while waiting for connection " + number, e);
        }
      }
    }
    return connections.get(number - 1);
  }

  /** As {@link VenueConnection#awaitMessage} of the first client, waiting for it to come too. */
  public String awaitMessage(Predicate<String> fits, Duration timeout) {
    return awaitConnection(1, timeout).awaitMessage(fits, timeout);
  }

  /** Sends a text to all who are connected; returns how many that were. */
  public int broadcast(String text) {
    return (int) connections.stream().filter(connection -> connection.send(text)).count();
  }

  /** Text frames sent to all clients together, without the heartbeats after a playback. */
  public long framesSent() {
    return sent.get();
  }

  /** Ends all TCP connections without a close frame. */
  public void dropAll() {
    connections.forEach(VenueConnection::drop);
  }

  /** Closes all connections as WebSocket wants it. */
  public void closeAll(int code, String reason) {
    connections.forEach(connection -> connection.close(code, reason));
  }

  /** Says nothing more to those who are connected now, though sockets stay and WebSocket pings are answered. */
  public void stall() {
    connections.forEach(VenueConnection::stall);
  }

  /** Ends {@link #stall()}. */
  public void resume() {
    connections.forEach(VenueConnection::resume);
  }

  /** Closes all connections and frees the port. May be called twice. */
  @Override
  public void close() {
    connections.forEach(VenueConnection::resume);
    server.end();
  }
}
