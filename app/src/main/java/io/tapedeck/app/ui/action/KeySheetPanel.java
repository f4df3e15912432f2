package io.tapedeck.app.ui.action;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.KeyCap;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;

/** All keys on one page, to print and to copy; follows what is changed. EDT. */
public final class KeySheetPanel extends TokenPanel {
  private static final long serialVersionUID = 1;
  private static final int COLUMNS = 3;

  private final transient Actions actions;
  private final TokenPanel page = new TokenPanel("panel", new MigLayout("insets 12, gap 24, flowx", "[grow,fill]", "[top]"));
  private final TokenLabel said = new TokenLabel(" ", "muted", 12, false);
  private final transient Printing printing = new Printing(said::words);

  /** A sheet of these actions; {@code copy} takes its text. */
  public KeySheetPanel(Actions actions, Consumer<String> copy) {
    super("panel", new BorderLayout());
    this.actions = actions;
    setName("keySheet");
    getAccessibleContext().setAccessibleName(Texts.of("sheet.title"));
    JScrollPane scroll = new JScrollPane(page, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_AS_NEEDED);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getAccessibleContext().setAccessibleName(Texts.of("sheet.title"));
    scroll.getVerticalScrollBar().setUnitIncrement(Tokens.px(24));
    TokenPanel foot = new TokenPanel("header", new StripLayout(44, 12));
    foot.setBorder(Lines.above("border"));
    JButton print = Buttons.words(Texts.of("sheet.print"));
    print.setName("printSheet");
    print.addActionListener(e -> printing.print(new KeySheetPages(KeySheet.of(actions)), Texts.of("sheet.title")));
    JButton copying = Buttons.words(Texts.of("copy"));
    copying.setName("copySheet");
    copying.addActionListener(e -> {
      copy.accept(KeySheet.of(actions).text());
      said.words(Texts.of("copied.text"));
    });
    said.setName("sheetSaid");
    said.setMinimumSize(new Dimension(0, Tokens.px(16)));
    foot.add(said, StripLayout.filling(0));
    foot.add(copying, StripLayout.right(8));
    foot.add(print, StripLayout.right(8));
    add(scroll, BorderLayout.CENTER);
    add(foot, BorderLayout.SOUTH);
    actions.follow(this, this::fill);
    Dimension wanted = page.getPreferredSize();
    scroll.setPreferredSize(new Dimension(wanted.width + Tokens.px(20), Math.min(Tokens.px(740), wanted.height + Tokens.px(4))));
  }

  /** Other printers, for tests. */
  Printing printing() {
    return printing;
  }

  private void fill() {
    page.removeAll();
    KeySheet sheet = KeySheet.of(actions);
    int lines = sheet.parts().stream().mapToInt(part -> part.lines().size() + 2).sum();
    TokenPanel column = column();
    int inColumn = 0;
    for (KeySheet.Part part : sheet.parts()) {
      if (inColumn > 0 && inColumn + part.lines().size() / 2 > lines / COLUMNS) {
        page.add(column, "growy");
        column = column();
        inColumn = 0;
      }
      TokenLabel head = new TokenLabel(part.head(), "text", 13, true);
      column.add(head, inColumn == 0 ? "span" : "span, gaptop 12");
      for (KeySheet.Line line : part.lines()) {
        TokenPanel caps = new TokenPanel("panel", new MigLayout("insets 0, gap 4"));
        for (String key : line.keys().split(", (?!$)", -1)) {
          caps.add(new KeyCap(key));
        }
        column.add(caps, "aligny center");
        column.add(new TokenLabel(line.words(), "muted", 12, false), "aligny center");
      }
      inColumn += part.lines().size() + 2;
    }
    page.add(column, "growy");
    page.revalidate();
    page.repaint();
  }

  private static TokenPanel column() {
    return new TokenPanel("panel", new MigLayout("insets 0, wrap 2, gapy 4, aligny top", "[]12[]"));
  }
}
