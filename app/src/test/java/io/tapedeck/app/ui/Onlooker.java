package io.tapedeck.app.ui;

import com.formdev.flatlaf.FlatLaf;
import io.tapedeck.app.chart.ChartLink;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.QueueModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.live.LivePage;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

/** Looks at a page without a display: lays it out, paints it, finds its parts by name. */
public final class Onlooker {
  public final SceneData data;
  public final LivePage page;

  private Onlooker(SceneData data, LivePage page) {
    this.data = data;
    this.page = page;
  }

  /** Runs a test on the event thread, as the window would. */
  public static void onScreenThread(Work work) throws Exception {
    Exception[] failure = new Exception[1];
    Error[] error = new Error[1];
    SwingUtilities.invokeAndWait(
        () -> {
          try {
            work.run();
          } catch (Exception e) {
            failure[0] = e;
          } catch (Error e) {
            error[0] = e;
          }
        });
    if (error[0] != null) {
      throw error[0];
    }
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  /** A test's body. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /** A page of this size with the demo exchange chosen, as if on a screen. */
  public static Onlooker page(int width, int height) {
    if (!FlatLaf.isLafDark()) {
      Theme.DARK.install();
    }
    return page(width, height, new ClockZone(ZoneId.of("Europe/Berlin")), data -> StubCharts::price, zone -> StubCharts::queue);
  }

  /** The same with the real charts. */
  public static Onlooker charted(int width, int height, ClockZone zone) {
    return page(width, height, zone, data -> stream -> new PriceChartPanel(stream, data, new ChartLink(zone)), same -> queue -> new QueueChartPanel(queue, same));
  }

  private static Onlooker page(
      int width, int height, ClockZone zone, Function<SceneData, Function<StreamModel, JComponent>> price, Function<ClockZone, Function<QueueModel, JComponent>> queue) {
    SceneData data = new SceneData().plugins();
    LivePage page = new LivePage(data.model, data, data, zone, price.apply(data), queue.apply(zone));
    Onlooker onlooker = new Onlooker(data, page);
    page.addNotify();
    onlooker.resize(width, height);
    data.model.announce();
    return onlooker;
  }

  public void resize(int width, int height) {
    page.setSize(width, height);
    layOut();
  }

  public void layOut() {
    walk(page, Component::invalidate);
    page.validate();
    lay(page);
  }

  private static void lay(Component c) {
    c.doLayout();
    if (c instanceof Container container) {
      for (Component child : container.getComponents()) {
        lay(child);
      }
    }
  }

  public BufferedImage paint() {
    layOut();
    BufferedImage image = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    page.paint(g);
    g.dispose();
    return image;
  }

  public <C extends Component> C find(String name, Class<C> type) {
    Component[] found = new Component[1];
    walk(page, c -> found[0] = name.equals(c.getName()) && found[0] == null ? c : found[0]);
    if (found[0] == null) {
      throw new NoSuchElementException(name);
    }
    return type.cast(found[0]);
  }

  public boolean has(String name) {
    boolean[] found = new boolean[1];
    walk(page, c -> found[0] |= name.equals(c.getName()));
    return found[0];
  }

  public String text(String name) {
    return find(name, JLabel.class).getText();
  }

  public JComponent part(String name) {
    return find(name, JComponent.class);
  }

  public static void walk(Component top, Consumer<Component> visitor) {
    visitor.accept(top);
    if (top instanceof Container container) {
      for (Component child : container.getComponents()) {
        walk(child, visitor);
      }
    }
  }
}
