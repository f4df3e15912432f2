package io.tapedeck.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Network;
import io.tapedeck.api.Secret;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.ui.Onlooker;
import java.awt.Component;
import java.awt.Container;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;

class ProxyPanelTest {
  private final List<Network> applied = new ArrayList<>();

  private static <T extends Component> T find(Container panel, String name, Class<T> type) {
    for (Component child : panel.getComponents()) {
      if (name.equals(child.getName())) {
        return type.cast(child);
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  void appliesWhatIsTypedAndRefusesHalfAnAddress() throws Exception {
    Onlooker.onScreenThread(() -> {
      Theme.DARK.install();
      ProxyPanel panel = new ProxyPanel(Network.DIRECT, applied::add);
      JButton apply = find(panel, "proxyApply", JButton.class);
      apply.doClick();
      assertThat(applied).containsExactly(Network.DIRECT);
      assertThat(find(panel, "proxy.host", JTextField.class).isEnabled()).isFalse();
      find(panel, "proxyWay", JComboBox.class).setSelectedIndex(2);
      find(panel, "proxy.host", JTextField.class).setText("proxy.example");
      apply.doClick();
      assertThat(applied).as("no port").hasSize(1);
      find(panel, "proxy.port", JTextField.class).setText("3128");
      find(panel, "proxy.user", JTextField.class).setText("ann");
      find(panel, "proxy.password", JTextField.class).setText("hush");
      apply.doClick();
      assertThat(applied.get(1)).isEqualTo(
          Network.through(URI.create("http://proxy.example:3128"), "ann", new Secret("hush".toCharArray())));
    });
  }

  @Test
  void showsTheWayThatIsUsedNow() throws Exception {
    Onlooker.onScreenThread(() -> {
      Theme.LIGHT.install();
      ProxyPanel panel = new ProxyPanel(Network.through(URI.create("socks://10.0.0.1:1080")), applied::add);
      assertThat(find(panel, "proxyWay", JComboBox.class).getSelectedIndex()).isEqualTo(3);
      assertThat(find(panel, "proxy.host", JTextField.class).getText()).isEqualTo("10.0.0.1");
    });
  }
}
