package io.tapedeck.app.ui.desk;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JComponent;

/** The charts with the side column at their right. The gap between them can be dragged; a double click sets the width back. EDT. */
public final class Beside extends TokenPanel {
  private static final int GAP = 6;
  private static final int WIDE = 332;
  private static final int NARROW = 276;
  private static final int LEAST = 260;
  private static final int SMALL_WINDOW = 1_400;

  private final JComponent main;
  private final JComponent side;
  private int chosen;

  /** {@code main} takes what {@code side} leaves. */
  public Beside(JComponent main, JComponent side) {
    super("background", null);
    this.main = main;
    this.side = side;
    add(main);
    add(side);
    setCursor(Cursor.getPredefinedCursor(Cursor.W_RESIZE_CURSOR)); // What shows of it is the gap.
    main.setCursor(Cursor.getDefaultCursor());
    side.setCursor(Cursor.getDefaultCursor());
    MouseAdapter mouse = new MouseAdapter() {
      @Override
      public void mouseDragged(MouseEvent e) {
        chosen = Math.max(Tokens.px(LEAST), Math.min(getWidth() / 2, getWidth() - e.getX() - Tokens.px(GAP) / 2));
        revalidate();
      }

      @Override
      public void mouseClicked(MouseEvent e) {
        if (e.getClickCount() == 2) {
          chosen = 0;
          revalidate();
        }
      }
    };
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
  }

  @Override
  public void doLayout() {
    // The window is this and twelve pixels of gutter.
    int usual = Tokens.px(getWidth() + Tokens.px(12) < Tokens.px(SMALL_WINDOW) ? NARROW : WIDE);
    int width = chosen == 0 ? usual : Math.max(Tokens.px(LEAST), Math.min(getWidth() / 2, chosen));
    int gap = Tokens.px(GAP);
    main.setBounds(0, 0, Math.max(0, getWidth() - width - gap), getHeight());
    side.setBounds(getWidth() - width, 0, width, getHeight());
  }
}
