package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.print.PageFormat;
import java.awt.print.Printable;

/** A key sheet on paper: two columns, black on white, as many pages as it takes. A group stays together where it can. Any thread. */
final class KeySheetPages implements Printable {
  private static final int LINE = 12;
  private static final int TITLE = 28;
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 8);
  private static final Font BOLD = PLAIN.deriveFont(Font.BOLD, 9);
  private static final Font LARGE = PLAIN.deriveFont(Font.BOLD, 13);

  private final KeySheet sheet;

  KeySheetPages(KeySheet sheet) {
    this.sheet = sheet;
  }

  @Override
  public int print(Graphics graphics, PageFormat format, int page) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.translate(format.getImageableX(), format.getImageableY());
    int columnWidth = (int) format.getImageableWidth() / 2;
    int height = Math.max(TITLE + 2 * LINE, (int) format.getImageableHeight());
    g.setColor(Color.BLACK);
    int column = 0;
    int y = TITLE;
    for (KeySheet.Part part : sheet.parts()) {
      int needed = (part.lines().size() + 2) * LINE;
      if (y > TITLE && y + needed > height && needed <= height - TITLE) {
        column++;
        y = TITLE;
      }
      y = line(g, page, column, columnWidth, y, BOLD, part.head(), "");
      for (KeySheet.Line line : part.lines()) {
        if (y + LINE > height) {
          column++;
          y = TITLE;
        }
        y = line(g, page, column, columnWidth, y, PLAIN, line.keys(), line.words());
      }
      y += LINE;
    }
    boolean exists = page <= column / 2;
    if (exists) {
      g.setFont(LARGE);
      g.drawString(Texts.of("sheet.title"), 0, 14);
    }
    g.dispose();
    return exists ? PAGE_EXISTS : NO_SUCH_PAGE;
  }

  /** Draws a line if it stands on this page; answers where the next one begins. */
  private static int line(Graphics2D g, int page, int column, int columnWidth, int y, Font font, String keys, String words) {
    if (column / 2 == page) {
      int x = column % 2 * columnWidth;
      int indent = columnWidth * 4 / 10;
      g.setFont(font);
      g.drawString(fitting(g.getFontMetrics(), keys, words.isEmpty() ? columnWidth : indent - 4), x, y + LINE - 3);
      g.drawString(fitting(g.getFontMetrics(), words, columnWidth - indent - 8), x + indent, y + LINE - 3);
    }
    return y + LINE;
  }

  private static String fitting(FontMetrics metrics, String text, int room) {
    int length = text.length();
    while (length > 0 && metrics.stringWidth(text.substring(0, length)) > room) {
      length--;
    }
    return text.substring(0, length);
  }
}
