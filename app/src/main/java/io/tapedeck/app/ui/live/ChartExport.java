package io.tapedeck.app.ui.live;

import io.tapedeck.app.chart.ChartView;
import io.tapedeck.app.ui.export.Export;
import java.awt.Component;

/** Takes a chart out of the window: as a picture with its header and verdict, or as rows with every digit. EDT. */
record ChartExport(Export export, Component tile, ChartView chart, String symbol) {

  void copyPicture() {
    export.copyPanel(tile);
  }

  void copyData() {
    export.copyText(chart.summary() + "\n\n" + chart.rows('\t'));
  }

  void savePicture() {
    export.savePanel(tile, symbol);
  }

  void saveData() {
    export.saveText(tile, symbol, "csv", chart.rows(','));
  }
}
