package io.tapedeck.app.ui.settings;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The options of each plugin that is there. EDT. */
final class PluginsPage extends TokenPanel {
  private static final long serialVersionUID = 1;

  private final transient SettingsDesk desk;
  private final JComboBox<String> which = new JComboBox<>();
  private final JScrollPane scroll = new JScrollPane(JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
  private final Wrapped absent = new Wrapped("");
  private final transient List<ExchangeInfo> infos = new ArrayList<>();
  private boolean filling;

  PluginsPage(SettingsDesk desk) {
    super("panel", new BorderLayout());
    this.desk = desk;
    setName("settings:plugins");
    getAccessibleContext().setAccessibleName(Texts.of("settings.plugins"));
    which.setName("optionsOf");
    which.getAccessibleContext().setAccessibleName(Texts.of("exchange"));
    which.addActionListener(e -> {
      if (!filling) {
        showForm();
      }
    });
    TokenPanel top = new TokenPanel("panel", new MigLayout("insets 20 24 12 24, wrap 2, fillx, hidemode 3", "[]16[grow, fill]"));
    top.setBorder(Lines.below("border"));
    top.add(new TokenLabel(Texts.of("exchange"), "muted", 12, false));
    top.add(which, "growx 0");
    absent.setName("optionsAbsent");
    top.add(absent, "span, growx, wmin 0");
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getAccessibleContext().setAccessibleName(Texts.of("settings.plugins"));
    scroll.getVerticalScrollBar().setUnitIncrement(Tokens.px(24));
    add(top, BorderLayout.NORTH);
    add(scroll, BorderLayout.CENTER);
    desk.model().pluginChanges().listen(this::fill);
    fill();
  }

  /** Opens the form of a plugin; the first one where there is no such. */
  void open(@Nullable String plugin) {
    for (int i = 0; i < infos.size(); i++) {
      if (infos.get(i).id().equals(plugin)) {
        which.setSelectedIndex(i);
      }
    }
  }

  private void fill() {
    List<ExchangeInfo> now = ready(desk.model());
    if (now.equals(infos) && which.getItemCount() > 0) {
      return;
    }
    int before = which.getSelectedIndex();
    String shown = before < 0 ? null : infos.get(before).id();
    filling = true;
    infos.clear();
    infos.addAll(now);
    which.removeAllItems();
    infos.forEach(info -> which.addItem(info.name()));
    filling = false;
    ExchangeInfo chosen = desk.model().exchange();
    open(shown == null && chosen != null ? chosen.id() : shown);
    showForm();
    Set<String> gone = new TreeSet<>(desk.preferences().options().keySet());
    infos.forEach(info -> gone.remove(info.id()));
    absent.say(gone.isEmpty() || infos.isEmpty() ? "" : Texts.of("options.absent", String.join(", ", gone)), false);
  }

  private static List<ExchangeInfo> ready(ScreenModel model) {
    List<ExchangeInfo> ready = new ArrayList<>();
    for (PluginRow row : model.plugins()) {
      ExchangeInfo info = row.info();
      if (info != null && row.state() == PluginRow.State.READY) {
        ready.add(info);
      }
    }
    return ready;
  }

  private void showForm() {
    int index = which.getSelectedIndex();
    scroll.setViewportView(index < 0 ? new Wrapped(Texts.of("options.noPlugin")) : new PluginForm(desk, infos.get(index)));
  }
}
