package io.tapedeck.app.chart;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.QueueModel;
import java.awt.Font;
import java.awt.Insets;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.accessibility.AccessibleContext;

/** Size, rate and losses of the shared queue over the last ten minutes. EDT. */
public final class QueueChartPanel extends LiveChartPanel {
  private static final int PADDING = 12;

  private final QueueFrame frame;
  private final TimeMarks times;
  private final ClockZone zone;

  /** A chart of the queue; times are written in {@code zone}. */
  public QueueChartPanel(QueueModel model, ClockZone zone) {
    this(new QueueFrame(model), zone);
  }

  private QueueChartPanel(QueueFrame frame, ClockZone zone) {
    super(new PlacedAxis(0), new PlacedAxis(PADDING), new QueueRenderer(frame), frame.model().changes());
    this.frame = frame;
    times = new TimeMarks(zone.zone());
    this.zone = zone;
    getChart().getXYPlot().setDomainGridlinesVisible(false);
  }

  @Override
  Insets room() {
    return new Insets(px(14), px(PADDING), px(20), px(46));
  }

  @Override
  void settle(double scale) {
    Rectangle2D plot = plotArea();
    times.zone(zone.zone());
    frame.settle((int) Math.rint(plot.getWidth() * scale));
    TimeWindow window = frame.window();
    across().place((double) window.fromNanos(), (double) window.toNanos(), timeMarks(plot, scale));
    List<Mark> marks = new ArrayList<>();
    for (long size : new long[] {0, frame.top() / 2, frame.top()}) {
      marks.add(new Mark((double) size, Figures.count(size), false));
    }
    upward().place(0, (double) frame.top(), marks);
  }

  private List<Mark> timeMarks(Rectangle2D plot, double scale) {
    List<Mark> marks = new ArrayList<>();
    if (frame.model().count() > 0) {
      TimeWindow window = frame.window();
      Font font = Tokens.font(11, false);
      double widest = DigitCells.width("00:00", font);
      for (Mark mark : times.of(window, (widest + px(24)) * scale)) {
        double x = (mark.value() - (double) window.fromNanos()) / window.nanosPerPixel() / scale;
        double half = DigitCells.width(mark.text(), Tokens.font(11, mark.strong())) / 2.0;
        boolean cut = x < half - px(PADDING - 2) || x + half > plot.getWidth() + px(4);
        marks.add(cut ? mark.silent() : mark);
      }
    }
    return marks;
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleJPanel() {
        private static final long serialVersionUID = 1;

        @Override
        public String getAccessibleName() {
          return accessibleName != null ? accessibleName : "Queue, last 10 minutes";
        }

        @Override
        public String getAccessibleDescription() {
          QueueModel model = frame.model();
          return "Queue, " + model.waiting() + " waiting, peak " + model.peak() + " and " + model.droppedInView()
              + " dropped in the last 10 minutes";
        }
      };
    }
    return accessibleContext;
  }
}
