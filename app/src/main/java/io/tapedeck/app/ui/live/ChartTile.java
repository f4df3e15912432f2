package io.tapedeck.app.ui.live;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.chart.ChartView;
import io.tapedeck.app.chart.DepthChartPanel;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.study.StudyKind;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.action.Scope;
import io.tapedeck.app.ui.export.Export;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.VerdictEdge;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** One chart of a stream with its header and the verdict's edge on top. EDT. */
final class ChartTile extends TokenPanel {
  private static final String CHART = "chart";
  private static final String SENTENCE = "sentence";

  /** An exchange that did not answer is asked again after so many ticks. */
  private static final int TICKS_PER_QUESTION = 50;

  private final StreamModel stream;
  private final TileChoice choice;
  private final TimeSource clock;
  private final Wishes wishes;
  private final boolean saysExchange;
  private final TileHeader header;
  private final SentencePage sentence;
  private final CardLayout cards = new CardLayout();
  private final TokenPanel body = new TokenPanel("panel", cards);
  private final JComponent priceChart;
  private final IntervalBox intervals = new IntervalBox(this::interval);
  private JComponent chart;
  private final VerdictEdge edge = new VerdictEdge(this);
  private int ticks;
  private boolean speaking;

  /** What a tile asks of the page it stands on. */
  interface Wishes {
    /** All actions and their keys. */
    Actions actions();

    /** The way out of the window. */
    Export export();

    void select(StreamId stream);

    void chooseSymbol();

    void retryNow();

    /** Another chart of the same stream. */
    void anotherChart(StreamId stream);

    /** The bars of this stream should begin with what the exchange tells of the time before. */
    void loadHistory(StreamId stream);

    /** This chart is not wanted any more. */
    void removeChart(TileChoice choice);

    /** This chart should have all the room, or give it back. */
    void maximise(ChartTile tile);
  }

  ChartTile(
      StreamModel stream,
      TileChoice choice,
      boolean saysExchange,
      TimeSource clock,
      ClockZone zone,
      Function<StreamModel, JComponent> chartOf,
      Wishes wishes) {
    super("panel", new BorderLayout());
    this.stream = stream;
    this.choice = choice;
    this.clock = clock;
    this.wishes = wishes;
    this.saysExchange = saysExchange;
    setName(choice.name());
    setBorder(Lines.around("border"));
    header = new TileHeader(stream, saysExchange, clock, wishes, this::openMenu, this::maximise);
    sentence = new SentencePage(stream, clock, zone, wishes::chooseSymbol, wishes::retryNow);
    priceChart = chartOf.apply(stream);
    chart = priceChart;
    body.add(sentence, SENTENCE);
    add(header, BorderLayout.NORTH);
    add(body, BorderLayout.CENTER);
    show(choice.kind(), choice.interval());
    keys();
    header.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            wishes.select(stream.id());
          }
        });
    WhenShowing.refresh(this, stream.figures()::listen, this::refresh);
    refresh();
  }

  StreamModel stream() {
    return stream;
  }

  TileChoice choice() {
    return choice;
  }

  /** The chart that is shown. */
  JComponent chart() {
    return chart;
  }

  /** Shows something else of the stream. */
  void show(ChartKind kind, BarInterval interval) {
    choice.kind(kind);
    choice.interval(interval);
    JComponent next = priceChart;
    if (kind == ChartKind.DEPTH && priceChart instanceof ChartView) {
      next = chart instanceof DepthChartPanel ? chart : new DepthChartPanel(stream);
    } else if (priceChart instanceof ChartView view) {
      view.show(kind, interval);
      view.studies(choice.studies());
    }
    if (!next.equals(chart) || !body.equals(next.getParent())) {
      if (body.equals(chart.getParent())) {
        body.remove(chart);
      }
      chart = next;
      tips();
      wishes.actions().bind(chart, WHEN_FOCUSED, Scope.CHART, commands());
      body.add(chart, CHART);
      cards.show(body, speaking ? SENTENCE : CHART);
      body.revalidate();
    }
    if (chart.getAccessibleContext() != null && !(chart instanceof ChartView)) {
      chart.getAccessibleContext().setAccessibleName(stream.instrument().name());
    }
    header.kind(choice.text());
    repaint();
  }

  /** Shows bars of this interval: as candles, unless bars are shown already. */
  void interval(BarInterval interval) {
    show(choice.kind().ofBars() ? choice.kind() : ChartKind.CANDLES, interval);
  }

  /** Shows an indicator, or takes it away; indicators belong to bars. */
  void toggle(StudyKind kind) {
    Set<StudyKind> next = EnumSet.noneOf(StudyKind.class);
    next.addAll(choice.studies());
    if (!next.remove(kind)) {
      next.add(kind);
    }
    choice.studies(next);
    show(choice.kind().ofBars() ? choice.kind() : ChartKind.CANDLES, choice.interval());
    if (chart instanceof ChartView view) {
      choice.studies(view.studies());
    }
  }

  /** The chart's own buttons say their keys. */
  private void tips() {
    if (chart instanceof ChartView view) {
      view.buttons().forEach((id, button) -> wishes.actions().tip(button, button.getAccessibleContext().getAccessibleName(), id));
    }
  }

  void another() {
    wishes.anotherChart(choice.stream());
  }

  void maximise() {
    wishes.maximise(this);
  }

  /** True when this chart has all the room. */
  void maximised(boolean alone) {
    header.maximised(alone);
  }

  void removeChart() {
    wishes.removeChart(choice);
  }

  /** Takes the chart out of the window. */
  ChartExport export() {
    if (chart instanceof ChartView view) {
      return new ChartExport(wishes.export(), this, view, stream.instrument().name());
    }
    throw new IllegalStateException("This chart says nothing");
  }

  private void openMenu(Component at) {
    new ChartMenu(this, wishes.actions()).popup().show(at, 0, at.getHeight());
  }

  /** What can be done with what is shown, by the name of the action. */
  Map<String, Runnable> commands() {
    Map<String, Runnable> commands = new HashMap<>();
    commands.put("chart.another", this::another);
    commands.put("chart.maximise", this::maximise);
    if (choice.number() > 1) {
      commands.put("chart.remove", this::removeChart);
    }
    if (chart instanceof ChartView view) {
      commands.putAll(view.commands());
      commands.put("chart.copy", () -> export().copyData());
      commands.put("chart.save", () -> export().saveData());
      commands.put("chart.copyPicture", () -> export().copyPicture());
      commands.put("chart.savePicture", () -> export().savePicture());
    }
    return commands;
  }

  /** Digits open the interval box wherever in the tile the focus is. */
  private void keys() {
    for (char digit = '1'; digit <= '9'; digit++) {
      String typed = String.valueOf(digit);
      key(KeyStroke.getKeyStroke(digit), "interval" + typed, () -> intervals.open(this, typed));
    }
    Panels.mark(this, "CHART", () -> speaking ? header.kindButton() : chart, () -> new ChartMenu(this, wishes.actions()).popup());
  }

  private void key(KeyStroke stroke, String name, Runnable action) {
    getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(stroke, name);
    getActionMap().put(name, new AbstractAction() {
      @Override
      public void actionPerformed(ActionEvent e) {
        action.run();
      }
    });
  }

  private void refresh() {
    header.refresh();
    boolean speaks = SentencePage.speaksFor(stream);
    if (speaks) {
      sentence.refresh();
    }
    if (speaks != speaking) {
      speaking = speaks;
      cards.show(body, speaks ? SENTENCE : CHART);
    }
    edge.show(stream.verdict().state());
    getAccessibleContext().setAccessibleName(
        stream.instrument().name() + (saysExchange ? " " + stream.exchangeName() : "") + ", " + choice.text());
  }

  /** Ages and the chart's time go on although nothing came. */
  void tick() {
    stream.look();
    if (choice.kind().ofBars() && stream.hasData() && !stream.bars().historyKnown() && ticks++ % TICKS_PER_QUESTION == 0) {
      wishes.loadHistory(stream.id());
    }
    header.tick();
    sentence.tick();
    if (chart instanceof ChartView view && !speaking) {
      view.advance();
    }
  }

  /** What it says is asked for, never announced: prices that change would be read out without end. */
  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleJPanel() {
        private static final long serialVersionUID = 1;

        @Override
        public String getAccessibleDescription() {
          return StreamWords.sentence(stream, clock.nanos());
        }
      };
    }
    return accessibleContext;
  }

  @Override
  protected void paintBorder(Graphics g) {
    super.paintBorder(g);
    edge.paint(g);
  }
}
