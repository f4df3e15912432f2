package io.tapedeck.app.ui.live;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.Notice;
import io.tapedeck.app.model.NoticeModel;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Dimension;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;

/** All notices, newest first, in a popup above the bell. EDT. */
final class NoticeList {
  private NoticeList() {}

  static void show(JComponent above, NoticeModel notices, ClockZone zone) {
    TokenPanel list = new TokenPanel("header", new MigLayout("insets 8 12 8 12, wrap 3, gapy 6", "[]12[grow,fill]12[]"));
    List<Notice> all = notices.all();
    if (all.isEmpty()) {
      list.add(new TokenLabel(Texts.of("notices.none"), "muted", 12, false), "span");
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      Notice notice = all.get(i);
      list.add(new TokenLabel(StreamWords.clock(notice.lastEpochNanos(), zone.zone()), "muted", 12, false));
      TokenLabel text = new TokenLabel(notice.text(), notice.warning() ? "text" : "muted", 12, false);
      text.setToolTipText(notice.text());
      list.add(text, "wmax 520");
      list.add(new TokenLabel(notice.count() > 1 ? "\u00d7 " + notice.count() : "", "muted", 12, false));
    }
    JScrollPane scroll = new JScrollPane(list);
    Dimension wanted = list.getPreferredSize();
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.setPreferredSize(
        new Dimension(Math.max(Tokens.px(280), wanted.width + Tokens.px(14)), Math.min(Tokens.px(320), wanted.height + 2)));
    JPopupMenu popup = new JPopupMenu();
    popup.getAccessibleContext().setAccessibleName(Texts.of("notices"));
    popup.add(scroll);
    Dimension size = popup.getPreferredSize();
    popup.show(above, above.getWidth() - size.width, -size.height - Tokens.px(4));
    notices.seen();
  }
}
