package io.tapedeck.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JMenuItem;
import javax.swing.SwingUtilities;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import org.junit.jupiter.api.Test;

class RetentionMenuTest {
  private final List<Integer> chosen = new ArrayList<>();
  private int now = 1_000;

  @Test
  void eachChoiceNamesItsMemoryAndTheOneThatHoldsIsMarked() throws Exception {
    SwingUtilities.invokeAndWait(() -> {
      RetentionMenu menu = new RetentionMenu(() -> now, chosen::add);
      assertThat(IntStream.range(0, 5).mapToObj(i -> menu.getItem(i).getText().replaceAll("[^0-9a-zA-Z:]+", " ")))
          .containsExactly(
              "1 000 points: up to 1 MB for each stream", "10 000 points: up to 1 MB for each stream",
              "100 000 points: up to 5 MB for each stream", "1 000 000 points: up to 50 MB for each stream",
              "10 000 000 points: up to 495 MB for each stream");
      assertThat(marked(menu)).containsExactly("retention:1000");
      menu.getItem(3).doClick(0);
      assertThat(chosen).containsExactly(1_000_000);
      now = 1_000_000;
      open(menu);
      assertThat(marked(menu)).containsExactly("retention:1000000");
      now = 5_000; // Written into the settings by hand.
      open(menu);
      assertThat(marked(menu)).isEmpty();
    });
  }

  private static void open(RetentionMenu menu) {
    for (MenuListener listener : menu.getMenuListeners()) {
      listener.menuSelected(new MenuEvent(menu));
    }
  }

  private static List<String> marked(RetentionMenu menu) {
    return IntStream.range(0, menu.getItemCount()).mapToObj(menu::getItem).filter(JMenuItem::isSelected).map(JMenuItem::getName).toList();
  }
}
