package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.FeedMemory;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentQuote;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.SymbolStream;
import io.tapedeck.kit.SymbolTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Coinbase's language, both products. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>Advanced Trade numbers the frames of a connection across all channels and symbols: when one is missing any book may have lost it, so all
 * lose step at once and are asked for again together. The Exchange feed numbers nothing that helps a book.
 */
final class CoinbaseProtocol implements WireProtocol {
  private static final BookRules NUMBERED = new BookRules(Integer.MAX_VALUE, null, IdChain.DENSE);

  private final Requests requests;
  private final String products;
  private final SymbolTable table;
  private final FrameReader reader = new FrameReader();
  private final Set<String> accepted = new HashSet<>();
  private final List<String> lostStep = new ArrayList<>();
  private WireOutput out = WireOutput.NOWHERE;
  private long lastSequence = MarketSink.NO_ID;

  /**
   * A parser for one connection.
   *
   * @param products address of the list of products; with a slash and a symbol that of one
   */
  CoinbaseProtocol(Subscription subscription, Requests requests, String products, FeedMemory memory) {
    this.requests = requests;
    this.products = products;
    table = new SymbolTable(CoinbaseAdapter.ID, subscription, memory, BookRules.UNPROVEN);
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    lastSequence = MarketSink.NO_ID;
    accepted.clear();
    ask(table.opened(sink));
  }

  private void ask(List<String> symbols) {
    if (symbols.isEmpty()) {
      return;
    }
    requests.subscribe(out, symbols);
    for (SymbolStream stream : table.all()) {
      if (symbols.contains(stream.symbol()) && SymbolTable.isUndeclared(stream)) {
        out.fetch(products + "/" + stream.symbol());
      }
    }
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    reader.read(frame);
    if (reader.isError()) {
      complained(reader.message());
      return;
    }
    checkSequence();
    reader.subscribed().forEach(this::accepted);
    Pool<SentBook> books = reader.books();
    for (int i = 0; i < books.size(); i++) {
      book(books.get(i));
    }
    trades();
    Pool<SentQuote> quotes = reader.quotes();
    for (int i = 0; i < quotes.size(); i++) {
      quote(quotes.get(i));
    }
    SentBook book = reader.singleBook();
    if (book != null) {
      book(book);
    }
    SentTrade trade = reader.singleTrade();
    if (trade != null) {
      trade(trade);
    }
    SentQuote quote = reader.singleQuote();
    if (quote != null) {
      quote(quote);
    }
    recover();
  }

  private void checkSequence() {
    long sequence = reader.sequence();
    if (sequence == MarketSink.NO_ID) {
      return;
    }
    if (lastSequence != MarketSink.NO_ID && sequence > lastSequence + 1) {
      for (SymbolStream stream : table.all()) {
        if (!stream.isRefused()) {
          lost(stream, stream.missed());
        }
      }
    }
    lastSequence = sequence;
  }

  private void book(SentBook book) {
    SymbolStream stream = table.wanted(book.symbol());
    if (stream == null) {
      return;
    }
    if (reader.isNumbered()) {
      stream.rules(NUMBERED);
      book.ids(MarketSink.NO_ID, stream.nextId(), MarketSink.NO_ID);
    }
    lost(stream, stream.book(book));
  }

  /** Within a message the newest trade may come first; they are told in the order they were made. */
  private void trades() {
    Pool<SentTrade> trades = reader.trades();
    int last = trades.size() - 1;
    boolean backwards = last > 0 && trades.get(0).id() > trades.get(last).id();
    for (int i = 0; i <= last; i++) {
      trade(trades.get(backwards ? last - i : i));
    }
  }

  private void trade(SentTrade trade) {
    SymbolStream stream = table.wanted(trade.symbol());
    if (stream != null) {
      lost(stream, stream.trade(trade));
    }
  }

  private void quote(SentQuote quote) {
    SymbolStream stream = table.wanted(quote.symbol());
    if (stream != null && quote.isWhole()) {
      lost(stream, stream.quote(quote));
    }
  }

  private void lost(SymbolStream stream, boolean inStep) {
    if (!inStep) {
      lostStep.add(stream.symbol());
    }
  }

  /** Asks for all books that lost step in this frame together. */
  private void recover() {
    if (!lostStep.isEmpty()) {
      if (!table.isReading()) {
        requests.booksAgain(out, List.copyOf(lostStep));
      }
      lostStep.clear();
    }
  }

  private void accepted(String symbol) {
    SymbolStream stream = table.known(symbol);
    if (stream != null) {
      accepted.add(symbol);
      stream.accepted();
    }
  }

  /** One symbol that does not exist spoils the whole request: it is put aside, and the others are asked for again. */
  private void complained(String message) {
    SymbolStream guilty = table.mentioned(message);
    if (guilty == null || guilty.isRefused()) {
      table.sink().notice(Problems.complaint(message));
      return;
    }
    table.refuse(guilty, Problems.unknown(guilty.symbol(), message));
    List<String> others = table.neither(accepted);
    if (!others.isEmpty() && !table.isReading()) {
      requests.subscribe(out, others);
    }
  }

  @Override
  public void fetched(String url, byte[] body) throws FrameException {
    if (url.endsWith("/products") || url.contains("/products?")) {
      Products.readAll(body).forEach(table::declare);
      return;
    }
    Products.Product product = Products.readOne(body);
    SymbolStream stream = table.known(product.symbol());
    if (!product.alias().isEmpty() && stream != null) {
      table.refuse(stream, Problems.shared(product.symbol(), product.alias()));
    } else if (product.instrument() != null) {
      table.declare(product.instrument());
    }
  }

  @Override
  public void fetchFailed(String url, Problem problem) {
    SymbolStream stream = table.known(url.substring(url.lastIndexOf('/') + 1));
    if (stream == null || stream.isRefused()) {
      return;
    }
    if (problem.retryable()) {
      out.fetch(url);
    } else if (!RestClient.isUnknown(problem)) {
      table.sink().notice(problem);
    } else if (!accepted.contains(stream.symbol())) {
      table.refuse(stream, Problems.unknown(stream.symbol(), problem.detail()));
    }
  }

  @Override
  public void resync(int number) {
    SymbolStream stream = table.numbered(number);
    if (stream != null && !stream.isRefused() && !table.isReading()) {
      requests.booksAgain(out, List.of(stream.symbol()));
    }
  }

  @Override
  public void subscribe(Instrument instrument) {
    ask(List.of(table.add(instrument).symbol()));
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    SymbolStream stream = table.remove(instrument.symbol());
    accepted.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      requests.unsubscribe(out, List.of(instrument.symbol()));
    }
  }
}
