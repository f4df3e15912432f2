package io.tapedeck.app.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pf4j.CompoundPluginDescriptorFinder;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.LegacyExtensionFinder;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PropertiesPluginDescriptorFinder;
import org.pf4j.SingletonExtensionFactory;

/**
 * PF4J as a loader and nothing more: it looks at the paths it is given one by one, writes no file, and decides nothing. Control thread.
 */
final class AdapterPluginManager extends DefaultPluginManager {

  private final Map<String, PluginThreads> threads = new HashMap<>();

  AdapterPluginManager(Path anyRoot) {
    super(anyRoot);
  }

  /** The group of a plugin's threads: there before its first class is. */
  PluginThreads threads(String id) {
    synchronized (threads) {
      return threads.computeIfAbsent(id, PluginThreads::new);
    }
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new CompoundPluginDescriptorFinder()
        .add(new PropertiesPluginDescriptorFinder())
        .add(new ManifestPluginDescriptorFinder());
  }

  @Override
  protected ExtensionFinder createExtensionFinder() {
    LegacyExtensionFinder finder = new LegacyExtensionFinder(this);
    addPluginStateListener(finder);
    return finder;
  }

  @Override
  protected ExtensionFactory createExtensionFactory() {
    return new SingletonExtensionFactory(this);
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new AdapterLoader();
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new NoRepository();
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new AllEnabled();
  }

  /** Jars, and folders with {@code classes} and {@code lib}. */
  private final class AdapterLoader implements PluginLoader {

    @Override
    public boolean isApplicable(Path path) {
      return Files.exists(path);
    }

    @Override
    public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
      PluginClassLoader loader = new AdapterClassLoader(
          AdapterPluginManager.this, descriptor, getClass().getClassLoader(), threads(descriptor.getPluginId()));
      if (Files.isDirectory(path)) {
        loader.addFile(path.resolve("classes").toFile());
        java.io.File[] jars = path.resolve("lib").toFile().listFiles((dir, name) -> name.endsWith(".jar"));
        if (jars != null) {
          for (java.io.File jar : jars) {
            loader.addFile(jar);
          }
        }
      } else {
        loader.addFile(path.toFile());
      }
      return loader;
    }
  }

  /** Paths are handed over one by one, so there is nothing to find and nothing to delete. */
  private static final class NoRepository implements PluginRepository {

    @Override
    public List<Path> getPluginPaths() {
      return List.of();
    }

    @Override
    public boolean deletePluginPath(Path pluginPath) {
      return false;
    }
  }

  /** PF4J's own lists of disabled plugins would be written into the plugins' folder, which may be read-only. */
  private static final class AllEnabled implements PluginStatusProvider {

    @Override
    public boolean isPluginDisabled(String pluginId) {
      return false;
    }

    @Override
    public void disablePlugin(String pluginId) {
      throw new UnsupportedOperationException("The host decides which plugins are loaded");
    }

    @Override
    public void enablePlugin(String pluginId) {
      throw new UnsupportedOperationException("The host decides which plugins are loaded");
    }
  }
}
