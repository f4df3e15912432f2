package io.tapedeck.app.host;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** What a plugin is lent, with threads that are known to be its own. Immutable; any thread. */
final class GuardedContext implements ExchangeContext {
  private final ExchangeContext context;
  private final Conduct conduct;

  GuardedContext(ExchangeContext context, Conduct conduct) {
    this.context = context;
    this.conduct = conduct;
  }

  @Override
  public String option(String key) {
    return context.option(key);
  }

  @Override
  public ThreadFactory threads(String name) {
    return new NamedThreads(name, conduct.threads());
  }

  @Override
  public TimeSource clock() {
    return context.clock();
  }

  @Override
  public System.Logger log() {
    return context.log();
  }

  @Override
  public Network network() {
    return context.network();
  }

  @Override
  public Optional<Path> cache() {
    return context.cache();
  }
}
