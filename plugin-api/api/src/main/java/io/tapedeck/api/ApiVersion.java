package io.tapedeck.api;

/** The version of this contract, which a plugin's {@code Plugin-Requires} is checked against. */
public final class ApiVersion {

  /** Semantic version; its own, not the program's. */
  public static final String CURRENT = "1.1.0";

  private ApiVersion() {}
}
