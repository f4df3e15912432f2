package io.tapedeck.app.ui.live;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Locale;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The searchable symbol choice: type, then click or press Enter to tick. EDT. */
final class SymbolPopup {
  private static final int MOST_SHOWN = 500;

  private final LiveChoice choice;
  private final JTextField search = new JTextField();
  private final DefaultListModel<Instrument> found = new DefaultListModel<>();
  private final JList<Instrument> list = new JList<>(found);
  private final TokenLabel nothing = new TokenLabel(" ", "muted", 12, false);
  private final TokenPanel content = new TokenPanel("header", new BorderLayout());
  private final JPopupMenu popup = new JPopupMenu();

  SymbolPopup(ScreenModel model, LiveChoice choice) {
    this.choice = choice;
    search.setName("symbolSearch");
    search.getAccessibleContext().setAccessibleName(Texts.of("symbol.search"));
    search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Texts.of("symbol.search"));
    search.putClientProperty(FlatClientProperties.TEXT_FIELD_LEADING_ICON, Icons.of("search", "muted"));
    search.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
    search.setPreferredSize(new Dimension(Tokens.px(280), Tokens.px(28)));
    list.setName("symbolList");
    list.getAccessibleContext().setAccessibleName(Texts.of("symbol.list"));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFixedCellHeight(Tokens.px(26));
    list.setCellRenderer(new Row());
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            int index = list.locationToIndex(e.getPoint());
            if (index >= 0 && list.getCellBounds(index, index).contains(e.getPoint())) {
              toggle(index);
            }
          }
        });
    bind(search, KeyEvent.VK_ENTER, () -> toggle(Math.max(0, list.getSelectedIndex())));
    bind(search, KeyEvent.VK_DOWN, () -> move(1));
    bind(search, KeyEvent.VK_UP, () -> move(-1));
    bind(list, KeyEvent.VK_SPACE, () -> toggle(list.getSelectedIndex()));
    bind(list, KeyEvent.VK_ENTER, () -> toggle(list.getSelectedIndex()));
    search.getDocument().addDocumentListener(
        new DocumentListener() {
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
        });
    nothing.setBorder(BorderFactory.createEmptyBorder(8, 4, 8, 4));
    JScrollPane scroll = new JScrollPane(list);
    scroll.setBorder(BorderFactory.createEmptyBorder(8, 0, 0, 0));
    scroll.getAccessibleContext().setAccessibleName(Texts.of("symbol.list"));
    content.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    content.add(search, BorderLayout.NORTH);
    content.add(scroll, BorderLayout.CENTER);
    content.add(nothing, BorderLayout.SOUTH);
    content.setPreferredSize(new Dimension(Tokens.px(280), Tokens.px(330)));
    popup.getAccessibleContext().setAccessibleName(Texts.of("symbol.add"));
    popup.add(content);
    model.instrumentChanges().listen(this::filter);
    choice.listen(list::repaint);
    filter();
  }

  /** Opens below a component, with the search field focused. */
  void open(JComponent below) {
    choice.listSymbols();
    SwingUtilities.updateComponentTreeUI(popup);
    list.setBackground(Tokens.color("header"));
    search.setText("");
    filter();
    popup.show(below, 0, below.getHeight() + Tokens.px(4));
    // Later: the popup takes the focus itself when it becomes visible.
    SwingUtilities.invokeLater(search::requestFocusInWindow);
  }

  /** The content, for those who want it elsewhere. */
  JComponent content() {
    return content;
  }

  private void filter() {
    String wanted = search.getText().trim().toUpperCase(Locale.ROOT);
    found.clear();
    for (Instrument instrument : choice.listed()) {
      boolean fits = instrument.name().toUpperCase(Locale.ROOT).contains(wanted)
          || instrument.symbol().toUpperCase(Locale.ROOT).contains(wanted);
      if (fits && found.size() < MOST_SHOWN) {
        found.addElement(instrument);
      }
    }
    ExchangeInfo exchange = choice.exchange();
    String name = exchange == null ? "" : exchange.name();
    nothing.setVisible(found.isEmpty());
    nothing.words(
        choice.listed().isEmpty() ? Texts.of("symbol.loading", name) : Texts.of("symbol.none", search.getText(), name));
    if (!found.isEmpty()) {
      list.setSelectedIndex(0);
    }
  }

  private void toggle(int index) {
    if (index >= 0 && index < found.size()) {
      list.setSelectedIndex(index);
      choice.toggle(found.get(index).symbol());
      list.repaint();
    }
  }

  private void move(int step) {
    int next = Math.max(0, Math.min(found.size() - 1, list.getSelectedIndex() + step));
    list.setSelectedIndex(next);
    list.ensureIndexIsVisible(next);
  }

  private static void bind(JComponent component, int key, Runnable action) {
    String name = "tapedeck-" + key;
    component.getInputMap().put(KeyStroke.getKeyStroke(key, 0), name);
    component.getActionMap().put(
        name,
        new AbstractAction() {
          @Override
          public void actionPerformed(ActionEvent e) {
            action.run();
          }
        });
  }

  /** A tick box with the symbol's name. */
  private final class Row implements ListCellRenderer<Instrument> {
    private final JCheckBox box = new JCheckBox();

    @Override
    public Component getListCellRendererComponent(
        JList<? extends Instrument> owner, Instrument value, int index, boolean selected, boolean focused) {
      box.setFont(Tokens.font(12, false));
      box.setText(value.name());
      box.setSelected(choice.symbols().contains(value.symbol()));
      box.setEnabled(value.status() != TradingStatus.HALTED);
      box.setOpaque(true);
      box.setBackground(Tokens.color(selected ? "selection" : "header"));
      box.setForeground(Tokens.color("text"));
      box.setBorder(BorderFactory.createEmptyBorder(0, 6, 0, 6));
      return box;
    }
  }
}
