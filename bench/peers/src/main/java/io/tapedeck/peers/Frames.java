package io.tapedeck.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import info.bitrich.xchangestream.service.netty.StreamingObjectMapperHelper;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/**
 * XChange-stream's way from one exchange's messages to its books, without its socket and its observables: text is read by its own mapper, and what is of a book goes
 * through its own types and adapters. One thread.
 *
 * <p>Each {@link #get} begins without books. It takes the address that a REST answer came from, or nothing for a frame, and the bytes. It gives 1 when a book was
 * handed out, -1 when a proof failed, 0 when the message was none of a book.
 */
abstract class Frames implements Supplier<ToIntBiFunction<String, byte[]>> {
  final ObjectMapper mapper = StreamingObjectMapperHelper.getObjectMapper();
  private volatile Object newest;

  /** The way of one connection. */
  interface Way {
    /** The book that a message leads to, {@link #FAILED}, or null. */
    Object book(String url, JsonNode node) throws JsonProcessingException;
  }

  /** What a way gives for a message that does not follow from the one before. */
  static final Object FAILED = new Object();

  abstract Way begin();

  @Override
  public final ToIntBiFunction<String, byte[]> get() {
    Way way = begin();
    return (url, bytes) -> {
      try {
        Object book = way.book(url, mapper.readTree(new String(bytes, StandardCharsets.UTF_8)));
        newest = book == null ? newest : book;
        return book == null ? 0 : book == FAILED ? -1 : 1;
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("The mapper does not read this", e);
      }
    };
  }

  /** The book handed out last. */
  public final Object newest() {
    return newest;
  }
}
