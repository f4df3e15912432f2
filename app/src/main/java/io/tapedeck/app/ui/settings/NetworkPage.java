package io.tapedeck.app.ui.settings;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The way to the exchanges, and a try of it. EDT. */
final class NetworkPage extends Form {
  private static final long serialVersionUID = 1;

  private final transient SettingsDesk desk;
  private final ProxyPanel proxy;
  private final JComboBox<String> which = new JComboBox<>();
  private final JButton test = Buttons.words(Texts.of("settings.network.test"));
  private final Wrapped outcome;
  private final transient List<ExchangeInfo> infos = new ArrayList<>();

  NetworkPage(SettingsDesk desk) {
    super("network");
    this.desk = desk;
    proxy = new ProxyPanel(desk.network().get(), desk.changeNetwork());
    add(proxy, "span, growx");
    sentence(Texts.of("settings.network.more"));
    head(Texts.of("settings.network.try"));
    TokenPanel line = new TokenPanel("panel", new MigLayout("insets 0", "[]8[]"));
    which.setName("probeExchange");
    which.getAccessibleContext().setAccessibleName(Texts.of("exchange"));
    test.setName("probe");
    test.addActionListener(e -> probe());
    line.add(which);
    line.add(test);
    line.setName("probeLine");
    row(Texts.of("exchange"), line);
    outcome = sentence("");
    outcome.setName("probeSaid");
    outcome.say("", false);
    WhenShowing.onShow(this, this::fill);
    fill();
  }

  private void fill() {
    int before = which.getSelectedIndex();
    String shown = before < 0 ? null : infos.get(before).id();
    infos.clear();
    which.removeAllItems();
    for (PluginRow row : desk.model().plugins()) {
      ExchangeInfo info = row.info();
      if (info != null && row.state() == PluginRow.State.READY) {
        infos.add(info);
        which.addItem(info.name());
      }
    }
    ExchangeInfo chosen = desk.model().exchange();
    select(shown == null && chosen != null ? chosen.id() : shown);
    test.setEnabled(!infos.isEmpty());
  }

  private void select(@Nullable String id) {
    for (int i = 0; i < infos.size(); i++) {
      if (infos.get(i).id().equals(id)) {
        which.setSelectedIndex(i);
      }
    }
  }

  /** Tries what the fields say, applied or not. */
  private void probe() {
    int index = which.getSelectedIndex();
    if (index < 0) {
      return;
    }
    Network way;
    try {
      way = proxy.typed();
    } catch (IllegalArgumentException e) {
      outcome.say(Texts.of("proxy.wrong"), true);
      return;
    }
    test.setEnabled(false);
    outcome.say(Texts.of("settings.network.trying", infos.get(index).name()), false);
    desk.probe().reach(infos.get(index).id(), way, (reached, sentence) -> {
      test.setEnabled(true);
      outcome.say(sentence, !reached);
    });
  }
}
