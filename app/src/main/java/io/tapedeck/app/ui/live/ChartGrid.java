package io.tapedeck.app.ui.live;

import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One, two, four, six or nine charts. The last one takes the room of those that are missing, so no part of the window stays empty. EDT. */
final class ChartGrid extends TokenPanel {
  /** How many charts can be seen at once. */
  static final List<Integer> LAYOUTS = List.of(1, 2, 4, 6, 9);

  private static final int GAP = 6;

  private final List<ChartTile> tiles = new ArrayList<>();
  private int places = 4;
  private int first;
  private @Nullable ChartTile alone;

  ChartGrid() {
    super("background", null);
  }

  void tiles(List<ChartTile> next) {
    removeAll();
    tiles.clear();
    tiles.addAll(next);
    next.forEach(this::add);
    first = 0;
    ChartTile before = alone;
    if (before != null) {
      // Tiles are made anew at each Start; what was chosen for them stays.
      alone = next.stream().filter(tile -> tile.choice().equals(before.choice())).findFirst().orElse(null);
    }
    arrange();
  }

  List<ChartTile> tiles() {
    return List.copyOf(tiles);
  }

  /** How many charts are seen at once: one of {@link #LAYOUTS}. */
  void places(int count) {
    places = count;
    alone = null;
    first = tiles.isEmpty() ? 0 : Math.min(first, tiles.size() - 1) / places * places;
    arrange();
  }

  int places() {
    return places;
  }

  /** Gives all the room to one chart, or gives the others theirs again; the layout stays what it is. */
  void maximise(ChartTile tile) {
    alone = tile.equals(alone) ? null : tile;
    arrange();
  }

  /** Brings a stream's chart into sight; where one chart has all the room, in its place. */
  void reveal(StreamId stream) {
    for (int i = 0; i < tiles.size(); i++) {
      if (tiles.get(i).stream().id().equals(stream)) {
        if (alone != null && !alone.stream().id().equals(stream)) {
          alone = tiles.get(i);
          arrange();
        }
        int page = i / places * places;
        if (page != first) {
          first = page;
          arrange();
        }
        return;
      }
    }
  }

  private void arrange() {
    for (int i = 0; i < tiles.size(); i++) {
      ChartTile tile = tiles.get(i);
      tile.setVisible(alone == null ? i >= first && i < first + places : tile.equals(alone));
      tile.maximised(tile.equals(alone));
    }
    revalidate();
    repaint();
  }

  @Override
  public void doLayout() {
    if (alone != null) {
      alone.setBounds(0, 0, getWidth(), getHeight());
      return;
    }
    int shown = Math.min(places, tiles.size() - first);
    int gap = Tokens.px(GAP);
    int columns = shown > 4 ? 3 : shown > 1 ? 2 : 1;
    int rows = Math.max(1, (shown + columns - 1) / columns);
    int width = (getWidth() - gap * (columns - 1)) / columns;
    int height = (getHeight() - gap * (rows - 1)) / rows;
    for (int i = 0; i < tiles.size(); i++) {
      int place = i - first;
      ChartTile tile = tiles.get(i);
      if (place >= 0 && place < shown) {
        int column = place % columns;
        int row = place / columns;
        int x = column * (width + gap);
        int y = row * (height + gap);
        boolean lastColumn = column == columns - 1 || place == shown - 1;
        int w = lastColumn ? getWidth() - x : width;
        int h = row == rows - 1 ? getHeight() - y : height;
        tile.setBounds(x, y, w, h);
      }
    }
  }
}
