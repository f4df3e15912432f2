package io.tapedeck.testkit;

import java.io.IOException;

/** What a server may do before a word of HTTP is spoken. The thread of one client. */
final class LineActs {

  private LineActs() {}

  static void nothing(HostileWire wire) throws IOException {
    wire.listen();
  }

  /** No act at all, from the handshake on. */
  static void friendly(HostileWire wire) throws IOException {
    wire.shakeHands();
    wire.text("hello");
    wire.serve();
  }

  static void otherProtocol(HostileWire wire) throws IOException {
    wire.send("220 mail.example ready\r\n");
    wire.listen();
  }

  /** A ServerHello of TLS 1.1 (RFC 4346, section 7.4.1.3), which Java itself would refuse to send. */
  static void oldTls(HostileWire wire) throws IOException {
    byte[] hello = new byte[5 + 4 + 38];
    byte[] head = {0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2};
    System.arraycopy(head, 0, hello, 0, head.length);
    // 32 random bytes and an empty session id stay zero; then the cipher suite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, which every JDK offers, and no compression.
    hello[hello.length - 3] = (byte) 0xC0;
    hello[hello.length - 2] = 0x13;
    wire.send(hello);
    wire.listen();
  }
}
