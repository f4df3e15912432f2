package io.tapedeck.app.study;

/** CVD: volume of all buys less that of all sells since the first bar. */
final class VolumeDelta implements Study {
  private double sum;

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    out[0] = sum + bar.delta;
    if (keep) {
      sum = out[0];
    }
  }
}
