package io.tapedeck.app.model;

import io.tapedeck.app.feed.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The episodes of trouble of all streams: one each, however much was said in between. The oldest leave. EDT. */
public final class EpisodeModel {
  static final int KEPT = 500;

  private final ScreenThread thread;
  private final Changes changes = new Changes();
  private final ArrayDeque<Episode> ended = new ArrayDeque<>();
  private final Map<String, Episode> open = new HashMap<>();
  private final Map<String, Boolean> trusted = new HashMap<>();
  private long begun;

  /** No episodes. */
  public EpisodeModel(ScreenThread thread) {
    this.thread = thread;
  }

  /** Listeners, told once a tick. */
  public Changes changes() {
    return changes;
  }

  /**
   * A stream got this verdict.
   *
   * @return the episode that ended by it; null when none did
   */
  public @Nullable Episode verdict(String key, String name, Verdict verdict) {
    thread.require();
    Verdict.State state = verdict.state();
    Episode running = open.get(key);
    if (state.trusted() || state == Verdict.State.OFF) {
      trusted.put(key, state.trusted());
      return running == null ? null : end(key, running, verdict.sinceEpochNanos());
    }
    boolean trouble = trusted.getOrDefault(key, false)
        || state == Verdict.State.STALE || state == Verdict.State.REJECTED || state == Verdict.State.FAILED;
    if (running != null) {
      int steps = running.steps() + (running.state() == state ? 0 : 1);
      open.put(key, new Episode(running.number(), name, state, verdict.reason(), steps, running.fromEpochNanos(), Episode.OPEN));
      changes.mark();
    } else if (trouble) {
      trusted.put(key, false);
      open.put(key, new Episode(++begun, name, state, verdict.reason(), 0, verdict.sinceEpochNanos(), Episode.OPEN));
      changes.mark();
    }
    return null;
  }

  /** Number of episodes that ever began. */
  public long begun() {
    return begun;
  }

  /** All that are known, the newest first, those that last before all. */
  public List<Episode> newestFirst() {
    List<Episode> list = new ArrayList<>(ended);
    List<Episode> lasting = new ArrayList<>(open.values());
    lasting.sort((a, b) -> Long.compare(a.number(), b.number()));
    list.addAll(lasting);
    Collections.reverse(list);
    return list;
  }

  private Episode end(String key, Episode running, long atEpochNanos) {
    Episode over = new Episode(
        running.number(), running.stream(), running.state(), running.reason(), running.steps(), running.fromEpochNanos(),
        Math.max(running.fromEpochNanos(), atEpochNanos));
    open.remove(key);
    ended.add(over);
    if (ended.size() > KEPT) {
      ended.remove();
    }
    changes.mark();
    return over;
  }
}
