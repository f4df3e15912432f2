package io.tapedeck.app.host;

import java.util.List;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * A plugin's class loader. The words of the contract, the kit, PF4J and the logging API come from the program, so that they are the same classes on both
 * sides; the JDK comes from the JDK; everything else comes from the plugin itself. The program's own classes and libraries cannot be seen.
 */
final class AdapterClassLoader extends PluginClassLoader {
  private static final List<String> SHARED = List.of(
      "io.tapedeck.api.", "io.tapedeck.kit.", "org.pf4j.", "org.slf4j.", "org.jspecify.");

  private final ClassLoader host;
  private final PluginThreads threads;

  AdapterClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host, PluginThreads threads) {
    // The parent serves only names the overridden loadClass lets through to it: the JDK's.
    super(manager, descriptor, ClassLoader.getPlatformClassLoader());
    this.host = host;
    this.threads = threads;
  }

  /** The group of the plugin's threads. */
  PluginThreads threads() {
    return threads;
  }

  /** True when a class of this name must come from the program. */
  static boolean shared(String className) {
    return SHARED.stream().anyMatch(className::startsWith);
  }

  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    if (shared(name)) {
      return host.loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && !name.startsWith("java.")) {
        try {
          loaded = findClass(name);
        } catch (ClassNotFoundException e) {
          // Not the plugin's own: the platform is asked next, and nobody after it.
          loaded = null;
        }
      }
      return loaded != null ? loaded : getPlatformClassLoader().loadClass(name);
    }
  }
}
