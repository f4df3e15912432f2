package io.tapedeck.testkit.conformance;

/**
 * One promise of the contract, as a test of any plugin.
 *
 * @param number for good: a case that is dropped leaves its number unused
 * @param title the promise, as a sentence
 * @param body throws an {@link AssertionError} when it is broken
 */
public record Case(int number, String title, Body body) {

  /** What a case does. */
  @FunctionalInterface
  public interface Body {

    /**
     * Looks whether the plugin keeps the promise.
     *
     * @param dialect fresh, so that its exchange has no past
     */
    void look(Dialect dialect) throws Exception;
  }

  /** Thrown by a case that says nothing about this exchange. */
  static final class DoesNotApply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotApply(String why) {
      super(why, null, false, false);
    }
  }

  @Override
  public String toString() {
    return number + " " + title;
  }
}
