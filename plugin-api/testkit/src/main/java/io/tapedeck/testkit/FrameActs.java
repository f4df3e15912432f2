package io.tapedeck.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;

/** What a server may do once the connection is open. Each says {@code hello} first, so that a client is seen to work. The thread of one client. */
final class FrameActs {
  private static final int CRUMBS = 100_000;
  private static final int PINGS = 20_000;
  private static final int MEBIBYTE = 1 << 20;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private FrameActs() {}

  static void hello(HostileWire wire) throws IOException {
    wire.text("hello");
  }

  /** One frame; {@code first} holds FIN and the opcode. */
  static HostileAct.Script one(int first, int... payload) {
    return wire -> {
      wire.text("hello");
      wire.send(HostileWire.frame(first, bytes(payload)));
      wire.text("never");
      wire.listen();
    };
  }

  /** One frame that may be rejected, and one that must arrive. */
  static HostileAct.Script thenFine(int first, int... payload) {
    return wire -> {
      wire.text("hello");
      wire.send(HostileWire.frame(first, bytes(payload)));
      wire.text("fine");
      wire.serve();
    };
  }

  static HostileAct.Script close(int code) {
    return wire -> {
      wire.text("hello");
      wire.send(HostileWire.frame(0x88, new byte[] {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'}));
      wire.listen();
    };
  }

  /** The head of a frame of this length, five bytes of it, and silence. */
  static HostileAct.Script announcing(long length) {
    return wire -> {
      wire.text("hello");
      wire.send(head(length));
      wire.send("never");
      wire.listen();
    };
  }

  private static byte[] head(long length) {
    byte[] head = new byte[10];
    head[0] = (byte) 0x81;
    head[1] = 127;
    for (int i = 0; i < 8; i++) {
      head[2 + i] = (byte) (length >>> (56 - 8 * i));
    }
    return head;
  }

  static void hugeAtOnce(HostileWire wire) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(HostileWire.answerTo(wire.readHead()));
    packet.write(HostileWire.frame(0x81, "hello".getBytes(UTF_8)));
    packet.write(head(300L << 20));
    wire.send(packet.toByteArray());
    wire.listen();
  }

  static void resetInMessage(HostileWire wire) throws IOException {
    half(wire);
    // Let the half message arrive: a reset throws away what is still under way.
    LockSupport.parkNanos(PAUSE_NANOS);
    wire.reset();
  }

  static void endInMessage(HostileWire wire) throws IOException {
    half(wire);
    wire.end();
  }

  private static void half(HostileWire wire) throws IOException {
    wire.text("hello");
    byte[] whole = HostileWire.frame(0x81, "never delivered, for half of it is missing".getBytes(UTF_8));
    wire.send(Arrays.copyOf(whole, whole.length / 2));
  }

  static void silence(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.listen();
  }

  static void noPongs(HostileWire wire) throws IOException {
    while (!wire.serverIsClosed()) {
      wire.text("hello");
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  static void onlyPongs(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.serve();
  }

  static void deafToGoodbye(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.listen();
  }

  static void readsNothing(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.readNothing();
  }

  static void endlessMessage(HostileWire wire) throws IOException {
    wire.text("hello");
    byte[] piece = new byte[MEBIBYTE];
    wire.send(HostileWire.frame(0x01, piece));
    while (!wire.serverIsClosed()) {
      wire.send(HostileWire.frame(0x00, piece));
    }
  }

  static void crumbs(HostileWire wire) throws IOException {
    wire.text("hello");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(HostileWire.frame(0x01, new byte[] {'x'}));
    for (int i = 0; i < CRUMBS; i++) {
      all.write(HostileWire.frame(0x00, new byte[] {'x'}));
    }
    all.write(HostileWire.frame(0x80, new byte[] {'x'}));
    wire.send(all.toByteArray());
    wire.listen();
  }

  static void emptyCrumbs(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.send(HostileWire.frame(0x01, new byte[0]));
    byte[] many = new byte[16 * 1024];
    while (!wire.serverIsClosed()) {
      wire.send(many);
    }
  }

  /** A deflate bomb: a megabyte of nothing in a thousand bytes. */
  static void compressed(HostileWire wire) throws IOException {
    wire.text("hello");
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[MEBIBYTE]);
    deflater.finish();
    byte[] packed = new byte[8 * 1024];
    int length = deflater.deflate(packed);
    deflater.end();
    wire.send(HostileWire.frame(0xC1, Arrays.copyOf(packed, length)));
    wire.text("never");
    wire.listen();
  }

  static void masked(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.send(new byte[] {(byte) 0x81, (byte) 0x81, 1, 2, 3, 4, 'x' ^ 1});
    wire.text("never");
    wire.listen();
  }

  static void longPing(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.send(HostileWire.frame(0x89, new byte[126]));
    wire.text("never");
    wire.listen();
  }

  static void twoAtOnce(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.send(HostileWire.frame(0x01, "ne".getBytes(UTF_8)));
    wire.text("never");
    wire.listen();
  }

  static void pingFlood(HostileWire wire) throws IOException {
    wire.text("hello");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < PINGS; i++) {
      all.write(HostileWire.frame(0x89, new byte[] {'p'}));
    }
    all.write(HostileWire.frame(0x81, "fine".getBytes(UTF_8)));
    wire.send(all.toByteArray());
    wire.serve();
  }

  static void nonsense(HostileWire wire) throws IOException {
    wire.text("hello");
    for (int i = 0; i < 25; i++) {
      wire.text("{\"cut\":[");
    }
    wire.serve();
  }

  static void flap(HostileWire wire) throws IOException {
    wire.text("hello");
    wire.reset();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
