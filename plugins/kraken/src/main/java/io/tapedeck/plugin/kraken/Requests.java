package io.tapedeck.plugin.kraken;

import io.tapedeck.api.WireOutput;
import io.tapedeck.kit.WireText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words our messages to Kraken and remembers the last of them, since some refusals name nothing but the request. One thread. */
final class Requests {

  /** A message that was sent. */
  record Sent(String channel, List<String> symbols) {}

  private static final int REMEMBERED = 256;

  private final WireOutput out;
  private final int depth;
  private final Map<Long, Sent> sent = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Sent> eldest) {
      return size() > REMEMBERED;
    }
  };
  private long lastId;

  Requests(WireOutput out, int depth) {
    this.out = out;
    this.depth = depth;
  }

  /** The request with this id; null when it is unknown or long ago. */
  @Nullable Sent withId(long id) {
    return sent.get(id);
  }

  void instruments() {
    send("subscribe", "instrument", List.of(), ",\"snapshot\":true");
  }

  void book(List<String> symbols) {
    send("subscribe", "book", symbols, ",\"depth\":" + depth + ",\"snapshot\":true");
  }

  void trades(List<String> symbols) {
    send("subscribe", "trade", symbols, ",\"snapshot\":false");
  }

  /** With every change of the best bid and ask, not only with trades. */
  void quotes(List<String> symbols) {
    send("subscribe", "ticker", symbols, ",\"event_trigger\":\"bbo\",\"snapshot\":true");
  }

  void noBook(List<String> symbols) {
    send("unsubscribe", "book", symbols, ",\"depth\":" + depth);
  }

  void noTrades(List<String> symbols) {
    send("unsubscribe", "trade", symbols, "");
  }

  void noQuotes(List<String> symbols) {
    send("unsubscribe", "ticker", symbols, ",\"event_trigger\":\"bbo\"");
  }

  String ping() {
    return "{\"method\":\"ping\",\"req_id\":" + ++lastId + "}";
  }

  private void send(String method, String channel, List<String> symbols, String more) {
    StringBuilder text = new StringBuilder(128)
        .append("{\"method\":\"").append(method).append("\",\"params\":{\"channel\":\"").append(channel).append('"');
    if (!symbols.isEmpty()) {
      text.append(",\"symbol\":[");
      for (int i = 0; i < symbols.size(); i++) {
        WireText.quote(i == 0 ? text : text.append(','), symbols.get(i));
      }
      text.append(']');
    }
    long id = ++lastId;
    sent.put(id, new Sent(channel, List.copyOf(symbols)));
    out.send(text.append(more).append("},\"req_id\":").append(id).append('}').toString());
  }
}
