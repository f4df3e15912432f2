package io.tapedeck.app.chart;

import org.jfree.data.xy.AbstractXYDataset;

/** Says that there is one item, so that the renderer is called once; the data is read from the models. EDT. */
final class OneItemDataset extends AbstractXYDataset {

  @Override
  public int getSeriesCount() {
    return 1;
  }

  @Override
  public String getSeriesKey(int series) {
    return "all";
  }

  @Override
  public int getItemCount(int series) {
    return 1;
  }

  @Override
  public Number getX(int series, int item) {
    return 0;
  }

  @Override
  public Number getY(int series, int item) {
    return 0;
  }
}
