package io.tapedeck.plugin.bitfinex;

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
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.SymbolStream;
import io.tapedeck.kit.SymbolTable;
import io.tapedeck.kit.WireText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Bitfinex's language. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>One counter numbers all frames of a connection: when one is missing every book may have lost it, so all lose step at once and are subscribed anew.
 */
final class BitfinexProtocol implements WireProtocol {
  /** Numbers on each message (page "General", "Configuration"). */
  private static final String NUMBERED = "{\"event\":\"conf\",\"flags\":65536}";

  private static final BookRules RULES = new BookRules(Integer.MAX_VALUE, null, IdChain.DENSE);

  private final String depth;
  private final SymbolTable table;
  private final Map<Long, Channel> channels = new HashMap<>();
  private final JsonReader json = new JsonReader();
  private final EventReader events = new EventReader();
  private final DataReader data = new DataReader();
  private WireOutput out = WireOutput.NOWHERE;
  private long lastSequence = MarketSink.NO_ID;
  private long lastPing;

  BitfinexProtocol(Subscription subscription, String depth, FeedMemory memory) {
    this.depth = depth;
    table = new SymbolTable(BitfinexAdapter.ID, subscription, memory, RULES);
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    channels.clear();
    lastSequence = MarketSink.NO_ID;
    out.send(NUMBERED);
    table.opened(sink).forEach(this::ask);
  }

  private void ask(String symbol) {
    askBook(symbol);
    out.send(subscription("trades", symbol).append('}').toString());
  }

  private void askBook(String symbol) {
    out.send(subscription("book", symbol)
        .append(",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"").append(depth).append("\"}").toString());
  }

  private static StringBuilder subscription(String channel, String symbol) {
    return WireText.quote(
        new StringBuilder("{\"event\":\"subscribe\",\"channel\":\"").append(channel).append("\",\"symbol\":"), symbol);
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    json.reset(frame);
    switch (json.value()) {
      case OBJECT -> {
        events.read(json);
        happened();
      }
      case ARRAY -> {
        data.read(json, channels);
        market();
      }
      default -> throw new FrameException("unknown message");
    }
  }

  private void market() {
    long sequence = data.sequence();
    if (sequence != MarketSink.NO_ID) {
      if (lastSequence != MarketSink.NO_ID && sequence > lastSequence + 1) {
        allMissed();
      }
      lastSequence = sequence;
    }
    SentBook book = data.book();
    if (book != null) {
      SymbolStream stream = table.wanted(book.symbol());
      if (stream != null) {
        book.ids(MarketSink.NO_ID, stream.nextId(), MarketSink.NO_ID);
        check(stream, stream.book(book));
      }
    }
    SentTrade trade = data.trade();
    if (trade != null) {
      SymbolStream stream = table.wanted(trade.symbol());
      if (stream != null) {
        check(stream, stream.trade(trade));
      }
    }
  }

  private void allMissed() {
    for (SymbolStream stream : new ArrayList<>(table.all())) {
      if (!stream.isRefused()) {
        check(stream, stream.missed());
      }
    }
  }

  private void check(SymbolStream stream, boolean inStep) {
    if (!inStep) {
      again(stream);
    }
  }

  private void again(SymbolStream stream) {
    if (stream.isRefused() || table.isReading()) {
      return;
    }
    drop("book", stream.symbol());
    askBook(stream.symbol());
  }

  private void drop(String kind, String symbol) {
    Channel dropped = new Channel(kind, symbol);
    channels.entrySet().removeIf(entry -> {
      boolean same = entry.getValue().equals(dropped);
      if (same) {
        out.send("{\"event\":\"unsubscribe\",\"chanId\":" + entry.getKey() + "}");
      }
      return same;
    });
  }

  private void happened() {
    switch (events.event()) {
      case "subscribed" -> subscribed();
      case "error" -> complained();
      case "info" -> informed();
      default -> {
        // A pong, the end of a subscription, our configuration, and news to come.
      }
    }
  }

  private void subscribed() {
    SymbolStream stream = table.isReading() && events.channel().equals("book")
        ? table.wanted(events.symbol())
        : table.known(events.symbol());
    if (stream != null) {
      channels.put(events.channelId(), new Channel(events.channel(), events.symbol()));
      stream.accepted();
    }
  }

  private void complained() {
    SymbolStream stream = table.known(events.symbol());
    String detail = events.code() + ": " + events.message();
    if (stream == null) {
      table.sink().notice(Problem.retryable(Problem.Kind.REFUSED, "Bitfinex did not accept a message.", detail));
    } else if (!events.message().contains("dup")) {
      table.refuse(stream, Problem.lasting(
          Problem.Kind.UNKNOWN_SYMBOL, "Bitfinex does not list " + events.symbol() + "; not tried again.", detail));
    }
  }

  /** Codes of the page "General", "Info messages". */
  private void informed() {
    if (events.code() == 20051 || events.code() == 20061) {
      Problem why = Problem.retryable(Problem.Kind.MAINTENANCE, "Bitfinex asks us to connect anew", "info " + events.code());
      table.sink().notice(why);
      out.renew(why);
    } else if (events.code() == 20060 || events.isStopped()) {
      table.sink().notice(Problem.retryable(
          Problem.Kind.MAINTENANCE, "Bitfinex is in maintenance; prices may stand still.", "info " + events.code()));
    }
  }

  @Override
  public void resync(int number) {
    SymbolStream stream = table.numbered(number);
    if (stream != null) {
      again(stream);
    }
  }

  @Override
  public void subscribe(Instrument instrument) {
    ask(table.add(instrument).symbol());
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    SymbolStream stream = table.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      drop("book", instrument.symbol());
      drop("trades", instrument.symbol());
    }
  }

  @Override
  public String ping() {
    return "{\"event\":\"ping\",\"cid\":" + ++lastPing + "}";
  }
}
