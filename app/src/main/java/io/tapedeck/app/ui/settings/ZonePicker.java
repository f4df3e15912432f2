package io.tapedeck.app.ui.settings;

import com.formdev.flatlaf.FlatClientProperties;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.jspecify.annotations.Nullable;

/** Chooses a time zone by typing a part of its name. The first row is the zone of this computer. EDT. */
final class ZonePicker extends TokenPanel {
  private static final long serialVersionUID = 1;
  private static final String SYSTEM = "";

  private final transient Preferences preferences;
  private final JTextField search = new JTextField(24);
  private final JList<String> list = new JList<>();
  private boolean filling;

  ZonePicker(Preferences preferences) {
    super("panel", new BorderLayout(0, 0));
    this.preferences = preferences;
    setName("setting:zone");
    search.setName("zoneSearch");
    search.setPreferredSize(new Dimension(Tokens.px(340), Tokens.px(28)));
    search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Texts.of("setting.zone.search"));
    search.getAccessibleContext().setAccessibleName(Texts.of("setting.zone.search"));
    search.getDocument().addDocumentListener(new Typed());
    search.getInputMap().put(KeyStroke.getKeyStroke("DOWN"), "list");
    search.getActionMap().put("list", new AbstractAction() {
      private static final long serialVersionUID = 1;

      @Override
      public void actionPerformed(ActionEvent e) {
        list.requestFocusInWindow();
        if (list.getSelectedIndex() < 0 && list.getModel().getSize() > 0) {
          list.setSelectedIndex(0);
        }
      }
    });
    list.setName("zoneList");
    list.getAccessibleContext().setAccessibleName(Texts.of("setting.zone"));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFixedCellHeight(Tokens.px(24));
    list.setVisibleRowCount(8);
    list.setCellRenderer(new Row());
    list.addListSelectionListener(e -> chosen(e.getValueIsAdjusting()));
    JScrollPane scroll = new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_ALWAYS, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(Lines.around("border"));
    scroll.getAccessibleContext().setAccessibleName(Texts.of("setting.zone"));
    scroll.setPreferredSize(new Dimension(Tokens.px(340), Tokens.px(8 * 24 + 2)));
    add(search, BorderLayout.NORTH);
    add(scroll, BorderLayout.CENTER);
    fill();
    preferences.listen(Preferred.ZONE, this::mark);
  }

  private void fill() {
    filling = true;
    List<String> found = new ArrayList<>();
    if (search.getText().isBlank()) {
      found.add(SYSTEM);
    }
    found.addAll(ZoneList.search(search.getText()));
    list.setListData(found.toArray(String[]::new));
    filling = false;
    mark();
  }

  private void mark() {
    filling = true;
    String now = preferences.get(Preferred.ZONE).map(ZoneId::getId).orElse(SYSTEM);
    list.clearSelection();
    list.setSelectedValue(now, true);
    filling = false;
  }

  private void chosen(boolean adjusting) {
    String id = list.getSelectedValue();
    if (!filling && !adjusting && id != null) {
      preferences.set(Preferred.ZONE, id.equals(SYSTEM) ? Optional.empty() : Optional.of(ZoneId.of(id)));
    }
  }

  /** A zone, and how far it is from UTC now. */
  static String words(@Nullable String id) {
    if (id == null || id.equals(SYSTEM)) {
      return Texts.of("setting.zone.system", ZoneId.systemDefault().getId());
    }
    return id + "   " + ZoneList.offset(id, Instant.now());
  }

  private static final class Row extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1;

    @Override
    public Component getListCellRendererComponent(JList<?> zones, @Nullable Object value, int index, boolean selected, boolean focused) {
      super.getListCellRendererComponent(zones, words(value == null ? null : value.toString()), index, selected, focused);
      setBorder(BorderFactory.createEmptyBorder(0, Tokens.px(8), 0, Tokens.px(8)));
      setFont(Tokens.font(12, false));
      return (JComponent) this;
    }
  }

  private final class Typed implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent e) {
      fill();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      fill();
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      fill();
    }
  }
}
