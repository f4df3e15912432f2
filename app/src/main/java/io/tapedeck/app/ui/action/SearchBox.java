package io.tapedeck.app.ui.action;

import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JButton;

/** Looks like a field and opens the palette, whose key it shows. Narrow in a small window. EDT. */
public final class SearchBox extends JButton {
  private static final long serialVersionUID = 1;
  private static final int WIDE = 214;
  private static final int NARROW = 128;
  private static final int SMALL_WINDOW = 1_400;

  private final transient Actions actions;

  /** A box that opens the palette. */
  public SearchBox(Actions actions) {
    this.actions = actions;
    setName("searchBox");
    getAccessibleContext().setAccessibleName(Texts.of("palette.search"));
    addActionListener(e -> actions.run("palette"));
    actions.follow(this, () -> {
      setToolTipText(actions.tip(Texts.of("palette.search"), "palette"));
      repaint();
    });
  }

  @Override
  public Dimension getPreferredSize() {
    boolean small = getParent() != null && getParent().getWidth() < Tokens.px(SMALL_WINDOW);
    return new Dimension(Tokens.px(small ? NARROW : WIDE), Tokens.px(28));
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.smooth(g2);
    int arc = Tokens.px(6);
    g2.setColor(Tokens.color("panel"));
    g2.fillRoundRect(1, 1, getWidth() - 2, getHeight() - 2, arc, arc);
    Icons.of("search", "muted").paintIcon(this, g2, Tokens.px(6), (getHeight() - Tokens.px(16)) / 2);
    g2.setFont(Tokens.font(11, false));
    String key = actions.key("palette");
    FontMetrics metrics = g2.getFontMetrics();
    int baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2;
    int keyAt = getWidth() - Tokens.px(8) - metrics.stringWidth(key);
    g2.setColor(Tokens.color("text"));
    g2.drawString(key, keyAt, baseline);
    g2.setFont(Tokens.font(12, false));
    g2.setColor(Tokens.color("muted"));
    int from = Tokens.px(26);
    for (String words : new String[] {Texts.of("palette.search"), Texts.of("palette.search.short")}) {
      if (from + g2.getFontMetrics().stringWidth(words) + Tokens.px(8) <= keyAt) {
        g2.drawString(words, from, baseline);
        break;
      }
    }
    g2.dispose();
  }
}
