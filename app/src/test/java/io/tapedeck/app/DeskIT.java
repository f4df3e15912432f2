package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import java.awt.event.ActionEvent;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

/** The side column in the real window: it follows the selected row, and its numbers are the book's. */
class DeskIT extends VenueWindow {
  private static final String BTC = "BTC/USD";
  private static final String ETH = "ETH/USD";

  private void select(int row) {
    live.ask(() -> {
      live.find("statusTable", JTable.class).setRowSelectionInterval(row, row);
      return true;
    });
  }

  private String text(String label) {
    return live.ask(() -> live.find(label, JLabel.class).getText());
  }

  /** What Ctrl+C in the ladder or the tape would copy, without the desktop's clipboard. */
  private String summary(String view) {
    return live.ask(() -> live.find(view, JComponent.class).getAccessibleContext().getAccessibleDescription());
  }

  @Test
  void theSelectedRowSetsTheSideColumn() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC, ETH);
    assertThat(text("bookPanelSymbol")).isEqualTo(BTC);
    live.start();
    live.awaitVerdict(ETH, Verdict.State.LIVE);
    select(1);
    assertThat(text("bookPanelSymbol")).isEqualTo(ETH);
    assertThat(text("tradesPanelSymbol")).isEqualTo(ETH);
    // Nothing moves at this venue unless a test says so: the book comes although there are no news.
    live.await(() -> summary("bookLadder").contains("bid "));
    assertThat(text("bookPanelVerdict")).isEqualTo("LIVE");
    select(0);
    assertThat(text("bookPanelSymbol")).isEqualTo(BTC);
  }

  @Test
  void theLaddersNumbersAreTheBooksBest() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC, ETH);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    for (int i = 0; i < 20; i++) {
      venue.book(BTC, "10" + i % 3 + ".0", "10" + i % 3 + ".5", true);
    }
    live.await(() -> live.ask(() -> live.stream(BTC).hasBid() && live.stream(BTC).bid() == 1_010));
    live.await(() -> live.ask(() -> !live.stream(BTC).depth().behind() && live.stream(BTC).depth().version() > 0));
    live.ask(() -> {
      StreamModel stream = live.stream(BTC);
      BookCopy book = stream.depth().book();
      assertThat(book.price(Side.BUY, 0)).isEqualTo(stream.bid());
      String said = live.find("bookLadder", JComponent.class).getAccessibleContext().getAccessibleDescription();
      assertThat(said).contains("bid " + Scaled.text(stream.bid(), book.priceScale()) + " for " + Scaled.text(book.size(Side.BUY, 0), book.sizeScale()));
      assertThat(said).contains("ask " + Scaled.text(stream.ask(), book.priceScale()));
      return true;
    });
  }

  @Test
  void aHeldTapeCountsInItsHeader() {
    live.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, BTC);
    live.start();
    live.awaitVerdict(BTC, Verdict.State.LIVE);
    venue.trade(BTC, "100.2", "0.5");
    live.await(() -> summary("tradesTape").contains("100.2"));
    live.ask(() -> {
      JComponent tape = live.find("tradesTape", JComponent.class);
      tape.getActionMap().get("tape.hold").actionPerformed(new ActionEvent(tape, 0, ""));
      return true;
    });
    venue.trade(BTC, "100.3", "0.5");
    venue.trade(BTC, "100.4", "0.5");
    live.await(() -> text("tapeWaiting").equals("+2"));
    assertThat(summary("tradesTape")).contains("100.2").doesNotContain("100.4");
  }
}
