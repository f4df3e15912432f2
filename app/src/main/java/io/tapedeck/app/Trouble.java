package io.tapedeck.app;

/** Ends a command with one sentence for the user and an exit code. Main thread. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Trouble(String sentence, int exitCode) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The user asked for something that makes no sense. */
  static Trouble misuse(String sentence) {
    return new Trouble(sentence, ExitCode.MISUSE);
  }

  /** It made sense but did not work. */
  static Trouble failure(String sentence) {
    return new Trouble(sentence, ExitCode.FAILURE);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }

  int exitCode() {
    return exitCode;
  }
}
