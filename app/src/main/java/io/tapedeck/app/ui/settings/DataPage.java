package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.ui.help.LogFolder;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** How much is kept, how often it is drawn, and where things are on the disk. EDT. */
final class DataPage extends Form {
  private static final long serialVersionUID = 1;

  private final transient SettingsDesk desk;
  private final transient LogFolder opener = new LogFolder();
  private final JComboBox<String> retention = new JComboBox<>();
  private final JButton retentionReset;
  private final Wrapped said;
  private boolean showing;

  DataPage(SettingsDesk desk) {
    super("data");
    this.desk = desk;
    retention.setName("setting:retention");
    retentionReset = row(Texts.of("menu.retention"), retention, () -> retain(RetentionChoices.USUAL));
    retention.addActionListener(e -> {
      if (!showing && retention.getSelectedIndex() >= 0 && retention.getSelectedIndex() < RetentionChoices.ALL.size()) {
        retain(RetentionChoices.ALL.get(retention.getSelectedIndex()));
      }
    });
    sentence(Texts.of("setting.retention.more"));
    choice(desk.preferences(), Preferred.PICTURES, List.of(10, 20, 30, 60), value -> Texts.of("setting.pictures.item", value.toString()));
    sentence(Texts.of("setting.pictures.more"));
    head(Texts.of("settings.disk"));
    Folders folders = desk.folders();
    folder("config", folders.config());
    folder("plugins", folders.userPlugins());
    folder("logs", folders.logs());
    folder("cache", folders.cache());
    folder("pictures", folders.pictures());
    said = sentence("");
    said.setName("folderSaid");
    said.say("", false);
    WhenShowing.onShow(this, this::showRetention); // It can be changed in the menu too.
    showRetention();
  }

  private void retain(int points) {
    desk.retain().accept(points);
    showRetention();
  }

  private void showRetention() {
    showing = true;
    int now = desk.model().retention();
    retention.removeAllItems();
    RetentionChoices.ALL.forEach(points -> retention.addItem(RetentionChoices.words(points)));
    if (!RetentionChoices.ALL.contains(now)) {
      retention.addItem(RetentionChoices.words(now)); // The settings file may name any number.
    }
    retention.setSelectedIndex(RetentionChoices.ALL.contains(now) ? RetentionChoices.ALL.indexOf(now) : RetentionChoices.ALL.size());
    retentionReset.setVisible(now != RetentionChoices.USUAL);
    showing = false;
  }

  private void folder(String key, Path path) {
    TokenPanel line = new TokenPanel("panel", new MigLayout("insets 0", "[grow, fill]8[]8[]"));
    line.setName("folder:" + key);
    JTextField field = new JTextField(path.toString());
    field.setEditable(false);
    field.setCaretPosition(0);
    field.setName("path:" + key);
    field.setToolTipText(path.toString());
    field.setFont(Tokens.font(12, false));
    String words = Texts.of("settings.folder." + key);
    field.getAccessibleContext().setAccessibleName(words);
    JButton open = Buttons.words(Texts.of("settings.folder.open"));
    open.setName("open:" + key);
    open.addActionListener(e -> {
      said.say("", false);
      opener.open(path, () -> said.say(Texts.of("settings.folder.notOpened", path.toString()), true));
    });
    JButton copy = Buttons.words(Texts.of("settings.folder.copy"));
    copy.setName("copy:" + key);
    copy.addActionListener(e -> desk.copy().accept(path.toString()));
    line.add(field, "wmin 0, width 300, hmin 28");
    line.add(open);
    line.add(copy);
    row(words, line);
  }
}
