package io.tapedeck.testkit;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A host for a plugin under test: options with the defaults of its {@link ExchangeInfo}, a clock, daemon threads, and a log
 * that is kept. Any thread.
 */
public final class FakeContext implements ExchangeContext {

  private final ExchangeInfo info;
  private final Map<String, String> options = new ConcurrentHashMap<>();
  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  private final LogLines log;
  private volatile TimeSource clock = new ManualClock();
  private volatile Network network = Network.DIRECT;
  private volatile @Nullable Path cache;

  /** With all options at their defaults. */
  public FakeContext(ExchangeInfo info) {
    this.info = info;
    this.log = new LogLines(info.id());
  }

  /**
   * Sets an option, as a user would.
   *
   * @throws IllegalArgumentException when the plugin has no such option, or not with this value
   */
  public FakeContext with(String key, String value) {
    AdapterOption option = declared(key);
    option.problemWith(value).ifPresent(problem -> {
      throw new IllegalArgumentException(key + " " + problem);
    });
    options.put(key, value);
    return this;
  }

  /** Uses another clock, for instance {@link TimeSource#system()} with real sockets. */
  public FakeContext with(TimeSource newClock) {
    clock = newClock;
    return this;
  }

  /** Uses another way out. */
  public FakeContext with(Network newNetwork) {
    network = newNetwork;
    return this;
  }

  /** Keeps what can be had again in this folder. */
  public FakeContext with(Path newCache) {
    cache = newCache;
    return this;
  }

  @Override
  public Optional<Path> cache() {
    return Optional.ofNullable(cache);
  }

  @Override
  public String option(String key) {
    return options.getOrDefault(key, declared(key).defaultValue());
  }

  private AdapterOption declared(String key) {
    return info.option(key).orElseThrow(() -> new IllegalArgumentException(info.id() + " has no option " + key));
  }

  @Override
  public ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      int number = count.incrementAndGet();
      Thread thread = new Thread(work, number == 1 ? name : name + "-" + number);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((which, error) -> uncaught.add(error));
      return thread;
    };
  }

  @Override
  public TimeSource clock() {
    return clock;
  }

  @Override
  public System.Logger log() {
    return log;
  }

  @Override
  public Network network() {
    return network;
  }

  /** What was logged, one line each: level, colon, message. */
  public List<String> logLines() {
    return log.lines();
  }

  /** What its threads threw and nobody caught. */
  public List<Throwable> uncaught() {
    return List.copyOf(uncaught);
  }
}
