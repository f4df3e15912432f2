package io.tapedeck.kit.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down every call, and complains about two at a time. */
public final class FakeSink implements FeedSink {
  public final Map<String, Link> links = new ConcurrentHashMap<>();

  @Override
  public Link link(String name, List<Instrument> instruments) {
    Link link = new Link();
    links.put(name, link);
    return link;
  }

  public Link only() {
    return links.values().iterator().next();
  }

  /** The sink of one connection. */
  public static final class Link implements LinkSink {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public volatile boolean data;
    public volatile long retryIn;
    private final AtomicInteger inside = new AtomicInteger();

    private void note(String call) {
      if (inside.incrementAndGet() != 1) {
        calls.add("TWO AT A TIME");
      }
      calls.add(call);
      inside.decrementAndGet();
    }

    @Override
    public void connecting(int attempt) {
      note("connecting " + attempt);
    }

    @Override
    public void opened() {
      data = false;
      note("opened");
    }

    @Override
    public void frame(byte[] frame) {
      note("frame " + new String(frame, UTF_8));
    }

    @Override
    public void frameRejected(String reason) {
      note("rejected " + reason);
    }

    @Override
    public void lost(Problem why, long retryInNanos) {
      retryIn = retryInNanos;
      note("lost " + why.kind());
    }

    @Override
    public boolean dataSeen() {
      return data;
    }

    @Override
    public int stream(Instrument instrument, BookRules rules) {
      return 7;
    }

    @Override
    public void subscribed(int stream) {
      note("subscribed " + stream);
    }

    @Override
    public void refused(int stream, Problem problem) {
      note("refused " + stream);
    }

    @Override
    public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
      data = true;
      note("trade " + tradeId);
    }

    @Override
    public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
      note("quote");
    }

    @Override
    public void bookSnapshot(int stream) {
      note("snapshot");
    }

    @Override
    public void bookUpdate(int stream) {
      note("update");
    }

    @Override
    public void level(int stream, Side side, long price, long size) {
      note("level");
    }

    @Override
    public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
      note("commit");
      return true;
    }

    @Override
    public boolean reject(int stream, String reason) {
      note("reject " + reason);
      return true;
    }

    @Override
    public void notice(Problem problem) {
      note("notice " + problem.kind());
    }
  }
}
