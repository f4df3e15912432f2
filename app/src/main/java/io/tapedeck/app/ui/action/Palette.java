package io.tapedeck.app.ui.action;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** All actions in one list: type some beginnings of words, Enter does the first one. What is typed leads to the symbols too. EDT. */
public final class Palette {
  private static final int ROWS = 14;

  private final Actions actions;
  private final Consumer<String> searchSymbols;
  private final JTextField search = new JTextField();
  private final DefaultListModel<PaletteRow.Line> lines = new DefaultListModel<>();
  private final JList<PaletteRow.Line> list = new JList<>(lines);
  private final TokenPanel content = new TokenPanel("header", new BorderLayout());
  private final JPopupMenu popup = new JPopupMenu();

  /** A palette of these actions; {@code searchSymbols} takes a text on to the search of symbols. */
  public Palette(Actions actions, Consumer<String> searchSymbols) {
    this.actions = actions;
    this.searchSymbols = searchSymbols;
    search.setName("paletteSearch");
    search.getAccessibleContext().setAccessibleName(Texts.of("palette.search"));
    search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Texts.of("palette.search"));
    search.putClientProperty(FlatClientProperties.TEXT_FIELD_LEADING_ICON, Icons.of("search", "muted"));
    search.setPreferredSize(new Dimension(Tokens.px(PaletteRow.WIDTH), Tokens.px(28)));
    list.setName("paletteList");
    list.getAccessibleContext().setAccessibleName(Texts.of("palette"));
    list.getAccessibleContext().setAccessibleDescription(Texts.of("palette.keys"));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFixedCellHeight(Tokens.px(PaletteRow.HEIGHT));
    list.setFixedCellWidth(Tokens.px(PaletteRow.WIDTH));
    list.setCellRenderer(new PaletteRow());
    list.addMouseListener(new MouseAdapter() {
      @Override
      public void mousePressed(MouseEvent e) {
        int index = list.locationToIndex(e.getPoint());
        if (index >= 0 && list.getCellBounds(index, index).contains(e.getPoint())) {
          list.setSelectedIndex(index);
          run();
        }
      }
    });
    keys();
    search.getDocument().addDocumentListener(new Typed());
    JScrollPane scroll = new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_ALWAYS, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder(Tokens.px(8), 0, 0, 0));
    scroll.getAccessibleContext().setAccessibleName(Texts.of("palette"));
    scroll.setPreferredSize(new Dimension(
        Tokens.px(PaletteRow.WIDTH) + scroll.getVerticalScrollBar().getPreferredSize().width, Tokens.px(8 + ROWS * PaletteRow.HEIGHT)));
    content.setBorder(BorderFactory.createEmptyBorder(Tokens.px(8), Tokens.px(8), Tokens.px(8), Tokens.px(8)));
    content.add(search, BorderLayout.NORTH);
    content.add(scroll, BorderLayout.CENTER);
    popup.setName("palette");
    popup.getAccessibleContext().setAccessibleName(Texts.of("palette"));
    popup.add(content);
    filter();
  }

  private void keys() {
    for (JComponent component : List.of(search, list)) {
      bind(component, "ENTER", this::run);
      bind(component, "ESCAPE", () -> popup.setVisible(false));
    }
    Map.of("DOWN", 1, "UP", -1, "PAGE_DOWN", ROWS, "PAGE_UP", -ROWS).forEach((key, step) -> bind(search, key, () -> move(step)));
  }

  /** Opens with its right edge and its top at those of a component, ready to type. Pressed again it closes. */
  public void open(Component at) {
    if (popup.isVisible()) {
      popup.setVisible(false);
      return;
    }
    SwingUtilities.updateComponentTreeUI(popup);
    list.setBackground(Tokens.color("header"));
    search.setText("");
    filter();
    popup.show(at, at.getWidth() - popup.getPreferredSize().width, 0);
    // Later: the popup takes the focus itself when it becomes visible.
    SwingUtilities.invokeLater(search::requestFocusInWindow);
  }

  /** The content, for those who want it elsewhere. */
  JComponent content() {
    return content;
  }

  /** The lines in their order. */
  List<PaletteRow.Line> lines() {
    List<PaletteRow.Line> all = new ArrayList<>();
    lines.elements().asIterator().forEachRemaining(all::add);
    return all;
  }

  private void filter() {
    String text = search.getText().strip();
    List<PaletteRow.Line> next = new ArrayList<>();
    List<PaletteRow.Line> notNow = new ArrayList<>();
    for (ActionInfo info : ActionSearch.find(actions.all(), actions.recent(), text)) {
      if (!info.id().equals("palette")) {
        String whyNot = actions.whyNot(info.id()).orElse("");
        (whyNot.isEmpty() ? next : notNow).add(new PaletteRow.Line(info.id(), info.words(), info.group().words(), actions.key(info.id()), whyNot));
      }
    }
    next.addAll(notNow); // Behind what can be done: each with its reason.
    if (!text.isEmpty()) {
      next.add(new PaletteRow.Line("", Texts.of("palette.symbols", text), "", "", ""));
    }
    lines.clear();
    lines.addAll(next);
    if (!next.isEmpty()) {
      list.setSelectedIndex(0);
      list.ensureIndexIsVisible(0);
    }
  }

  /** Closes first, so that the focus is where it was when the action begins. What is not possible stays open with its reason. */
  private void run() {
    PaletteRow.Line line = list.getSelectedValue();
    if (line == null || !line.whyNot().isEmpty()) {
      return;
    }
    String text = search.getText().strip();
    popup.setVisible(false);
    SwingUtilities.invokeLater(() -> {
      if (line.id().isEmpty()) {
        searchSymbols.accept(text);
      } else {
        actions.run(line.id());
      }
    });
  }

  private void move(int step) {
    int next = Math.max(0, Math.min(lines.size() - 1, list.getSelectedIndex() + step));
    list.setSelectedIndex(next);
    list.ensureIndexIsVisible(next);
  }

  private static void bind(JComponent component, String key, Runnable action) {
    String name = "tapedeck-" + key;
    component.getInputMap().put(KeyStroke.getKeyStroke(key), name);
    component.getActionMap().put(name, new AbstractAction() {
      private static final long serialVersionUID = 1;

      @Override
      public void actionPerformed(ActionEvent e) {
        action.run();
      }
    });
  }

  /** Each letter filters anew. */
  private final class Typed implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent e) {
      filter();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      filter();
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      filter();
    }
  }
}
