package io.tapedeck.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.Verdict.State;
import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToolTip;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;

/** Exchanges name their symbols and word their sentences as they like. */
class HostileTextTest {
  private static final String PAGE = "<html><h1>Buy</h1><img src='x'>";

  private static void walk(Component c, List<JComponent> all) {
    if (c instanceof JComponent known) {
      all.add(known);
    }
    if (c instanceof Container container) {
      for (Component child : container.getComponents()) {
        walk(child, all);
      }
    }
  }

  @Test
  void f55_textsOfExchangesAreShownAsTheyAreAndNeverLaidOut() throws Exception {
    Onlooker.onScreenThread(() -> {
      Onlooker onlooker = Onlooker.page(1600, 1000);
      Instrument hostile = Instrument.provisional("demo", PAGE);
      onlooker.data.model.streams(List.of(hostile));
      onlooker.data.verdict(PAGE, State.REJECTED, PAGE, 3);
      onlooker.data.model.notices().add("x", PAGE, true, 1, onlooker.data.epochNanos());
      onlooker.data.model.announce();
      onlooker.layOut();
      List<JComponent> all = new ArrayList<>();
      walk(onlooker.page, all);
      int shown = 0;
      for (JComponent component : all) {
        assertThat(component.getClientProperty(BasicHTML.propertyKey)).as(component.toString()).isNull();
        shown += component instanceof JLabel label && String.valueOf(label.getText()).startsWith("<html>") ? 1 : 0;
      }
      assertThat(shown).as("places that show the text").isGreaterThan(2);
      JToolTip tip = new JToolTip();
      tip.setTipText(PAGE);
      assertThat(tip.getClientProperty(BasicHTML.propertyKey)).isNull();
    });
  }

  @Test
  void f55_charactersThatCannotBeSeenOrTurnTextAroundAreReplaced() {
    assertThat(Instrument.provisional("demo", "B\u202EDSU/\u0007C\nT").name()).isEqualTo("B\uFFFDDSU/\uFFFDC\uFFFDT");
    assertThat(Instrument.provisional("demo", "币安人生/USDT").name()).isEqualTo("币安人生/USDT");
  }
}
