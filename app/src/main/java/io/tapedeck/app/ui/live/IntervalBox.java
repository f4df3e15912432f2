package io.tapedeck.app.ui.live;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import java.awt.BorderLayout;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;

/** A small box for the interval: it opens at the first digit that is typed over a chart, takes more of it, and Enter chooses. EDT. */
final class IntervalBox {
  private final JPopupMenu popup = new JPopupMenu();
  private final JTextField field = new JTextField(8);
  private final TokenLabel says = new TokenLabel("", "muted", 12, false);
  private final Consumer<BarInterval> chosen;

  IntervalBox(Consumer<BarInterval> chosen) {
    this.chosen = chosen;
    popup.setName("intervalBox");
    popup.setLayout(new BorderLayout(0, Tokens.px(4)));
    popup.setBorder(BorderFactory.createEmptyBorder(Tokens.px(8), Tokens.px(8), Tokens.px(8), Tokens.px(8)));
    field.setName("intervalField");
    field.getAccessibleContext().setAccessibleName(Texts.of("chart.interval"));
    popup.add(field, BorderLayout.NORTH);
    popup.add(says, BorderLayout.SOUTH);
    field.addActionListener(e -> enter());
  }

  /** Opens with what was typed already. */
  void open(JComponent over, String typed) {
    field.setText(typed);
    says.words(Texts.of("chart.interval.hint"));
    popup.show(over, over.getWidth() / 2 - Tokens.px(100), over.getHeight() / 3);
    field.requestFocusInWindow();
    field.setCaretPosition(typed.length());
  }

  JTextField field() {
    return field;
  }

  /** What the box says below the field. */
  String words() {
    return says.getText();
  }

  void enter() {
    Optional<BarInterval> interval = BarInterval.parse(field.getText());
    if (interval.isPresent()) {
      popup.setVisible(false);
      chosen.accept(interval.get());
    } else {
      says.words(Texts.of("chart.interval.unknown", field.getText()));
      popup.pack();
    }
  }
}
