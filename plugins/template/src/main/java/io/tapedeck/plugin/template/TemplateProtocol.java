package io.tapedeck.plugin.template;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
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

/** The exchange's language: frames in, calls on the sink out. One thread at a time. */
final class TemplateProtocol implements WireProtocol {
  private final String list;
  private final SymbolTable table;
  private final JsonReader json = new JsonReader();
  private final SentBook book = new SentBook();
  private final SentTrade trade = new SentTrade();
  private WireOutput out = WireOutput.NOWHERE;

  TemplateProtocol(Subscription subscription, String list, FeedMemory memory) {
    this.list = list;
    table = new SymbolTable(TemplateAdapter.ID, subscription, memory, new BookRules(Integer.MAX_VALUE, null, IdChain.DENSE));
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    table.opened(sink).forEach(symbol -> ask("subscribe", symbol));
    if (table.all().stream().anyMatch(SymbolTable::isUndeclared) && !table.isReading()) {
      out.fetch(list);
    }
  }

  private void ask(String what, String symbol) {
    out.send(WireText.quote(new StringBuilder("{\"op\":\"" + what + "\",\"symbol\":"), symbol).append('}').toString());
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    book.clear();
    trade.clear();
    String type = "";
    String symbol = "";
    long time = MarketSink.NO_TIME;
    json.reset(frame);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "type" -> type = json.text();
        case "symbol" -> symbol = json.text();
        case "time" -> time = WireText.millis(json);
        case "seq" -> book.ids(MarketSink.NO_ID, WireText.whole(json, MarketSink.NO_ID), MarketSink.NO_ID);
        case "bids" -> book.bids().readPairs(json);
        case "asks" -> book.asks().readPairs(json);
        case "id" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
        case "price" -> trade.price().read(json);
        case "size" -> trade.size().read(json);
        case "taker" -> trade.taker(json.text().equals("buy") ? Side.BUY : Side.SELL);
        default -> json.skipValue();
      }
    }
    json.finish();
    SymbolStream stream = table.wanted(symbol);
    if (type.isEmpty()) {
      throw new FrameException("unknown message");
    }
    if (stream != null) {
      book.time(time);
      trade.time(time);
      tell(type, stream);
    }
  }

  private void tell(String type, SymbolStream stream) {
    boolean inStep = true;
    switch (type) {
      case "subscribed" -> stream.accepted();
      case "unknown" -> table.refuse(stream, Problem.lasting(
          Problem.Kind.UNKNOWN_SYMBOL, "Template does not list " + stream.symbol() + "; not tried again.", ""));
      case "book", "change" -> {
        book.snapshot(type.equals("book"));
        inStep = stream.book(book);
      }
      case "trade" -> inStep = stream.trade(trade);
      default -> {
        // What is new is passed over.
      }
    }
    if (!inStep) {
      resync(stream.number());
    }
  }

  @Override
  public void resync(int number) {
    SymbolStream stream = table.numbered(number);
    if (stream != null && !stream.isRefused() && !table.isReading()) {
      ask("snapshot", stream.symbol());
    }
  }

  @Override
  public void subscribe(Instrument instrument) {
    ask("subscribe", table.add(instrument).symbol());
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    if (table.remove(instrument.symbol()) != null) {
      ask("unsubscribe", instrument.symbol());
    }
  }

  @Override
  public void fetched(String url, byte[] body) throws FrameException {
    TemplateListing.read(body).forEach(table::declare);
  }
}
