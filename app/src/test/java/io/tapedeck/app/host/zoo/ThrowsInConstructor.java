package io.tapedeck.app.host.zoo;

/** A bad exchange. */
public class ThrowsInConstructor extends Good {

  public ThrowsInConstructor() {
    throw new IllegalStateException("no luck");
  }
}
