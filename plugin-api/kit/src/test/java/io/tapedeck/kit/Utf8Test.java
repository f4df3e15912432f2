package io.tapedeck.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void acceptsEveryCodePoint() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        assertThat(Utf8.isValid(Character.toString(point).getBytes(UTF_8))).isTrue();
      }
    }
  }

  @Test
  void agreesWithTheJdkOnNoise() {
    Random random = new Random(3);
    int[] leads = {0x41, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x9F, 0xA0, 0x8F, 0x90};
    for (int i = 0; i < 200_000; i++) {
      byte[] noise = new byte[1 + random.nextInt(5)];
      for (int j = 0; j < noise.length; j++) {
        noise[j] = (byte) leads[random.nextInt(leads.length)];
      }
      assertThat(Utf8.isValid(noise)).isEqualTo(jdkAccepts(noise));
    }
  }

  /** The first part is looked at eight bytes at a time. */
  @Test
  void f35_findsOneBadByteWhereverItIs() {
    for (int length = 0; length < 40; length++) {
      byte[] text = "a".repeat(length).getBytes(UTF_8);
      assertThat(Utf8.isValid(text)).isTrue();
      for (int at = 0; at < length; at++) {
        for (int bad : new int[] {0x80, 0xC0, 0xFF, 0xE2}) {
          text[at] = (byte) bad;
          assertThat(Utf8.isValid(text)).isFalse();
        }
        text[at] = 'a';
      }
    }
  }

  private static boolean jdkAccepts(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
