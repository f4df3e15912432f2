package io.tapedeck.app.host;

import io.tapedeck.app.diag.Stacks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds plugins whose threads wait for each other for ever. Any thread; costs a safepoint, so not often. */
final class Deadlocks {

  private Deadlocks() {}

  /** The plugins concerned, each with the stacks of its threads. */
  static Map<PluginThreads, String> find() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] ids = threads.findDeadlockedThreads();
    if (ids == null) {
      return Map.of();
    }
    Set<Long> held = new HashSet<>();
    for (long id : ids) {
      held.add(id);
    }
    StringBuilder dump = new StringBuilder();
    for (ThreadInfo info : threads.getThreadInfo(ids, true, true)) {
      if (info != null) {
        dump.append(System.lineSeparator()).append(Stacks.of(info));
      }
    }
    Map<PluginThreads, String> found = new HashMap<>();
    for (Thread thread : List.copyOf(Thread.getAllStackTraces().keySet())) {
      if (held.contains(thread.getId()) && thread.getThreadGroup() instanceof PluginThreads plugin) {
        found.put(plugin, dump.toString());
      }
    }
    return found;
  }
}
