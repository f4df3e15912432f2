package io.tapedeck.app.ui.live;

import io.tapedeck.app.feed.Verdict;
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

/** A chosen symbol in the toolbar: verdict shape, name, and a way to remove it. EDT. */
final class SymbolChip extends TokenPanel {
  private final String symbol;
  private final VerdictIcon icon;
  private final TokenLabel name;
  private final JButton remove;

  SymbolChip(String symbol, String name, LongSupplier nanos, Runnable onRemove) {
    super("raised", new StripLayout(28, 9));
    this.symbol = symbol;
    setName("chip:" + symbol);
    setOpaque(false);
    icon = new VerdictIcon(Verdict.State.OFF, 9, nanos);
    this.name = new TokenLabel(name, "text", 12, true);
    this.name.setIcon(icon);
    this.name.setIconTextGap(Tokens.px(8));
    remove = Buttons.icon("close", Texts.of("chip.remove", name));
    remove.setPreferredSize(new Dimension(Tokens.px(18), Tokens.px(20)));
    remove.addActionListener(e -> onRemove.run());
    add(this.name, StripLayout.left(0));
    add(remove, StripLayout.left(2));
  }

  String symbol() {
    return symbol;
  }

  void show(String newName, Verdict verdict, boolean removable) {
    if (icon.state() != verdict.state()) {
      icon.state(verdict.state());
      repaint();
    }
    name.words(newName);
    name.setToolTipText(verdict.reason());
    if (remove.isEnabled() != removable) {
      remove.setEnabled(removable);
      remove.setToolTipText(removable ? Texts.of("chip.remove", newName) : Texts.of("stopFirst"));
    }
    getAccessibleContext().setAccessibleName(newName + ", " + verdict.state().name().toLowerCase(Locale.ROOT));
    getAccessibleContext().setAccessibleDescription(verdict.reason());
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
