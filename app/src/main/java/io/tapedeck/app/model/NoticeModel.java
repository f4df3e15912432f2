package io.tapedeck.app.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices, newest last, one for each cause. EDT. */
public final class NoticeModel {
  private static final int LIMIT = 100;

  private final ScreenThread thread;
  private final Changes changes = new Changes();
  private final List<Notice> notices = new ArrayList<>();
  private int unseen;

  /** No notices. */
  public NoticeModel(ScreenThread thread) {
    this.thread = thread;
  }

  /** Listeners, told once a tick. */
  public Changes changes() {
    return changes;
  }

  /** Adds a notice, or raises the count of the one with the same cause and moves it to the end. */
  public void add(String cause, String text, boolean warning, long times, long epochNanos) {
    thread.require();
    long count = times;
    long first = epochNanos;
    for (int i = 0; i < notices.size(); i++) {
      Notice old = notices.get(i);
      if (old.cause().equals(cause)) {
        count += old.count();
        first = old.firstEpochNanos();
        notices.remove(i);
        break;
      }
    }
    notices.add(new Notice(cause, text, warning, count, first, epochNanos));
    if (notices.size() > LIMIT) {
      notices.remove(0);
    }
    if (warning) {
      unseen++;
    }
    changes.mark();
  }

  /** The trader looked at them. */
  public void seen() {
    thread.require();
    unseen = 0;
    changes.mark();
  }

  /** Warnings since the trader last looked. */
  public int unseen() {
    return unseen;
  }

  /** The newest notice; null when there is none. */
  public @Nullable Notice newest() {
    return notices.isEmpty() ? null : notices.get(notices.size() - 1);
  }

  /** All notices, newest last. */
  public List<Notice> all() {
    return Collections.unmodifiableList(notices);
  }
}
