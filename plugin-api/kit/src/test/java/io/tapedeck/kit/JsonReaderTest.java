package io.tapedeck.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.JsonReader.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final String TRADE = """
      {"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy","price":105944.20,"qty":0.00027625,\
      "trade_id":10218208,"timestamp":"2023-10-06T17:35:55.440295Z"}]}""";

  private final JsonReader json = new JsonReader();

  private void read(String text) throws FrameException {
    json.reset(text.getBytes(UTF_8));
  }

  private List<Token> tokens(String text) throws FrameException {
    read(text);
    List<Token> found = new ArrayList<>();
    while (json.nextToken() != Token.END) {
      found.add(json.token());
    }
    return found;
  }

  private void assertRefused(String text, String reason) {
    assertThatExceptionOfType(FrameException.class).isThrownBy(() -> tokens(text)).withMessage(reason);
  }

  @Test
  void walksATrade() throws FrameException {
    read(TRADE);
    StringBuilder seen = new StringBuilder();
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("data")) {
        json.enterArray();
        while (json.nextElement()) {
          json.enterObject();
          while (json.nextField()) {
            switch (json.fieldName()) {
              case "symbol", "side" -> seen.append(json.text()).append(' ');
              case "price", "qty" -> {
                json.decimal();
                seen.append(Decimals.text(json.mantissa(), json.scale())).append(' ');
              }
              case "trade_id" -> seen.append(json.longValue()).append(' ');
              case "timestamp" -> seen.append(json.rfc3339Nanos());
              default -> json.skipValue();
            }
          }
        }
      } else {
        json.skipValue();
      }
    }
    json.finish();
    assertThat(seen).hasToString("BTC/USD buy 105944.20 0.00027625 10218208 1696613755440295000");
  }

  @Test
  void namesEveryKindOfToken() throws FrameException {
    assertThat(tokens("{\"a\":[1,-2.5,\"x\",true,false,null,{}]}")).containsExactly(
        Token.OBJECT, Token.FIELD, Token.ARRAY, Token.NUMBER, Token.NUMBER, Token.TEXT, Token.TRUE, Token.FALSE, Token.NULL,
        Token.OBJECT, Token.END_OBJECT, Token.END_ARRAY, Token.END_OBJECT);
  }

  @Test
  void staysAtTheEnd() throws FrameException {
    tokens("{}");
    assertThat(json.nextToken()).isEqualTo(Token.END);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"a\":1|JSON cut short",
    "{\"a\":\"x|JSON cut short",
    "[1,2|JSON cut short",
    "''|no JSON",
    "'   '|no JSON",
    "{}x|more after the JSON document",
    "{}{}|more after the JSON document",
    "{} tr|more after the JSON document",
    "[1]]|more after the JSON document",
    "{\"a\":NaN}|not JSON",
    "{\"a\":Infinity}|not JSON",
    "{\"a\":+1}|not JSON",
    "{\"a\":01}|not JSON",
    "{\"a\":.5}|not JSON",
    "{a:1}|not JSON",
    "{'a':1,}|not JSON",
    "[1,]|not JSON",
    "[1 2]|not JSON",
    "<html>|not JSON",
    "[1}|not JSON",
    "[/* c */1]|not JSON"
  })
  void f39_f43_f51_refusesWhatIsNotJson(String text, String reason) {
    assertRefused(text, reason);
  }

  @Test
  void f40_f41_f42_refusesWhatGoesOverALimit() {
    assertRefused("[".repeat(33) + "]".repeat(33), "JSON over a limit");
    assertRefused("[".repeat(5_000) + "]".repeat(5_000), "JSON over a limit");
    assertRefused("[" + "1".repeat(1_001) + "]", "JSON over a limit");
    assertRefused("[\"" + "x".repeat(7 << 20) + "\"]", "JSON over a limit");
    assertRefused("[" + "1".repeat(65) + "]", "JSON over a limit");
    assertRefused("[\"" + "x".repeat(64 * 1024 + 1) + "\"]", "JSON over a limit");
    assertRefused("{\"" + "n".repeat(2_000) + "\":1}", "JSON over a limit");
    assertRefused(" ".repeat(JsonReader.MAX_DOCUMENT + 1), "JSON too large");
  }

  @Test
  void allowsWhatKeepsTheLimits() throws FrameException {
    assertThat(tokens("[".repeat(32) + "]".repeat(32))).hasSize(64);
    assertThat(tokens("[\"" + "x".repeat(60 * 1024) + "\"]")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1", "{}x", "{\"a\":NaN}", "", "[\"\\u12"})
  void readsTheNextFrameRightAfterABadOne(String bad) throws FrameException {
    assertThatExceptionOfType(FrameException.class).isThrownBy(() -> tokens(bad));
    assertThat(tokens(" [1] \n")).containsExactly(Token.ARRAY, Token.NUMBER, Token.END_ARRAY);
    assertThat(tokens("{}")).containsExactly(Token.OBJECT, Token.END_OBJECT);
  }

  @Test
  void forgetsAFrameThatWasLeftInTheMiddle() throws FrameException {
    read(TRADE);
    json.enterObject();
    read(TRADE);
    assertThat(tokens("[true]")).containsExactly(Token.ARRAY, Token.TRUE, Token.END_ARRAY);
  }

  @Test
  void readsTenThousandFramesWithOneReader() throws FrameException {
    for (int i = 0; i < 10_000; i++) {
      read("{\"id\":" + i + "}");
      json.enterObject();
      assertThat(json.nextField()).isTrue();
      assertThat(json.longValue()).isEqualTo(i);
      json.finish();
    }
  }

  @Test
  void passesOverANumberLargerThanALong() throws FrameException {
    read("{\"connection_id\":13834774380200032777,\"system\":\"online\"}");
    json.enterObject();
    json.nextField();
    json.skipValue();
    assertThat(json.nextField()).isTrue();
    assertThat(json.text()).isEqualTo("online");
  }

  @Test
  void refusesANumberLargerThanALongWhenAskedForIt() throws FrameException {
    read("[13834774380200032777]");
    json.enterArray();
    json.nextElement();
    assertThatExceptionOfType(FrameException.class).isThrownBy(json::longValue).withMessage("number expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"NaN\"", "\"1e400\"", "true", "{}", "[]", "\"65,000.10\"", "\"６５\"", "1e400"})
  void f43_f45_f49_takesNothingForAPriceThatIsNone(String value) throws FrameException {
    read("[" + value + ",7]");
    json.enterArray();
    json.nextElement();
    assertThat(json.tryDecimal()).isFalse();
    json.nextElement();
    assertThat(json.longValue()).isEqualTo(7);
  }

  @Test
  void readsANumberInsideAText() throws FrameException {
    read("[\"64525.0\"]");
    json.enterArray();
    json.nextElement();
    json.decimal();
    assertThat(json.mantissa()).isEqualTo(645250);
    assertThat(json.scale()).isEqualTo(1);
  }

  @Test
  void f48_keepsTheDigitsOfANumberAsSent() throws FrameException {
    read("{\"p\":0.10000000,\"q\":6.5E4}");
    json.enterObject();
    json.nextField();
    json.decimal();
    assertThat(json.mantissa()).isEqualTo(10_000_000);
    assertThat(json.scale()).isEqualTo(8);
    json.nextField();
    json.decimal();
    assertThat(json.mantissa()).isEqualTo(65_000);
  }

  @Test
  void comparesTextsWithoutMakingThem() throws FrameException {
    read("[\"buy\",\"b\\u0075y\",\"\",5]");
    json.enterArray();
    json.nextElement();
    assertThat(json.textEquals("buy")).isTrue();
    assertThat(json.textEquals("bu")).isFalse();
    json.nextElement();
    assertThat(json.textEquals("buy")).isTrue();
    json.nextElement();
    assertThat(json.textEquals("")).isTrue();
    json.nextElement();
    assertThat(json.textEquals("5")).isFalse();
  }

  @Test
  void givesTheSameObjectForAShortTextThatRepeats() throws FrameException {
    read("[\"BTC/USD\",\"BTC/USD\"]");
    json.enterArray();
    json.nextElement();
    String first = json.text();
    json.nextElement();
    assertThat(json.text()).isSameAs(first);
  }

  @Test
  void skipsWholeTrees() throws FrameException {
    read("{\"a\":{\"b\":[1,{\"c\":[]}]},\"d\":4}");
    json.enterObject();
    json.nextField();
    json.skipValue();
    json.nextField();
    assertThat(json.fieldName()).isEqualTo("d");
    assertThat(json.longValue()).isEqualTo(4);
  }

  @Test
  void f50_refusesRepeatedKeysWhenStrict() {
    JsonReader strict = new JsonReader(true);
    assertThatExceptionOfType(FrameException.class).isThrownBy(() -> {
      strict.reset("{\"a\":1,\"a\":2}".getBytes(UTF_8));
      strict.finish();
    }).withMessage("key twice in one object");
  }

  @Test
  void saysWhatItMissed() throws FrameException {
    read("[1]");
    assertThatExceptionOfType(FrameException.class).isThrownBy(json::enterObject).withMessage("object expected");
    read("{\"t\":\"noon\"}");
    json.enterObject();
    json.nextField();
    assertThatExceptionOfType(FrameException.class).isThrownBy(json::rfc3339Nanos).withMessage("unreadable time");
    assertThatExceptionOfType(FrameException.class).isThrownBy(json::booleanValue).withMessage("true or false expected");
    read("{\"t\":1}");
    json.enterObject();
    json.nextField();
    assertThatExceptionOfType(FrameException.class).isThrownBy(json::text).withMessage("text expected");
  }

  @Test
  void makesHardlyAnyGarbage() throws FrameException {
    byte[] frame = TRADE.getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      walk(frame);
    }
    var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    int frames = 20_000;
    for (int i = 0; i < frames; i++) {
      walk(frame);
    }
    long perFrame = (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / frames;
    if (Boolean.getBoolean("tapedeck.report")) {
      System.getLogger("tapedeck.test").log(System.Logger.Level.INFO, "JSON garbage: " + perFrame + " B a frame");
    }
    assertThat(perFrame).isLessThanOrEqualTo(200);
  }

  private void walk(byte[] frame) throws FrameException {
    json.reset(frame);
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("data")) {
        json.enterArray();
        while (json.nextElement()) {
          json.enterObject();
          while (json.nextField()) {
            if (json.fieldIs("symbol")) {
              json.text();
            } else if (json.fieldIs("price") || json.fieldIs("qty")) {
              json.decimal();
            } else if (json.fieldIs("timestamp")) {
              json.rfc3339Nanos();
            } else {
              json.skipValue();
            }
          }
        }
      } else {
        json.skipValue();
      }
    }
    json.finish();
  }
}
