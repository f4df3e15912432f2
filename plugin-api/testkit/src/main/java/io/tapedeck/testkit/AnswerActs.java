package io.tapedeck.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a server may answer to a handshake. The thread of one client. */
final class AnswerActs {
  private static final byte[] BLOCK = "x".repeat(16 * 1024).getBytes(ISO_8859_1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private AnswerActs() {}

  /** A status and headers, and nothing else. */
  static HostileAct.Script status(String answer) {
    return wire -> {
      wire.readHead();
      wire.send("HTTP/1.1 " + answer + "\r\n\r\n");
      wire.listen();
    };
  }

  static void trickle(HostileWire wire) throws IOException {
    wire.readHead();
    wire.send("HTTP/1.1 101 Switching");
    while (!wire.serverIsClosed()) {
      wire.send("x");
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  static void webPage(HostileWire wire) throws IOException {
    wire.readHead();
    String page = "<html><body>Welcome to Hotel Example. Please accept the terms.</body></html>";
    wire.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length() + "\r\n\r\n" + page);
    wire.listen();
  }

  static void noHttp(HostileWire wire) throws IOException {
    wire.readHead();
    wire.send("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    wire.listen();
  }

  static void hugePage(HostileWire wire) throws IOException {
    wire.readHead();
    wire.send("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 400000000\r\n\r\n");
    flood(wire);
  }

  static void endlessHeaders(HostileWire wire) throws IOException {
    wire.readHead();
    wire.send("HTTP/1.1 101 Switching Protocols\r\n");
    byte[] line = ("X-Fill: " + "y".repeat(1_000) + "\r\n").getBytes(ISO_8859_1);
    while (!wire.serverIsClosed()) {
      wire.send(line);
    }
  }

  static void endlessLine(HostileWire wire) throws IOException {
    wire.readHead();
    wire.send("HTTP/1.1 101 ");
    flood(wire);
  }

  static void wrongAccept(HostileWire wire) throws IOException {
    String head = wire.readHead();
    wire.send(HostileWire.answerTo(head.replaceAll("(?i)(sec-websocket-key:\\s*)\\S+", "$1d3JvbmcgaGFuZHNoYWtlIQ==")));
    wire.text("hello");
    wire.listen();
  }

  static void unaskedExtension(HostileWire wire) throws IOException {
    String answer = new String(HostileWire.answerTo(wire.readHead()), ISO_8859_1);
    wire.send(answer.replace("Upgrade: websocket", "Upgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate"));
    wire.text("hello");
    wire.listen();
  }

  private static void flood(HostileWire wire) throws IOException {
    while (!wire.serverIsClosed()) {
      wire.send(BLOCK);
    }
  }
}
