package io.tapedeck.kit;

import io.tapedeck.api.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Makes the line to an exchange: name look-up, TCP, proxy, TLS with the certificate checked against the host name. The thread that
 * connects; {@link #cancel} any thread.
 */
final class Dialer {
  private static final int FIRST_TRY_MILLIS = 3_000;
  private static final int MAX_PROXY_ANSWER = 16 * 1024;

  private final URI uri;
  private final Network network;
  private final @Nullable SSLContext tls;
  private final int timeoutMillis;
  private @Nullable Socket raw;
  private boolean cancelled;

  /** A line that is ready to be used. Whoever closes it closes {@code raw}. */
  record Line(Socket raw, Socket top) {}

  Dialer(URI uri, Network network, @Nullable SSLContext tls, int timeoutMillis) {
    this.uri = uri;
    this.network = network;
    this.tls = tls;
    this.timeoutMillis = timeoutMillis;
  }

  /** Ends the attempt, wherever it stands; {@link #dial} then fails. */
  synchronized void cancel() {
    cancelled = true;
    closeQuietly(raw);
  }

  /** True when nobody cancelled; from then on cancelling is of no use. */
  synchronized boolean settle() {
    return !cancelled;
  }

  private synchronized Socket adopt(Socket socket) throws IOException {
    raw = socket;
    if (cancelled) {
      closeQuietly(socket);
      throw new SocketTimeoutException("cancelled");
    }
    return socket;
  }

  Line dial() throws IOException {
    boolean secure = "wss".equalsIgnoreCase(uri.getScheme());
    String host = bare(uri.getHost());
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    boolean done = false;
    try {
      Socket socket = reach(host, port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(timeoutMillis);
      Socket top = secure ? encrypt(socket, host, port) : socket;
      done = true;
      return new Line(socket, top);
    } finally {
      if (!done) {
        cancel();
      }
    }
  }

  private Socket reach(String host, int port) throws IOException {
    URI proxy = network.proxy();
    if (proxy == null) {
      return connectTo(host, port);
    }
    String proxyHost = bare(proxy.getHost());
    if (String.valueOf(proxy.getScheme()).toLowerCase(Locale.ROOT).startsWith("socks")) {
      InetSocketAddress address = new InetSocketAddress(proxyHost, proxy.getPort() < 0 ? 1080 : proxy.getPort());
      Socket socket = adopt(new Socket(new Proxy(Proxy.Type.SOCKS, address)));
      socket.connect(InetSocketAddress.createUnresolved(host, port), timeoutMillis);
      return socket;
    }
    Socket socket = connectTo(proxyHost, proxy.getPort() < 0 ? 8080 : proxy.getPort());
    socket.setSoTimeout(timeoutMillis);
    askProxy(socket, host, port);
    return socket;
  }

  private Socket connectTo(String host, int port) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    IOException first = null;
    for (int i = 0; i < addresses.length; i++) {
      boolean last = i == addresses.length - 1;
      Socket socket = adopt(new Socket(Proxy.NO_PROXY));
      try {
        socket.connect(new InetSocketAddress(addresses[i], port), last ? timeoutMillis : FIRST_TRY_MILLIS);
        return socket;
      } catch (IOException e) {
        closeQuietly(socket);
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    throw first == null ? new java.net.UnknownHostException(host) : first;
  }

  private static void askProxy(Socket socket, String host, int port) throws IOException {
    String target = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    InputStream in = socket.getInputStream();
    byte[] answer = new byte[MAX_PROXY_ANSWER];
    int filled = 0;
    // One byte at a time: what follows the head belongs to the exchange.
    while (!HandshakeHead.endsAt(answer, filled)) {
      int next = filled < answer.length ? in.read() : -1;
      if (next < 0) {
        throw new IOException("the proxy gave no answer that makes sense");
      }
      answer[filled++] = (byte) next;
    }
    int status = HandshakeHead.of(answer, filled).status();
    if (status != 200) {
      throw new IOException("the proxy answered HTTP " + status);
    }
  }

  private SSLSocket encrypt(Socket socket, String host, int port) throws IOException {
    SSLContext context = tls;
    if (context == null) {
      try {
        context = SSLContext.getDefault();
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IOException("this Java has no TLS", e);
      }
    }
    SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secure.setSSLParameters(parameters);
    // Here and not at the first read, so that the true reason of a refusal is the one reported.
    secure.startHandshake();
    return secure;
  }

  static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  static void closeQuietly(@Nullable Socket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed for us, which is all that was wanted.
    }
  }
}
