package io.tapedeck.testkit;

import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link FeedSink} that gives each connection its own {@link SinkLog}. Any thread. */
public final class FeedLog implements FeedSink {

  private final Map<String, SinkLog> links = Collections.synchronizedMap(new LinkedHashMap<>());

  @Override
  public LinkSink link(String name, List<Instrument> instruments) {
    SinkLog log = new SinkLog(instruments);
    SinkLog before = links.putIfAbsent(name, log);
    if (before != null) {
      throw new IllegalStateException("A feed must ask once for each connection, and asked twice for " + name);
    }
    return log;
  }

  /** The names of the connections, in the order they were asked for. */
  public List<String> names() {
    synchronized (links) {
      return List.copyOf(links.keySet());
    }
  }

  /** The sink of a connection. */
  public SinkLog link(String name) {
    SinkLog log = links.get(name);
    if (log == null) {
      throw new IllegalStateException("There is no connection " + name + ", only " + names());
    }
    return log;
  }
}
