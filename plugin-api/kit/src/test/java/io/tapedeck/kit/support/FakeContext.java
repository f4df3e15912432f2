package io.tapedeck.kit.support;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import java.util.concurrent.ThreadFactory;

/** A context with a clock to choose. */
public record FakeContext(TimeSource clock, Network network) implements ExchangeContext {

  public static FakeContext real() {
    return new FakeContext(TimeSource.system(), Network.DIRECT);
  }

  @Override
  public String option(String key) {
    throw new IllegalArgumentException(key);
  }

  @Override
  public ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public System.Logger log() {
    return SILENT;
  }

  private static final System.Logger SILENT = new System.Logger() {
    @Override
    public String getName() {
      return "silent";
    }

    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(Level level, java.util.ResourceBundle bundle, String message, Throwable thrown) {
      // Failures are provoked here on purpose.
    }

    @Override
    public void log(Level level, java.util.ResourceBundle bundle, String format, Object... parameters) {
      // Failures are provoked here on purpose.
    }
  };
}
