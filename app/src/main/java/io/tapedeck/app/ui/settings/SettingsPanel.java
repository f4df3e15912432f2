package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import javax.swing.Scrollable;
import org.jspecify.annotations.Nullable;

/** The settings: pages at the left, the chosen one at the right. Nothing waits for an OK. EDT. */
public final class SettingsPanel extends TokenPanel {
  private static final long serialVersionUID = 1;

  private final Map<String, JComponent> pages = new LinkedHashMap<>();
  private final CardLayout cards = new CardLayout();
  private final TokenPanel stage = new TokenPanel("panel", cards);
  private final JList<String> names = new JList<>();

  /** All pages. */
  public SettingsPanel(SettingsDesk desk) {
    super("panel", new BorderLayout());
    setName("settingsPanel");
    getAccessibleContext().setAccessibleName(Texts.of("settings"));
    page("look", new LookPage(desk.preferences()));
    page("time", new TimePage(desk.preferences()));
    page("data", new DataPage(desk));
    page("network", new NetworkPage(desk));
    page("plugins", new PluginsPage(desk));
    names.setListData(pages.keySet().toArray(String[]::new));
    names.setName("settingsPages");
    names.getAccessibleContext().setAccessibleName(Texts.of("settings.pages"));
    names.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    names.setFixedCellHeight(Tokens.px(28));
    names.setFixedCellWidth(Tokens.px(150));
    names.setCellRenderer(new Row());
    names.addListSelectionListener(e -> cards.show(stage, names.getSelectedValue()));
    JScrollPane list = new JScrollPane(names);
    list.setBorder(new Lines("border", 0, 0, 0, 1));
    list.getAccessibleContext().setAccessibleName(Texts.of("settings.pages"));
    stage.setPreferredSize(new Dimension(Tokens.px(640), Tokens.px(520)));
    add(list, BorderLayout.WEST);
    add(stage, BorderLayout.CENTER);
    Panels.mark(this, "SETTINGS", () -> names, null);
    names.setSelectedIndex(0);
  }

  private void page(String name, JComponent page) {
    pages.put(name, page);
    if (page instanceof Scrollable) {
      JScrollPane scroll = new JScrollPane(page, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
      scroll.setBorder(BorderFactory.createEmptyBorder());
      scroll.getAccessibleContext().setAccessibleName(Texts.of("settings." + name));
      stage.add(scroll, name);
    } else {
      stage.add(page, name);
    }
  }

  /** Opens a page: look, time, data, network or plugins. */
  public void open(String page) {
    names.setSelectedValue(page, true);
    names.requestFocusInWindow();
  }

  private static final class Row extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1;

    @Override
    public Component getListCellRendererComponent(JList<?> list, @Nullable Object value, int index, boolean selected, boolean focused) {
      super.getListCellRendererComponent(list, Texts.of("settings." + value), index, selected, focused);
      setBorder(BorderFactory.createEmptyBorder(0, Tokens.px(12), 0, Tokens.px(8)));
      setFont(Tokens.font(12, false));
      return (JComponent) this;
    }
  }
}
