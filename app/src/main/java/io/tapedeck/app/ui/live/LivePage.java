package io.tapedeck.app.ui.live;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.QueueModel;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.desk.Beside;
import io.tapedeck.app.ui.desk.SideColumn;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.export.Export;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.beans.PropertyChangeListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/** The Live Trading page: choose, start, watch, stop. EDT. */
public final class LivePage extends TokenPanel implements ChartTile.Wishes {
  private static final int TICK_MILLIS = 100;
  private static final String CHARTS = "charts";
  private static final String READY = "ready";

  private final ScreenModel model;
  private final FeedDesk desk;
  private final TimeSource clock;
  private final ClockZone zone;
  private final Function<StreamModel, JComponent> priceChart;
  private final Actions actions = new Actions();
  private final Export export;
  private final PageActions pageActions;
  private final LiveChoice choice;
  private final Favourites favourites = new Favourites();
  private final Toolbar toolbar;
  private final ChartGrid grid = new ChartGrid();
  private final TileChoices charts = new TileChoices();
  private final CardLayout cards = new CardLayout();
  private final TokenPanel stage = new TokenPanel("background", cards);
  private final SideColumn side;
  private final StreamsPanel streams;
  private final QueuePanel queue;
  private final StatusBar statusBar;
  private final Timer timer = new Timer(TICK_MILLIS, e -> tick());
  private final PropertyChangeListener focus = e -> focused(e.getNewValue());
  private Consumer<StreamModel> history = stream -> {};
  private @Nullable ChartTile lastTile;
  private boolean tilesSayExchange;
  private boolean chartsShown;

  /**
   * The page.
   *
   * @param model what is shown; filled on this thread by the pump
   * @param desk does what the buttons ask for
   * @param priceChart makes a stream's chart; the chart registers itself with the stream
   * @param queueChart makes the chart of the queue
   */
  public LivePage(
      ScreenModel model,
      FeedDesk desk,
      TimeSource clock,
      ClockZone zone,
      Function<StreamModel, JComponent> priceChart,
      Function<QueueModel, JComponent> queueChart) {
    super("background", new BorderLayout());
    this.model = model;
    this.desk = desk;
    this.clock = clock;
    this.zone = zone;
    this.priceChart = priceChart;
    setName("livePage");
    getAccessibleContext().setAccessibleName(Texts.of("page"));
    choice = new LiveChoice(model, desk, clock);
    export = new Export(this::say, clock, zone);
    pageActions = new PageActions(this, model, choice, actions, export);
    toolbar = new Toolbar(model, choice, favourites, clock, actions);
    side = new SideColumn(clock, zone, actions, export);
    streams = new StreamsPanel(model, clock, this::selected, this::showHistory, actions, export);
    queue = new QueuePanel(model, queueChart);
    statusBar = new StatusBar(model, clock, zone);
    pageActions.finish(this::focusedTile, toolbar::searchBox);
    stage.add(new ReadyPage(choice, new PageLinks(), actions), READY);
    stage.add(grid, CHARTS);
    Deck deck = new Deck(streams, queue);
    TokenPanel middle = new TokenPanel("background", new BorderLayout());
    middle.setBorder(BorderFactory.createEmptyBorder(Tokens.px(6), Tokens.px(6), Tokens.px(6), Tokens.px(6)));
    middle.add(new Beside(stage, side), BorderLayout.CENTER);
    middle.add(deck, BorderLayout.SOUTH);
    add(toolbar, BorderLayout.NORTH);
    add(middle, BorderLayout.CENTER);
    add(statusBar, BorderLayout.SOUTH);
    places(4);
    model.streamsChanges().listen(this::rebuildTiles);
    // The first data brings the charts into sight, whatever the phase says.
    model.anyStreamChanges().listen(this::showStage);
    model.phaseChanges().listen(this::phaseChanged);
    WhenShowing.onShow(this, this::tick);
    WhenShowing.onShow(this, toolbar::focusStart);
    rebuildTiles();
  }

  /** Chooses symbols of one exchange and a mode at once; ignored while a feed runs. */
  public void choose(String exchangeId, ConnectionMode mode, List<String> symbols) {
    choice.choose(exchangeId, mode, symbols);
  }

  /** All actions and their keys. */
  @Override
  public Actions actions() {
    return actions;
  }

  /** The way out of the window. */
  @Override
  public Export export() {
    return export;
  }

  /** Puts something else in place of the toolbar, where there is nothing to choose and to start. */
  public void head(JComponent instead) {
    remove(toolbar);
    add(instead, BorderLayout.NORTH);
  }

  /** Tells the trader something, at once. */
  public void say(String cause, String sentence, boolean warning) {
    model.notices().add(cause, sentence, warning, 1, clock.epochNanos());
    model.announce();
  }

  /** Says the selected stream as one sentence, for those who hear the window. */
  void readRow() {
    StreamId selected = streams.selected();
    if (selected != null) {
      model.stream(selected).ifPresent(stream -> say("read", StreamWords.sentence(stream, clock.nanos()) + ".", false));
    }
  }

  /** The chapter of the help for the panel with the focus. */
  public String helpTopic() {
    Panels panel = pageActions.panel();
    return panel == null ? "TOOLBAR" : panel.topic();
  }

  /** The choice, for those who save it. */
  public LiveChoice choice() {
    return choice;
  }

  /** The symbols marked with a star, for those who save them. */
  public Favourites favourites() {
    return favourites;
  }

  /** Same as pressing Start. */
  public void start() {
    choice.start();
  }

  /** Same as pressing Stop. */
  public void stop() {
    choice.stop();
  }

  /** Same as pressing Retry now. */
  @Override
  public void retryNow() {
    desk.retryNow();
  }

  /** Says who shows a stream's history. */
  public void onHistory(Consumer<StreamModel> shows) {
    history = shows;
  }

  /** Shows the history of the selected stream; does nothing when there is none. */
  public void showSelectedHistory() {
    StreamId selected = streams.selected();
    if (selected != null) {
      model.stream(selected).ifPresent(this::showHistory);
    }
  }

  /** Plays a fault of the demo exchange on the selected stream. */
  public void playFault(String fault) {
    StreamId selected = streams.selected();
    if (selected != null) {
      desk.playFault(fault, selected);
    }
  }

  private void showHistory(StreamModel stream) {
    history.accept(stream);
  }

  /** Shows one, two, four, six or nine charts. */
  public void places(int count) {
    grid.places(count);
    toolbar.layoutChosen(count);
  }

  /** How many charts are seen at once. */
  public int places() {
    return grid.places();
  }

  /** What was chosen for the table of streams. */
  public TableSetup table() {
    return streams.setup();
  }

  /** What was chosen for the table of streams before. */
  public void restoreTable(TableSetup setup) {
    streams.setup(setup);
  }

  /** What was chosen for charts so far, for those who save it. */
  public List<ChartSetup> charts() {
    return charts.setups();
  }

  /** Charts as they were chosen before. */
  public void restoreCharts(List<ChartSetup> setups) {
    charts.restore(setups);
    rebuildTiles();
    grid.tiles().forEach(tile -> tile.show(tile.choice().kind(), tile.choice().interval()));
  }

  /** Changes between the dark and the light theme. */
  public void toggleTheme() {
    Theme.current().other().install();
    if (SwingUtilities.getWindowAncestor(this) == null) {
      SwingUtilities.updateComponentTreeUI(this);
    }
  }

  @Override
  public void select(StreamId stream) {
    streams.select(stream);
  }

  /** The selected stream; null for none. */
  @Nullable StreamId selection() {
    return streams.selected();
  }

  /** The chart with the focus, else the one that had it last, else the selected stream's. */
  private @Nullable ChartTile focusedTile() {
    List<ChartTile> shown = grid.tiles().stream().filter(ChartTile::isVisible).toList();
    if (!chartsShown || shown.isEmpty()) {
      return null;
    }
    ChartTile had = lastTile;
    return had != null && shown.contains(had)
        ? had
        : shown.stream().filter(tile -> tile.stream().id().equals(selection())).findFirst().orElse(shown.get(0));
  }

  private void selected(StreamId stream) {
    grid.reveal(stream);
    follow();
  }

  /** The side column shows the selected stream. */
  private void follow() {
    StreamId selected = streams.selected();
    side.follow(selected == null ? null : model.stream(selected).orElse(null), model.several());
  }

  /** A chart that got the focus selects its stream. */
  private void focused(@Nullable Object owner) {
    pageActions.focused(owner instanceof Component any ? any : null);
    if (owner instanceof Component c && SwingUtilities.getAncestorOfClass(ChartTile.class, c) instanceof ChartTile tile && grid.isAncestorOf(tile)) {
      lastTile = tile;
      select(tile.stream().id());
    }
  }

  @Override
  public void chooseSymbol() {
    toolbar.openSymbols();
  }

  /** Opens the symbol choice and goes on there with a text; says why when it cannot be opened now. */
  public void searchSymbols(String text) {
    if (actions.whyNot("symbols").isPresent()) {
      actions.run("symbols");
    } else {
      toolbar.searchSymbols(text);
    }
  }

  private void phaseChanged() {
    if (tilesSayExchange != model.several()) {
      rebuildTiles();
    }
    showStage();
  }

  @Override
  public void anotherChart(StreamId stream) {
    charts.another(stream);
    rebuildTiles();
    if (grid.tiles().size() > grid.places()) {
      places(charts.layoutFor(grid.tiles().size()));
    }
  }

  @Override
  public void maximise(ChartTile tile) {
    grid.maximise(tile);
  }

  @Override
  public void loadHistory(StreamId stream) {
    desk.loadHistory(stream);
  }

  @Override
  public void removeChart(TileChoice chart) {
    charts.remove(chart);
    rebuildTiles();
  }

  private void rebuildTiles() {
    Map<TileChoice, ChartTile> before = new HashMap<>();
    if (tilesSayExchange == model.several()) {
      grid.tiles().forEach(tile -> before.put(tile.choice(), tile));
    }
    tilesSayExchange = model.several();
    List<ChartTile> tiles = new ArrayList<>();
    for (TileChoice chart : charts.of(model.streams())) {
      model.stream(chart.stream()).ifPresent(stream -> {
        ChartTile old = before.get(chart);
        tiles.add(old != null && old.stream() == stream
            ? old
            : new ChartTile(stream, chart, tilesSayExchange, clock, zone, priceChart, this));
      });
    }
    grid.tiles(tiles);
    follow();
    showStage();
  }

  private void showStage() {
    boolean charts = model.phase() != FeedPhase.STOPPED && !grid.tiles().isEmpty();
    for (StreamModel stream : model.streams()) {
      if (charts) {
        break;
      }
      charts = stream.hasData();
    }
    if (charts != chartsShown) {
      chartsShown = charts;
      cards.show(stage, charts ? CHARTS : READY);
    }
  }

  /** Ages, clock and turning shapes; nothing here looks at the market. */
  private void tick() {
    if (isShowing()) {
      toolbar.tick();
      if (grid.isShowing()) {
        for (ChartTile tile : grid.tiles()) {
          if (tile.isShowing()) {
            tile.tick();
          }
        }
      }
      streams.tick();
      side.tick();
      statusBar.tick();
    }
  }

  @Override
  public void addNotify() {
    super.addNotify();
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addPropertyChangeListener("permanentFocusOwner", focus);
    timer.start();
  }

  @Override
  public void removeNotify() {
    timer.stop();
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removePropertyChangeListener("permanentFocusOwner", focus);
    super.removeNotify();
  }

  private final class PageLinks implements ReadyPage.Links {
    @Override
    public void exchange() {
      toolbar.openExchanges();
    }

    @Override
    public void mode() {
      toolbar.openModes();
    }

    @Override
    public void symbols() {
      toolbar.openSymbols();
    }
  }
}
