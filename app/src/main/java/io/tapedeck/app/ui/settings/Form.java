package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.settings.Preference;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.Scrollable;
import net.miginfocom.swing.MigLayout;

/** A page of settings: rows of a name, a control, and a button that sets the usual value back. EDT. */
class Form extends TokenPanel implements Scrollable {
  private static final long serialVersionUID = 1;

  /** On the height of the first line of what stands beside. */
  private static final String HIGH = "aligny top, gaptop 3";

  Form(String name) {
    super("panel", new MigLayout("insets 20 24 20 24, wrap 3, fillx, gapy 10, hidemode 3", "[right]16[grow, fill]12[]", ""));
    setName("settings:" + name);
    getAccessibleContext().setAccessibleName(Texts.of("settings." + name));
  }

  /** A head above rows. */
  final void head(String words) {
    add(new TokenLabel(words, "text", 13, true), "span, alignx left, gaptop 6");
  }

  /** A sentence below a row. */
  final Wrapped sentence(String words) {
    Wrapped label = new Wrapped(words);
    add(label, "skip 1, growx, wmin 0, wrap");
    return label;
  }

  /** A row that is set back by a button. */
  final JButton row(String words, JComponent control, Runnable reset) {
    TokenLabel label = new TokenLabel(words, "muted", 12, false);
    label.setLabelFor(control);
    control.getAccessibleContext().setAccessibleName(words);
    JButton button = Buttons.icon("retry", Texts.of("settings.reset.tip", words));
    button.setName("reset:" + control.getName());
    button.addActionListener(e -> reset.run());
    add(label, HIGH);
    add(control, "growx 0, alignx left, hmin 28");
    add(button, HIGH + ", hidemode 0");
    return button;
  }

  /** A row without anything to set back. */
  final void row(String words, JComponent control) {
    TokenLabel label = new TokenLabel(words, "muted", 12, false);
    label.setLabelFor(control);
    control.getAccessibleContext().setAccessibleName(words);
    add(label, HIGH);
    add(control, "growx 0, alignx left, wrap, hmin 28");
  }

  /** A preference of a few values, as a list that opens. */
  final <T> void choice(Preferences preferences, Preference<T> preference, List<T> values, Function<T, String> words) {
    JComboBox<Item<T>> box = new JComboBox<>();
    box.setName("setting:" + preference.key());
    values.forEach(value -> box.addItem(new Item<>(value, words.apply(value))));
    box.setMaximumRowCount(values.size());
    JButton reset = row(Texts.of("setting." + preference.key()), box, () -> preferences.reset(preference));
    Runnable show = () -> {
      box.setSelectedIndex(values.indexOf(preferences.get(preference)));
      reset.setVisible(preferences.changed(preference));
    };
    box.addActionListener(e -> {
      if (box.getSelectedItem() instanceof Item<?> item) {
        values.stream().filter(item.value()::equals).findFirst()
            .filter(value -> !value.equals(preferences.get(preference)))
            .ifPresent(value -> preferences.set(preference, value));
      }
    });
    preferences.listen(preference, show);
    show.run();
  }

  /** A preference of yes or no. */
  final void check(Preferences preferences, Preference<Boolean> preference) {
    JCheckBox box = new JCheckBox(Texts.of("setting." + preference.key() + ".check"));
    box.setName("setting:" + preference.key());
    box.setOpaque(false);
    JButton reset = row(Texts.of("setting." + preference.key()), box, () -> preferences.reset(preference));
    Runnable show = () -> {
      box.setSelected(preferences.get(preference));
      reset.setVisible(preferences.changed(preference));
    };
    box.addActionListener(e -> preferences.set(preference, box.isSelected()));
    preferences.listen(preference, show);
    show.run();
  }

  /** Listens, and does it now. */
  static void follow(Consumer<Runnable> listen, Runnable refresh) {
    listen.accept(refresh);
    refresh.run();
  }

  /** A value with its words. */
  private record Item<T>(T value, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return Tokens.px(24);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
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
