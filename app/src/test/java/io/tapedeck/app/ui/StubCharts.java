package io.tapedeck.app.ui;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.QueueModel;
import io.tapedeck.app.model.RingSeries;
import io.tapedeck.app.model.StreamModel;
import java.awt.Graphics;
import javax.swing.JComponent;

/** Charts as plain lines, so that the page can be tested by itself. */
public final class StubCharts {
  private StubCharts() {}

  public static JComponent price(StreamModel stream) {
    JComponent chart =
        new JComponent() {
          @Override
          protected void paintComponent(Graphics g) {
            RingSeries line = stream.bids();
            g.setColor(Tokens.color(stream.verdict().state().trusted() ? "bid" : "staleInk"));
            double span = Math.max(1e-9, line.max() - line.min());
            for (int i = 1; i < line.size(); i++) {
              g.drawLine(
                  (i - 1) * getWidth() / line.size(), y(line, i - 1, span), i * getWidth() / line.size(), y(line, i, span));
            }
          }

          private int y(RingSeries line, int i, double span) {
            return (int) (getHeight() * (0.9 - 0.8 * (line.value(i) - line.min()) / span));
          }
        };
    stream.changes().listen(chart::repaint);
    return chart;
  }

  public static JComponent queue(QueueModel queue) {
    return new JComponent() {
      @Override
      protected void paintComponent(Graphics g) {
        g.setColor(Tokens.color("accent"));
        for (int i = 0; i < queue.count(); i++) {
          int h = (int) (queue.size(i) * getHeight() / 500);
          g.fillRect(i * getWidth() / 600, getHeight() - h, 1, h);
        }
      }

      @Override
      public javax.accessibility.AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
          accessibleContext = new AccessibleJComponent() {};
        }
        return accessibleContext;
      }
    };
  }
}
