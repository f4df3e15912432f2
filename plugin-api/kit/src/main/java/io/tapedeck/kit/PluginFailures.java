package io.tapedeck.kit;

import io.tapedeck.api.ExchangeContext;
import java.util.HashSet;
import java.util.Set;

/** Logs what a plugin throws, each distinct failure once. Any thread. */
final class PluginFailures {
  private static final int MOST = 100;

  private final String name;
  private final ExchangeContext context;
  private final Set<String> logged = new HashSet<>();

  PluginFailures(String name, ExchangeContext context) {
    this.name = name;
    this.context = context;
  }

  /** {@code when} goes on "the plugin failed when". */
  void log(Throwable failure, String when) {
    StackTraceElement[] trace = failure.getStackTrace();
    String kind = failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    synchronized (logged) {
      if (logged.size() >= MOST || !logged.add(kind)) {
        return;
      }
    }
    context.log().log(System.Logger.Level.ERROR, name + ": the plugin failed when " + when, failure);
  }
}
