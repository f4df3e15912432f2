package io.tapedeck.app.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Theme;
import java.awt.Dimension;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StripLayoutTest {
  private final JPanel row = new JPanel(new StripLayout(40, 10));

  @BeforeAll
  static void theme() {
    Theme.DARK.install();
  }

  private JComponent part(int width, StripLayout.Slot slot) {
    JComponent part = new JComponent() {};
    part.setPreferredSize(new Dimension(width, 20));
    part.setMinimumSize(new Dimension(width / 2, 20));
    row.add(part, slot);
    return part;
  }

  private void lay(int width) {
    row.setSize(width, 40);
    row.doLayout();
  }

  @Test
  void placesPartsFromBothEndsInTheMiddleOfTheHeight() {
    JComponent left = part(50, StripLayout.left(0));
    JComponent right = part(60, StripLayout.right(5));
    lay(300);
    assertThat(left.getBounds()).isEqualTo(new java.awt.Rectangle(10, 10, 50, 20));
    assertThat(right.getX()).isEqualTo(230);
  }

  @Test
  void theLowestNumberLeavesFirst() {
    JComponent stays = part(100, StripLayout.left(0));
    JComponent first = part(100, StripLayout.left(0).leaving(1));
    JComponent second = part(100, StripLayout.right(0).leaving(2));
    lay(250);
    assertThat(first.getWidth()).isZero();
    assertThat(second.getWidth()).isEqualTo(100);
    lay(150);
    assertThat(second.getWidth()).isZero();
    assertThat(stays.getWidth()).isEqualTo(100);
  }

  @Test
  void theFillerTakesWhatIsLeft() {
    part(50, StripLayout.left(0));
    JComponent filler = part(40, StripLayout.filling(10));
    part(60, StripLayout.right(10));
    lay(300);
    assertThat(filler.getBounds().x).isEqualTo(70);
    assertThat(filler.getWidth()).isEqualTo(150);
  }

  @Test
  void theShrinkingPartIsNeverWiderThanItPrefers() {
    JComponent shrinking = part(100, StripLayout.shrinking(0));
    JComponent next = part(50, StripLayout.left(5));
    lay(400);
    assertThat(shrinking.getWidth()).isEqualTo(100);
    assertThat(next.getX()).isEqualTo(115);
    lay(160);
    assertThat(shrinking.getWidth()).isEqualTo(85);
    assertThat(next.getX()).isEqualTo(100);
  }

  @Test
  void aHiddenPartTakesNoRoom() {
    JComponent hidden = part(100, StripLayout.left(0));
    hidden.setVisible(false);
    JComponent next = part(50, StripLayout.left(0));
    lay(300);
    assertThat(next.getX()).isEqualTo(10);
  }
}
