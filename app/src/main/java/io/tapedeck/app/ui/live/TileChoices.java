package io.tapedeck.app.ui.live;

import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.StreamModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The charts the trader wants: one for each stream, in its order, then further ones in the order they were asked for. What was chosen for a stream is kept while it is away.
 * EDT.
 */
final class TileChoices {
  private final List<TileChoice> all = new ArrayList<>();

  /** The charts of these streams. */
  List<TileChoice> of(List<StreamModel> streams) {
    List<TileChoice> charts = new ArrayList<>();
    for (StreamModel stream : streams) {
      charts.add(first(stream.id()));
    }
    for (TileChoice choice : all) {
      if (choice.number() > 1 && charts.stream().anyMatch(c -> c.stream().equals(choice.stream()))) {
        charts.add(choice);
      }
    }
    return charts;
  }

  /** One more chart of a stream. */
  TileChoice another(StreamId stream) {
    int number = 1 + all.stream().filter(c -> c.stream().equals(stream)).mapToInt(TileChoice::number).max().orElse(1);
    TileChoice choice = new TileChoice(stream, number);
    all.add(choice);
    return choice;
  }

  /** What differs from a chart nobody chose anything for. */
  List<ChartSetup> setups() {
    return all.stream().filter(choice -> !choice.untouched()).map(TileChoice::setup).toList();
  }

  /** Charts as they were chosen before; what is chosen now of the same charts gives way. */
  void restore(List<ChartSetup> setups) {
    for (ChartSetup setup : setups) {
      TileChoice choice = find(setup.stream(), setup.number());
      if (choice == null) {
        choice = new TileChoice(setup.stream(), setup.number());
        all.add(choice);
      }
      choice.setup(setup);
    }
  }

  private @Nullable TileChoice find(StreamId stream, int number) {
    for (TileChoice choice : all) {
      if (choice.number() == number && choice.stream().equals(stream)) {
        return choice;
      }
    }
    return null;
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

  private TileChoice first(StreamId stream) {
    TileChoice known = find(stream, 1);
    if (known != null) {
      return known;
    }
    TileChoice made = new TileChoice(stream, 1);
    all.add(made);
    return made;
  }
}
