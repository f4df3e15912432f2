package io.tapedeck.app.ui.live;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Scope;
import io.tapedeck.app.ui.export.Export;
import io.tapedeck.app.ui.export.TableActions;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.OriginBadge;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/** The deck's left side: one row for each stream, and the account of all of them. EDT. */
final class StreamsPanel extends TokenPanel {
  private final ScreenModel model;
  private final StatusTable table;
  private final JScrollPane scroll;
  private final VerdictCounts counts;
  private final OriginBadge origin = new OriginBadge();
  private final TokenLabel hidden = new TokenLabel("", "muted", 12, false);
  private final JButton columns = Buttons.words(Texts.of("columns"));
  private final LedgerLine ledger = new LedgerLine();

  StreamsPanel(
      ScreenModel model, TimeSource clock, Consumer<StreamId> onSelect, Consumer<StreamModel> showHistory, Actions actions, Export export) {
    super("panel", new BorderLayout());
    this.model = model;
    setBorder(Lines.around("border"));
    table = new StatusTable(model, clock, onSelect);
    table.onOpen(showHistory);
    TableActions tables = new TableActions(actions, export);
    StreamFacts facts = new StreamFacts(clock, table);
    tables.join(this, table, "STREAMS", facts);
    actions.panel(Scope.TABLE, () -> tables.commands(this, facts));
    counts = new VerdictCounts(clock::nanos);
    TokenPanel header = new TokenPanel("header", new StripLayout(29, 12));
    header.setBorder(Lines.below("border"));
    header.add(new TokenLabel(Texts.of("streams"), "text", 13, true), StripLayout.left(0));
    header.add(counts, StripLayout.left(16));
    columns.setName("columnsButton");
    columns.setIcon(Icons.of("chevron", "muted"));
    columns.setFont(Tokens.font(12, false));
    columns.setHorizontalTextPosition(SwingConstants.LEFT);
    columns.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    columns.addActionListener(e -> openColumns());
    actions.does("columns", this::openColumns);
    header.add(columns, StripLayout.right(4));
    header.add(origin, StripLayout.right(8));
    header.add(hidden, StripLayout.right(12).leaving(1));
    scroll = new JScrollPane(
        table, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getAccessibleContext().setAccessibleName(Texts.of("streams"));
    TokenPanel foot = new TokenPanel("header", new BorderLayout());
    foot.setBorder(Lines.above("border"));
    foot.add(ledger);
    add(header, BorderLayout.NORTH);
    add(scroll, BorderLayout.CENTER);
    add(foot, BorderLayout.SOUTH);
    scroll.getViewport().addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent e) {
            fit();
          }
        });
    model.streamsChanges().listen(this::streamsChanged);
    model.anyStreamChanges().listen(this::streamsMoved);
    WhenShowing.refresh(this, model.ledgerChanges()::listen, this::account);
    WhenShowing.refresh(this, model.phaseChanges()::listen, this::phaseChanged);
    streamsChanged();
  }

  @Override
  public void doLayout() {
    super.doLayout();
    scroll.doLayout();
    fit();
  }

  /** Fits the columns into the room there is. */
  void fit() {
    table.fit(true);
    int count = table.hiddenColumns();
    hidden.setVisible(count > 0);
    hidden.words(count == 1 ? Texts.of("columns.hidden.one") : Texts.of("columns.hidden", Integer.toString(count)));
  }

  private void streamsChanged() {
    table.streamsChanged();
    fit();
    refresh();
  }

  private void streamsMoved() {
    if (isShowing()) {
      table.update();
      counts.count(model.eachStream());
    }
  }

  private void phaseChanged() {
    fit(); // The exchange's column comes and goes with the second exchange.
    refresh();
  }

  private void account() {
    ledger.ledger(model.ledger());
  }

  private void refresh() {
    table.update();
    counts.count(model.eachStream());
    account();
    origin.origin(model.origin());
  }

  /** Ten times a second: numbers, and ages that go on although nothing came. */
  void tick() {
    table.tick();
    counts.count(model.eachStream());
    counts.repaint();
  }

  private void openColumns() {
    new ColumnMenu(table).popup().show(columns, 0, columns.getHeight());
  }

  /** What was chosen for the table. */
  TableSetup setup() {
    return table.setup();
  }

  /** What was chosen for the table before. */
  void setup(TableSetup setup) {
    table.setup(setup);
    fit();
  }

  /** Selects the row of a stream. */
  void select(StreamId stream) {
    table.select(stream);
  }

  /** The selected stream; null when there is none. */
  @Nullable StreamId selected() {
    return table.selected();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(super.getPreferredSize().width, Tokens.px(196));
  }
}
