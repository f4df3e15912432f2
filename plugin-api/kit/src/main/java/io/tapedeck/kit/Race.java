package io.tapedeck.kit;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first of several addresses that answers (RFC 8305): the two families in turn, each 250 ms after the one before it or as soon as that one failed. So a
 * broken IPv6 costs a quarter of a second, and not a time-out. The thread that connects, and one for each try; {@link #cancel} any thread.
 */
final class Race {
  private static final long HEAD_START_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int MAX_TRIES = 10;

  private final int port;
  private final int timeoutMillis;
  private final ThreadFactory threads;
  private final List<Socket> running = new ArrayList<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private boolean over;

  /** A try that ended: with a line, or with the reason why not. */
  private record Outcome(@Nullable Socket line, @Nullable IOException failure) {}

  Race(int port, int timeoutMillis, ThreadFactory threads) {
    this.port = port;
    this.timeoutMillis = timeoutMillis;
    this.threads = threads;
  }

  /** The addresses in the order in which they are tried. */
  static List<InetAddress> inTurn(List<InetAddress> addresses) {
    Deque<InetAddress> first = new ArrayDeque<>();
    Deque<InetAddress> second = new ArrayDeque<>();
    boolean six = !addresses.isEmpty() && addresses.get(0) instanceof Inet6Address;
    for (InetAddress address : addresses) {
      (address instanceof Inet6Address == six ? first : second).add(address);
    }
    List<InetAddress> order = new ArrayList<>();
    while (order.size() < MAX_TRIES && !(first.isEmpty() && second.isEmpty())) {
      Deque<InetAddress> turn = second.isEmpty() || (!first.isEmpty() && order.size() % 2 == 0) ? first : second;
      order.add(turn.remove());
    }
    return order;
  }

  /** Ends all tries; {@link #run} then fails. */
  void cancel() {
    decide(null);
  }

  Socket run(List<InetAddress> addresses) throws IOException {
    List<InetAddress> order = inTurn(addresses);
    if (order.size() == 1) {
      return connect(order.get(0));
    }
    IOException why = null;
    int begun = 0;
    int failed = 0;
    while (failed < order.size()) {
      if (begun < order.size()) {
        InetAddress next = order.get(begun++);
        threads.newThread(() -> tryOut(next)).start();
      }
      Outcome outcome = await(begun < order.size());
      if (outcome != null && outcome.line() != null) {
        return outcome.line();
      }
      if (outcome != null) {
        failed++;
        why = first(why, outcome.failure());
      }
    }
    throw why == null ? new UnknownHostException("no address") : why;
  }

  private @Nullable Outcome await(boolean othersWait) throws IOException {
    try {
      return othersWait ? outcomes.poll(HEAD_START_NANOS, TimeUnit.NANOSECONDS) : outcomes.take();
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new SocketTimeoutException("cancelled");
    }
  }

  private static @Nullable IOException first(@Nullable IOException before, @Nullable IOException now) {
    if (before == null || now == null) {
      return before == null ? now : before;
    }
    before.addSuppressed(now);
    return before;
  }

  private void tryOut(InetAddress address) {
    try {
      outcomes.add(new Outcome(connect(address), null));
    } catch (IOException e) {
      outcomes.add(new Outcome(null, e));
    }
  }

  private Socket connect(InetAddress address) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY);
    if (!enter(socket)) {
      Dialer.closeQuietly(socket);
      throw new SocketTimeoutException("cancelled");
    }
    try {
      socket.connect(new InetSocketAddress(address, port), timeoutMillis);
    } catch (IOException e) {
      Dialer.closeQuietly(socket);
      throw e;
    }
    if (!decide(socket)) {
      Dialer.closeQuietly(socket);
      throw new SocketTimeoutException("another address was faster");
    }
    return socket;
  }

  private synchronized boolean enter(Socket socket) {
    running.add(socket);
    return !over;
  }

  /** The race has this winner, or none: the others are called back. False when it was decided before. */
  private synchronized boolean decide(@Nullable Socket winner) {
    if (over) {
      return false;
    }
    over = true;
    for (Socket socket : running) {
      if (!socket.equals(winner)) {
        Dialer.closeQuietly(socket);
      }
    }
    return true;
  }
}
