package io.tapedeck.kit.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on 127.0.0.1 without manners: each connection runs a script over the bare socket. */
public final class RawServer implements AutoCloseable {

  /** What is done with a connection; it is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    void play(Socket socket, InputStream in, OutputStream out) throws IOException;
  }

  public final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public RawServer(Script script) {
    this(ServerSocketFactory.getDefault(), script);
  }

  public RawServer(ServerSocketFactory factory, Script script) {
    try {
      server = factory.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(() -> accept(script));
  }

  /** Shakes hands properly, then plays. */
  public static RawServer upgraded(Script script) {
    return new RawServer((socket, in, out) -> {
      shakeHands(in, out);
      script.play(socket, in, out);
    });
  }

  /** Reads the request and answers with these bytes. */
  public static RawServer answering(String answer) {
    return new RawServer((socket, in, out) -> {
      readHead(in);
      out.write(answer.getBytes(ISO_8859_1));
      out.flush();
      drain(in);
    });
  }

  private void accept(Script script) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        daemon(() -> {
          try (socket) {
            script.play(socket, socket.getInputStream(), socket.getOutputStream());
          } catch (IOException e) {
            // The client left, as many of these tests want.
          }
        });
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  public static void shakeHands(InputStream in, OutputStream out) throws IOException {
    String head = readHead(in);
    String key = head.lines().filter(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")).findFirst()
        .orElseThrow().substring(18).trim();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1")
          .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
      out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n").getBytes(ISO_8859_1));
      out.flush();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("client left");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Reads until the client goes. */
  public static void drain(InputStream in) throws IOException {
    while (in.read() >= 0) {
      continue;
    }
  }

  /** Reads frames until the client says goodbye, and answers that. */
  public static void untilClosed(InputStream in, OutputStream out) throws IOException {
    for (int first = in.read(); first >= 0; first = in.read()) {
      int length = in.read() & 0x7F;
      if (length == 126) {
        length = (in.read() << 8) | in.read();
      }
      in.readNBytes(4 + length);
      if (first == 0x88) {
        out.write(frame(0x88, new byte[] {3, (byte) 0xE8}));
        return;
      }
    }
  }

  /** A frame of a server; {@code first} holds FIN and the opcode. */
  public static byte[] frame(int first, byte[] payload) {
    int extra = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10;
    byte[] frame = new byte[extra + payload.length];
    frame[0] = (byte) first;
    if (extra == 2) {
      frame[1] = (byte) payload.length;
    } else {
      frame[1] = (byte) (extra == 4 ? 126 : 127);
      for (int i = 0; i < extra - 2; i++) {
        frame[extra - 1 - i] = (byte) ((long) payload.length >>> (8 * i));
      }
    }
    System.arraycopy(payload, 0, frame, extra, payload.length);
    return frame;
  }

  public static byte[] text(String text) {
    return frame(0x81, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** How many clients came. */
  public int accepted() {
    return sockets.size();
  }

  public int port() {
    return server.getLocalPort();
  }

  public URI uri() {
    return URI.create("ws://127.0.0.1:" + port() + "/v2?x=1");
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
