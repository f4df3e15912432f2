package io.tapedeck.app.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All threads of one plugin: those the host lends it, and those that it, or a library it uses, starts from there. So it is known whose a thread
 * is, and who is to blame for what a thread did not catch. Any thread.
 */
final class PluginThreads extends ThreadGroup {
  private static final Logger LOG = LoggerFactory.getLogger(PluginThreads.class);

  /** Threads of the JDK that belong to the group of whoever needed them first, and end or rest by themselves. */
  private static final List<String> OF_THE_JDK =
      List.of("HttpClient-", "ForkJoinPool.commonPool-worker-", "CompletableFutureDelayScheduler");

  private volatile BiConsumer<Thread, Throwable> onCrash =
      (thread, e) -> LOG.error("Thread {} of plugin {} ended by an error", thread.getName(), getName(), e);

  PluginThreads(String pluginId) {
    super(pluginId);
  }

  /** Who hears of what a thread did not catch; called on that thread, as its last act. */
  void onCrash(BiConsumer<Thread, Throwable> listener) {
    onCrash = listener;
  }

  /** The plugin's own threads that are alive: without the calls of the host, which have deadlines of their own. */
  List<Thread> alive() {
    Thread[] found = new Thread[activeCount() + 16];
    int count = enumerate(found, true);
    List<Thread> own = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = found[i].getName();
      if (!name.startsWith(Deadline.PREFIX) && OF_THE_JDK.stream().noneMatch(name::startsWith)) {
        own.add(found[i]);
      }
    }
    return own;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable e) {
    onCrash.accept(thread, e);
  }
}
