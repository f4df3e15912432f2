package io.tapedeck.app.ui.live;

import io.tapedeck.app.model.StreamModel;
import java.util.ArrayList;
import java.util.List;

/** The charts the trader wants: one for each stream, in its order, then further ones in the order they were asked for. What was chosen for a symbol is kept while it is away. EDT. */
final class TileChoices {
  private final List<TileChoice> all = new ArrayList<>();

  /** The charts of these streams. */
  List<TileChoice> of(List<StreamModel> streams) {
    List<TileChoice> charts = new ArrayList<>();
    for (StreamModel stream : streams) {
      charts.add(first(stream.instrument().symbol()));
    }
    for (TileChoice choice : all) {
      if (choice.number() > 1 && charts.stream().anyMatch(c -> c.symbol().equals(choice.symbol()))) {
        charts.add(choice);
      }
    }
    return charts;
  }

  /** One more chart of a symbol. */
  TileChoice another(String symbol) {
    int number = 1 + all.stream().filter(c -> c.symbol().equals(symbol)).mapToInt(TileChoice::number).max().orElse(1);
    TileChoice choice = new TileChoice(symbol, number);
    all.add(choice);
    return choice;
  }

  void remove(TileChoice choice) {
    all.remove(choice);
  }

  /** The smallest layout that shows so many charts. */
  int layoutFor(int count) {
    for (int places : ChartGrid.LAYOUTS) {
      if (places >= count) {
        return places;
      }
    }
    return ChartGrid.LAYOUTS.get(ChartGrid.LAYOUTS.size() - 1);
  }

  private TileChoice first(String symbol) {
    for (TileChoice choice : all) {
      if (choice.number() == 1 && choice.symbol().equals(symbol)) {
        return choice;
      }
    }
    TileChoice made = new TileChoice(symbol, 1);
    all.add(made);
    return made;
  }
}
