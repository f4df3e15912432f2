package io.tapedeck.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.export.Export;
import io.tapedeck.app.ui.export.TableActions;
import java.awt.Component;
import java.time.ZoneOffset;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

class PluginsPanelTest {

  @Test
  void showsGoodAndBadPluginsWithTheReason() throws Exception {
    Onlooker.onScreenThread(
        () -> {
          Theme.DARK.install();
          SceneData data = new SceneData();
          PluginsPanel panel = new PluginsPanel(data.model, new TableActions(new Actions(), new Export((cause, words, warning) -> {}, data, new ClockZone(ZoneOffset.UTC))));
          data.plugins();
          JTable[] table = new JTable[1];
          Onlooker.walk(panel, (Component c) -> table[0] = c instanceof JTable t ? t : table[0]);
          assertThat(table[0].getName()).isEqualTo("pluginTable");
          assertThat(table[0].getRowCount()).isEqualTo(3);
          assertThat(table[0].getValueAt(0, 0)).isEqualTo("Demo exchange");
          assertThat(table[0].getValueAt(2, 3)).isEqualTo("Invalid");
          assertThat((String) table[0].getValueAt(2, 4)).contains("manifest");
        });
  }
}
