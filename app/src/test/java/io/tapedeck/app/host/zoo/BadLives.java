package io.tapedeck.app.host.zoo;

import org.pf4j.Plugin;

/** Plugin classes whose start or stop goes wrong. */
public final class BadLives {
  private BadLives() {}

  public static class StartThrows extends Plugin {
    @Override
    public void start() {
      throw new IllegalStateException("no start");
    }
  }

  public static class StartFails extends Plugin {
    @Override
    public void start() {
      throw new StackOverflowError("made up");
    }
  }

  public static class StartBlocks extends Plugin {
    @Override
    public void start() {
      BadFeeds.never();
    }
  }

  public static class StopThrows extends Plugin {
    @Override
    public void stop() {
      throw new IllegalStateException("no stop");
    }
  }

  public static class StopBlocks extends Plugin {
    @Override
    public void stop() {
      BadFeeds.never();
    }
  }
}
