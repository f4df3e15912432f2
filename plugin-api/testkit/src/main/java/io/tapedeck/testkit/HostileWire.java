package io.tapedeck.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The line to one client of a {@link HostileServer}, with the few words of the protocol its acts need. The thread of that client. */
final class HostileWire {
  private static final int MAX_HEAD = 64 * 1024;
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Socket raw;
  private final InputStream in;
  private final OutputStream out;
  private final HostileServer server;

  HostileWire(Socket raw, Socket top, HostileServer server) throws IOException {
    this.raw = raw;
    this.in = top.getInputStream();
    this.out = top.getOutputStream();
    this.server = server;
  }

  /** Reads the client's request. */
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = head.length() < MAX_HEAD ? in.read() : -1;
      if (next < 0) {
        throw new IOException("the client left");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  void shakeHands() throws IOException {
    send(answerTo(readHead()));
  }

  /** A proper answer to a handshake. */
  static byte[] answerTo(String head) throws IOException {
    String name = "sec-websocket-key:";
    String key = head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name)).findFirst()
        .orElseThrow(() -> new IOException("this is no WebSocket handshake")).substring(name.length()).trim();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
      return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n").getBytes(ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void send(String latin) throws IOException {
    send(latin.getBytes(ISO_8859_1));
  }

  void text(String text) throws IOException {
    send(frame(0x81, text.getBytes(UTF_8)));
  }

  /** A frame of a server; {@code first} holds FIN and the opcode. */
  static byte[] frame(int first, byte[] payload) {
    int extra = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10;
    byte[] frame = new byte[extra + payload.length];
    frame[0] = (byte) first;
    frame[1] = (byte) (extra == 2 ? payload.length : extra == 4 ? 126 : 127);
    for (int i = 0; i < extra - 2; i++) {
      frame[extra - 1 - i] = (byte) ((long) payload.length >>> (8 * i));
    }
    System.arraycopy(payload, 0, frame, extra, payload.length);
    return frame;
  }

  /** Reads until the client is gone, and answers nothing. */
  void listen() throws IOException {
    int first;
    do {
      first = nextFrame();
    } while (first >= 0);
  }

  /** Reads until the client is gone, answers pings and the close frame as a friendly server does. */
  void serve() throws IOException {
    for (int first = nextFrame(); first >= 0; first = nextFrame()) {
      if (first == 0x89) {
        send(frame(0x8A, new byte[0]));
      } else if (first == 0x88) {
        send(frame(0x88, new byte[] {3, (byte) 0xE8}));
        return;
      }
    }
  }

  /** Reads a frame of the client and returns its first byte, or -1 at the end. The server remembers pongs and the code of a close frame. */
  int nextFrame() throws IOException {
    int first = in.read();
    int length = in.read() & 0x7F;
    if (first < 0) {
      return -1;
    }
    if (length == 126) {
      length = (in.read() << 8) | in.read();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    if (first == 0x8A) {
      server.heardPong();
    } else if (first == 0x88 && payload.length >= 2 && mask.length == 4) {
      server.heardClose((((payload[0] ^ mask[0]) & 0xFF) << 8) | ((payload[1] ^ mask[1]) & 0xFF));
    }
    return first;
  }

  /** Waits for the client to go, without reading a byte. */
  void readNothing() throws IOException {
    server.awaitClose();
  }

  /** Ends the line with a reset. */
  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /** Ends the line without a word, TLS's goodbye included. */
  void end() throws IOException {
    raw.close();
  }

  boolean serverIsClosed() {
    return server.isClosed();
  }
}
