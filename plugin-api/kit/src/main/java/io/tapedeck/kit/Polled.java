package io.tapedeck.kit;

import io.tapedeck.api.FrameException;
import java.util.List;

/** What a {@link PollingFeed} asks of one exchange, and how it reads the answers. One thread at a time. */
public interface Polled {

  /** Reason of a {@link FrameException} that says that the exchange does not list the symbol: it is then refused. */
  String UNKNOWN = "unknown symbol";

  /** The addresses to ask in each round for one symbol: its book, its newest trades. */
  List<String> urls(String symbol);

  /**
   * Reads an answer.
   *
   * @param url one of {@link #urls}
   * @param book to be filled with the book the answer holds
   * @param trades to be filled with the trades it holds, in any order; each needs an id
   * @return true when the answer held a book
   * @throws FrameException when it cannot be read
   */
  boolean read(String url, byte[] body, SentBook book, Pool<SentTrade> trades) throws FrameException;
}
