package io.tapedeck.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for this computer, and for the acts that need a bad one: made by the JDK's {@code keytool} once for each JVM, and kept in memory only. Any thread. */
final class HostileKeys {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String LOCALHOST = "san=dns:localhost,ip:127.0.0.1";

  private final KeyStore store;

  private static final class Shared {
    static final HostileKeys KEYS = new HostileKeys();
  }

  static HostileKeys shared() {
    return Shared.KEYS;
  }

  private HostileKeys() {
    try {
      Path folder = Files.createTempDirectory("hostile-keys");
      try {
        store = make(folder.resolve("keys.p12"));
      } finally {
        delete(folder);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No certificates for the hostile server", e);
    }
  }

  /** With the certificate the act wants. */
  SSLContext serving(HostileAct act) {
    String alias = switch (act) {
      case WRONG_HOST -> "other";
      case UNTRUSTED -> "stranger";
      case EXPIRED -> "expired";
      default -> "right";
    };
    try {
      KeyStore one = empty();
      Key key = store.getKey(alias, PASSWORD);
      one.setKeyEntry(alias, key, PASSWORD, store.getCertificateChain(alias));
      KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(one, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No TLS for " + act, e);
    }
  }

  /** Trusts all but the stranger. */
  SSLContext trusting() {
    try {
      KeyStore trusted = empty();
      for (String alias : List.of("right", "other", "ca")) {
        Certificate certificate = store.getCertificate(alias);
        trusted.setCertificateEntry(alias, certificate);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No trust in the hostile server", e);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    return empty;
  }

  private static KeyStore make(Path file) throws IOException, GeneralSecurityException {
    pair(file, "right", "-ext", LOCALHOST, "-validity", "2");
    pair(file, "other", "-ext", "san=dns:other.example", "-validity", "2");
    pair(file, "stranger", "-ext", LOCALHOST, "-validity", "2");
    pair(file, "ca", "-ext", "bc:c", "-startdate", "-20d", "-validity", "30");
    // Signed by another, because a certificate that is trusted itself may be as old as it likes.
    pair(file, "expired", "-validity", "2");
    Path request = file.resolveSibling("request");
    Path answer = file.resolveSibling("answer");
    keytool(file, "-certreq", "-alias", "expired", "-file", request.toString());
    keytool(file, "-gencert", "-alias", "ca", "-infile", request.toString(), "-outfile", answer.toString(),
        "-ext", LOCALHOST, "-startdate", "-10d", "-validity", "5");
    keytool(file, "-importcert", "-noprompt", "-alias", "expired", "-file", answer.toString());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void pair(Path file, String alias, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias));
    arguments.addAll(Arrays.asList(more));
    keytool(file, arguments.toArray(String[]::new));
  }

  private static void keytool(Path file, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments));
    // A small JVM for a small job: half the time of the usual one.
    command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD),
        "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    Path log = file.resolveSibling("keytool.txt");
    try {
      int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
      if (exit != 0) {
        throw new IOException("keytool: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while keytool ran", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> {
        try {
          Files.delete(path);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
