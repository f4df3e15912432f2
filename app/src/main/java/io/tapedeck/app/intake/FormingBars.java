package io.tapedeck.app.intake;

/** A copy of the bars of a stream that still grow. Part of {@link StreamView}. */
final class FormingBars {
  final BarCell[] cells = new BarCell[BarBase.values().length];
  final long[] numbers = new long[cells.length];

  FormingBars() {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new BarCell();
    }
  }
}
