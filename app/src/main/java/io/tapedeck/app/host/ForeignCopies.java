package io.tapedeck.app.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Refuses plugins that bring their own copy of what the program lends them: two copies of the same class never fit together. Control thread.
 */
final class ForeignCopies {
  private static final List<String> LENT = List.of("io/tapedeck/api/", "io/tapedeck/kit/", "org/pf4j/", "org/slf4j/");

  private ForeignCopies() {}

  static void refuse(Path plugin) throws InvalidPluginException {
    try {
      if (!Files.isDirectory(plugin)) {
        refuseJar(plugin);
        return;
      }
      for (String lent : LENT) {
        if (Files.exists(plugin.resolve("classes").resolve(lent))) {
          throw new InvalidPluginException("it brings its own copy of " + lent.replace('/', '.') + "*; leave it out");
        }
      }
      Path lib = plugin.resolve("lib");
      if (Files.isDirectory(lib)) {
        try (Stream<Path> jars = Files.list(lib)) {
          for (Path jar : jars.filter(j -> j.toString().endsWith(".jar")).toList()) {
            refuseJar(jar);
          }
        }
      }
    } catch (IOException e) {
      throw new InvalidPluginException("it is not a readable jar");
    }
  }

  private static void refuseJar(Path jar) throws IOException, InvalidPluginException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String lent : LENT) {
        if (file.stream().anyMatch(e -> e.getName().startsWith(lent) && e.getName().endsWith(".class"))) {
          throw new InvalidPluginException("it brings its own copy of " + lent.replace('/', '.') + "*; leave it out");
        }
      }
    }
  }
}
