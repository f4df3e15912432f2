package io.tapedeck.app.ui.live;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
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
import org.jspecify.annotations.Nullable;

/** The searchable symbol choice over all exchanges: type, then click or press Enter to tick; the star keeps a symbol at hand. EDT. */
final class SymbolPopup {
  /** More rows than this nobody reads; the search says how many it left out. */
  static final int MOST_SHOWN = 300;

  private static final int MOST_TYPED = 3;
  private static final int MOST_LINES = 4;

  private final ScreenModel model;
  private final LiveChoice choice;
  private final Favourites favourites;
  private final SymbolSearch engine = new SymbolSearch();
  private final JTextField search = new JTextField();
  private final JList<SymbolSearch.Hit> list;
  private final SymbolRow row;
  private final TokenPanel lines = new TokenPanel("header", null);
  private final TokenPanel content = new TokenPanel("header", new BorderLayout());
  private final JPopupMenu popup = new JPopupMenu();
  private DefaultListModel<SymbolSearch.Hit> found = new DefaultListModel<>();

  SymbolPopup(ScreenModel model, LiveChoice choice, Favourites favourites) {
    this.model = model;
    this.choice = choice;
    this.favourites = favourites;
    row = new SymbolRow(id -> choice.streams().contains(id), favourites::contains);
    list = new JList<>(found) {
      @Override
      public @Nullable String getToolTipText(MouseEvent e) {
        int index = at(e);
        return index < 0 ? null : SymbolRow.onStar(this, e.getX())
            ? Texts.of("symbol.star.tip")
            : row.tip(found.get(index));
      }
    };
    search.setName("symbolSearch");
    search.getAccessibleContext().setAccessibleName(Texts.of("symbol.search"));
    search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Texts.of("symbol.search"));
    search.putClientProperty(FlatClientProperties.TEXT_FIELD_LEADING_ICON, Icons.of("search", "muted"));
    search.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
    // A search that began with a letter elsewhere goes on behind it.
    search.putClientProperty(FlatClientProperties.SELECT_ALL_ON_FOCUS_POLICY, FlatClientProperties.SELECT_ALL_ON_FOCUS_POLICY_NEVER);
    search.setPreferredSize(new Dimension(Tokens.px(SymbolRow.WIDTH), Tokens.px(28)));
    list.setName("symbolList");
    list.getAccessibleContext().setAccessibleName(Texts.of("symbol.list"));
    list.getAccessibleContext().setAccessibleDescription(Texts.of("symbol.list.keys"));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFixedCellHeight(Tokens.px(SymbolRow.HEIGHT));
    list.setFixedCellWidth(Tokens.px(SymbolRow.WIDTH));
    list.setCellRenderer(row);
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            int index = at(e);
            if (index >= 0 && SymbolRow.onStar(list, e.getX())) {
              star(index);
            } else if (index >= 0) {
              toggle(index);
            }
          }
        });
    keys();
    search.getDocument().addDocumentListener(
        new DocumentListener() {
          @Override
          public void insertUpdate(DocumentEvent e) {
            filter(null);
          }

          @Override
          public void removeUpdate(DocumentEvent e) {
            filter(null);
          }

          @Override
          public void changedUpdate(DocumentEvent e) {
            filter(null);
          }
        });
    lines.setName("symbolLines");
    lines.setLayout(new BoxLayout(lines, BoxLayout.Y_AXIS));
    JScrollPane scroll = new WholeRows(list);
    scroll.setBorder(BorderFactory.createEmptyBorder(8, 0, 0, 0));
    scroll.getAccessibleContext().setAccessibleName(Texts.of("symbol.list"));
    content.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    content.add(search, BorderLayout.NORTH);
    content.add(scroll, BorderLayout.CENTER);
    content.add(lines, BorderLayout.SOUTH);
    content.setPreferredSize(new Dimension(
        Tokens.px(SymbolRow.WIDTH + 16) + scroll.getVerticalScrollBar().getPreferredSize().width, Tokens.px(440)));
    popup.getAccessibleContext().setAccessibleName(Texts.of("symbol.add"));
    popup.add(content);
    model.instrumentChanges().listen(this::listsChanged);
    choice.listen(list::repaint);
    filter(null);
  }

  private void keys() {
    for (JComponent component : List.of(search, list)) {
      bind(component, "ENTER", () -> toggle(list.getSelectedIndex()));
      bind(component, "ctrl D", () -> star(list.getSelectedIndex()));
      bind(component, "ESCAPE", () -> popup.setVisible(false));
    }
    bind(list, "SPACE", () -> toggle(list.getSelectedIndex()));
    bind(search, "DOWN", () -> move(1));
    bind(search, "UP", () -> move(-1));
    bind(search, "PAGE_DOWN", () -> move(10));
    bind(search, "PAGE_UP", () -> move(-10));
    // In the field a space parts two words; before the first one it would part nothing.
    search.addKeyListener(
        new java.awt.event.KeyAdapter() {
          @Override
          public void keyTyped(java.awt.event.KeyEvent e) {
            if (e.getKeyChar() == ' ' && search.getText().isBlank()) {
              e.consume();
              toggle(list.getSelectedIndex());
            }
          }
        });
  }

  /** Opens below a component, with the search field focused. */
  void open(JComponent below) {
    choice.listSymbols();
    SwingUtilities.updateComponentTreeUI(popup);
    list.setBackground(Tokens.color("header"));
    search.setText("");
    filter(null);
    popup.show(below, 0, below.getHeight() + Tokens.px(4));
    // Later: the popup takes the focus itself when it becomes visible.
    SwingUtilities.invokeLater(search::requestFocusInWindow);
  }

  /** Goes on with a text as if it had been typed. */
  void type(String text) {
    search.setText(text);
  }

  /** The content, for those who want it elsewhere. */
  JComponent content() {
    return content;
  }

  /** The rows in their order. */
  List<SymbolSearch.Hit> hits() {
    List<SymbolSearch.Hit> hits = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      hits.add(found.get(i));
    }
    return hits;
  }

  /** A list came while the trader reads another one: what is selected stays selected. */
  private void listsChanged() {
    SymbolSearch.Hit selected = list.getSelectedValue();
    filter(selected == null || list.getSelectedIndex() == 0 ? null : selected.id());
  }

  private void filter(@Nullable StreamId keep) {
    String text = search.getText().strip();
    List<ExchangeInfo> exchanges = choice.inOrder();
    SymbolSearch.Found result = engine.find(exchanges, model::instruments, text, marked(exchanges), MOST_SHOWN);
    DefaultListModel<SymbolSearch.Hit> next = new DefaultListModel<>();
    next.addAll(result.hits());
    next.addAll(typed(exchanges, text));
    found = next;
    list.setModel(next);
    int index = 0;
    for (int i = 0; keep != null && i < next.size(); i++) {
      index = next.get(i).id().equals(keep) ? i : index;
    }
    if (!next.isEmpty()) {
      list.setSelectedIndex(index);
      list.ensureIndexIsVisible(index);
    }
    say(exchanges, text, result.more());
  }

  private List<SymbolSearch.Hit> marked(List<ExchangeInfo> exchanges) {
    List<SymbolSearch.Hit> hits = new ArrayList<>();
    for (StreamId id : favourites.all()) {
      exchanges.stream().filter(e -> e.id().equals(id.exchange())).findFirst()
          .ifPresent(info -> hits.add(new SymbolSearch.Hit(model.instrument(id), info)));
    }
    return hits;
  }

  /** Where an exchange's list is missing, what was typed may be its symbol. */
  private List<SymbolSearch.Hit> typed(List<ExchangeInfo> exchanges, String text) {
    if (text.isEmpty() || text.contains(" ")) {
      return List.of();
    }
    boolean small = text.equals(text.toLowerCase(Locale.ROOT));
    String symbol = small ? text.toUpperCase(Locale.ROOT) : text;
    return exchanges.stream()
        .filter(info -> !model.instrumentsKnown(info.id()) && model.whyNoInstruments(info.id()).isPresent())
        .limit(MOST_TYPED)
        .map(info -> new SymbolSearch.Hit(Instrument.provisional(info.id(), symbol), info))
        .toList();
  }

  /** What is not in the list, and why. */
  private void say(List<ExchangeInfo> exchanges, String text, int more) {
    List<String> words = new ArrayList<>();
    if (more > 0) {
      words.add(Texts.of("symbol.further", Figures.whole(more)));
    }
    List<String> waiting = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ExchangeInfo info : exchanges) {
      if (model.instrumentsKnown(info.id())) {
        continue;
      }
      (model.whyNoInstruments(info.id()).isPresent() ? missing : waiting).add(info.name());
    }
    if (found.isEmpty() && !text.isEmpty() && waiting.isEmpty()) {
      words.add(Texts.of("symbol.none", text));
    }
    if (!waiting.isEmpty()) {
      words.add(Texts.of("symbol.loading", String.join(", ", waiting)));
    }
    for (int i = 0; i < missing.size(); i++) {
      if (i == MOST_LINES - 1 && missing.size() > MOST_LINES) {
        words.add(Texts.of("symbol.noList", String.join(", ", missing.subList(i, missing.size()))));
        break;
      }
      words.add(Texts.of("symbol.noList", missing.get(i)));
    }
    lines.removeAll();
    for (String line : words) {
      TokenLabel label = new TokenLabel(line, "muted", 12, false);
      label.setBorder(BorderFactory.createEmptyBorder(Tokens.px(6), Tokens.px(10), 0, Tokens.px(4)));
      label.setToolTipText(line);
      lines.add(label);
    }
    lines.revalidate();
    content.revalidate();
    content.repaint();
  }

  private int at(MouseEvent e) {
    int index = list.locationToIndex(e.getPoint());
    return index >= 0 && list.getCellBounds(index, index).contains(e.getPoint()) ? index : -1;
  }

  private void toggle(int index) {
    if (index >= 0 && index < found.size()) {
      list.setSelectedIndex(index);
      choice.toggle(found.get(index).id());
      list.repaint();
    }
  }

  /** The rows stay where they are until the next search, so that a second click meets the same star. */
  private void star(int index) {
    if (index >= 0 && index < found.size()) {
      list.setSelectedIndex(index);
      favourites.toggle(found.get(index).id());
      list.repaint();
    }
  }

  private void move(int step) {
    int next = Math.max(0, Math.min(found.size() - 1, list.getSelectedIndex() + step));
    list.setSelectedIndex(next);
    list.ensureIndexIsVisible(next);
  }

  /** As high as whole rows are. */
  private static final class WholeRows extends JScrollPane {
    WholeRows(JComponent view) {
      super(view, VERTICAL_SCROLLBAR_ALWAYS, HORIZONTAL_SCROLLBAR_NEVER);
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
      int frame = getInsets().top + getInsets().bottom;
      super.setBounds(x, y, width, height - Math.max(0, height - frame) % Tokens.px(SymbolRow.HEIGHT));
    }
  }

  private static void bind(JComponent component, String key, Runnable action) {
    String name = "tapedeck-" + key;
    component.getInputMap().put(KeyStroke.getKeyStroke(key), name);
    component.getActionMap().put(
        name,
        new AbstractAction() {
          @Override
          public void actionPerformed(ActionEvent e) {
            action.run();
          }
        });
  }
}
