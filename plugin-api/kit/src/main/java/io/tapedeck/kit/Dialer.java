package io.tapedeck.kit;

import io.tapedeck.api.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Makes the line to an exchange: name look-up, TCP, proxy, TLS with the certificate checked against the host name. The thread that
 * connects; {@link #cancel} and {@link #stage} any thread.
 */
final class Dialer {

  /** Where an attempt stands: what is late when the time is over. */
  enum Stage { NAME, CONNECT, PROXY, TLS, UPGRADE }

  private final URI uri;
  private final Network network;
  private final Outside outside;
  private final ThreadFactory threads;
  private final int timeoutMillis;
  private volatile Stage stage;
  private volatile boolean atProxy;
  private @Nullable Race race;
  private @Nullable Socket raw;
  private boolean cancelled;

  /** A line that is ready to be used. Whoever closes it closes {@code raw}. */
  record Line(Socket raw, Socket top) {}

  Dialer(URI uri, Network network, Outside outside, ThreadFactory threads, int timeoutMillis) {
    this.uri = uri;
    this.network = network;
    this.stage = network.way() == Network.Way.SYSTEM ? Stage.PROXY : Stage.NAME;
    this.outside = outside;
    this.threads = threads;
    this.timeoutMillis = timeoutMillis;
  }

  Stage stage() {
    return atProxy ? Stage.PROXY : stage;
  }

  /** Ends the attempt, wherever it stands; {@link #dial} then fails. */
  synchronized void cancel() {
    cancelled = true;
    if (race != null) {
      race.cancel();
    }
    closeQuietly(raw);
  }

  /** True when nobody cancelled; from then on cancelling is of no use. */
  synchronized boolean settle() {
    return !cancelled;
  }

  private synchronized Race begin(Race begun) throws IOException {
    if (cancelled) {
      throw new SocketTimeoutException("cancelled");
    }
    race = begun;
    return begun;
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
      // The system may take its time to find its proxy; that is why this is done here, under the deadline.
      Route route = Route.to(uri, network, outside.proxies().get());
      Socket socket = route.isDirect() ? connectTo(host, port, !secure) : connectThrough(route, host, port);
      socket.setTcpNoDelay(true);
      Socket top = secure ? encrypt(socket, host, port) : socket;
      stage = Stage.UPGRADE;
      done = true;
      return new Line(socket, top);
    } finally {
      if (!done) {
        cancel();
      }
    }
  }

  private Socket connectThrough(Route route, String host, int port) throws IOException {
    Duration shut = outside.gates().left(route);
    if (!shut.isZero()) {
      throw new ProxyFailure("The proxy " + route.host() + " refused the name or password; it is asked once a minute at most", shut);
    }
    atProxy = true;
    Socket socket;
    try {
      socket = connectTo(route.host(), route.port(), false);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (UnknownHostException e) {
      throw new ProxyFailure("Cannot find the proxy " + route.host() + " (DNS)", e);
    } catch (IOException e) {
      throw new ProxyFailure("The proxy " + route.host() + " does not take connections", e);
    }
    try {
      if (route.kind() == Route.Kind.SOCKS) {
        SocksTunnel.open(socket.getInputStream(), socket.getOutputStream(), route, host, port);
      } else {
        HttpTunnel.open(socket.getInputStream(), socket.getOutputStream(), route, host, port);
      }
    } catch (ProxyFailure e) {
      if (e.badPassword()) {
        outside.gates().shut(route, e.waitTime());
      }
      throw e;
    } catch (SocketException e) {
      throw new ProxyFailure("The proxy " + route.host() + " ended the connection", e);
    }
    atProxy = false;
    return socket;
  }

  private Socket connectTo(String host, int port, boolean onlyHere) throws IOException {
    stage = Stage.NAME;
    List<InetAddress> addresses = outside.names().find(host, TimeUnit.MILLISECONDS.toNanos(timeoutMillis), threads);
    if (onlyHere && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      // Somebody's name server or hosts file says otherwise; what is not encrypted stays here all the same.
      throw new UnknownHostException(host + " is not this computer");
    }
    stage = Stage.CONNECT;
    Socket socket = adopt(begin(new Race(port, timeoutMillis, threads)).run(addresses));
    socket.setSoTimeout(timeoutMillis);
    return socket;
  }

  private SSLSocket encrypt(Socket socket, String host, int port) throws IOException {
    stage = Stage.TLS;
    SSLContext context = outside.tls();
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
