package io.tapedeck.plugin.demo;

import io.tapedeck.api.FrameException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The exchange's end of one connection: answers commands, sends events at the pace of the clock, and goes wrong when asked to. It has no
 * thread: whoever owns the connection calls {@link #turn()} again and again. One thread at a time.
 */
final class VenueSession {
  private static final long SECOND = 1_000_000_000L;
  private static final long HEARTBEAT = SECOND;
  private static final long SILENCE = 20 * SECOND;
  private static final long STALL = 40 * SECOND;
  private static final long BURST = 3 * SECOND;
  private static final long SKEW = 5 * SECOND;
  private static final long SHORTEST_PAUSE = 1_000_000;
  private static final long LONGEST_PAUSE = 5_000_000;
  private static final int MESSAGES_A_FRAME = 256;
  private static final int STEPS_A_TURN = 1_024;
  private static final byte[] GARBAGE = "[{\"t\":\"book\",\"s\":\"BTC/USD\",\"seq\":".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UNKNOWN =
      "[{\"t\":\"trade\",\"s\":\"NOPE/USD\",\"ts\":0,\"id\":1,\"p\":1.00,\"q\":1.0,\"side\":\"buy\"}]".getBytes(StandardCharsets.UTF_8);

  private final DemoVenue venue;
  private final Consumer<byte[]> frames;
  private final FaultClock faults;
  private final VenueCommands commands = new VenueCommands();
  private final Map<String, VenueStream> streams = new LinkedHashMap<>();
  private final WireWriter out = new WireWriter();
  private long lastElapsed;
  private long lastHeartbeat;
  private long stalledUntil = Long.MIN_VALUE;
  private boolean broken;
  private int played;

  VenueSession(DemoVenue venue, Consumer<byte[]> frames) {
    this.venue = venue;
    this.frames = frames;
    this.lastElapsed = venue.elapsedNanos();
    this.lastHeartbeat = lastElapsed;
    this.faults = new FaultClock(venue.faults(), lastElapsed);
    this.played = venue.faultCount(); // What was played on an earlier connection hit that one.
  }

  /** True while a fault keeps the exchange from saying or hearing anything. */
  boolean stalled() {
    return venue.elapsedNanos() < stalledUntil;
  }

  /** A text frame of the client. */
  void receive(String text) {
    VenueCommands.Command command;
    try {
      command = commands.read(text);
    } catch (FrameException e) {
      out.error(e.reason());
      flush();
      return;
    }
    switch (command.op()) {
      case "subscribe" -> command.symbols().forEach(this::subscribe);
      case "unsubscribe" -> command.symbols().forEach(this::unsubscribe);
      case "ping" -> out.pong(command.number());
      default -> out.error("unknown op");
    }
    flush();
  }

  /** Sends what is due by now. Returns false when the connection broke: a fault asked for it. */
  boolean turn() {
    long elapsed = venue.elapsedNanos();
    faults.due(elapsed, fault -> strike(fault, elapsed));
    while (played < venue.faultCount()) {
      strike(venue.fault(played++), elapsed);
    }
    if (broken || elapsed < stalledUntil) {
      lastElapsed = elapsed;
      return !broken;
    }
    if (elapsed - lastHeartbeat >= HEARTBEAT) {
      lastHeartbeat = elapsed;
      out.heartbeat(now());
    }
    for (VenueStream stream : streams.values()) {
      stream.earn(venue, elapsed, elapsed - lastElapsed);
    }
    lastElapsed = elapsed;
    sendDue();
    flush();
    return true;
  }

  /** How long nothing will be due. */
  long pauseNanos() {
    double pause = LONGEST_PAUSE;
    for (VenueStream stream : streams.values()) {
      if (stream.due()) {
        return 0;
      }
      pause = Math.min(pause, stream.waitNanos(venue, lastElapsed));
    }
    return Math.max(SHORTEST_PAUSE, (long) pause);
  }

  /** The connection is over; its share of the rate goes to the others. */
  void end() {
    venue.subscriptionsChanged(-streams.size());
    streams.clear();
  }

  private void sendDue() {
    int steps = 0;
    boolean more = true;
    while (more && steps < STEPS_A_TURN) {
      more = false;
      long now = now();
      for (VenueStream stream : streams.values()) {
        if (stream.due()) {
          stream.writeStep(out, now);
          steps++;
          more |= stream.due();
        }
      }
      if (out.messages() >= MESSAGES_A_FRAME) {
        flush();
      }
    }
  }

  private void subscribe(String symbol) {
    if (venue.refuses(symbol)) {
      out.refused(symbol, "refused");
      return;
    }
    Optional<SymbolMarket> market = venue.market(symbol);
    if (market.isEmpty()) {
      out.refused(symbol, "not listed");
      return;
    }
    if (streams.putIfAbsent(symbol, new VenueStream(market.get())) == null) {
      venue.subscriptionsChanged(1);
    }
    synchronized (market.get()) {
      market.get().writeWelcome(out, now());
    }
  }

  private void unsubscribe(String symbol) {
    if (streams.remove(symbol) != null) {
      venue.subscriptionsChanged(-1);
    }
  }

  private void strike(Fault fault, long elapsed) {
    if (!fault.symbol().isEmpty() && !streams.containsKey(fault.symbol())) {
      return;
    }
    switch (fault.kind()) {
      case DISCONNECT -> broken = true;
      case STALL -> stalledUntil = elapsed + STALL;
      case GARBAGE -> frames.accept(GARBAGE.clone());
      case UNKNOWN -> frames.accept(UNKNOWN.clone());
      case SKEW, REFUSE -> {
        // States, not moments: now() and subscribe() look at the list.
      }
      default -> streams.forEach((symbol, stream) -> {
        if (fault.hits(symbol)) {
          strike(fault.kind(), stream, elapsed);
        }
      });
    }
  }

  private void strike(Fault.Kind kind, VenueStream stream, long elapsed) {
    synchronized (stream.market()) {
      switch (kind) {
        case SILENCE -> stream.silence(elapsed + SILENCE);
        case BURST -> stream.burst(elapsed + BURST);
        case GAP -> stream.market().dropNextBook();
        case CHECKSUM -> stream.market().spoilNextChecksum();
        case CROSSED -> stream.market().writeCrossed(out, now());
        default -> throw new IllegalStateException("Not a fault of one stream: " + kind);
      }
    }
  }

  /** The exchange's own clock. */
  private long now() {
    long epoch = venue.clock().epochNanos();
    return venue.skewed(streams.keySet()) ? epoch + SKEW : epoch;
  }

  private void flush() {
    if (out.messages() > 0) {
      frames.accept(out.takeFrame());
    }
  }
}
