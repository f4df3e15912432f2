package io.tapedeck.bench;

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
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** A server that shakes hands and then sends text frames of one size without end, in ready blocks of 64 kB. Daemon threads, one for each client. */
final class FrameFlood implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;
  private static final int SHORT = 126;

  private final ServerSocket server;
  private final byte[] block;

  FrameFlood(int payload) {
    block = block(payload);
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("No port for the flood", e);
    }
    daemon(this::accept);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
  }

  private static byte[] block(int payload) {
    int head = payload < SHORT ? 2 : 4;
    byte[] frame = new byte[head + payload];
    Arrays.fill(frame, (byte) 'x');
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (head == 2 ? payload : SHORT);
    if (head == 4) {
      frame[2] = (byte) (payload >> 8);
      frame[3] = (byte) payload;
    }
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
      OutputStream out = socket.getOutputStream();
      out.write(answer(head(socket.getInputStream())));
      while (!server.isClosed()) {
        out.write(block);
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
