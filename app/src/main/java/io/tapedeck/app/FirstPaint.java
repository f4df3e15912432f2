package io.tapedeck.app;

import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * For those who measure the start, asked for by {@code -Dtapedeck.firstPaint=close}: when moving prices were painted for the first time the console says so, and the
 * window closes as if the trader had closed it. EDT.
 */
final class FirstPaint {
  private final Runnable close;
  private boolean awaited = "close".equals(System.getProperty("tapedeck.firstPaint"));

  FirstPaint(Runnable close) {
    this.close = close;
  }

  /** What the models have now is on the screen. */
  void painted(ScreenModel screen) {
    if (awaited && moves(screen)) {
      awaited = false;
      new PrintWriter(Console.out(), true, StandardCharsets.UTF_8).println("painted");
      close.run();
    }
  }

  private static boolean moves(ScreenModel screen) {
    for (StreamModel stream : screen.streams()) {
      if (stream.bids().appended() > 1) {
        return true;
      }
    }
    return false;
  }
}
