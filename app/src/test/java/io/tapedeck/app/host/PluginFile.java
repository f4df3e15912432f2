package io.tapedeck.app.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs compiled test classes into a plugin file. */
public final class PluginFile {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\n");
  private final StringBuilder index = new StringBuilder();

  /** A file with a right manifest for this id. */
  public static PluginFile of(String id, Class<?>... adapters) {
    PluginFile file = new PluginFile()
        .header("Plugin-Id", id)
        .header("Plugin-Version", "1.2.3")
        .header("Plugin-Requires", ">=1.0.0 & <2.0.0");
    for (Class<?> adapter : adapters) {
      file.extension(adapter);
    }
    return file;
  }

  public static PluginFile bare() {
    return new PluginFile();
  }

  public PluginFile header(String key, String value) {
    manifest.append(key).append(": ").append(value).append('\n');
    return this;
  }

  public PluginFile extension(Class<?> adapter) {
    index.append(adapter.getName()).append('\n');
    for (Class<?> c = adapter; c != null && c.getName().startsWith("io.tapedeck.app.host.zoo"); c = c.getSuperclass()) {
      classFile(c);
    }
    return this;
  }

  public PluginFile classFile(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      return entry(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PluginFile entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  /** Writes it as a jar. */
  public Path jar(Path file) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("META-INF/MANIFEST.MF", manifest.toString().getBytes(StandardCharsets.UTF_8));
    all.put("META-INF/extensions.idx", index.toString().getBytes(StandardCharsets.UTF_8));
    all.putAll(entries);
    return write(file, all);
  }

  /** Writes it as a zip: plugin.properties at the root, classes below {@code classes}. */
  public Path zip(Path file, String id) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        "plugin.properties",
        ("plugin.id=" + id + "\nplugin.version=1.2.3\nplugin.requires=>=1.0.0 & <2.0.0\n").getBytes(StandardCharsets.UTF_8));
    all.put("classes/META-INF/extensions.idx", index.toString().getBytes(StandardCharsets.UTF_8));
    entries.forEach((name, content) -> all.put(name.startsWith("..") ? name : "classes/" + name, content));
    return write(file, all);
  }

  private static Path write(Path file, Map<String, byte[]> all) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
