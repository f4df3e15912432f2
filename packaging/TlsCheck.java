import java.io.InputStream;
import java.net.InetAddress;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whether a packed runtime can speak TLS as exchanges do: with certificates of elliptic curves and of RSA, in both versions of the protocol, and with roots to trust. Arguments: a PKCS12 store with its password.
 */
public final class TlsCheck {
  private TlsCheck() {}

  public static void main(String[] args) throws Exception {
    char[] password = args[1].toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = java.nio.file.Files.newInputStream(java.nio.file.Path.of(args[0]))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    for (String suite : List.of("TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")) {
      System.out.println(suite + " " + talk(context, suite));
    }
    TrustManagerFactory roots = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    roots.init((KeyStore) null);
    int known = ((javax.net.ssl.X509TrustManager) roots.getTrustManagers()[0]).getAcceptedIssuers().length;
    if (known < 50) {
      throw new IllegalStateException("Only " + known + " roots are trusted");
    }
    System.out.println("roots " + known);
  }

  private static String talk(SSLContext context, String suite) throws Exception {
    var pool = Executors.newSingleThreadExecutor();
    try (SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<?> served = pool.submit(() -> {
        try (var socket = server.accept()) {
          socket.getOutputStream().write(socket.getInputStream().read());
        }
        return null;
      });
      try (SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
        client.setEnabledCipherSuites(new String[] {suite});
        client.getOutputStream().write(42);
        if (client.getInputStream().read() != 42) {
          throw new IllegalStateException("The byte did not come back with " + suite);
        }
        served.get();
        return client.getSession().getProtocol();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
