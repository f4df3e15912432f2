package io.tapedeck.kit;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;

/** Connects at once, or as told. */
final class FakeConnector implements Connector {
  final List<Line> lines = new CopyOnWriteArrayList<>();
  /** What the next attempts meet; none left means success. */
  final BlockingQueue<Problem> failures = new LinkedBlockingQueue<>();
  volatile Runnable whileConnecting = () -> {};
  volatile String early;
  private final LongSupplier nanos;

  FakeConnector(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public Connection connect(String threadName, ConnectionListener listener) throws ExchangeException {
    Problem failure = failures.poll();
    if (failure != null) {
      throw new ExchangeException(failure);
    }
    Line line = new Line(threadName, listener);
    String text = early;
    if (text != null) {
      line.reader(text);
    }
    whileConnecting.run();
    lines.add(line);
    return line;
  }

  Line last() {
    return lines.get(lines.size() - 1);
  }

  /** A connection that writes down what is sent. */
  final class Line implements Connection {
    final String name;
    final ConnectionListener listener;
    final List<String> sent = new CopyOnWriteArrayList<>();
    volatile int closes;
    volatile int pings;
    volatile long inbound = nanos.getAsLong();

    Line(String name, ConnectionListener listener) {
      this.name = name;
      this.listener = listener;
    }

    void reader(String text) {
      Thread thread = new Thread(() -> frame(text), name);
      thread.setDaemon(true);
      thread.start();
    }

    void frame(String text) {
      inbound = nanos.getAsLong();
      listener.frame(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void send(String text) {
      sent.add(text);
    }

    @Override
    public void ping() {
      pings++;
    }

    @Override
    public long lastInboundNanos() {
      return inbound;
    }

    @Override
    public synchronized void close() {
      closes++;
    }
  }
}
