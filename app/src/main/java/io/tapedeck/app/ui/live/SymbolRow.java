package io.tapedeck.app.ui.live;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.PaintGuard;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.function.Predicate;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** Paints a row of the symbol search: chosen or not, symbol, product, exchange, star. EDT. */
final class SymbolRow extends JLabel implements ListCellRenderer<SymbolSearch.Hit> {
  static final int HEIGHT = 26;
  static final int WIDTH = 440;
  private static final int STAR = 36;
  private static final int SYMBOL_AT = 34;
  private static final int PRODUCT_AT = 218;
  private static final int EXCHANGE_AT = 304;

  private final Predicate<StreamId> chosen;
  private final Predicate<StreamId> favourite;
  private final FlatSVGIcon tick = Icons.of("check", "accent");
  private final FlatSVGIcon star = Icons.of("star", "dim");
  private final FlatSVGIcon starred = Icons.of("starred", "accent");
  private SymbolSearch.@Nullable Hit hit;
  private boolean selected;

  SymbolRow(Predicate<StreamId> chosen, Predicate<StreamId> favourite) {
    this.chosen = chosen;
    this.favourite = favourite;
    putClientProperty("html.disable", true);
  }

  /** True where a click means the star and not the row. */
  static boolean onStar(JComponent list, int x) {
    return x >= list.getWidth() - Tokens.px(STAR);
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends SymbolSearch.Hit> owner, SymbolSearch.Hit value, int index, boolean isSelected, boolean focused) {
    hit = value;
    selected = isSelected;
    getAccessibleContext().setAccessibleName(words(value));
    return this;
  }

  /** "ETH/USD, spot, Kraken, chosen, favourite". */
  String words(SymbolSearch.Hit value) {
    StringBuilder out = new StringBuilder(60);
    out.append(value.instrument().name()).append(", ").append(product(value.instrument())).append(", ");
    out.append(value.exchange().name());
    if (chosen.test(value.id())) {
      out.append(", ").append(Texts.of("symbol.chosen"));
    }
    if (favourite.test(value.id())) {
      out.append(", ").append(Texts.of("symbol.favourite"));
    }
    if (value.instrument().status() == TradingStatus.HALTED) {
      out.append(", ").append(Texts.of("symbol.halted"));
    }
    return out.toString();
  }

  private static String product(Instrument instrument) {
    boolean unknown = instrument.inferred() && instrument.status() == TradingStatus.UNKNOWN;
    return Texts.of(unknown ? "symbol.unlisted" : "product." + instrument.product());
  }

  @Override
  public void paint(Graphics g) {
    PaintGuard.paint(this, g, super::paint);
  }

  @Override
  protected void paintComponent(Graphics g) {
    SymbolSearch.Hit shown = hit;
    if (shown == null) {
      return;
    }
    Graphics2D g2 = (Graphics2D) g.create();
    Tokens.crisp(g2);
    int width = getWidth();
    int height = getHeight();
    g2.setColor(Tokens.color(selected ? "selection" : "header"));
    g2.fillRect(0, 0, width, height);
    if (selected) {
      g2.setColor(Tokens.color("accent"));
      g2.fillRect(0, 0, Tokens.px(2), height);
    }
    int top = (height - tick.getIconHeight()) / 2;
    Tokens.smooth(g2);
    g2.setColor(Tokens.color("border"));
    g2.drawRoundRect(Tokens.px(10), top, Tokens.px(15), Tokens.px(15), Tokens.px(4), Tokens.px(4));
    if (chosen.test(shown.id())) {
      tick.paintIcon(this, g2, Tokens.px(10), top);
    }
    Instrument instrument = shown.instrument();
    boolean halted = instrument.status() == TradingStatus.HALTED;
    int end = text(g2, instrument.name(), Tokens.font(12, true), halted ? "dim" : "text", Tokens.px(SYMBOL_AT), Tokens.px(PRODUCT_AT - 8));
    String own = instrument.symbol();
    if (!own.equals(instrument.name()) && end < Tokens.px(PRODUCT_AT - 40)) {
      text(g2, own, Tokens.font(11, false), "muted", end + Tokens.px(8), Tokens.px(PRODUCT_AT - 8));
    }
    text(g2, product(instrument), Tokens.font(12, false), "muted", Tokens.px(PRODUCT_AT), Tokens.px(EXCHANGE_AT - 8));
    text(g2, shown.exchange().name(), Tokens.font(12, false), "text", Tokens.px(EXCHANGE_AT), width - Tokens.px(STAR));
    boolean marked = favourite.test(shown.id());
    (marked ? starred : star).paintIcon(this, g2, width - Tokens.px(STAR - 10), top);
    g2.dispose();
  }

  private int text(Graphics2D g, String words, Font font, String ink, int from, int to) {
    FontMetrics metrics = g.getFontMetrics(font);
    String fits = SwingUtilities.layoutCompoundLabel(
        this, metrics, words, null, SwingConstants.CENTER, SwingConstants.LEFT, SwingConstants.CENTER, SwingConstants.RIGHT,
        new Rectangle(0, 0, to - from, getHeight()), new Rectangle(), new Rectangle(), 0);
    g.setFont(font);
    g.setColor(Tokens.color(selected && ink.equals("dim") ? "muted" : ink));
    g.drawString(fits, from, (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2);
    return from + metrics.stringWidth(fits);
  }

  /** What a row says when the pointer rests on it. */
  String tip(SymbolSearch.Hit value) {
    return String.join(", ", List.of(words(value), value.instrument().symbol()));
  }
}
