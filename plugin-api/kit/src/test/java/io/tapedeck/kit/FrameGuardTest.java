package io.tapedeck.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.kit.support.ManualClock;
import io.tapedeck.kit.support.RawServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGuardTest {
  private static final byte[] HEAD = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n".getBytes(ISO_8859_1);

  private final ManualClock clock = new ManualClock();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private FrameGuard guard;

  FrameGuardTest() throws IOException {
    sent.write(HEAD);
  }

  /** What passes the guard when the network hands out so many bytes at a time. */
  private byte[] passed(int piece) {
    InputStream in = new ByteArrayInputStream(sent.toByteArray()) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(piece, length));
      }
    };
    guard = new FrameGuard(in, MarketSocket.Limits.DEFAULT, clock);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 * 1024];
    try {
      for (int count = guard.read(buffer); count >= 0; count = guard.read(buffer)) {
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      assertThat(e).isSameAs(guard.failure());
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000, 65_536})
  void passesAllKindsOfFramesUntouched(int piece) throws IOException {
    Random random = new Random(piece);
    for (int i = 0; i < 500; i++) {
      byte[] payload = new byte[random.nextInt(5) == 0 ? random.nextInt(70_000) : random.nextInt(300)];
      if (random.nextInt(4) == 0) {
        sent.write(RawServer.frame(0x01, payload));
        sent.write(RawServer.frame(0x8A, new byte[random.nextInt(126)]));
        sent.write(RawServer.frame(0x80, payload));
      } else {
        sent.write(RawServer.frame(random.nextBoolean() ? 0x81 : 0x82, payload));
      }
    }
    assertThat(passed(piece)).isEqualTo(sent.toByteArray());
    assertThat(guard.failure()).isNull();
  }

  /** However the network cuts it, nothing behind a bad frame passes, and all before it does. */
  @ParameterizedTest
  @CsvSource({"1, 0xC1", "2, 0x83", "3, 0x91", "5, 0x8B", "65536, 0xA2", "65536, 0x80", "4, 0x00"})
  void f33_f34_endsBeforeABadFrame(int piece, int first) throws IOException {
    sent.write(RawServer.text("one"));
    sent.write(RawServer.frame(0x81, new byte[1_000]));
    int good = sent.size();
    sent.write(RawServer.frame(first, "bad".getBytes(UTF_8)));
    sent.write(RawServer.text("never"));
    byte[] passed = passed(piece);
    assertThat(passed.length).isBetween(good, good + 1);
    assertThat(guard.failure()).isInstanceOfSatisfying(GuardException.class, e -> assertThat(e.code()).isEqualTo(1002));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 65_536})
  void f28_endsBeforeAFrameThatIsTooLarge(int piece) throws IOException {
    sent.write(RawServer.text("one"));
    int good = sent.size();
    sent.write(new byte[] {(byte) 0x81, 127, 0, 0, 0, 0, 0, 0x40, 0, 1});
    byte[] passed = passed(piece);
    assertThat(passed.length).isBetween(good, good + 9);
    assertThat(guard.failure()).isInstanceOfSatisfying(GuardException.class, e -> assertThat(e.code()).isEqualTo(1009));
  }

  @Test
  void f36_passesAHundredPingsASecondAndTurnsTheOthersIntoPongs() throws IOException {
    for (int i = 0; i < 250; i++) {
      sent.write(RawServer.frame(0x89, new byte[] {'p'}));
    }
    byte[] passed = passed(65_536);
    int pings = 0;
    for (int at = HEAD.length; at < passed.length; at += 3) {
      pings += (passed[at] & 0xFF) == 0x89 ? 1 : 0;
    }
    assertThat(pings).isEqualTo(100);
    assertThat(passed).hasSameSizeAs(sent.toByteArray());
  }

  @Test
  void f22_aTrickleOfAFrameThatNeverEndsIsNoSignOfLife() throws IOException {
    sent.write(new byte[] {(byte) 0x81, 126, 0x7F, 0});
    sent.write(new byte[1_000]);
    long begun = clock.nanos();
    clock.advance(5);
    InputStream endless = new ByteArrayInputStream(sent.toByteArray());
    guard = new FrameGuard(endless, MarketSocket.Limits.DEFAULT, clock);
    clock.advance(7);
    byte[] buffer = new byte[2_000];
    assertThat(guard.read(buffer)).isEqualTo(sent.size());
    assertThat(guard.lastInboundNanos()).as("the handshake was one").isEqualTo(begun + 12);
    clock.advance(9);
    assertThat(guard.read(buffer)).isEqualTo(-1);
    assertThat(guard.lastInboundNanos()).isEqualTo(begun + 12);
  }
}
