package io.tapedeck.app.ui.live;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.QueueModel;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.kit.FigureLabel;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.OriginBadge;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Function;
import javax.swing.JComponent;
import javax.swing.SwingConstants;

/** The deck's right side: the shared queue now and over ten minutes. EDT. */
final class QueuePanel extends TokenPanel {
  private final ScreenModel model;
  private final OriginBadge origin = new OriginBadge();
  private final TokenLabel peak = new TokenLabel("", "muted", 11, false);
  private final TokenLabel dropped = new TokenLabel("", "resync", 11, false);
  private final FigureLabel line = new FigureLabel(Texts.of("queue.line", "9,999,999"), "muted", 12, false);
  private final FigureLabel rate = new FigureLabel("999.9" + Figures.THIN + "k/s", "muted", 11, false);

  QueuePanel(ScreenModel model, Function<QueueModel, JComponent> chartOf) {
    super("panel", new BorderLayout());
    this.model = model;
    setBorder(Lines.around("border"));
    TokenPanel header = new TokenPanel("header", new StripLayout(29, 12));
    header.setBorder(Lines.below("border"));
    header.add(new TokenLabel(Texts.of("queue"), "text", 13, true), StripLayout.left(0));
    header.add(new TokenLabel(Texts.of("queue.span"), "muted", 11, false), StripLayout.left(8).leaving(1));
    header.add(origin, StripLayout.left(10));
    header.add(peak, StripLayout.right(8).leaving(2));
    header.add(dropped, StripLayout.right(8));
    JComponent chart = chartOf.apply(model.queue());
    chart.setName("queueChart");
    if (chart.getAccessibleContext() != null) {
      chart.getAccessibleContext().setAccessibleName(Texts.of("queue.chart"));
    }
    line.setName("queueLine");
    line.setHorizontalAlignment(SwingConstants.LEFT);
    rate.getAccessibleContext().setAccessibleName(Texts.of("queue.rate"));
    TokenPanel foot = new TokenPanel("header", new StripLayout(24, 12));
    foot.setBorder(Lines.above("border"));
    foot.add(line, StripLayout.left(0));
    foot.add(rate, StripLayout.right(8).leaving(1));
    getAccessibleContext().setAccessibleName(Texts.of("queue"));
    Panels.mark(this, "QUEUE", () -> chart, null);
    focusRing(chart);
    add(header, BorderLayout.NORTH);
    add(chart, BorderLayout.CENTER);
    add(foot, BorderLayout.SOUTH);
    WhenShowing.refresh(this, model.queue().changes()::listen, this::refresh);
    WhenShowing.refresh(this, model.phaseChanges()::listen, this::refresh);
    refresh();
  }

  /** The panel can be reached by keys, and shows it. */
  private void focusRing(JComponent chart) {
    chart.setFocusable(true);
    chart.addFocusListener(new FocusListener() {
      @Override
      public void focusGained(FocusEvent e) {
        setBorder(new Lines("accent", 2, 2, 2, 2));
      }

      @Override
      public void focusLost(FocusEvent e) {
        setBorder(Lines.around("border"));
      }
    });
    chart.addMouseListener(new MouseAdapter() {
      @Override
      public void mousePressed(MouseEvent e) {
        chart.requestFocusInWindow();
      }
    });
  }

  private void refresh() {
    QueueModel queue = model.queue();
    long waiting = queue.waiting();
    line.figure(waiting > 0 ? Texts.of("queue.line", Figures.whole(waiting)) : Texts.of("queue.empty"));
    line.ink(waiting > 0 ? "text" : "muted");
    origin.origin(model.origin());
    int count = queue.count();
    peak.words(count == 0 ? "" : Texts.of("queue.peak", Figures.whole(queue.peak())));
    long lost = queue.droppedInView();
    dropped.words(lost == 0 ? "" : Texts.of("queue.dropped", Figures.whole(lost)));
    rate.figure(count == 0 ? "" : Figures.rate(queue.rate(count - 1)));
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(Tokens.px(332), Tokens.px(196));
  }
}
