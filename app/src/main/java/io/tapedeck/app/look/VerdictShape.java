package io.tapedeck.app.look;

import io.tapedeck.app.feed.Verdict;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The nine verdicts as shapes that are told apart without colour. EDT. */
public final class VerdictShape {
  /** One turn of CONNECTING, the only endless motion there is. */
  public static final long TURN_NANOS = 1_200_000_000L;

  private static final Stamps STAMPS = new Stamps();

  private VerdictShape() {}

  /**
   * Paints a shape.
   *
   * @param x left edge
   * @param y upper edge
   * @param size edge of the square it fills, already scaled
   * @param nowNanos for the turn of CONNECTING
   */
  public static void paint(Graphics2D g, Verdict.State state, double x, double y, double size, long nowNanos) {
    paint(g, state, x, y, size, nowNanos, Tokens.color(state));
  }

  /** Paints a shape in a colour of the caller's. */
  public static void paint(
      Graphics2D g, Verdict.State state, double x, double y, double size, long nowNanos, Color color) {
    if (state == Verdict.State.CONNECTING) {
      Stamps.smoothly(g, on -> draw(on, state, x, y, size, nowNanos, color)); // It looks different each time.
    } else {
      STAMPS.paint(g, state, x, y, size, size, color, (on, left, top, scale) -> draw(on, state, left, top, size * scale, 0, color));
    }
  }

  private static void draw(
      Graphics2D g, Verdict.State state, double x, double y, double size, long nowNanos, Color color) {
    Stroke before = g.getStroke();
    g.setColor(color);
    double line = size / 6;
    g.setStroke(new BasicStroke((float) line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double half = line / 2;
    double inner = size - line;
    switch (state) {
      case LIVE -> g.fill(new Ellipse2D.Double(x, y, size, size));
      case QUIET -> {
        g.draw(new Ellipse2D.Double(x + half, y + half, inner, inner));
        double dot = size / 3;
        g.fill(new Ellipse2D.Double(x + dot, y + dot, dot, dot));
      }
      case CONNECTING -> {
        double turn = !Motion.turns() ? 0 : Math.floorMod(nowNanos, TURN_NANOS) * 360.0 / TURN_NANOS;
        g.draw(new Arc2D.Double(x + half, y + half, inner, inner, 90 - turn, 270, Arc2D.OPEN));
      }
      case SYNCING -> {
        g.draw(new Ellipse2D.Double(x + half, y + half, inner, inner));
        g.fill(new Arc2D.Double(x, y, size, size, 90, 180, Arc2D.CHORD));
      }
      case OFF -> g.draw(new Ellipse2D.Double(x + half, y + half, inner, inner));
      case STALE -> {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(x + size / 2, y + half);
        triangle.lineTo(x + size - half, y + size - line);
        triangle.lineTo(x + half, y + size - line);
        triangle.closePath();
        g.fill(triangle);
        g.draw(triangle);
      }
      case RESYNC -> {
        double middle = size / 2;
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x + middle, y + half);
        diamond.lineTo(x + size - half, y + middle);
        diamond.lineTo(x + middle, y + size - half);
        diamond.lineTo(x + half, y + middle);
        diamond.closePath();
        g.draw(diamond);
        Path2D left = new Path2D.Double();
        left.moveTo(x + middle, y + half);
        left.lineTo(x + middle, y + size - half);
        left.lineTo(x + half, y + middle);
        left.closePath();
        g.fill(left);
      }
      case REJECTED -> {
        g.draw(new Rectangle2D.Double(x + half, y + half, inner, inner));
        g.draw(new Line2D.Double(x + line, y + size - line, x + size - line, y + line));
      }
      case FAILED -> {
        double in = line;
        g.setStroke(new BasicStroke((float) (line * 1.4), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x + in, y + in, x + size - in, y + size - in));
        g.draw(new Line2D.Double(x + in, y + size - in, x + size - in, y + in));
      }
    }
    g.setStroke(before);
  }

  /** Paints the triangle of a price step: up for 1, down for -1, nothing for 0. */
  public static void paintStep(Graphics2D g, int step, double x, double y, double width, Color color) {
    if (step != 0) {
      STAMPS.paint(g, step, x, y, width, width, color, (on, left, top, scale) -> drawStep(on, step, left, top, width * scale, color));
    }
  }

  private static void drawStep(Graphics2D g, int step, double x, double y, double width, Color color) {
    double height = width * 0.75;
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x, step > 0 ? y + height : y);
    triangle.lineTo(x + width, step > 0 ? y + height : y);
    triangle.lineTo(x + width / 2, step > 0 ? y : y + height);
    triangle.closePath();
    g.setColor(color);
    g.fill(triangle);
  }
}
