package io.tapedeck.api;

import java.util.Arrays;

/** A password or key that no log, report or error shows: its text is {@code ***}. Immutable; any thread. */
public final class Secret {

  /** No secret at all. */
  public static final Secret NONE = new Secret(new char[0]);

  private final char[] chars;

  /** Keeps a copy; the caller may clear the array. */
  public Secret(char[] chars) {
    this.chars = chars.clone();
  }

  /** A copy of what is hidden, for the one who needs it: clear it after use. */
  public char[] reveal() {
    return chars.clone();
  }

  /** True when there is nothing to hide. */
  public boolean isEmpty() {
    return chars.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && Arrays.equals(chars, secret.chars);
  }

  /** The same for all, because even a hash tells something. */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
