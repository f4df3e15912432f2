package io.tapedeck.app.ui.action;

import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;

/** One line of the palette: what it does, where it belongs or why it cannot be done now, and its key. EDT. */
final class PaletteRow extends JComponent implements ListCellRenderer<PaletteRow.Line> {
  static final int HEIGHT = 28;
  static final int WIDTH = 520;
  private static final long serialVersionUID = 1;

  private transient Line line = new Line("", "", "", "", "");
  private boolean selected;

  /**
   * What a line says.
   *
   * @param id of the action; empty for the way to the symbols
   * @param words what it does
   * @param group where it belongs
   * @param key its key; empty for none
   * @param whyNot why it cannot be done now; empty when it can
   */
  record Line(String id, String words, String group, String key, String whyNot) {
    String sentence() {
      String possible = whyNot.isEmpty() ? words + (group.isEmpty() ? "" : ", " + group) : Texts.of("palette.notNow", words, whyNot);
      return key.isEmpty() ? possible : possible + ", " + key;
    }
  }

  @Override
  public Component getListCellRendererComponent(JList<? extends Line> list, Line value, int index, boolean isSelected, boolean focused) {
    line = value;
    selected = isSelected;
    setToolTipText(value.whyNot().isEmpty() ? null : value.whyNot());
    return this;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(Tokens.px(WIDTH), Tokens.px(HEIGHT));
  }

  @Override
  protected void paintComponent(Graphics g) {
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.smooth(g2);
    g2.setColor(Tokens.color(selected ? "selection" : "header"));
    g2.fillRect(0, 0, getWidth(), getHeight());
    if (selected) {
      g2.setColor(Tokens.color("accent"));
      g2.fillRect(0, 0, Tokens.px(2), getHeight());
    }
    boolean possible = line.whyNot().isEmpty();
    int right = paintKey(g2, possible);
    int x = Tokens.px(12);
    if (line.id().isEmpty()) {
      Icons.of("search", "muted").paintIcon(this, g2, x, (getHeight() - Tokens.px(16)) / 2);
      x += Tokens.px(24);
    }
    FontMetrics metrics = g2.getFontMetrics(Tokens.font(12, false));
    int baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2;
    g2.setFont(Tokens.font(12, false));
    g2.setColor(Tokens.color(possible ? "text" : "dim"));
    String words = fitting(metrics, line.words(), right - x);
    g2.drawString(words, x, baseline);
    x += metrics.stringWidth(words) + Tokens.px(12);
    g2.setFont(Tokens.font(11, false));
    g2.setColor(Tokens.color(possible ? "muted" : "dim"));
    g2.drawString(fitting(g2.getFontMetrics(), possible ? line.group() : line.whyNot(), right - x), x, baseline);
    g2.dispose();
  }

  /** Where the key begins. */
  private int paintKey(Graphics2D g2, boolean possible) {
    int right = getWidth() - Tokens.px(10);
    if (line.key().isEmpty()) {
      return right;
    }
    g2.setFont(Tokens.font(10, true));
    FontMetrics metrics = g2.getFontMetrics();
    int width = metrics.stringWidth(line.key()) + Tokens.px(12);
    int height = Tokens.px(18);
    int top = (getHeight() - height) / 2;
    g2.setColor(Tokens.color("raised"));
    g2.fillRoundRect(right - width, top, width, height, Tokens.px(4), Tokens.px(4));
    g2.setColor(Tokens.color(possible ? "text" : "dim"));
    g2.drawString(line.key(), right - width + Tokens.px(6), top + (height + metrics.getAscent() - metrics.getDescent()) / 2);
    return right - width - Tokens.px(12);
  }

  private static String fitting(FontMetrics metrics, String text, int room) {
    if (metrics.stringWidth(text) <= room) {
      return text;
    }
    int length = text.length();
    while (length > 0 && metrics.stringWidth(text.substring(0, length)) + metrics.charWidth('\u2026') > room) {
      length--;
    }
    return length == 0 ? "" : text.substring(0, length) + '\u2026';
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleJComponent() {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable String getAccessibleName() {
          return line.sentence();
        }
      };
    }
    return accessibleContext;
  }
}
