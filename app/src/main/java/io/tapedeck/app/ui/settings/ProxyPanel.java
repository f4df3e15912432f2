package io.tapedeck.app.ui.settings;

import io.tapedeck.api.Network;
import io.tapedeck.api.Secret;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** How to reach the exchanges: directly, as the system says, or through a proxy. Applies at once, to the next connection attempt. EDT. */
public final class ProxyPanel extends TokenPanel {
  private static final String[] WAYS = {"direct", "system", "http", "socks"};

  private final JComboBox<String> way = new JComboBox<>();
  private final JTextField host = new JTextField(22);
  private final JTextField port = new JTextField(6);
  private final JTextField user = new JTextField(14);
  private final JPasswordField password = new JPasswordField(14);
  private final TokenLabel outcome = new TokenLabel(" ", "muted", 12, false);

  /**
   * Shows the way that is used now.
   *
   * @param apply takes the way chosen
   */
  public ProxyPanel(Network now, Consumer<Network> apply) {
    super("panel", new MigLayout("insets 16, wrap 2", "[right]12[grow, fill]", "[]8[]8[]8[]8[]12[]"));
    setName("proxyPanel");
    for (String each : WAYS) {
      way.addItem(Texts.of("proxy.way." + each));
    }
    row("proxy.way", way);
    row("proxy.host", host);
    row("proxy.port", port);
    row("proxy.user", user);
    row("proxy.password", password);
    JButton button = Buttons.words(Texts.of("proxy.apply"));
    button.setName("proxyApply");
    add(outcome);
    add(button, "align right, growx 0");
    way.setName("proxyWay");
    way.addActionListener(e -> enableFields());
    show(now);
    button.addActionListener(e -> apply(apply));
  }

  private void row(String key, JComponent field) {
    TokenLabel label = new TokenLabel(Texts.of(key), "muted", 12, false);
    label.setLabelFor(field);
    field.getAccessibleContext().setAccessibleName(Texts.of(key));
    field.setFont(Tokens.font(12, false));
    field.setName(key);
    add(label);
    add(field);
  }

  private void show(Network now) {
    URI proxy = now.proxy();
    way.setSelectedIndex(
        now.way() == Network.Way.DIRECT ? 0 : now.way() == Network.Way.SYSTEM ? 1
            : proxy != null && "http".equalsIgnoreCase(proxy.getScheme()) ? 2 : 3);
    if (proxy != null) {
      host.setText(proxy.getHost());
      port.setText(proxy.getPort() < 0 ? "" : Integer.toString(proxy.getPort()));
    }
    user.setText(now.user());
    enableFields();
  }

  private void enableFields() {
    boolean proxied = way.getSelectedIndex() > 1;
    for (JComponent field : new JComponent[] {host, port, user, password}) {
      field.setEnabled(proxied);
    }
  }

  private void apply(Consumer<Network> apply) {
    char[] typed = password.getPassword();
    try {
      apply.accept(chosen(typed));
      outcome.ink("muted");
      outcome.words(Texts.of("proxy.applied"));
    } catch (IllegalArgumentException e) {
      outcome.ink("failed");
      outcome.words(Texts.of("proxy.wrong"));
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  /**
   * What the fields say now, applied or not.
   *
   * @throws IllegalArgumentException when that is no way
   */
  Network typed() {
    char[] typed = password.getPassword();
    try {
      return chosen(typed);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private Network chosen(char[] typed) {
    int index = way.getSelectedIndex();
    if (index < 2) {
      return index == 0 ? Network.DIRECT : Network.SYSTEM;
    }
    int number = Integer.parseInt(port.getText().strip());
    if (number < 1 || number > 65_535 || host.getText().isBlank()) {
      throw new IllegalArgumentException("host or port");
    }
    URI proxy = URI.create((index == 2 ? "http" : "socks") + "://" + host.getText().strip() + ":" + number);
    return Network.through(proxy, user.getText().strip(), typed.length == 0 ? Secret.NONE : new Secret(typed));
  }
}
