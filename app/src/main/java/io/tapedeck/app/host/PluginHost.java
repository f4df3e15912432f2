package io.tapedeck.app.host;

import io.tapedeck.api.ApiVersion;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.host.Deadline.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, checks, loads and watches plugins, each by itself: whatever one of them does, the others go on, and it becomes a row with its reason.
 *
 * <p><b>Threads:</b> {@link #load} and {@link #close} on the control thread; the questions from any thread. What must not wait for a plugin, or not be
 * done on the plugin's own thread, is done on {@code tapedeck-plugins}.
 */
public final class PluginHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
  /** How long a plugin may take to load. */
  public static final Duration LOAD_LIMIT = Duration.ofSeconds(10);

  private static final Duration ALL_STOPS_LIMIT = Duration.ofSeconds(4);
  private static final int LOOKS_PER_DEADLOCK_SEARCH = 5;

  private final Path bundledRoot;
  private final Path userRoot;
  private final Limits limits;
  private final TimeSource clock;
  private final Path cache;
  private final PluginUnpacker unpacker;
  private final AdapterPluginManager manager;
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(1, new NamedThreads("tapedeck-plugins"));
  private final List<PluginListener> listeners = new CopyOnWriteArrayList<>();
  private int looks;

  // Below: guarded by rows.
  private final Map<String, PluginRow> rows = new LinkedHashMap<>();
  private final Map<String, LoadedAdapter> adapters = new LinkedHashMap<>();
  private final Map<String, Conduct> conducts = new LinkedHashMap<>();

  /**
   * A host that has loaded nothing yet.
   *
   * @param bundledRoot folder of the plugins that come with the program; only read
   * @param userRoot folder of the user's plugins; only read, and may be missing
   * @param cache folder for private copies
   * @param loadLimit how long a plugin may take to load
   */
  public PluginHost(Path bundledRoot, Path userRoot, Path cache, Duration loadLimit) {
    this(bundledRoot, userRoot, cache, Limits.usual(loadLimit), TimeSource.system());
  }

  /** The same with all its limits, counting strikes by this clock. */
  PluginHost(Path bundledRoot, Path userRoot, Path cache, Limits limits, TimeSource clock) {
    this.limits = limits;
    this.bundledRoot = bundledRoot;
    this.userRoot = userRoot;
    this.clock = clock;
    this.cache = cache;
    unpacker = new PluginUnpacker(cache);
    manager = new AdapterPluginManager(bundledRoot);
    manager.setSystemVersion(ApiVersion.CURRENT);
    watch.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Adds somebody who wants to know when a plugin that was ready breaks its promises. */
  public void listen(PluginListener listener) {
    listeners.add(listener);
  }

  /**
   * Loads everything in both roots; bundled plugins first, in the order of their file names. Of several versions of one plugin the newest that works is used.
   */
  public List<PluginRow> load() {
    List<Found> all = new ArrayList<>();
    filesIn(bundledRoot).forEach(file -> all.add(find(file, true)));
    filesIn(userRoot).forEach(file -> all.add(find(file, false)));
    for (Found found : all) {
      if (found.row == null) {
        loadBest(all.stream().filter(f -> f.row == null && f.id().equals(found.id())).toList());
      }
      PluginRow row = found.row;
      if (row != null) {
        synchronized (rows) {
          rows.put((found.bundled ? "bundled/" : "user/") + row.file(), row);
        }
        if (row.state() != PluginRow.State.READY) {
          LOG.warn("Plugin {}: {} {}", row.file(), row.state(), row.reason());
        }
      }
    }
    long every = limits.look().toMillis();
    // The look catches everything itself, so nobody needs its future.
    var unused = watch.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    return rows();
  }

  /** Where a plugin may keep what it can have again, beside the private copies. */
  public Path keeps(String id) {
    return cache.resolveSibling("lists").resolve(id);
  }

  /** Every plugin found, good or bad. */
  public List<PluginRow> rows() {
    synchronized (rows) {
      return List.copyOf(rows.values());
    }
  }

  /** The adapter of a plugin that is ready. */
  public Optional<LoadedAdapter> adapter(String id) {
    synchronized (rows) {
      return Optional.ofNullable(adapters.get(id));
    }
  }

  /** All that are ready. */
  public List<LoadedAdapter> adapters() {
    synchronized (rows) {
      return List.copyOf(adapters.values());
    }
  }

  /** A plugin broke a promise: it cannot be chosen any more in this run, and what it still runs is cut off. */
  public void quarantine(String id, PluginRow.State state, String reason) {
    var unused = retire(id, state, reason);
    Conduct conduct;
    synchronized (rows) {
      conduct = conducts.get(id);
    }
    if (conduct != null) {
      conduct.quarantine(reason);
    }
  }

  /** True when it could be chosen until now. */
  private boolean retire(String id, PluginRow.State state, String reason) {
    synchronized (rows) {
      rows.replaceAll((key, row) ->
          row.id().equals(id) && row.state() == PluginRow.State.READY ? row.with(state, reason) : row);
      return adapters.remove(id) != null;
    }
  }

  /** Plugins that are started. */
  int startedPlugins() {
    return manager.getStartedPlugins().size();
  }

  /** Broken promises of a plugin so far. */
  public long strikes(String id) {
    synchronized (rows) {
      Conduct conduct = conducts.get(id);
      return conduct == null ? 0 : conduct.strikes();
    }
  }

  @Override
  public void close() {
    synchronized (rows) {
      adapters.clear();
    }
    watch.shutdownNow();
    // One by one on a copy: a single call for all of them stops at the first that throws.
    List<PluginWrapper> started = new ArrayList<>(manager.getPlugins());
    long end = System.nanoTime() + ALL_STOPS_LIMIT.toNanos();
    for (PluginWrapper plugin : started) {
      String id = plugin.getPluginId();
      Duration left = Duration.ofNanos(Math.max(0, Math.min(limits.stop().toNanos(), end - System.nanoTime())));
      Outcome<Boolean> outcome = Deadline.call(
          id, manager.threads(id), plugin.getPluginClassLoader(), left, () -> manager.unloadPlugin(id));
      if (!(outcome instanceof Outcome.Answer<Boolean> answer && answer.value())) {
        LOG.warn("Plugin {} did not stop in order: {}", id, outcome);
        quarantine(id, PluginRow.State.QUARANTINED, "It did not stop in order.");
      }
    }
  }

  private Found find(Path file, boolean bundled) {
    Found found = new Found(file, bundled);
    try {
      boolean inPlace = Files.isDirectory(file) || (bundled && found.fileName().endsWith(".jar"));
      found.plugin = inPlace ? file : unpacker.bring(file);
      found.manifest = PluginManifest.read(found.plugin);
    } catch (InvalidPluginException e) {
      found.becomes(PluginRow.State.INVALID, "Invalid plugin: " + e.reason() + ".", null);
    } catch (IOException e) {
      LOG.warn("Plugin file {} cannot be read", found.fileName(), e);
      found.becomes(PluginRow.State.INVALID, "The file cannot be read.", null);
    }
    return found;
  }

  /** Loads the newest that works; of two equal versions the one found first. */
  private void loadBest(List<Found> versions) {
    List<Found> newestFirst = new ArrayList<>(versions);
    newestFirst.sort(Comparator.comparing(Found::version, PluginManifest.VERSIONS).reversed());
    Found used = null;
    for (Found found : newestFirst) {
      if (used == null) {
        activate(found);
        PluginRow row = found.row;
        used = row != null && row.state() == PluginRow.State.READY ? found : null;
      } else {
        boolean same = found.version().equals(used.version());
        found.becomes(
            PluginRow.State.SUPERSEDED,
            "Not used: '" + found.id() + "' " + used.version() + (same ? " is loaded already, from " : " is newer, in ")
                + used.fileName() + ".",
            null);
      }
    }
  }

  private void activate(Found found) {
    try {
      LoadedAdapter loaded = activate(found.plugin, found.id());
      synchronized (rows) {
        adapters.put(found.id(), loaded);
      }
      found.becomes(PluginRow.State.READY, "", loaded.info());
      return;
    } catch (InvalidPluginException e) {
      found.becomes(PluginRow.State.INVALID, "Invalid plugin: " + e.reason() + ".", null);
    } catch (UnansweredException e) {
      found.becomes(
          PluginRow.State.QUARANTINED, "It did not answer for " + limits.load().toSeconds() + " s while it was loaded.", null);
      return; // Something of it still runs; what is unloaded under its feet would only make more trouble.
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Plugin {} cannot be loaded", found.fileName(), e);
      found.becomes(PluginRow.State.FAILED, "It failed while it was loaded: " + e + ".", null);
    }
    forget(found.id());
  }

  /** Makes room for an older version of a plugin that could not be loaded. */
  private void forget(String id) {
    PluginWrapper plugin = manager.getPlugin(id);
    if (plugin != null) {
      Outcome<Boolean> outcome = Deadline.call(
          id, manager.threads(id), plugin.getPluginClassLoader(), limits.stop(), () -> manager.unloadPlugin(id));
      if (!(outcome instanceof Outcome.Answer)) {
        LOG.warn("Plugin {} could not be unloaded: {}", id, outcome);
      }
    }
  }

  private LoadedAdapter activate(Path plugin, String manifestId) throws InvalidPluginException, UnansweredException {
    if (manager.getPlugin(manifestId) != null) {
      throw new InvalidPluginException("a plugin with the id '" + manifestId + "' is loaded already");
    }
    ForeignCopies.refuse(plugin);
    ClassLoader mine = getClass().getClassLoader();
    PluginThreads threads = manager.threads(manifestId);
    Outcome<LoadedAdapter> outcome = Deadline.call(manifestId, threads, mine, limits.load(), () -> {
      String id = manager.loadPlugin(plugin);
      manager.startPlugin(id);
      List<ExchangeAdapter> found = manager.getExtensions(ExchangeAdapter.class, id);
      if (found.size() != 1) {
        throw new InvalidPluginException(
            found.isEmpty()
                ? "it has no exchange; put @Extension on an ExchangeAdapter, and META-INF/extensions.idx into the file"
                : "it has " + found.size() + " exchanges; one is allowed");
      }
      ExchangeAdapter adapter = found.get(0);
      ExchangeInfo info = adapter.info();
      if (!info.id().equals(id)) {
        throw new InvalidPluginException("its exchange calls itself '" + info.id() + "', its manifest '" + id + "'");
      }
      Conduct conduct = new Conduct(id, info.name(), threads, clock, new Guardian());
      synchronized (rows) {
        conducts.put(id, conduct);
      }
      return new LoadedAdapter(info, new GuardedAdapter(adapter, info, conduct), manager.getPluginClassLoader(id));
    });
    if (outcome instanceof Outcome.Answer<LoadedAdapter> answer) {
      return answer.value();
    }
    if (outcome instanceof Outcome.Threw<LoadedAdapter> threw) {
      if (threw.cause() instanceof InvalidPluginException invalid) {
        throw invalid;
      }
      throw new IllegalStateException(threw.cause().toString(), threw.cause());
    }
    throw new UnansweredException();
  }

  /** Once a second: who does not come back, and who holds whom. */
  private void look() {
    try {
      List<Conduct> all;
      synchronized (rows) {
        all = List.copyOf(conducts.values());
      }
      all.forEach(Conduct::look);
      if (looks++ % LOOKS_PER_DEADLOCK_SEARCH == 0) {
        Deadlocks.find().forEach((group, dump) -> all.stream()
            .filter(conduct -> conduct.threads() == group && !conduct.quarantined())
            .forEach(conduct -> {
              LOG.error("Deadlock in plugin {}:{}", conduct.id(), dump);
              conduct.quarantine(conduct.name()
                  + " plugin holds itself up for ever (a deadlock); it is left alone. Restart the program to use it again.");
            }));
      }
    } catch (RuntimeException e) {
      LOG.error("Looking after the plugins failed", e);
    }
  }

  private void tell(String id, String sentence) {
    PluginRow row;
    synchronized (rows) {
      row = rows.values().stream().filter(r -> r.id().equals(id) && r.info() != null).findFirst().orElse(null);
    }
    if (row != null) {
      for (PluginListener listener : listeners) {
        listener.changed(row, sentence);
      }
    }
  }

  private void later(Runnable work, long millis) {
    try {
      // What goes wrong is logged by the work itself.
      var unused = watch.schedule(work, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The program is ending; nobody will read what became of the plugin");
    }
  }

  private static List<Path> filesIn(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(PluginHost::looksLikePlugin).sorted().toList();
    } catch (IOException e) {
      LOG.warn("The plugins folder {} cannot be read", root, e);
      return List.of();
    }
  }

  private static boolean looksLikePlugin(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".jar") || name.endsWith(".zip") || Files.isRegularFile(file.resolve("plugin.properties"));
  }

  /** What follows from how a plugin behaves. Called on the plugin's own threads, so the work is done elsewhere. */
  private final class Guardian implements Conduct.Consequences {

    @Override
    public void quarantine(Conduct plugin, String sentence) {
      later(() -> {
        plugin.failAll();
        if (retire(plugin.id(), PluginRow.State.QUARANTINED, sentence)) {
          tell(plugin.id(), sentence); // Else whoever put it into quarantine says so in its own words.
        }
        for (Feed feed : plugin.feeds()) {
          Outcome<Boolean> outcome = Deadline.call(
              plugin.id(), plugin.threads(), getClass().getClassLoader(), limits.stop(), () -> {
                feed.close();
                return true;
              });
          if (!(outcome instanceof Outcome.Answer)) {
            LOG.warn("Plugin {} did not close its feed in order: {}", plugin.id(), outcome);
          }
        }
      }, 0);
    }

    @Override
    public void remark(Conduct plugin, String sentence) {
      LOG.warn("Plugin {}: {}", plugin.id(), sentence);
      synchronized (rows) {
        rows.replaceAll((key, row) -> row.id().equals(plugin.id()) && row.state() == PluginRow.State.READY
            ? row.with(PluginRow.State.READY, sentence)
            : row);
      }
      tell(plugin.id(), sentence);
    }

    @Override
    public void allClosed(Conduct plugin) {
      later(plugin::reportLeaks, limits.leave().toMillis());
    }
  }

  /** A plugin file on its way to its row. */
  private static final class Found {
    private final Path file;
    private final boolean bundled;
    private Path plugin;
    private @Nullable PluginManifest manifest;
    private @Nullable PluginRow row;

    Found(Path file, boolean bundled) {
      this.file = file;
      this.bundled = bundled;
      plugin = file;
    }

    String fileName() {
      return String.valueOf(file.getFileName());
    }

    String id() {
      return manifest == null ? fileName() : manifest.id();
    }

    String version() {
      return manifest == null ? "" : manifest.version();
    }

    void becomes(PluginRow.State state, String reason, @Nullable ExchangeInfo info) {
      row = new PluginRow(id(), version(), fileName(), bundled, state, reason, info);
    }
  }

  /** A call did not come back in time. */
  private static final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
