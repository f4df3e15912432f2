package io.tapedeck.app.intake;

import io.tapedeck.api.Instrument;
import java.util.List;

/** Hears what the connections of one feed bring, byte for byte, before anybody reads it: a recorder. Any thread; every call returns at once and throws nothing. */
public interface FrameTap {

  /**
   * One connection of the feed, through all its reconnects. Called by the connection's own thread before the first thing it tells.
   *
   * @param instruments what the connection carried when it was made
   */
  LinkTap link(String name, List<Instrument> instruments);

  /** The host asks the feed for something that may change how its protocol reads on. */
  void asked(Request request, Instrument instrument);

  /** What the host may ask a protocol for. */
  enum Request {
    /** A new snapshot of the book. */
    RESYNC,
    /** The subscription anew. */
    RESUBSCRIBE
  }
}
