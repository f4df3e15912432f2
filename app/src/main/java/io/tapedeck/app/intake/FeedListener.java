package io.tapedeck.app.intake;

import io.tapedeck.api.Problem;

/** Who wants to know what happens in an intake. Called on reader threads: must return at once. */
public interface FeedListener {

  /** Something changed that a verdict may depend on. */
  void transition();

  /**
   * Something the trader should know. Called once for a cause until {@link FeedIntake#noticeCount} was asked for it; repeats in between only count.
   *
   * @param cause what makes two notices the same
   */
  void notice(String cause, Problem problem);
}
