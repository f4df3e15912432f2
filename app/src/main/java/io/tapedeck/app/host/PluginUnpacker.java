package io.tapedeck.app.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Brings a user's plugin file into a private cache named by its SHA-256, so that the bytes that were checked are the bytes that are loaded, and
 * the user's folder is never written to. A zip is expanded there, guarded against entries that leave the folder and against bombs. Control thread.
 */
final class PluginUnpacker {
  static final int MAX_ENTRIES = 2_000;
  static final long MAX_BYTES = 64L << 20;

  private final Path cache;

  PluginUnpacker(Path cache) {
    this.cache = cache;
  }

  /** The private copy: a jar, or the folder of an expanded zip. */
  Path bring(Path file) throws InvalidPluginException, IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new InvalidPluginException("it is larger than 64 MB");
    }
    byte[] bytes = Files.readAllBytes(file);
    Path home = cache.resolve(sha256(bytes));
    boolean zip = file.getFileName().toString().endsWith(".zip");
    Path target = zip ? home.resolve("unpacked") : home.resolve("plugin.jar");
    if (Files.exists(target)) {
      return target;
    }
    Files.createDirectories(home);
    Path copy = home.resolve("plugin.part");
    Files.write(copy, bytes);
    if (!zip) {
      return Files.move(copy, target, StandardCopyOption.REPLACE_EXISTING);
    }
    Path part = Files.createTempDirectory(home, "part");
    unpack(copy, part);
    Files.delete(copy);
    return Files.move(part, target);
  }

  private static void unpack(Path zip, Path folder) throws InvalidPluginException, IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      if (file.size() > MAX_ENTRIES) {
        throw new InvalidPluginException("it has more than " + MAX_ENTRIES + " entries");
      }
      long left = MAX_BYTES;
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new InvalidPluginException("an entry would be written outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Path parent = target.getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          left -= copy(file, entry, target, left);
        }
      }
    } catch (java.util.zip.ZipException e) {
      throw new InvalidPluginException("it is not a readable zip");
    }
  }

  private static long copy(ZipFile file, ZipEntry entry, Path target, long limit)
      throws InvalidPluginException, IOException {
    long written = 0;
    byte[] buffer = new byte[16_384];
    try (InputStream in = file.getInputStream(entry);
        java.io.OutputStream out = Files.newOutputStream(target)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        // Counted while it is written: the size in the entry is the zip's own claim.
        if (written > limit) {
          throw new InvalidPluginException("unpacked it is larger than 64 MB");
        }
        out.write(buffer, 0, n);
      }
    }
    return written;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
