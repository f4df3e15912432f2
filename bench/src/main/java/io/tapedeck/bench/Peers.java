package io.tapedeck.bench;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;

/** Other libraries, from a folder of their own by a class loader of their own, since theirs are of other versions than ours; known by types of the JDK. Any thread. */
final class Peers {
  /** What they are called in tables. */
  static final String XCHANGE = "XChange-stream 5.2.0";

  // Not closed: peers are used until the JVM ends.
  private static final Optional<ClassLoader> LOADER = loader();

  private Peers() {}

  /** A peer of the package {@code io.tapedeck.peers}, when the folder is there. */
  static Optional<Object> find(String name) throws ReflectiveOperationException {
    if (LOADER.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(LOADER.get().loadClass("io.tapedeck.peers." + name).getConstructor().newInstance());
  }

  private static Optional<ClassLoader> loader() {
    String folder = System.getProperty("tapedeck.bench.peers");
    File[] jars = folder == null ? null : new File(folder).listFiles((in, name) -> name.endsWith(".jar"));
    if (jars == null || jars.length == 0) {
      return Optional.empty();
    }
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      try {
        urls[i] = jars[i].toURI().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException("A file without an address: " + jars[i], e);
      }
    }
    return Optional.of(new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
  }
}
