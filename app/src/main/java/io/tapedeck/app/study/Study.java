package io.tapedeck.app.study;

/** An indicator that is told one bar after the other. */
public interface Study {
  /**
   * Computes the values of the lines after a bar; NaN where there are not enough bars yet.
   *
   * @param keep false for a bar that still grows: the study answers and forgets it
   * @param out the values, one for each line of its kind
   */
  void next(StudyBar bar, boolean keep, double[] out);
}
