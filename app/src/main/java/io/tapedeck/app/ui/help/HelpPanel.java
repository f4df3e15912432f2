package io.tapedeck.app.ui.help;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.action.ActionInfo;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.kit.KeyCap;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import javax.swing.Scrollable;
import net.miginfocom.swing.MigLayout;

/** The help, offline: chapters at the left, what a chapter says and its keys at the right. EDT. */
public final class HelpPanel extends TokenPanel {
  private static final long serialVersionUID = 1;

  private final transient Actions actions;
  private final JList<HelpTopic> topics = new JList<>(HelpTopic.values());
  private final TokenLabel title = new TokenLabel("", "text", 16, true);
  private final TokenText text = new TokenText("helpText", "");
  private final TokenPanel keys = new TokenPanel("panel", new MigLayout("insets 0, wrap 2, gapy 4", "[]12[]"));
  private final Page page = new Page();
  private final JScrollPane scroll = new JScrollPane(page, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);

  /** The help with its first chapter. */
  public HelpPanel(Actions actions) {
    super("panel", new BorderLayout());
    this.actions = actions;
    setName("helpPanel");
    getAccessibleContext().setAccessibleName(Texts.of("help"));
    topics.setName("helpTopics");
    topics.getAccessibleContext().setAccessibleName(Texts.of("help.topics"));
    topics.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    topics.setFixedCellHeight(Tokens.px(28));
    topics.setFixedCellWidth(Tokens.px(150));
    topics.setCellRenderer(new Row());
    topics.addListSelectionListener(e -> showChapter());
    title.setName("helpTitle");
    text.getAccessibleContext().setAccessibleName(Texts.of("help"));
    page.add(title);
    page.add(text, "growx, wmin 0, gaptop 10");
    page.add(keys, "gaptop 16");
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getAccessibleContext().setAccessibleName(Texts.of("help"));
    scroll.getVerticalScrollBar().setUnitIncrement(Tokens.px(24));
    scroll.setPreferredSize(new Dimension(Tokens.px(560), Tokens.px(520)));
    JScrollPane list = new JScrollPane(topics);
    list.setBorder(new Lines("border", 0, 0, 0, 1));
    list.getAccessibleContext().setAccessibleName(Texts.of("help.topics"));
    add(list, BorderLayout.WEST);
    add(scroll, BorderLayout.CENTER);
    topics.setSelectedIndex(0);
    actions.follow(this, this::showChapter);
  }

  /** Opens a chapter. */
  public void open(HelpTopic topic) {
    topics.setSelectedValue(topic, true);
    topics.requestFocusInWindow();
  }

  private void showChapter() {
    HelpTopic topic = topics.getSelectedValue();
    if (topic == null) {
      return;
    }
    title.words(topic.title());
    text.setText(topic.text());
    text.setCaretPosition(0);
    text.getAccessibleContext().setAccessibleName(topic.title());
    keys.removeAll();
    for (ActionInfo info : topic.keys(actions)) {
      keys.add(new KeyCap(actions.key(info.id())));
      keys.add(new TokenLabel(info.words(), "muted", 12, false));
    }
    page.revalidate();
    scroll.getVerticalScrollBar().setValue(0);
    repaint();
  }

  private static final class Row extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1;

    @Override
    public Component getListCellRendererComponent(JList<?> list, Object value, int index, boolean selected, boolean focused) {
      String words = value instanceof HelpTopic topic ? topic.title() : "";
      super.getListCellRendererComponent(list, words, index, selected, focused);
      setBorder(BorderFactory.createEmptyBorder(0, Tokens.px(12), 0, Tokens.px(8)));
      setFont(Tokens.font(12, false));
      return (JComponent) this;
    }
  }

  /** As wide as its window, so that the text wraps. */
  private static final class Page extends TokenPanel implements Scrollable {
    private static final long serialVersionUID = 1;

    Page() {
      super("panel", new MigLayout("insets 16 20 16 20, wrap 1, fillx, gap 0", "[grow, fill]"));
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
      return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(java.awt.Rectangle visible, int orientation, int direction) {
      return Tokens.px(24);
    }

    @Override
    public int getScrollableBlockIncrement(java.awt.Rectangle visible, int orientation, int direction) {
      return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
      return false;
    }
  }
}
