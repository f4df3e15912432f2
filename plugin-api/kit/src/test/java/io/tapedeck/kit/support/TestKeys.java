package io.tapedeck.kit.support;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate, made by the JDK's keytool for the moment. */
public final class TestKeys {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;

  /** For a name such as {@code dns:localhost}. */
  public TestKeys(Path folder, String subject) throws Exception {
    Path file = folder.resolve(subject.replaceAll("\\W", "_") + ".p12");
    int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
        "-alias", "test", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + subject, "-validity", "2",
        "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", file.toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.txt").toFile()).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("keytool: " + Files.readString(folder.resolve("keytool.txt")));
    }
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
  }

  public SSLContext server() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  public SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", store.getCertificate("test"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
