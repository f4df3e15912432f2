package io.tapedeck.app.ui.live;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictIcon;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Locale;
import java.util.function.LongSupplier;
import javax.swing.JButton;

/** A chosen stream in the toolbar: verdict shape, symbol, the exchange where several are chosen, and a way to remove it. EDT. */
final class SymbolChip extends TokenPanel {
  private final StreamId id;
  private final VerdictIcon icon;
  private final TokenLabel name;
  private final TokenLabel exchange = new TokenLabel("", "muted", 11, false);
  private final JButton remove;

  SymbolChip(StreamId id, String name, LongSupplier nanos, Runnable onRemove) {
    super("raised", new StripLayout(28, 9));
    this.id = id;
    setName("chip:" + id.text());
    setOpaque(false);
    icon = new VerdictIcon(Verdict.State.OFF, 9, nanos);
    this.name = new TokenLabel(name, "text", 12, true);
    this.name.setIcon(icon);
    this.name.setIconTextGap(Tokens.px(8));
    remove = Buttons.icon("close", Texts.of("chip.remove", name));
    remove.setPreferredSize(new Dimension(Tokens.px(18), Tokens.px(20)));
    remove.addActionListener(e -> onRemove.run());
    add(this.name, StripLayout.left(0));
    add(exchange, StripLayout.left(6));
    add(remove, StripLayout.left(2));
  }

  StreamId id() {
    return id;
  }

  /** Shows how it is; {@code exchangeName} is empty where the symbol alone says which stream it is. */
  void show(String newName, String exchangeName, Verdict verdict, boolean removable) {
    if (icon.state() != verdict.state()) {
      icon.state(verdict.state());
      repaint();
    }
    name.words(newName);
    exchange.words(shortened(exchangeName));
    exchange.setVisible(!exchangeName.isEmpty());
    name.setToolTipText(verdict.reason());
    if (remove.isEnabled() != removable) {
      remove.setEnabled(removable);
      remove.setToolTipText(removable ? Texts.of("chip.remove", newName) : Texts.of("stopFirst"));
    }
    String full = exchangeName.isEmpty() ? newName : newName + " " + exchangeName;
    getAccessibleContext().setAccessibleName(full + ", " + verdict.state().name().toLowerCase(Locale.ROOT));
    getAccessibleContext().setAccessibleDescription(verdict.reason());
  }

  /** The first word says it: "Demo exchange" is "Demo" on a chip. */
  private static String shortened(String exchangeName) {
    int space = exchangeName.indexOf(' ');
    return space < 0 ? exchangeName : exchangeName.substring(0, space);
  }

  void tick() {
    if (icon.state() == Verdict.State.CONNECTING) {
      repaint();
    }
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.smooth(g2);
    g2.setColor(Tokens.color("raised"));
    g2.fillRoundRect(0, 0, getWidth(), getHeight(), Tokens.px(6), Tokens.px(6));
    g2.dispose();
  }
}
