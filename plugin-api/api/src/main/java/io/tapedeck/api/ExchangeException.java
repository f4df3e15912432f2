package io.tapedeck.api;

/** Carries a {@link Problem} out of a call that has no other way to answer. Any thread. */
public final class ExchangeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** For a problem without a Java cause. */
  public ExchangeException(Problem problem) {
    super(problem.text());
    this.problem = problem;
  }

  /** For a problem that an exception told of. */
  public ExchangeException(Problem problem, Throwable cause) {
    super(problem.text(), cause);
    this.problem = problem;
  }

  /** What happened. */
  public Problem problem() {
    return problem;
  }
}
