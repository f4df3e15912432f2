package io.tapedeck.app.ui.help;

import static io.tapedeck.app.ui.Onlooker.onScreenThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Theme;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.action.Actions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

/** Help, About and the log's folder. */
class HelpPanelTest {
  @Test
  void everyChapterHasSomethingToSay() throws Exception {
    onScreenThread(() -> {
      Theme.LIGHT.install();
      HelpPanel panel = new HelpPanel(new Actions());
      JTextArea[] text = new JTextArea[1];
      Onlooker.walk(panel, c -> text[0] = c instanceof JTextArea area ? area : text[0]);
      List<String> all = new ArrayList<>();
      for (HelpTopic topic : HelpTopic.values()) {
        panel.open(topic);
        assertThat(text[0].getText()).as(topic.name()).hasSizeGreaterThan(80).isEqualTo(topic.text()).doesNotContain("''");
        all.add(text[0].getText());
      }
      assertThat(all).doesNotHaveDuplicates();
      assertThat(HelpTopic.named("no such panel")).isEqualTo(HelpTopic.TOOLBAR);
    });
  }

  @Test
  void aboutNamesEveryLibraryThePackageHas() throws Exception {
    List<String> copied = new ArrayList<>();
    onScreenThread(() -> {
      Theme.DARK.install();
      AboutPanel panel = new AboutPanel(copied::add);
      Onlooker.walk(panel, c -> {
        if (c instanceof JButton button) {
          button.doClick(0);
        }
      });
    });
    List<ThirdParty> listed = ThirdParty.parse(Files.readString(Path.of("../packaging/licences/third-party.tsv")));
    assertThat(ThirdParty.all()).isEqualTo(listed);
    assertThat(listed).extracting(ThirdParty::name).contains("JFreeChart", "FastCSV");
    assertThat(copied.get(0)).contains("Apache-2.0", "JFreeChart: LGPL-2.1-or-later", "Java " + System.getProperty("java.version"));
  }

  @Test
  void withoutADesktopThePathIsSaid() throws Exception {
    List<String> told = new ArrayList<>();
    LogFolder folder = new LogFolder();
    folder.by(path -> {
      throw new IOException("no desktop");
    }, Runnable::run);
    folder.open(Path.of("logs"), () -> told.add("not opened"));
    folder.by(path -> {
      throw new UnsupportedOperationException("nor here");
    }, Runnable::run);
    folder.open(Path.of("logs"), () -> told.add("not opened"));
    folder.by(path -> told.add("opened " + path), Runnable::run);
    folder.open(Path.of("logs"), () -> told.add("never"));
    SwingUtilities.invokeAndWait(() -> {});
    assertThat(told).containsExactlyInAnyOrder("opened logs", "not opened", "not opened");
  }
}
