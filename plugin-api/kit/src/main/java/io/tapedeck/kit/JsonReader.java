package io.tapedeck.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.tapedeck.api.FrameException;
import java.math.BigDecimal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON frames one after the other with hardly any garbage: one reader lives as long as its connection. Strict: no NaN, no
 * comments, nothing after the document, and limits on everything an exchange could send too much of. All trouble is a
 * {@link FrameException}; the next frame then reads right. One thread.
 *
 * <pre>{@code
 * json.reset(frame);
 * json.enterObject();
 * while (json.nextField()) {
 *   if (json.fieldIs("price")) {
 *     json.decimal();            // json.mantissa(), json.scale()
 *   } else {
 *     json.skipValue();
 *   }
 * }
 * json.finish();
 * }</pre>
 */
public final class JsonReader {

  /** Kinds of tokens. */
  public enum Token {
    /** Nothing read yet. */
    NONE,
    /** An object begins. */
    OBJECT,
    /** An object ends. */
    END_OBJECT,
    /** An array begins. */
    ARRAY,
    /** An array ends. */
    END_ARRAY,
    /** The name of a field. */
    FIELD,
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** The word true. */
    TRUE,
    /** The word false. */
    FALSE,
    /** The word null. */
    NULL,
    /** The document is over. */
    END
  }

  /** Longest document read. */
  public static final int MAX_DOCUMENT = 8 * 1024 * 1024;

  private static final int MAX_TEXT = 64 * 1024;
  private static final int MAX_TOKENS = 2_000_000;

  // A parser remembers every field name it met. Replacing it now and then keeps invented names from filling the memory.
  private static final int FRAMES_PER_PARSER = 8_192;
  private static final int LARGE_FRAME = 64 * 1024;

  private final int longest;
  private final int mostTokens;
  private final JsonFactory factory;
  private final Decimals.Parsed number = new Decimals.Parsed();
  private final OnlySpace remainder = new OnlySpace();
  private final ShortTexts texts = new ShortTexts();
  private JsonParser parser;
  private ByteArrayFeeder feeder;
  private Token token = Token.NONE;
  private int depth;
  private int tokens;
  private int frames;
  private boolean large;
  private boolean reusable = true;

  /** A reader as feeds use it. */
  public JsonReader() {
    this(false);
  }

  /**
   * A reader for documents longer than {@link #MAX_DOCUMENT}: lists, and the first book of some exchanges.
   *
   * @param longest bytes of a document
   */
  public JsonReader(int longest) {
    this(false, longest);
  }

  /**
   * A reader that may also refuse repeated keys.
   *
   * @param strictKeys true to refuse an object with the same key twice; makes garbage, meant for tests and inspection
   */
  public JsonReader(boolean strictKeys) {
    this(strictKeys, MAX_DOCUMENT);
  }

  private JsonReader(boolean strictKeys, int longest) {
    this.longest = longest;
    mostTokens = (int) ((long) MAX_TOKENS * longest / MAX_DOCUMENT);
    factory = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(64)
            .maxStringLength(MAX_TEXT)
            .maxNameLength(256)
            .build())
        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strictKeys)
        .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION, false)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
    parser = fresh();
    feeder = feederOf(parser);
  }

  private JsonParser fresh() {
    try {
      return factory.createNonBlockingByteArrayParser();
    } catch (IOException e) {
      throw new IllegalStateException("A parser without input cannot fail", e);
    }
  }

  private static ByteArrayFeeder feederOf(JsonParser parser) {
    return (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
  }

  /** Begins a document. What was left of the one before is forgotten. */
  public void reset(byte[] frame) throws FrameException {
    if (!reusable || ++frames > FRAMES_PER_PARSER) {
      parser = fresh();
      feeder = feederOf(parser);
      frames = 0;
    }
    reusable = false;
    large = frame.length > LARGE_FRAME;
    token = Token.NONE;
    depth = 0;
    tokens = 0;
    if (frame.length > longest) {
      throw broken("JSON too large");
    }
    try {
      feeder.feedInput(frame, 0, frame.length);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Moves to the next token and says which it is; {@link Token#END} at the end of the document. */
  public Token nextToken() throws FrameException {
    if (token == Token.END) {
      return Token.END;
    }
    JsonToken raw;
    try {
      raw = parser.nextToken();
    } catch (IOException e) {
      throw broken(e);
    }
    if (raw == JsonToken.NOT_AVAILABLE || raw == null) {
      if (depth > 0 || tokens == 0) {
        throw broken(tokens == 0 ? "no JSON" : "JSON cut short");
      }
      token = Token.END;
      reusable = !large;
      return token;
    }
    if (++tokens > mostTokens) {
      throw broken("JSON too large");
    }
    token = kind(raw);
    if (token == Token.TEXT && charsLength() > MAX_TEXT) {
      // Jackson looks at this limit only now and then.
      throw broken("JSON over a limit");
    }
    if (token == Token.OBJECT || token == Token.ARRAY) {
      depth++;
    } else if (token == Token.END_OBJECT || token == Token.END_ARRAY) {
      depth--;
    }
    if (depth == 0) {
      checkNothingFollows();
    }
    return token;
  }

  private void checkNothingFollows() throws FrameException {
    try {
      parser.releaseBuffered(remainder);
    } catch (IOException e) {
      throw broken("more after the JSON document");
    }
  }

  private static Token kind(JsonToken raw) {
    return switch (raw) {
      case START_OBJECT -> Token.OBJECT;
      case END_OBJECT -> Token.END_OBJECT;
      case START_ARRAY -> Token.ARRAY;
      case END_ARRAY -> Token.END_ARRAY;
      case FIELD_NAME -> Token.FIELD;
      case VALUE_STRING -> Token.TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
      case VALUE_TRUE -> Token.TRUE;
      case VALUE_FALSE -> Token.FALSE;
      case VALUE_NULL -> Token.NULL;
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new IllegalStateException("No token of a text: " + raw);
    };
  }

  /** The token {@link #nextToken} returned last. */
  public Token token() {
    return token;
  }

  /** Moves to the value, which must be an object; walk it with {@link #nextField}. */
  public void enterObject() throws FrameException {
    enter(Token.OBJECT, "object expected");
  }

  /** Moves to the value, which must be an array; walk it with {@link #nextElement}. */
  public void enterArray() throws FrameException {
    enter(Token.ARRAY, "array expected");
  }

  private void enter(Token wanted, String complaint) throws FrameException {
    if (value() != wanted) {
      throw new FrameException(complaint);
    }
  }

  /** Moves to the next field of the object; false at its end. The value of the field before must have been read or skipped. */
  public boolean nextField() throws FrameException {
    Token found = nextToken();
    if (found == Token.FIELD) {
      return true;
    }
    if (found == Token.END_OBJECT) {
      return false;
    }
    throw new FrameException("field expected");
  }

  /** Moves to the next element of the array; false at its end. The element is then the current token: read, enter or skip it. */
  public boolean nextElement() throws FrameException {
    Token found = nextToken();
    if (found == Token.END_ARRAY) {
      return false;
    }
    if (found == Token.END_OBJECT || found == Token.FIELD || found == Token.END) {
      throw new FrameException("element expected");
    }
    return true;
  }

  /** True when the current field, or the field of the current value, has this name. */
  public boolean fieldIs(String name) throws FrameException {
    return name.equals(fieldName());
  }

  /** Name of the current field, or of the field of the current value; the same object each time as far as possible. */
  public String fieldName() throws FrameException {
    try {
      String name = parser.currentName();
      return name == null ? "" : name;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Moves from a field's name to its value; elsewhere, and before the first token, as needed. Says what the value is. */
  public Token value() throws FrameException {
    return token == Token.FIELD || token == Token.NONE ? nextToken() : token;
  }

  /** Passes over the value: the current field's, or the whole object or array just begun. */
  public void skipValue() throws FrameException {
    Token first = value();
    if (first != Token.OBJECT && first != Token.ARRAY) {
      return;
    }
    int outside = depth - 1;
    while (depth > outside) {
      nextToken();
    }
  }

  /** True when the value is {@code null}. */
  public boolean isNull() throws FrameException {
    return value() == Token.NULL;
  }

  /** The value as a truth. */
  public boolean booleanValue() throws FrameException {
    Token found = value();
    if (found != Token.TRUE && found != Token.FALSE) {
      throw new FrameException("true or false expected");
    }
    return found == Token.TRUE;
  }

  /** Reads the value, a number or a text that holds one; {@link #mantissa()} and {@link #scale()} then tell it as it was sent. */
  public void decimal() throws FrameException {
    if (!tryDecimal()) {
      throw new FrameException("number expected");
    }
  }

  /**
   * As {@link #decimal()}, for numbers that must not spoil the whole frame.
   *
   * @return false when the value is null, no number, or does not fit; an object or array is passed over
   */
  public boolean tryDecimal() throws FrameException {
    Token found = value();
    if (found == Token.NUMBER || found == Token.TEXT) {
      return Decimals.parse(chars(), charsFrom(), charsLength(), number);
    }
    skipValue();
    return false;
  }

  /** The value as it was sent, whatever its digits, for numbers that are sums and may be rounded; null when it is no number or not of this world. */
  @Nullable BigDecimal anyDecimal() throws FrameException {
    Token found = value();
    if ((found != Token.NUMBER && found != Token.TEXT) || charsLength() > 64) {
      return null;
    }
    try {
      BigDecimal sent = new BigDecimal(chars(), charsFrom(), charsLength());
      return Math.abs((long) sent.scale()) <= 64 ? sent : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The digits of the number that {@link #decimal()} read. */
  public long mantissa() {
    return number.mantissa();
  }

  /** The fraction digits of the number that {@link #decimal()} read, trailing zeros included. */
  public int scale() {
    return number.scale();
  }

  /** The value, a number or a text that holds one, as a whole number. */
  public long longValue() throws FrameException {
    decimal();
    long whole = Decimals.rescale(number.mantissa(), number.scale(), 0);
    if (whole == Decimals.INEXACT) {
      throw new FrameException("whole number expected");
    }
    return whole;
  }

  /** The value, a text. Short texts that repeat are the same object. */
  public String text() throws FrameException {
    requireText();
    return texts.of(chars(), charsFrom(), charsLength());
  }

  /** True when the value is this text; false when it is another text or no text at all. */
  public boolean textEquals(String expected) throws FrameException {
    if (value() != Token.TEXT || charsLength() != expected.length()) {
      return false;
    }
    char[] chars = chars();
    int from = charsFrom();
    for (int i = 0; i < expected.length(); i++) {
      if (chars[from + i] != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The value, an RFC 3339 text, as epoch nanoseconds. */
  public long rfc3339Nanos() throws FrameException {
    requireText();
    long nanos = Timestamps.rfc3339Nanos(chars(), charsFrom(), charsLength());
    if (nanos == Timestamps.INVALID) {
      throw new FrameException("unreadable time");
    }
    return nanos;
  }

  /** Reads to the end of the document and checks that nothing follows. A frame left without it costs a new parser. */
  public void finish() throws FrameException {
    while (token != Token.END) {
      nextToken();
    }
  }

  private void requireText() throws FrameException {
    if (value() != Token.TEXT) {
      throw new FrameException("text expected");
    }
  }

  private char[] chars() throws FrameException {
    try {
      return parser.getTextCharacters();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private int charsFrom() throws FrameException {
    try {
      return parser.getTextOffset();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private int charsLength() throws FrameException {
    try {
      return parser.getTextLength();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private FrameException broken(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return broken("JSON over a limit");
    }
    if (e instanceof JsonEOFException) {
      return broken("JSON cut short");
    }
    String message = e.getMessage();
    return broken(message != null && message.startsWith("Duplicate") ? "key twice in one object" : "not JSON");
  }

  private FrameException broken(String reason) {
    reusable = false;
    return new FrameException(reason);
  }
}
