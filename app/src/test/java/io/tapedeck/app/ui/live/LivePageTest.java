package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.ui.Onlooker;
import java.awt.Color;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.accessibility.Accessible;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

class LivePageTest {

  private static void look(int width, int height, java.util.function.Consumer<Onlooker> test) throws Exception {
    Onlooker.onScreenThread(
        () -> {
          Onlooker onlooker = Onlooker.page(width, height);
          try {
            test.accept(onlooker);
          } finally {
            onlooker.page.removeNotify();
          }
        });
  }

  private static String cell(Onlooker o, int row, String head) {
    JTable table = o.find("statusTable", JTable.class);
    for (int i = 0; i < table.getModel().getColumnCount(); i++) {
      if (table.getModel().getColumnName(i).equals(head)) {
        return (String) table.getModel().getValueAt(row, i);
      }
    }
    throw new AssertionError(head);
  }

  @Test
  void hasAllItsParts() throws Exception {
    look(1600, 940, o -> {
      for (String name : List.of("livePage", "exchangeChoice", "modeChoice", "addSymbol", "chip:demo:BTC/USD", "startButton",
          "stopButton", "statusTable", "ledgerLine", "queueLine", "queueChart", "chart:demo:ETH/USD", "price:demo:SOL/USD",
          "verdict:demo:BTC/USD", "noticeLine", "statusBar")) {
        assertThat(o.has(name)).as(name).isTrue();
      }
    });
  }

  @Test
  void modeListHoldsTheModesOfTheExchange() throws Exception {
    look(1600, 940, o -> assertThat(o.find("modeChoice", JComboBox.class).getItemCount()).isEqualTo(3));
  }

  @Test
  void queueLineShowsTheSizeOnlyWhileSomethingWaits() throws Exception {
    look(1600, 940, o -> {
      assertThat(o.text("queueLine")).isEqualTo("Queue empty");
      o.data.live();
      assertThat(o.text("queueLine")).isEqualTo("Processing 17 queued updates...");
      o.data.model.queue().depth(0);
      o.data.model.announce();
      assertThat(o.text("queueLine")).isEqualTo("Queue empty");
    });
  }

  @Test
  void ledgerLineAddsUpWithTheNumbersOfTheModel() throws Exception {
    look(1600, 940, o -> {
      o.data.model.ledger(new Ledger(1_010, 700, 300, 4, 1, 2, 3));
      o.data.model.announce();
      assertThat(o.text("ledgerLine")).isEqualTo(
          "Received 1,010 = shown 700 + merged 300 + dropped 4 + rejected 1 + discarded 2 + waiting 3 adds up");
    });
  }

  @Test
  void ledgerLineSaysByHowMuchItIsWrong() throws Exception {
    look(1600, 940, o -> {
      o.data.model.ledger(new Ledger(1_010, 700, 300, 4, 1, 2, 0));
      o.data.model.announce();
      assertThat(o.text("ledgerLine")).endsWith("does not add up by 3");
    });
  }

  @Test
  void pressingStartFiveTimesAsksOnce() throws Exception {
    look(1600, 940, o -> {
      JButton start = o.find("startButton", JButton.class);
      IntStream.range(0, 5).forEach(i -> start.doClick(0));
      assertThat(o.data.asked).filteredOn(a -> a.startsWith("start")).hasSize(1);
      assertThat(start.isEnabled()).isFalse();
      assertThat(start.getText()).isEqualTo("Starting");
    });
  }

  @Test
  void stopIsOnlyThereWhileSomethingRuns() throws Exception {
    look(1600, 940, o -> {
      JButton stop = o.find("stopButton", JButton.class);
      assertThat(stop.isEnabled()).isFalse();
      o.data.model.phase(FeedPhase.RUNNING);
      o.data.model.announce();
      assertThat(stop.isEnabled()).isTrue();
      stop.doClick(0);
      assertThat(o.data.asked).contains("stop");
    });
  }

  @Test
  void exchangeAndModeHoldStillWhileRunning() throws Exception {
    look(1600, 940, o -> {
      o.data.model.phase(FeedPhase.RUNNING);
      o.data.model.announce();
      assertThat(o.part("exchangeChoice").isEnabled()).isFalse();
      assertThat(o.part("modeChoice").isEnabled()).isFalse();
      assertThat(o.part("addSymbol").isEnabled()).isFalse();
    });
  }

  @Test
  void verdictStandsInTableTileAndChip() throws Exception {
    look(1600, 940, o -> {
      o.data.live();
      assertThat(cell(o, 2, "Verdict")).isEqualTo("QUIET");
      assertThat(o.text("verdict:demo:SOL/USD")).isEqualTo("QUIET");
      assertThat(o.part("chip:demo:SOL/USD").getAccessibleContext().getAccessibleName()).isEqualTo("SOL/USD, quiet");
    });
  }

  @Test
  void pricesOfOneSymbolAgreeInHeaderAndTable() throws Exception {
    look(1600, 940, o -> {
      o.data.live();
      for (int row = 0; row < 3; row++) {
        assertThat(o.text("price:demo:" + cell(o, row, "Symbol"))).isEqualTo(cell(o, row, "Last"));
      }
    });
  }

  @Test
  void doubtfulPricesAreStruckThroughInTheSameTick() throws Exception {
    look(1600, 940, o -> {
      o.data.live();
      PriceFigure price = o.find("price:demo:BTC/USD", PriceFigure.class);
      assertThat(price.struck()).isFalse();
      o.data.verdict("BTC/USD", Verdict.State.STALE, "No data for 14 s, limit 5 s", 0);
      o.data.model.announce();
      assertThat(price.struck()).isTrue();
      StatusRows rows = (StatusRows) o.find("statusTable", JTable.class).getModel();
      assertThat(rows.cell(0, StatusColumn.LAST.ordinal()).struck()).isTrue();
      assertThat(rows.cell(0, StatusColumn.BID.ordinal()).struck()).isTrue();
      assertThat(o.text("verdict:demo:BTC/USD")).isEqualTo("STALE");
    });
  }

  @Test
  void pricesAreSaidWhenAskedForAndNeverAnnounced() throws Exception {
    look(1600, 940, o -> {
      o.data.live();
      List<String> announced = new ArrayList<>();
      Onlooker.walk(o.page, c -> {
        if (c instanceof javax.swing.JComponent part && part.getParent() != null && part.getAccessibleContext() != null) {
          part.getAccessibleContext().addPropertyChangeListener(e -> announced.add(e.getPropertyName() + " " + e.getNewValue()));
        }
      });
      o.data.walk("BTC/USD", 67_500.5, 1, 0, 5);
      o.data.nanos += 100_000_000L;
      o.data.model.announce();
      ChartTile tile = ChartRows.tiles(o.page).get(0);
      tile.tick();
      assertThat(tile.getAccessibleContext().getAccessibleDescription()).contains("BTC/USD, live, last 67,");
      assertThat(announced).noneMatch(text -> text.startsWith("AccessibleDescription") && text.contains("67,"));
      o.data.verdict("BTC/USD", Verdict.State.STALE, "No data for 14 s, limit 5 s", 0);
      o.data.model.announce();
      assertThat(announced).filteredOn(text -> text.contains("STALE: No data")).isNotEmpty();
      o.page.readRow();
      assertThat(o.data.model.notices().all().get(o.data.model.notices().all().size() - 1).text()).startsWith("BTC/USD, stale, last 67,");
    });
  }

  @Test
  void noWidthMovesWhenDataGrows() throws Exception {
    look(1600, 940, o -> {
      o.data.live();
      o.paint();
      JTable table = o.find("statusTable", JTable.class);
      List<Integer> before = widths(table);
      Rectangle price = o.part("price:demo:BTC/USD").getBounds();
      o.data.ledger("BTC/USD", 4_999_999, 3_111_800, 99_999);
      o.data.walk("BTC/USD", 99_998.0, 0.1, 0, 30);
      o.data.model.announce();
      o.paint();
      assertThat(widths(table)).isEqualTo(before);
      assertThat(o.part("price:demo:BTC/USD").getBounds()).isEqualTo(price);
    });
  }

  private static List<Integer> widths(JTable table) {
    return IntStream.range(0, table.getColumnCount()).mapToObj(i -> table.getColumnModel().getColumn(i).getWidth()).toList();
  }

  @Test
  void allColumnsAreThereInAWideWindow() throws Exception {
    look(1900, 940, o -> {
      o.paint();
      assertThat(o.find("statusTable", JTable.class).getColumnCount()).isEqualTo(16);
    });
  }

  @Test
  void columnsLeaveInOrderInASmallWindow() throws Exception {
    look(1280, 740, o -> {
      o.paint();
      JTable table = o.find("statusTable", JTable.class);
      List<String> heads =
          IntStream.range(0, table.getColumnCount()).mapToObj(table::getColumnName).toList();
      assertThat(heads).contains("Verdict", "Symbol", "Reason", "Age", "Updates", "Rate", "Last", "Dropped", "Rejected",
          "Resyncs").doesNotContain("Reconnects", "Bid", "Ask");
      List<String> words = new ArrayList<>();
      Onlooker.walk(o.page, c -> {
        if (c instanceof JLabel label && label.isVisible() && label.getText() != null) {
          words.add(label.getText());
        }
      });
      assertThat(words).anyMatch(w -> w.matches("\\d columns hidden"));
    });
  }

  @Test
  void columnsComeBackWhenTheWindowGrows() throws Exception {
    look(1280, 740, o -> {
      o.paint();
      o.resize(1900, 940);
      o.paint();
      o.paint();
      JTable table = o.find("statusTable", JTable.class);
      assertThat(table.getColumnCount()).isEqualTo(16);
      assertThat(table.getColumnName(0)).isEqualTo("Verdict");
      assertThat(table.getColumnName(15)).isEqualTo("Reconnects");
    });
  }

  @Test
  void rowsKeepTheOrderOfTheChoiceAndTheSelectionItsSymbol() throws Exception {
    look(1600, 940, o -> {
      o.page.select(new StreamId("demo", "SOL/USD"));
      o.page.choice().toggle(new StreamId("demo", "BTC/USD"));
      JTable table = o.find("statusTable", JTable.class);
      assertThat(table.getSelectedRow()).isEqualTo(1);
      assertThat(cell(o, 1, "Symbol")).isEqualTo("SOL/USD");
    });
  }

  @Test
  void aRowWithoutDataShowsDashesNotZeros() throws Exception {
    look(1600, 940, o -> {
      for (String head : List.of("Age", "Rate", "Last", "Bid", "Ask", "Spread", "Delay")) {
        assertThat(cell(o, 0, head)).as(head).isEqualTo("\u2013");
      }
      assertThat(cell(o, 0, "Updates")).isEqualTo("0");
    });
  }

  @Test
  void chartsStayAfterStop() throws Exception {
    look(1600, 940, o -> {
      assertThat(o.part("chart:demo:BTC/USD").isShowing()).isFalse();
      o.data.live();
      assertThat(o.part("chart:demo:BTC/USD").isShowing()).isTrue();
      o.data.verdict("BTC/USD", Verdict.State.OFF, "Stopped", 0);
      o.data.model.phase(FeedPhase.STOPPED);
      o.data.model.announce();
      assertThat(o.part("chart:demo:BTC/USD").isShowing()).isTrue();
      assertThat(o.text("verdict:demo:BTC/USD")).isEqualTo("OFF");
    });
  }

  @Test
  void demoStandsOnEveryPaneAndLeavesWithTheDemo() throws Exception {
    look(1600, 940, o -> {
      o.data.live();
      assertThat(badges(o)).isGreaterThanOrEqualTo(6);
      o.data.model.phase(FeedPhase.STOPPED);
      o.data.model.announce();
      o.page.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, List.of("BTC/USD"));
      assertThat(badges(o)).isZero();
    });
  }

  private static int badges(Onlooker o) {
    int[] count = new int[1];
    Onlooker.walk(o.page, c -> count[0] += c instanceof JLabel label && "DEMO".equals(label.getText()) && label.isVisible() ? 1 : 0);
    return count[0];
  }

  @Test
  void theExchangeIsSaidWhereSeveralAreChosenAndLeavesAgain() throws Exception {
    look(1900, 940, o -> {
      JTable table = o.find("statusTable", JTable.class);
      o.page.choice().toggle(new StreamId("kraken", "BTC/USD"));
      o.data.model.phase(FeedPhase.RUNNING);
      o.data.model.announce();
      o.paint();
      assertThat(table.getColumnCount()).isEqualTo(17);
      assertThat(cell(o, 0, "Exchange")).isEqualTo("Demo exchange");
      assertThat(cell(o, 3, "Exchange")).isEqualTo("Kraken");
      assertThat(words(o, "chip:kraken:BTC/USD")).contains("BTC/USD", "Kraken");
      assertThat(words(o, "chip:demo:BTC/USD")).contains("Demo");
      assertThat(words(o, "chart:demo:BTC/USD")).contains("Demo exchange", "DEMO");
      assertThat(words(o, "chart:kraken:BTC/USD")).contains("Kraken").doesNotContain("DEMO");
      assertThat(o.part("chip:kraken:BTC/USD").getAccessibleContext().getAccessibleName()).isEqualTo("BTC/USD Kraken, off");
      assertThat(o.data.model.label(o.data.stream("kraken:BTC/USD"))).isEqualTo("KRAKEN:BTC/USD");
      assertThat(o.find("exchangeChoice", JComboBox.class).getSelectedItem()).isNull();
      o.data.model.phase(FeedPhase.STOPPED);
      o.data.model.announce();
      o.page.choice().toggle(new StreamId("kraken", "BTC/USD"));
      o.paint();
      assertThat(table.getColumnCount()).isEqualTo(16);
      assertThat(words(o, "chip:demo:BTC/USD")).doesNotContain("Demo");
      assertThat(o.data.model.label(o.data.stream("BTC/USD"))).isEqualTo("BTC/USD");
    });
  }

  private static List<String> words(Onlooker o, String part) {
    List<String> words = new ArrayList<>();
    Onlooker.walk(o.part(part), c -> {
      if (c instanceof JLabel label && label.isVisible() && label.getText() != null) {
        words.add(label.getText());
      }
    });
    return words;
  }

  /** What nobody has seen anything in is not made anew because something else was chosen. */
  @Test
  void chartsWithoutDataStayWhenAnotherStreamIsChosen() throws Exception {
    look(1600, 940, o -> {
      Component before = o.part("chart:demo:BTC/USD");
      o.page.choice().toggle(new StreamId("demo", "DOGE/USD"));
      assertThat(o.part("chart:demo:BTC/USD")).isSameAs(before);
      o.data.walk("BTC/USD", 67_412.5, 1.3, 0, 5);
      o.page.choice().toggle(new StreamId("demo", "DOGE/USD"));
      assertThat(o.part("chart:demo:BTC/USD")).isNotSameAs(before);
      assertThat(o.data.stream("BTC/USD").hasData()).isFalse();
    });
  }

  @Test
  void everyComponentHasAnAccessibleName() throws Exception {
    look(1600, 940, o -> {
      o.data.live();
      o.paint();
      List<String> nameless = new ArrayList<>();
      Onlooker.walk(o.page, c -> {
        boolean speaks = c instanceof JLabel || c instanceof JButton || c instanceof JComboBox || c instanceof JTable
            || (c.getName() != null && c instanceof JComponent);
        if (speaks && c.isShowing() && c instanceof Accessible accessible) {
          String name = accessible.getAccessibleContext() == null ? null : accessible.getAccessibleContext().getAccessibleName();
          boolean emptyWords = c instanceof JLabel label && label.getText().isEmpty() && label.getIcon() == null;
          if ((name == null || name.isEmpty()) && !emptyWords && !isInternal(c)) {
            nameless.add(c.getClass().getName() + " " + c.getName());
          }
        }
      });
      assertThat(nameless).isEmpty();
    });
  }

  private static boolean isInternal(Component c) {
    // A combo box's own button and renderer are FlatLaf's.
    return c.getParent() instanceof JComboBox || c.getClass().getName().contains("CellRenderer");
  }

  @Test
  void paintsEverySceneInBothThemesAtEverySize() throws Exception {
    look(1600, 940, o -> {
      try {
        for (Theme theme : Theme.values()) {
          theme.install();
          javax.swing.SwingUtilities.updateComponentTreeUI(o.page);
          o.resize(1600, 940);
          assertThat(colours(o.paint())).isGreaterThan(10);
          o.page.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, List.of("BTC/USD", "ETH/USD", "SOL/USD", "PEPE/USDX"));
          o.data.faults();
          o.resize(1024, 600);
          assertThat(colours(o.paint())).isGreaterThan(10);
          o.data.model.phase(FeedPhase.STOPPED);
          o.data.model.announce();
        }
      } finally {
        Theme.DARK.install();
      }
    });
  }

  private static int colours(BufferedImage image) {
    java.util.Set<Integer> seen = new java.util.HashSet<>();
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y++) {
        seen.add(image.getRGB(x, y));
      }
    }
    return seen.size();
  }

  @Test
  void greenIsNowhereBeforeStart() throws Exception {
    look(1600, 940, o -> {
      BufferedImage image = o.paint();
      Color green = io.tapedeck.app.look.Tokens.color("live");
      Rectangle table = javax.swing.SwingUtilities.convertRectangle(
          o.part("statusTable").getParent(), o.part("statusTable").getBounds(), o.page);
      for (int x = table.x; x < table.x + 200; x++) {
        for (int y = table.y; y < table.y + table.height; y++) {
          assertThat(image.getRGB(x, y)).isNotEqualTo(green.getRGB());
        }
      }
    });
  }

  @Test
  void retryNowReachesTheDesk() throws Exception {
    look(1600, 940, o -> {
      o.page.retryNow();
      assertThat(o.data.asked).contains("retry");
    });
  }

  @Test
  void noticeLineShowsTheNewestNoticeWithItsCount() throws Exception {
    look(1600, 940, o -> {
      o.data.model.notices().add("a", "ETH/USD: no data for 14 s.", true, 3, 1);
      o.data.model.announce();
      assertThat(o.text("noticeLine")).isEqualTo("ETH/USD: no data for 14 s. (\u00d73)");
    });
  }

  @Test
  void aPriceOfZeroIsShownAndNoPriceIsNot() throws Exception {
    look(1600, 940, o -> {
      assertThat(o.text("price:demo:BTC/USD")).isEqualTo("\u2013");
      o.data.stream("BTC/USD")
          .print(o.data.epochNanos, 0, 0, 1, 1, 8, io.tapedeck.api.Side.BUY);
      o.data.model.phase(FeedPhase.RUNNING);
      o.data.model.announce();
      o.data.stream("BTC/USD").changes().mark();
      o.data.model.announce();
      assertThat(o.text("price:demo:BTC/USD")).isEqualTo("0.0");
    });
  }
}
