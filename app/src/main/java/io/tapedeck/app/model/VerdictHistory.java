package io.tapedeck.app.model;

import io.tapedeck.app.feed.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was thought of one stream, spell by spell; the oldest leave. It lives on when the feed is started again. EDT. */
public final class VerdictHistory {
  static final int KEPT = 500;

  private final ArrayDeque<VerdictSpell> spells = new ArrayDeque<>();

  /** A verdict, in the order they come. The first one counts only when it says something. */
  void add(Verdict verdict) {
    VerdictSpell last = spells.peekLast();
    if (last == null && verdict.state() == Verdict.State.OFF) {
      return;
    }
    long since = verdict.sinceEpochNanos();
    if (last != null) {
      spells.removeLast();
      if (last.state() == verdict.state()) {
        spells.add(new VerdictSpell(last.state(), verdict.reason(), last.sinceEpochNanos(), VerdictSpell.OPEN));
        return;
      }
      spells.add(new VerdictSpell(last.state(), last.reason(), last.sinceEpochNanos(), Math.max(since, last.sinceEpochNanos())));
    }
    spells.add(new VerdictSpell(verdict.state(), verdict.reason(), since, VerdictSpell.OPEN));
    if (spells.size() > KEPT) {
      spells.remove();
    }
  }

  /** The spells, newest first. */
  public List<VerdictSpell> newestFirst() {
    List<VerdictSpell> list = new ArrayList<>(spells);
    Collections.reverse(list);
    return list;
  }
}
