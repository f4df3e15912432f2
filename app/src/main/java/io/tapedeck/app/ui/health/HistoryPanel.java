package io.tapedeck.app.ui.health;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.VerdictSpell;
import io.tapedeck.app.ui.export.TableActions;
import io.tapedeck.app.ui.kit.FactTable;
import io.tapedeck.app.ui.kit.FactTable.Cell;
import io.tapedeck.app.ui.kit.FactTable.Column;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Timer;

/** What was thought of one stream since the program started, the newest first, each with its reason. EDT. */
public final class HistoryPanel extends TokenPanel {
  private static final int REFRESH_MILLIS = 500;

  private final StreamModel stream;
  private final TimeSource clock;
  private final Moments moments;
  private final ClockZone zone;
  private final TokenLabel zoneWords = new TokenLabel("", "muted", 11, false);
  private final FactTable table;
  private final Timer timer = new Timer(REFRESH_MILLIS, e -> refresh());

  /** The history of a stream; times are written in {@code zone}. */
  public HistoryPanel(StreamModel stream, TimeSource clock, ClockZone zone, TableActions tables) {
    super("panel", new BorderLayout());
    this.stream = stream;
    this.clock = clock;
    this.zone = zone;
    moments = new Moments(zone);
    zoneWords.setName("historyZone");
    table = new FactTable("verdictHistory", Texts.of("history.name", stream.instrument().key()), List.of(
        new Column(Texts.of("history.since"), 90, true, Texts.of("guide.history.since")),
        new Column(Texts.of("history.lasted"), 90, true, Texts.of("guide.history.lasted")),
        new Column(Texts.of("history.verdict"), 110, false, Texts.of("guide.VERDICT")),
        new Column(Texts.of("history.reason"), 470, false, Texts.of("guide.REASON"))));
    TokenPanel header = new TokenPanel("header", new StripLayout(32, 12));
    header.setBorder(Lines.below("border"));
    header.add(new TokenLabel(Texts.of("history.title", stream.instrument().key()), "text", 13, true), StripLayout.left(0));
    header.add(zoneWords, StripLayout.right(8));
    add(header, BorderLayout.NORTH);
    add(table.scrolling(12), BorderLayout.CENTER);
    getAccessibleContext().setAccessibleName(Texts.of("history.title", stream.instrument().key()));
    tables.join(this, table, "HISTORY");
    WhenShowing.refresh(this, stream.figures()::listen, this::refresh);
    refresh();
  }

  private void refresh() {
    zoneWords.words(zone.zone().getId());
    List<List<Cell>> rows = new ArrayList<>();
    for (VerdictSpell spell : stream.history().newestFirst()) {
      rows.add(List.of(
          moments.cell(spell.sinceEpochNanos()),
          Moments.lasted(spell.nanos(clock.epochNanos()), "text"),
          new Cell(spell.state().name(), Tokens.key(spell.state())),
          Cell.of(spell.reason())));
    }
    table.rows(rows);
  }

  @Override
  public void addNotify() {
    super.addNotify();
    timer.start();
  }

  @Override
  public void removeNotify() {
    timer.stop();
    super.removeNotify();
  }
}
