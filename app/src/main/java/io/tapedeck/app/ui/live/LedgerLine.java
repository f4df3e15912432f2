package io.tapedeck.app.ui.live;

import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.Icon;

/** "Received n = shown n + merged n + ... adds up", from the very numbers the table shows. EDT. */
final class LedgerLine extends TokenLabel {
  private static final String[] PARTS = {"shown", "merged", "dropped", "rejected", "discarded", "waiting"};

  private final Icon tick = Icons.of("check", "live", 14);
  private final Icon cross = Icons.of("close", "failed", 14);
  private Ledger ledger = Ledger.EMPTY;

  LedgerLine() {
    super("", "text", 12, false);
    setName("ledgerLine");
    getAccessibleContext().setAccessibleName(Texts.of("ledger"));
  }

  void ledger(Ledger next) {
    if (!next.equals(ledger)) {
      ledger = next;
      repaint();
    }
  }

  @Override
  public String getText() {
    Ledger now = ledger;
    if (now == null) {
      return ""; // The superclass asks while it is constructing.
    }
    StringBuilder out = new StringBuilder(160);
    out.append(Texts.of("ledger.received")).append(' ').append(Figures.whole(now.received()));
    for (int i = 0; i < PARTS.length; i++) {
      out.append(i == 0 ? " = " : " + ").append(Texts.of("ledger." + PARTS[i])).append(' ');
      out.append(Figures.whole(part(i)));
    }
    return out.append(' ').append(outcome()).toString();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(0, Tokens.px(24));
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.crisp(g2);
    Font plain = Tokens.font(12, false);
    FontMetrics metrics = g2.getFontMetrics(plain);
    int baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2;
    int gap = getWidth() < Tokens.px(860) ? 8 : 12;
    int x = words(g2, Texts.of("ledger.received"), "muted", Tokens.px(12), baseline);
    x = number(g2, ledger.received(), "text", x, baseline);
    for (int i = 0; i < PARTS.length; i++) {
      String sign = i == 0 ? "= " : "+ ";
      x = words(g2, sign + Texts.of("ledger." + PARTS[i]), "muted", x + Tokens.px(gap), baseline);
      boolean loss = i == 2 || i == 3;
      x = number(g2, part(i), part(i) == 0 ? "dim" : loss ? "resync" : "text", x, baseline);
    }
    boolean right = ledger.addsUp();
    Icon icon = right ? tick : cross;
    x += Tokens.px(gap);
    icon.paintIcon(this, g2, x, (getHeight() - icon.getIconHeight()) / 2);
    g2.setFont(Tokens.font(12, true));
    g2.setColor(Tokens.color(right ? "live" : "failed"));
    g2.drawString(outcome(), x + icon.getIconWidth() + Tokens.px(4), baseline);
    g2.dispose();
  }

  private int words(Graphics2D g, String text, String ink, int x, int baseline) {
    Font font = Tokens.font(12, false);
    g.setFont(font);
    g.setColor(Tokens.color(ink));
    g.drawString(text, x, baseline);
    return x + g.getFontMetrics().stringWidth(text) + Tokens.px(5);
  }

  private static int number(Graphics2D g, long value, String ink, int x, int baseline) {
    Font font = Tokens.font(12, value != 0);
    return DigitCells.drawLeft(g, Figures.whole(value), font, x, baseline, Tokens.color(ink));
  }

  private String outcome() {
    return ledger.addsUp()
        ? Texts.of("ledger.right")
        : Texts.of("ledger.wrong", Figures.whole(Math.abs(ledger.difference())));
  }

  private long part(int index) {
    return switch (index) {
      case 0 -> ledger.shown();
      case 1 -> ledger.merged();
      case 2 -> ledger.dropped();
      case 3 -> ledger.rejected();
      case 4 -> ledger.discarded();
      default -> ledger.waiting();
    };
  }
}
