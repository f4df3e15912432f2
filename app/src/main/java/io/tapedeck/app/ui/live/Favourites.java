package io.tapedeck.app.ui.live;

import io.tapedeck.app.intake.StreamId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Streams the trader marked with a star, of any exchange, in the order they were marked. EDT. */
public final class Favourites {
  /** More than anybody looks through. */
  static final int MOST = 200;

  private final Set<StreamId> marked = new LinkedHashSet<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** Told when one was marked or unmarked. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** All of them. */
  public List<StreamId> all() {
    return List.copyOf(marked);
  }

  /** Replaces all, without telling: they come from where they are kept. */
  public void restore(List<StreamId> kept) {
    marked.clear();
    kept.stream().limit(MOST).forEach(marked::add);
  }

  boolean contains(StreamId stream) {
    return marked.contains(stream);
  }

  /** Marks a stream, or takes the mark away. */
  public void toggle(StreamId stream) {
    if (!marked.remove(stream) && marked.size() < MOST) {
      marked.add(stream);
    }
    listeners.forEach(Runnable::run);
  }
}
