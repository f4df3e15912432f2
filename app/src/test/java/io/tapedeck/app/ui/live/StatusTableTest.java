package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.junit.jupiter.api.Test;

/** Order and columns of the table of streams: chosen by the trader, and they stay put. */
class StatusTableTest {

  private interface Look {
    void at(Onlooker onlooker, StatusTable table) throws Exception;
  }

  private static void look(int width, Look look) throws Exception {
    Onlooker.onScreenThread(() -> {
      Onlooker onlooker = Onlooker.page(width, 940);
      try {
        onlooker.data.live();
        onlooker.paint();
        look.at(onlooker, onlooker.find("statusTable", StatusTable.class));
      } finally {
        onlooker.page.removeNotify();
      }
    });
  }

  private static List<String> symbols(StatusTable table) {
    return IntStream.range(0, table.getRowCount()).mapToObj(row -> table.getModel().getValueAt(row, StatusColumn.SYMBOL.ordinal()).toString()).toList();
  }

  private static List<String> heads(StatusTable table) {
    return IntStream.range(0, table.getColumnCount()).mapToObj(table::getColumnName).toList();
  }

  private static void press(StatusTable table, StatusColumn column) {
    int view = table.convertColumnIndexToView(column.ordinal());
    Rectangle head = table.getTableHeader().getHeaderRect(view);
    table.getTableHeader().dispatchEvent(new MouseEvent(
        table.getTableHeader(), MouseEvent.MOUSE_CLICKED, 0, MouseEvent.BUTTON1_DOWN_MASK, head.x + 5, 5, 0, 0, 1, false, MouseEvent.BUTTON1));
  }

  private static void pointer(StatusTable table, int what) {
    table.dispatchEvent(new MouseEvent(table, what, 0, 0, 5, 5, 0, 0, 0, false, MouseEvent.NOBUTTON));
  }

  @Test
  void aPressOnAHeadSortsUpThenDownThenNotAtAll() throws Exception {
    look(1900, (o, table) -> {
      List<String> chosen = symbols(table);
      press(table, StatusColumn.LAST);
      List<String> cheapestFirst = symbols(table);
      assertThat(cheapestFirst).isNotEqualTo(chosen).containsExactlyInAnyOrderElementsOf(chosen).startsWith("SOL/USD").endsWith("BTC/USD");
      press(table, StatusColumn.LAST);
      assertThat(symbols(table)).startsWith("BTC/USD").endsWith("SOL/USD");
      press(table, StatusColumn.LAST);
      assertThat(symbols(table)).isEqualTo(chosen);
    });
  }

  @Test
  void theSelectedStreamStaysSelectedAndTheSideColumnIsNotToldAnew() throws Exception {
    look(1900, (o, table) -> {
      StreamModel eth = o.data.stream("ETH/USD");
      table.select(eth.id());
      for (StatusColumn column : StatusColumn.values()) {
        table.sort(column, true);
        assertThat(table.selected()).isEqualTo(eth.id());
        assertThat(table.streams().get(table.getSelectedRow())).isSameAs(eth);
      }
    });
  }

  @Test
  void sortedRowsFollowTheMarketButHoldStillUnderThePointer() throws Exception {
    look(1900, (o, table) -> {
      table.sort(StatusColumn.LAST, false);
      List<String> before = symbols(table);
      pointer(table, MouseEvent.MOUSE_ENTERED);
      o.data.walk("SOL/USD", 99_000, 0.1, 0, 5);
      o.data.model.announce();
      table.update();
      assertThat(symbols(table)).as("the pointer is inside").isEqualTo(before);
      pointer(table, MouseEvent.MOUSE_EXITED);
      table.update();
      assertThat(symbols(table)).endsWith("SOL/USD");
    });
  }

  @Test
  void rowsWithoutAValueComeLastEitherWay() throws Exception {
    Onlooker.onScreenThread(() -> {
      SceneData data = new SceneData().plugins();
      data.model.streams(List.of(
          io.tapedeck.api.Instrument.provisional("demo", "NEVER"), io.tapedeck.api.Instrument.spot("demo", "BTC/USD", "BTC", "USD", 1, 8),
          io.tapedeck.api.Instrument.spot("demo", "SHIB/USD", "SHIB", "USD", 8, 0)));
      data.walk("BTC/USD", 67_412.5, 1, 0, 5);
      data.walk("SHIB/USD", 0.00002, 0, 0, 5);
      data.model.announce();
      StatusTable table = new StatusTable(data.model, data, id -> {});
      table.streamsChanged();
      table.sort(StatusColumn.LAST, false);
      assertThat(symbols(table)).as("by price, not by digits").containsExactly("SHIB/USD", "BTC/USD", "NEVER");
      table.sort(StatusColumn.LAST, true);
      assertThat(symbols(table)).containsExactly("BTC/USD", "SHIB/USD", "NEVER");
      data.verdict("BTC/USD", Verdict.State.STALE, "No data for 14 s", 1);
      table.sort(StatusColumn.VERDICT, false);
      assertThat(symbols(table)).hasSize(3);
    });
  }

  @Test
  void columnsComeAndGoAndTheirRoomIsGivenToTheReason() throws Exception {
    look(1900, (o, table) -> {
      assertThat(heads(table)).contains("Merged", "Delay");
      int reason = table.getColumnModel().getColumn(table.convertColumnIndexToView(StatusColumn.REASON.ordinal())).getWidth();
      JPopupMenu menu = new ColumnMenu(table).popup();
      item(menu, "Merged").doClick();
      item(menu, "Delay").doClick();
      assertThat(heads(table)).doesNotContain("Merged", "Delay").contains("Verdict", "Symbol");
      assertThat(table.getColumnModel().getColumn(table.convertColumnIndexToView(StatusColumn.REASON.ordinal())).getWidth()).isGreaterThan(reason);
      assertThat(table.hiddenColumns()).as("what nobody wants is not missed").isZero();
      item(new ColumnMenu(table).popup(), "Merged").doClick();
      assertThat(heads(table)).contains("Merged").doesNotContain("Delay");
      for (StatusColumn column : StatusColumn.values()) {
        table.want(column, false);
      }
      assertThat(heads(table)).containsExactly("Verdict", "Symbol");
      o.paint();
      item(new ColumnMenu(table).popup(), "All columns, rows in the order of the choice").doClick();
      assertThat(heads(table)).contains("Reconnects", "Delay");
    });
  }

  @Test
  void whatWasChosenIsKeptAndFoundAgain() throws Exception {
    look(1900, (o, table) -> {
      assertThat(o.page.table()).isEqualTo(TableSetup.USUAL);
      table.want(StatusColumn.BID, false);
      table.sort(StatusColumn.RATE, true);
      TableSetup kept = o.page.table();
      assertThat(kept).isEqualTo(new TableSetup(List.of("BID"), "RATE", true));
      o.page.restoreTable(TableSetup.USUAL);
      assertThat(heads(table)).contains("Bid");
      o.page.restoreTable(kept);
      assertThat(o.page.table()).isEqualTo(kept);
      o.page.restoreTable(new TableSetup(List.of("NO_SUCH", "SYMBOL"), "NEITHER", true));
      assertThat(o.page.table()).as("what is not known, and what must stay").isEqualTo(TableSetup.USUAL);
    });
  }

  @Test
  void theOrderIsChosenByKeysToo() throws Exception {
    look(1900, (o, table) -> {
      assertThat(o.find("columnsButton", JButton.class).isFocusable()).isTrue();
      JMenu sorting = (JMenu) new ColumnMenu(table).popup().getComponent(0);
      Stream.of(sorting.getMenuComponents()).map(JMenuItem.class::cast).filter(item -> item.getText().equals("Last, largest first")).findFirst().orElseThrow().doClick();
      assertThat(symbols(table)).startsWith("BTC/USD");
    });
  }

  private static JMenuItem item(JPopupMenu menu, String text) {
    List<JMenuItem> found = new ArrayList<>();
    Stream.of(menu.getComponents()).filter(JMenuItem.class::isInstance).map(JMenuItem.class::cast).filter(item -> item.getText().equals(text)).forEach(found::add);
    assertThat(found).as(text).hasSize(1);
    assertThat(found.get(0) instanceof JCheckBoxMenuItem || found.get(0).getText().startsWith("All")).isTrue();
    return found.get(0);
  }
}
