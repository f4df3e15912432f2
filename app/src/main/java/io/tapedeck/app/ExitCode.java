package io.tapedeck.app;

/** What the shell gets back. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILURE = 1;
  static final int MISUSE = 2;

  private ExitCode() {}
}
