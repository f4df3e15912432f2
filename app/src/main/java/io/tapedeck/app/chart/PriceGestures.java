package io.tapedeck.app.chart;

import java.awt.event.ActionEvent;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/** Mouse and keys of a price chart: whatever the mouse can do, the keys can. EDT. */
final class PriceGestures extends MouseAdapter implements FocusListener {
  private final PriceChartPanel chart;

  private PriceGestures(PriceChartPanel chart) {
    this.chart = chart;
  }

  static void install(PriceChartPanel chart) {
    PriceGestures gestures = new PriceGestures(chart);
    chart.addMouseListener(gestures);
    chart.addMouseMotionListener(gestures);
    chart.addMouseWheelListener(gestures);
    chart.addFocusListener(gestures);
    chart.setFocusable(true);
    key(chart, "PAGE_UP", chart::zoomIn);
    key(chart, "PAGE_DOWN", chart::zoomOut);
    key(chart, "ctrl 0", chart::resetZoom);
  }

  @Override
  public void mouseMoved(MouseEvent event) {
    chart.point(event.getPoint());
  }

  @Override
  public void mouseDragged(MouseEvent event) {
    chart.point(event.getPoint());
  }

  @Override
  public void mouseExited(MouseEvent event) {
    chart.point(null);
  }

  @Override
  public void mousePressed(MouseEvent event) {
    chart.requestFocusInWindow();
  }

  @Override
  public void mouseClicked(MouseEvent event) {
    if (event.getClickCount() == 2) {
      chart.resetZoom();
    }
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent event) {
    chart.zoom(event.getPreciseWheelRotation());
  }

  @Override
  public void focusGained(FocusEvent event) {
    chart.repaint();
  }

  @Override
  public void focusLost(FocusEvent event) {
    chart.repaint();
  }

  private static void key(PriceChartPanel chart, String stroke, Runnable action) {
    chart.getInputMap().put(KeyStroke.getKeyStroke(stroke), stroke);
    chart.getActionMap().put(stroke, new AbstractAction() {
      private static final long serialVersionUID = 1;

      @Override
      public void actionPerformed(ActionEvent event) {
        action.run();
      }
    });
  }
}
