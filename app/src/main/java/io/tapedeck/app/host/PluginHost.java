package io.tapedeck.app.host;

import io.tapedeck.api.ApiVersion;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.host.Deadline.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, checks and loads plugins, each by itself: whatever one of them does, the others load, and it becomes a row with its reason. Control thread.
 */
public final class PluginHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
  /** How long a plugin may take to load. */
  public static final Duration LOAD_LIMIT = Duration.ofSeconds(10);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private final Path bundledRoot;
  private final Path userRoot;
  private final Duration loadLimit;
  private final Path cache;
  private final PluginUnpacker unpacker;
  private final AdapterPluginManager manager;
  private final Map<String, PluginRow> rows = new LinkedHashMap<>();
  private final Map<String, LoadedAdapter> adapters = new LinkedHashMap<>();

  /**
   * A host that has loaded nothing yet.
   *
   * @param bundledRoot folder of the plugins that come with the program; only read
   * @param userRoot folder of the user's plugins; only read, and may be missing
   * @param cache folder for private copies
   * @param loadLimit how long a plugin may take to load
   */
  public PluginHost(Path bundledRoot, Path userRoot, Path cache, Duration loadLimit) {
    this.loadLimit = loadLimit;
    this.bundledRoot = bundledRoot;
    this.userRoot = userRoot;
    this.cache = cache;
    unpacker = new PluginUnpacker(cache);
    manager = new AdapterPluginManager(bundledRoot);
    manager.setSystemVersion(ApiVersion.CURRENT);
  }

  /** Loads everything in both roots; bundled plugins first, in the order of their file names. */
  public List<PluginRow> load() {
    for (Path file : filesIn(bundledRoot)) {
      load(file, true);
    }
    for (Path file : filesIn(userRoot)) {
      load(file, false);
    }
    return rows();
  }

  /** Where a plugin may keep what it can have again, beside the private copies. */
  public Path keeps(String id) {
    return cache.resolveSibling("lists").resolve(id);
  }

  /** Every plugin found, good or bad. */
  public List<PluginRow> rows() {
    return List.copyOf(rows.values());
  }

  /** The adapter of a plugin that is ready. */
  public Optional<LoadedAdapter> adapter(String id) {
    return Optional.ofNullable(adapters.get(id));
  }

  /** All that are ready. */
  public List<LoadedAdapter> adapters() {
    return List.copyOf(adapters.values());
  }

  /** A plugin broke a promise: it cannot be chosen any more in this run. */
  public void quarantine(String id, PluginRow.State state, String reason) {
    adapters.remove(id);
    rows.replaceAll((key, row) -> row.id().equals(id) && row.state() == PluginRow.State.READY
        ? new PluginRow(row.id(), row.version(), row.file(), row.bundled(), state, reason, row.info())
        : row);
  }

  /** Plugins that are started. */
  int startedPlugins() {
    return manager.getStartedPlugins().size();
  }

  @Override
  public void close() {
    adapters.clear();
    // One by one on a copy: a single call for all of them stops at the first that throws.
    List<PluginWrapper> started = new ArrayList<>(manager.getPlugins());
    for (PluginWrapper plugin : started) {
      String id = plugin.getPluginId();
      Outcome<Boolean> outcome =
          Deadline.call(id, plugin.getPluginClassLoader(), STOP_LIMIT, () -> manager.unloadPlugin(id));
      if (!(outcome instanceof Outcome.Answer)) {
        LOG.warn("Plugin {} did not stop in order: {}", id, outcome);
      }
    }
  }

  private void load(Path file, boolean bundled) {
    String fileName = String.valueOf(file.getFileName());
    PluginManifest manifest = null;
    try {
      boolean inPlace = Files.isDirectory(file) || (bundled && fileName.endsWith(".jar"));
      Path plugin = inPlace ? file : unpacker.bring(file);
      manifest = PluginManifest.read(plugin);
      LoadedAdapter loaded = activate(plugin, manifest);
      adapters.put(manifest.id(), loaded);
      put(fileName, manifest, bundled, PluginRow.State.READY, "", loaded.info());
    } catch (InvalidPluginException e) {
      put(fileName, manifest, bundled, PluginRow.State.INVALID, "Invalid plugin: " + e.reason() + ".", null);
    } catch (UnansweredException e) {
      put(fileName, manifest, bundled, PluginRow.State.QUARANTINED, "It did not answer for " + loadLimit.toSeconds() + " s while it was loaded.", null);
    } catch (IOException e) {
      LOG.warn("Plugin file {} cannot be read", fileName, e);
      put(fileName, manifest, bundled, PluginRow.State.INVALID, "The file cannot be read.", null);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Plugin {} cannot be loaded", fileName, e);
      put(fileName, manifest, bundled, PluginRow.State.FAILED, "It failed while it was loaded: " + e + ".", null);
    }
  }

  private LoadedAdapter activate(Path plugin, PluginManifest manifest) throws InvalidPluginException, UnansweredException {
    if (adapters.containsKey(manifest.id()) || manager.getPlugin(manifest.id()) != null) {
      throw new InvalidPluginException("a plugin with the id '" + manifest.id() + "' is loaded already");
    }
    ForeignCopies.refuse(plugin);
    ClassLoader mine = getClass().getClassLoader();
    Outcome<LoadedAdapter> outcome = Deadline.call(manifest.id(), mine, loadLimit, () -> {
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
      return new LoadedAdapter(info, adapter, manager.getPluginClassLoader(id));
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

  private void put(
      String file,
      @Nullable PluginManifest manifest,
      boolean bundled,
      PluginRow.State state,
      String reason,
      @Nullable ExchangeInfo info) {
    String id = manifest == null ? file : manifest.id();
    String version = manifest == null ? "" : manifest.version();
    rows.put((bundled ? "bundled/" : "user/") + file, new PluginRow(id, version, file, bundled, state, reason, info));
    if (state != PluginRow.State.READY) {
      LOG.warn("Plugin {}: {} {}", file, state, reason);
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

  /** A call did not come back in time. */
  private static final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
