package io.tapedeck.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Asks a SOCKS5 proxy for a line (RFC 1928), with a name and password when there are any (RFC 1929). The name of the exchange is looked up by the proxy. Java's own
 * client takes passwords from one place for the whole program, and so is not used. The thread that connects.
 */
final class SocksTunnel {
  private static final int VERSION = 5;
  private static final int NO_PASSWORD = 0;
  private static final int PASSWORD = 2;
  private static final int LONGEST = 255;

  private final InputStream in;
  private final OutputStream out;
  private final Route route;

  private SocksTunnel(InputStream in, OutputStream out, Route route) {
    this.in = in;
    this.out = out;
    this.route = route;
  }

  static void open(InputStream in, OutputStream out, Route route, String host, int port) throws IOException {
    SocksTunnel tunnel = new SocksTunnel(in, out, route);
    tunnel.greet();
    tunnel.request(host, port);
  }

  private void greet() throws IOException {
    send(route.hasName() ? new byte[] {VERSION, 2, NO_PASSWORD, PASSWORD} : new byte[] {VERSION, 1, NO_PASSWORD});
    byte[] answer = read(2);
    if (answer[0] != VERSION) {
      throw failure(" does not speak SOCKS5", "version " + answer[0], false);
    }
    if (answer[1] == PASSWORD && route.hasName()) {
      logIn();
    } else if (answer[1] != NO_PASSWORD) {
      throw failure(route.hasName() ? " wants another kind of password" : " asks for a password", "method " + (answer[1] & 0xFF), false);
    }
  }

  private void logIn() throws IOException {
    byte[] name = route.user().getBytes(StandardCharsets.UTF_8);
    byte[] hidden = route.passwordBytes();
    if (name.length > LONGEST || hidden.length > LONGEST) {
      throw failure(" takes no name or password as long as this", "more than 255 bytes", true);
    }
    ByteArrayOutputStream pair = new ByteArrayOutputStream();
    pair.write(1);
    pair.write(name.length);
    pair.write(name);
    pair.write(hidden.length);
    pair.write(hidden);
    Arrays.fill(hidden, (byte) 0);
    send(pair.toByteArray());
    if (read(2)[1] != 0) {
      throw failure(" refuses this name or password", "RFC 1929 status", true);
    }
  }

  private void request(String host, int port) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(new byte[] {VERSION, 1, 0});
    request.write(address(host));
    request.write(port >> 8);
    request.write(port);
    send(request.toByteArray());
    byte[] answer = read(4);
    if (answer[1] != 0) {
      throw failure(reason(answer[1] & 0xFF), "SOCKS reply " + (answer[1] & 0xFF), false);
    }
    // The address it connected from: of no use, but it has to be read away.
    int length = answer[3] == 1 ? 4 : answer[3] == 4 ? 16 : read(1)[0] & 0xFF;
    read(length + 2);
  }

  private static byte[] address(String host) throws IOException {
    boolean literal = Names.isLiteral(host);
    byte[] bytes = literal ? InetAddress.getByName(host).getAddress() : host.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length > LONGEST) {
      throw new IOException("host name too long");
    }
    ByteArrayOutputStream address = new ByteArrayOutputStream();
    if (literal) {
      address.write(bytes.length == 4 ? 1 : 4);
    } else {
      address.write(3);
      address.write(bytes.length);
    }
    address.write(bytes);
    return address.toByteArray();
  }

  /** RFC 1928, section 6. */
  private static String reason(int reply) {
    return switch (reply) {
      case 2 -> " does not let us through";
      case 3, 4 -> " does not find the exchange";
      case 5 -> " says that the exchange does not take connections";
      default -> " could not connect to the exchange";
    };
  }

  private void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  private byte[] read(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new ProxyFailure("The proxy " + route.host() + " ended the connection", new EOFException("in the SOCKS handshake"));
    }
    return bytes;
  }

  private ProxyFailure failure(String words, String detail, boolean badPassword) {
    return new ProxyFailure("The proxy " + route.host() + words, detail, badPassword);
  }
}
