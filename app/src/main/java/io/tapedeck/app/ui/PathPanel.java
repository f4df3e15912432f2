package io.tapedeck.app.ui;

import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import javax.swing.JButton;
import net.miginfocom.swing.MigLayout;

/** A sentence with a place on the disk, and a button that copies the place. EDT. */
final class PathPanel extends TokenPanel {
  private static final long serialVersionUID = 1;

  PathPanel(String sentence, Runnable copy) {
    super("panel", new MigLayout("insets 20, wrap 1, gapy 14", "[grow]"));
    setName("pathPanel");
    TokenLabel words = new TokenLabel(sentence, "text", 12, false);
    words.setName("pathWords");
    add(words);
    JButton button = Buttons.words(Texts.of("copy"));
    button.setName("copyPath");
    button.addActionListener(e -> copy.run());
    add(button, "align right");
  }
}
