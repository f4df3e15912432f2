package io.tapedeck.app.host.zoo;

/** A bad exchange: its class cannot even be initialised. */
public class FailsToInitialise extends Good {
  static final int NEVER = fail();

  private static int fail() {
    throw new IllegalStateException("static trouble");
  }
}
