package io.tapedeck.app.ui.live;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.function.Function;
import javax.swing.JComponent;

/** One stream's chart with its header and the verdict's edge on top. EDT. */
final class ChartTile extends TokenPanel {
  private static final String CHART = "chart";
  private static final String SENTENCE = "sentence";

  private final StreamModel stream;
  private final TimeSource clock;
  private final TileHeader header;
  private final SentencePage sentence;
  private final CardLayout cards = new CardLayout();
  private final TokenPanel body = new TokenPanel("panel", cards);
  private final JComponent chart;
  private Verdict.State edge;
  private boolean speaking;

  /** What a tile asks of the page it stands on. */
  interface Wishes {
    void select(String symbol);

    void chooseSymbol();

    void retryNow();
  }

  ChartTile(
      StreamModel stream,
      boolean demo,
      TimeSource clock,
      ZoneId zone,
      Function<StreamModel, JComponent> chartOf,
      Wishes wishes) {
    super("panel", new BorderLayout());
    this.stream = stream;
    this.clock = clock;
    String symbol = stream.instrument().symbol();
    setName("chart:" + symbol);
    setBorder(Lines.around("border"));
    header = new TileHeader(stream, demo, clock, wishes::retryNow);
    sentence = new SentencePage(stream, clock, zone, wishes::chooseSymbol, wishes::retryNow);
    chart = chartOf.apply(stream);
    if (chart.getAccessibleContext() != null && chart.getAccessibleContext().getAccessibleName() == null) {
      chart.getAccessibleContext().setAccessibleName(stream.instrument().name());
    }
    body.add(chart, CHART);
    body.add(sentence, SENTENCE);
    add(header, BorderLayout.NORTH);
    add(body, BorderLayout.CENTER);
    edge = stream.verdict().state();
    header.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            wishes.select(symbol);
          }
        });
    WhenShowing.refresh(this, stream.changes()::listen, this::refresh);
    refresh();
  }

  StreamModel stream() {
    return stream;
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
    if (edge != stream.verdict().state()) {
      edge = stream.verdict().state();
      repaint(0, 0, getWidth(), Tokens.px(2) + 1);
    }
    getAccessibleContext().setAccessibleName(stream.instrument().name());
  }

  /** Ages and the chart's time go on although nothing came. */
  void tick() {
    header.tick();
    sentence.tick();
    if (chart instanceof PriceChartPanel prices && !speaking) {
      prices.advance();
    }
    getAccessibleContext().setAccessibleDescription(StreamWords.sentence(stream, clock.nanos()));
  }

  @Override
  protected void paintBorder(Graphics g) {
    super.paintBorder(g);
    Color color =
        switch (edge) {
          case LIVE -> Tokens.tint("live", 80);
          case OFF -> Tokens.color("border");
          default -> Tokens.color(edge);
        };
    g.setColor(Tokens.color("panel"));
    g.fillRect(0, 0, getWidth(), Tokens.px(2));
    g.setColor(color);
    g.fillRect(0, 0, getWidth(), Tokens.px(2));
  }
}
