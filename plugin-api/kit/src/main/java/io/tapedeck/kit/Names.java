package io.tapedeck.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses of hosts. A look-up cannot be broken off, only left behind; so one that hangs is waited for by all who ask for the same
 * name, instead of each leaving a thread behind, and nobody who asks for another name waits for it. Any thread.
 */
final class Names {

  /** Asks the system; may hang. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final Map<String, FutureTask<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

  Names(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Waits for the addresses of a host, in the order of preference.
   *
   * @param threads for the look-up, if none is under way
   * @throws SocketTimeoutException when the time is over, or the waiting thread was interrupted
   */
  List<InetAddress> find(String host, long nanos, ThreadFactory threads) throws IOException {
    if (isLiteral(host)) {
      return List.of(InetAddress.getByName(host));
    }
    FutureTask<List<InetAddress>> fresh = new FutureTask<>(() -> List.of(resolver.find(host)));
    FutureTask<List<InetAddress>> known = underWay.putIfAbsent(host, fresh);
    if (known == null) {
      threads.newThread(() -> {
        fresh.run();
        underWay.remove(host, fresh);
      }).start();
    }
    return answer(known == null ? fresh : known, host, nanos);
  }

  private static List<InetAddress> answer(FutureTask<List<InetAddress>> task, String host, long nanos) throws IOException {
    try {
      return task.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw later(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw later(host, e);
    } catch (ExecutionException e) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e.getCause());
      throw unknown;
    }
  }

  private static SocketTimeoutException later(String host, Exception why) {
    SocketTimeoutException timeout = new SocketTimeoutException("no name server answered for " + host);
    timeout.initCause(why);
    return timeout;
  }

  /** True for {@code 127.0.0.1} and {@code ::1}: written addresses, for which nobody needs to be asked. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }
}
