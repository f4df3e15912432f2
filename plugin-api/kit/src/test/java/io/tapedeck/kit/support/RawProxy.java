package io.tapedeck.kit.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on 127.0.0.1 that leads everything to one port, whatever name it was asked for, and writes the names down. */
public final class RawProxy implements AutoCloseable {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  private final RawServer server;
  private final int target;
  private final String login;

  private RawProxy(int target, String login, boolean socks) {
    this.target = target;
    this.login = login;
    this.server = new RawServer(socks ? this::socks : this::http);
  }

  /** {@code login} is {@code name:password}, or null when everybody may pass. */
  public static RawProxy http(int target, String login) {
    return new RawProxy(target, login, false);
  }

  public static RawProxy socks(int target, String login) {
    return new RawProxy(target, login, true);
  }

  public int port() {
    return server.port();
  }

  private void http(Socket socket, InputStream in, OutputStream out) throws IOException {
    String head = RawServer.readHead(in);
    asked.add(head.lines().findFirst().orElseThrow());
    String wanted = login == null ? "" : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    if (!head.contains(wanted)) {
      out.write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n".getBytes(ISO_8859_1));
      return;
    }
    out.write("HTTP/1.1 200 go\r\n\r\n".getBytes(ISO_8859_1));
    relay(in, out);
  }

  private void socks(Socket socket, InputStream in, OutputStream out) throws IOException {
    in.read();
    List<Byte> methods = new CopyOnWriteArrayList<>();
    for (byte method : in.readNBytes(in.read())) {
      methods.add(method);
    }
    byte chosen = (byte) (login == null ? 0 : methods.contains((byte) 2) ? 2 : 0xFF);
    out.write(new byte[] {5, chosen});
    if (chosen == 2) {
      in.read();
      String name = new String(in.readNBytes(in.read()), UTF_8);
      boolean right = login.equals(name + ":" + new String(in.readNBytes(in.read()), UTF_8));
      if (!right) {
        asked.add("wrong password");
      }
      out.write(new byte[] {1, (byte) (right ? 0 : 1)});
      if (!right) {
        return;
      }
    }
    byte[] request = in.readNBytes(4);
    if (request.length < 4) {
      return;
    }
    String host = request[3] == 3 ? new String(in.readNBytes(in.read()), ISO_8859_1)
        : InetAddress.getByAddress(in.readNBytes(request[3] == 1 ? 4 : 16)).getHostAddress();
    asked.add(host + ":" + ((in.read() << 8) | in.read()));
    out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 80});
    relay(in, out);
  }

  private void relay(InputStream in, OutputStream out) throws IOException {
    try (Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      OutputStream to = far.getOutputStream();
      Thread back = new Thread(() -> {
        try (far) {
          far.getInputStream().transferTo(out);
        } catch (IOException e) {
          // One of the two has left.
        }
      }, "raw-proxy");
      back.setDaemon(true);
      back.start();
      in.transferTo(to);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
