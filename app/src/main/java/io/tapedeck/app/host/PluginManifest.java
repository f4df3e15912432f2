package io.tapedeck.app.host;

import io.tapedeck.api.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultVersionManager;

/**
 * What a plugin file says of itself, checked before PF4J sees it: PF4J ignores or dies of what is wrong here. Immutable; any thread.
 *
 * @param id plugin id
 * @param version semantic version
 * @param requires range of API versions it can live with
 */
record PluginManifest(String id, String version, String requires) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

  /** Older versions first. */
  static final Comparator<String> VERSIONS = new DefaultVersionManager()::compareVersions;

  /** Reads the manifest of a jar, or {@code plugin.properties} of an expanded folder. */
  static PluginManifest read(Path plugin) throws InvalidPluginException {
    return Files.isDirectory(plugin) ? ofFolder(plugin) : ofJar(plugin);
  }

  private static PluginManifest ofJar(Path jar) throws InvalidPluginException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      if (manifest == null) {
        throw new InvalidPluginException("it has no manifest");
      }
      Attributes attributes = manifest.getMainAttributes();
      return checked(
          attributes.getValue("Plugin-Id"),
          attributes.getValue("Plugin-Version"),
          attributes.getValue("Plugin-Requires"));
    } catch (IOException e) {
      throw new InvalidPluginException("it is not a readable jar");
    }
  }

  private static PluginManifest ofFolder(Path folder) throws InvalidPluginException {
    Path file = folder.resolve("plugin.properties");
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidPluginException("it has no readable plugin.properties");
    }
    return checked(
        properties.getProperty("plugin.id"),
        properties.getProperty("plugin.version"),
        properties.getProperty("plugin.requires"));
  }

  private static PluginManifest checked(
      @Nullable String id, @Nullable String version, @Nullable String requires) throws InvalidPluginException {
    if (id == null || !ID.matcher(id).matches()) {
      throw new InvalidPluginException(
          "Plugin-Id must be lower-case letters, digits and dashes, but is " + quoted(id));
    }
    if (version == null || !VERSION.matcher(version).matches()) {
      throw new InvalidPluginException("Plugin-Version must look like 1.2.3, but is " + quoted(version));
    }
    if (requires == null || requires.isBlank()) {
      throw new InvalidPluginException("Plugin-Requires is missing: it must name the API versions it was made for");
    }
    boolean fits;
    try {
      fits = new DefaultVersionManager().checkVersionConstraint(ApiVersion.CURRENT, requires);
    } catch (RuntimeException e) {
      throw new InvalidPluginException("Plugin-Requires cannot be understood: " + quoted(requires));
    }
    if (!fits) {
      throw new InvalidPluginException("it needs plugin API " + requires + ", this is " + ApiVersion.CURRENT);
    }
    return new PluginManifest(id, version, requires);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "missing" : "'" + text + "'";
  }
}
