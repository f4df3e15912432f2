package io.tapedeck.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that shakes hands and then sends text frames without end, in ready blocks. Daemon threads, one for each client. */
final class FrameFlood implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;
  private static final int SHORT = 126;
  private static final int MEDIUM = 1 << 16;
  private static final int BACKLOG = 64;

  private final ServerSocket server;
  private final Sender sender;
  private final AtomicInteger clients = new AtomicInteger();

  /** What the server says, called again and again until it is closed. Thread of one client. */
  interface Sender {
    void send(OutputStream out) throws IOException;
  }

  /** Frames of one size, in blocks of 64 kB. */
  FrameFlood(int payload) {
    this(blocks(block(payload)));
  }

  /** These frames, from the first to the last, again and again. */
  FrameFlood(List<byte[]> frames) {
    this(blocks(block(frames)));
  }

  FrameFlood(Sender sender) {
    this.sender = sender;
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("No port for the flood", e);
    }
    daemon(this::accept);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** Clients that shook hands so far. */
  int clients() {
    return clients.get();
  }

  private static Sender blocks(byte[] block) {
    return out -> {
      for (int at = 0; at < block.length; at += BLOCK) {
        out.write(block, at, Math.min(BLOCK, block.length - at));
      }
    };
  }

  private static byte[] block(List<byte[]> payloads) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    payloads.forEach(payload -> block.writeBytes(frame(payload)));
    return block.toByteArray();
  }

  /** A text frame as a server sends it. */
  static byte[] frame(byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 10);
    frame.write(0x81);
    if (payload.length < SHORT) {
      frame.write(payload.length);
    } else if (payload.length < MEDIUM) {
      frame.write(SHORT);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(SHORT + 1);
      frame.writeBytes(new byte[4]);
      for (int shift = 24; shift >= 0; shift -= 8) {
        frame.write(payload.length >> shift);
      }
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private static byte[] block(int payload) {
    byte[] text = new byte[payload];
    Arrays.fill(text, (byte) 'x');
    byte[] frame = frame(text);
    byte[] block = new byte[BLOCK / frame.length * frame.length];
    for (int at = 0; at < block.length; at += frame.length) {
      System.arraycopy(frame, 0, block, at, frame.length);
    }
    return block;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon(() -> flood(socket));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void flood(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true); // As exchanges do: what is written is sent.
      OutputStream out = socket.getOutputStream();
      out.write(answer(head(socket.getInputStream())));
      clients.incrementAndGet();
      while (!server.isClosed()) {
        sender.send(out);
      }
    } catch (IOException e) {
      // The client has measured enough.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client left");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static byte[] answer(String head) throws IOException {
    String name = "sec-websocket-key:";
    String key = head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name)).findFirst()
        .orElseThrow(() -> new IOException("no handshake")).substring(name.length()).trim();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
      return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n").getBytes(ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "bench-flood");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The flood did not end", e);
    }
  }
}
