package io.tapedeck.bench;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.desk.SideColumn;
import io.tapedeck.app.ui.export.Export;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What book ladder and trades tape cost for each paint while one stream gets 1,000 and 200,000 updates a second: painted into an image after each tick of the pump, 30 times a
 * second. Main thread, one producer; there is no window.
 */
final class DeskRun {
  private static final int WIDTH = 332;
  private static final int HEIGHT = 676;
  private static final int WARM_PAINTS = 200;

  private DeskRun() {}

  static void run(Figures figures, long seconds) {
    Theme.DARK.install();
    double[] slow = measure(figures, 1_000, seconds);
    double[] fast = measure(figures, 200_000, seconds);
    figures.figure("ladder, 200,000 : 1,000 updates/s", fast[0] / slow[0], "x");
    figures.figure("tape, 200,000 : 1,000 updates/s", fast[1] / slow[1], "x");
  }

  /** Medians of ladder and tape, milliseconds. */
  private static double[] measure(Figures figures, double rate, long seconds) {
    Thread here = Thread.currentThread();
    Rig rig = new Rig(1, new ScreenThread(() -> Thread.currentThread() == here), TimeSource.system());
    Market market = new Market(rig, 0, 1, 7);
    rig.pump().tick();
    StreamModel stream = rig.screen().streams().get(0);
    stream.depth().watch(() -> true);
    SideColumn column = new SideColumn(
        TimeSource.system(), new ClockZone(ZoneOffset.UTC), new Actions(), new Export((cause, sentence, warning) -> {}, TimeSource.system(), new ClockZone(ZoneOffset.UTC)));
    column.setSize(WIDTH, HEIGHT);
    column.follow(stream, false);
    lay(column);
    Component ladder = part(column, "bookLadder");
    Component tape = part(column, "tradesTape");
    Graphics2D g = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB).createGraphics();
    int paints = (int) (seconds * 1_000_000_000L / Ticks.TICK_NANOS);
    long[][] nanos = new long[2][paints];
    long[] bytes = new long[2];
    try (Feeder feeder = new Feeder(new Market[] {market}, rate)) {
      for (int i = -WARM_PAINTS; i < paints; i++) {
        rig.pump().tick();
        for (int part = 0; part < 2; part++) {
          Component painted = part == 0 ? ladder : tape;
          long allocated = Meter.allocatedHere();
          long begin = System.nanoTime();
          painted.paint(g);
          if (i >= 0) {
            nanos[part][i] = System.nanoTime() - begin;
            bytes[part] += Meter.allocatedHere() - allocated;
          }
        }
        LockSupport.parkNanos(Ticks.TICK_NANOS);
      }
      figures.say(String.format(Locale.ROOT, "%,d updates came", feeder.sent()));
    }
    double[] medians = new double[2];
    String at = String.format(Locale.ROOT, " at %,.0f updates/s", rate);
    for (int part = 0; part < 2; part++) {
      Arrays.sort(nanos[part]);
      medians[part] = nanos[part][paints / 2] / 1e6;
      String name = part == 0 ? "ladder" : "tape";
      figures.figure(name + at + ", median of a paint", medians[part], "ms");
      figures.figure(name + at + ", 99 of 100 paints", nanos[part][paints * 99 / 100] / 1e6, "ms");
      figures.figure(name + at + ", garbage of a paint", (double) bytes[part] / paints, "bytes");
    }
    return medians;
  }

  private static void lay(Component c) {
    c.doLayout();
    if (c instanceof Container container) {
      for (Component child : container.getComponents()) {
        lay(child);
      }
    }
  }

  private static Component part(Container in, String name) {
    Component found = find(in, name);
    if (found == null) {
      throw new IllegalStateException("The side column has no " + name);
    }
    return found;
  }

  private static @Nullable Component find(Component in, String name) {
    if (name.equals(in.getName())) {
      return in;
    }
    Component found = null;
    if (in instanceof Container container) {
      for (Component child : container.getComponents()) {
        found = found == null ? find(child, name) : found;
      }
    }
    return found;
  }
}
