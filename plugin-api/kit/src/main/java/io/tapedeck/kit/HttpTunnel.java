package io.tapedeck.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Asks an HTTP proxy for a tunnel (RFC 9110, CONNECT), with a name and password when there are any (RFC 7617, Basic). The thread that connects. */
final class HttpTunnel {
  private static final int MAX_ANSWER = 16 * 1024;

  private HttpTunnel() {}

  static void open(InputStream in, OutputStream out, Route route, String host, int port) throws IOException {
    String target = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    out.write(("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n").getBytes(StandardCharsets.US_ASCII));
    if (route.hasName()) {
      out.write("Proxy-Authorization: Basic ".getBytes(StandardCharsets.US_ASCII));
      byte[] pair = pair(route);
      out.write(Base64.getEncoder().encode(pair));
      Arrays.fill(pair, (byte) 0);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    judge(answer(in, route), route);
  }

  private static byte[] pair(Route route) {
    byte[] name = (route.user() + ":").getBytes(StandardCharsets.UTF_8);
    byte[] hidden = route.passwordBytes();
    byte[] pair = Arrays.copyOf(name, name.length + hidden.length);
    System.arraycopy(hidden, 0, pair, name.length, hidden.length);
    Arrays.fill(hidden, (byte) 0);
    return pair;
  }

  private static int answer(InputStream in, Route route) throws IOException {
    byte[] answer = new byte[MAX_ANSWER];
    int filled = 0;
    // One byte at a time: what follows the head belongs to the exchange.
    while (!HandshakeHead.endsAt(answer, filled)) {
      int next = filled < answer.length ? in.read() : -1;
      if (next < 0) {
        throw new ProxyFailure("The proxy " + route.host() + " gave no answer that makes sense", filled + " bytes", false);
      }
      answer[filled++] = (byte) next;
    }
    return HandshakeHead.of(answer, filled).status();
  }

  private static void judge(int status, Route route) throws ProxyFailure {
    String proxy = "The proxy " + route.host();
    String detail = "the proxy answered HTTP " + status;
    if (status == 407) {
      throw route.hasName() ? new ProxyFailure(proxy + " refuses this name or password (HTTP 407)", detail, true)
          : new ProxyFailure(proxy + " asks for a password (HTTP 407)", detail, false);
    }
    if (status < 200 || status > 299) {
      throw new ProxyFailure(status == 0 ? proxy + " gave no answer that makes sense"
          : proxy + " does not let us through (HTTP " + status + ")", detail, false);
    }
  }
}
