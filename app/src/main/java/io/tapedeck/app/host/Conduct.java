package io.tapedeck.app.host;

import io.tapedeck.api.Feed;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.Stacks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one plugin behaves: its strikes, its connections, its feeds and its threads. Any thread.
 *
 * <p>A strike is a broken promise that did no harm, as the guard kept it out. {@value StrikeCount#LIMIT} within a minute end the plugin.
 */
final class Conduct {
  /** What the host does about it. */
  interface Consequences {

    /** The plugin is to be left alone from now on. Returns at once. */
    void quarantine(Conduct plugin, String sentence);

    /** The trader should know, but the plugin goes on. Returns at once. */
    void remark(Conduct plugin, String sentence);

    /** The plugin's last feed was closed: its threads should be gone soon. Returns at once. */
    void allClosed(Conduct plugin);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Conduct.class);
  private static final int STUCK_LOOKS = 10;
  private static final int LOOKS_BETWEEN = 30;

  private final String id;
  private final String name;
  private final PluginThreads threads;
  private final TimeSource clock;
  private final Consequences consequences;
  private final StrikeCount strikes = new StrikeCount();
  private final Map<String, Long> kinds = new ConcurrentHashMap<>();
  private final List<SinkGuard> guards = new CopyOnWriteArrayList<>();
  private final Set<Feed> feeds = new HashSet<>();
  private final Set<Thread> before = new HashSet<>();
  private final AtomicBoolean out = new AtomicBoolean();
  private volatile Problem verdict =
      Problem.lasting(Problem.Kind.PLUGIN, "The plugin was stopped", "");

  Conduct(String id, String name, PluginThreads threads, TimeSource clock, Consequences consequences) {
    this.id = id;
    this.name = name;
    this.threads = threads;
    this.clock = clock;
    this.consequences = consequences;
    threads.onCrash(this::crashed);
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  PluginThreads threads() {
    return threads;
  }

  /** Strikes so far. */
  long strikes() {
    return strikes.count();
  }

  /** True once it is left alone. */
  boolean quarantined() {
    return out.get();
  }

  /** What its streams are told when it is left alone. */
  Problem verdict() {
    return verdict;
  }

  /**
   * A promise was broken, and the guard kept it out.
   *
   * @param what a short phrase, the same for the same fault
   */
  void strike(String what) {
    if (out.get()) {
      return;
    }
    Long times = kinds.merge(what, 1L, Long::sum);
    if (times == 1) {
      LOG.warn("Plugin {} broke a promise: {}. Further ones of this kind are only counted.", id, what,
          new Throwable("where it was"));
    }
    if (strikes.add(clock.nanos())) {
      quarantine(name + " plugin broke its promises " + StrikeCount.LIMIT + " times within a minute (the last: " + what
          + "); it is left alone. Restart the program to use it again.");
    }
  }

  /** Ends the plugin's part in this run; further calls do nothing. */
  void quarantine(String sentence) {
    if (out.compareAndSet(false, true)) {
      LOG.error("Plugin {} is quarantined: {} Strikes: {}", id, sentence, kinds);
      verdict = Problem.lasting(Problem.Kind.PLUGIN, sentence, kinds.toString());
      guards.forEach(SinkGuard::shut);
      consequences.quarantine(this, sentence);
    }
  }

  /** One thread ended by an error: the connections it served are over, or they would look alive for ever. */
  private void crashed(Thread thread, Throwable e) {
    LOG.error("Thread {} of plugin {} ended by an error", thread.getName(), id, e);
    String sentence = name + " plugin: its thread " + thread.getName() + " ended by an error ("
        + e.getClass().getSimpleName() + "); what it carried is off. The log has the details.";
    Problem problem = Problem.lasting(Problem.Kind.PLUGIN, sentence, e.toString());
    for (SinkGuard guard : guards) {
      if (guard.lastCaller() == thread) {
        guard.fail(problem);
      }
    }
    consequences.remark(this, sentence);
  }

  void opened(Feed feed) {
    synchronized (feeds) {
      feeds.add(feed);
    }
  }

  /** A feed is about to be opened: threads that are there now are not its own. */
  void opening() {
    synchronized (feeds) {
      if (feeds.isEmpty()) {
        before.clear();
        before.addAll(threads.alive());
        guards.clear();
      }
    }
  }

  void closed(Feed feed) {
    boolean last;
    synchronized (feeds) {
      last = feeds.remove(feed) && feeds.isEmpty();
    }
    if (last) {
      consequences.allClosed(this);
    }
  }

  /** The feeds that are open. */
  List<Feed> feeds() {
    synchronized (feeds) {
      return List.copyOf(feeds);
    }
  }

  void guards(SinkGuard guard) {
    guards.add(guard);
    if (out.get()) {
      guard.shut();
    }
  }

  /** Tells all connections that they are over. */
  void failAll() {
    guards.forEach(guard -> guard.fail(verdict));
  }

  /** Names the threads that outlived their feeds, when no feed is open. */
  void reportLeaks() {
    List<Thread> left;
    synchronized (feeds) {
      if (!feeds.isEmpty()) {
        return;
      }
      left = new ArrayList<>(threads.alive());
      left.removeAll(before);
    }
    if (!left.isEmpty()) {
      String names = left.stream().map(Thread::getName).sorted().limit(5).collect(Collectors.joining(", "));
      String more = left.size() > 5 ? ", ..." : "";
      consequences.remark(this, name + " plugin left " + left.size() + (left.size() == 1 ? " thread" : " threads")
          + " running after Stop: " + names + more + ".");
    }
  }

  /** Looks for a thread that came into the plugin with a message and never came back. About once a second, one thread. */
  void look() {
    if (out.get()) {
      return;
    }
    for (SinkGuard guard : guards) {
      int silent = guard.silentLooks();
      Thread caller = guard.lastCaller();
      if (caller == null || silent < STUCK_LOOKS || (silent - STUCK_LOOKS) % LOOKS_BETWEEN != 0) {
        continue;
      }
      StackTraceElement[] stack = caller.getStackTrace();
      if (StuckCall.inPlugin(stack)) {
        LOG.error("Plugin {} does not come back from a message; thread {}:{}", id, caller.getName(), Stacks.text(stack));
        quarantine(name + " plugin has been busy with one message for more than " + STUCK_LOOKS
            + " s; it is left alone. Restart the program to use it again.");
        return;
      }
    }
  }
}
