package io.tapedeck.app.ui.settings;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.jspecify.annotations.Nullable;

/** What one plugin declares that can be set, each checked while it is typed. EDT. */
final class PluginForm extends Form {
  private static final long serialVersionUID = 1;
  private static final int WIDE = 320;

  private final transient SettingsDesk desk;
  private final transient ExchangeInfo info;

  PluginForm(SettingsDesk desk, ExchangeInfo info) {
    super("plugins");
    this.desk = desk;
    this.info = info;
    setName("options:" + info.id());
    getAccessibleContext().setAccessibleName(Texts.of("options.of", info.name()));
    head(info.name());
    sentence(Texts.of(info.options().isEmpty() ? "options.none" : "options.nextStart"));
    info.options().forEach(this::add);
  }

  private OptionChoice choice(AdapterOption option) {
    Preferences preferences = desk.preferences();
    return new OptionChoice(option, preferences.options(info.id()).get(option.key()), desk.commandLine().apply(info.id()).get(option.key()));
  }

  private void add(AdapterOption option) {
    OptionChoice first = choice(option);
    String name = "option:" + info.id() + "." + option.key();
    Field field = option.kind() == AdapterOption.Kind.CHOICE ? new Choices(option, first) : new Typed(first);
    field.control().setName(name);
    field.control().setEnabled(!first.locked());
    JButton reset = row(option.key(), field.control(), () -> field.show(option.defaultValue()));
    reset.setVisible(first.changed() && !first.locked());
    sentence(description(option));
    Wrapped said = sentence("");
    said.setName("said:" + name);
    said.say(first.said(), first.trouble());
    if (!first.locked()) {
      field.onChange(text -> {
        Optional<String> problem = choice(option).problem(text);
        if (problem.isPresent()) {
          said.say(problem.get(), true);
          return;
        }
        desk.preferences().option(info.id(), option.key(), first.toKeep(text));
        desk.optionsChanged().run();
        said.say(Texts.of("options.kept", info.name()), false);
        reset.setVisible(choice(option).changed());
        revalidate();
      });
    }
  }

  private static String description(AdapterOption option) {
    return switch (option.kind()) {
      case INTEGER -> Texts.of("options.integer", option.description(), Figures.whole(option.min()), Figures.whole(option.max()), Figures.whole(Long.parseLong(option.defaultValue())));
      default -> option.defaultValue().isEmpty() ? option.description() : Texts.of("options.usual", option.description(), option.defaultValue());
    };
  }

  /** Takes a text that was typed or chosen. */
  @FunctionalInterface
  private interface Taker {
    void take(String text);
  }

  /** A control for one option. */
  private interface Field {
    JComponent control();

    void show(String text);

    void onChange(Taker taker);
  }

  private static final class Choices implements Field {
    private final JComboBox<String> box = new JComboBox<>();

    Choices(AdapterOption option, OptionChoice choice) {
      option.choices().forEach(box::addItem);
      box.setSelectedItem(option.choices().contains(choice.shown()) ? choice.shown() : option.defaultValue());
    }

    @Override
    public JComponent control() {
      return box;
    }

    @Override
    public void show(String text) {
      box.setSelectedItem(text);
    }

    @Override
    public void onChange(Taker taker) {
      box.addActionListener(e -> {
        if (box.getSelectedItem() instanceof String text) {
          taker.take(text);
        }
      });
    }
  }

  private static final class Typed implements Field {
    private final JTextField field;

    Typed(OptionChoice choice) {
      field = new JTextField(choice.shown());
      field.setFont(Tokens.font(12, false));
      field.setPreferredSize(new Dimension(Tokens.px(choice.option().kind() == AdapterOption.Kind.INTEGER ? 120 : WIDE), Tokens.px(28)));
      field.setCaretPosition(0);
    }

    @Override
    public JComponent control() {
      return field;
    }

    @Override
    public void show(String text) {
      field.setText(text);
    }

    @Override
    public void onChange(Taker taker) {
      field.getDocument().addDocumentListener(new DocumentListener() {
        @Override
        public void insertUpdate(@Nullable DocumentEvent e) {
          taker.take(field.getText().strip());
        }

        @Override
        public void removeUpdate(DocumentEvent e) {
          insertUpdate(e);
        }

        @Override
        public void changedUpdate(DocumentEvent e) {
          insertUpdate(e);
        }
      });
    }
  }
}
