package io.tapedeck.app.ui.desk;

import io.tapedeck.app.look.PaintGuard;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.StreamModel;
import java.awt.Graphics2D;
import java.awt.Graphics;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Map;
import java.util.function.Consumer;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.ToolTipManager;
import org.jspecify.annotations.Nullable;

/** Something painted by hand that follows one stream: one repaint for each beat, none while it is not showing. EDT. */
abstract class StreamCanvas extends JComponent {
  private final Runnable changed = this::announced;
  private final Consumer<Graphics> guarded = this::draw;
  final Inks inks = new Inks();
  private @Nullable StreamModel stream;

  StreamCanvas(String name) {
    setName(name);
    setOpaque(true);
    setFocusable(true);
    ToolTipManager.sharedInstance().registerComponent(this);
    addFocusListener(new FocusListener() {
      @Override
      public void focusGained(FocusEvent e) {
        repaint();
      }

      @Override
      public void focusLost(FocusEvent e) {
        repaint();
      }
    });
    addMouseListener(new MouseAdapter() {
      @Override
      public void mousePressed(MouseEvent e) {
        requestFocusInWindow();
      }
    });
  }

  /** Follows another stream; null for none. */
  void follow(@Nullable StreamModel next) {
    StreamModel before = stream;
    if (before != null) {
      before.figures().forget(changed);
    }
    stream = next;
    if (next != null) {
      next.figures().listen(changed);
    }
    repaint();
  }

  /** The stream it follows. */
  @Nullable StreamModel stream() {
    return stream;
  }

  private void announced() {
    if (isShowing()) {
      repaint();
    }
  }

  /** What its keys do, by the name of the action. */
  abstract Map<String, Runnable> commands();

  /** What it is, for who hears it. */
  abstract String title();

  /** What it shows, as a sentence. */
  abstract String summary();

  /** The rows in sight, exact, parted by tabs. */
  abstract String rows();

  /** Paints the stream's rows. */
  abstract void paintRows(Graphics2D g, StreamModel model);

  /** Words where there are no rows. */
  final void sentence(Graphics2D g, String title, String more, int top) {
    int middle = (top + getHeight()) / 2;
    g.setFont(Tokens.font(13, true));
    g.setColor(inks.text);
    g.drawString(title, (getWidth() - g.getFontMetrics().stringWidth(title)) / 2, middle - Tokens.px(4));
    g.setFont(inks.plain);
    g.setColor(inks.muted);
    int width = g.getFontMetrics().stringWidth(more);
    if (width < getWidth()) {
      g.drawString(more, (getWidth() - width) / 2, middle + Tokens.px(17));
    }
  }

  @Override
  protected void paintComponent(Graphics g) {
    PaintGuard.paint(this, g, guarded);
  }

  private void draw(Graphics g) {
    Graphics2D canvas = (Graphics2D) g;
    if (inks.refresh(this)) {
      lookChanged();
    }
    canvas.setColor(inks.panel);
    canvas.fillRect(0, 0, getWidth(), getHeight());
    Tokens.crisp(canvas);
    StreamModel model = stream;
    if (model != null) {
      paintRows(canvas, model);
    }
    if (isFocusOwner()) {
      canvas.setColor(inks.accent);
      int line = Tokens.px(2);
      canvas.fillRect(0, 0, getWidth(), line);
      canvas.fillRect(0, getHeight() - line, getWidth(), line);
      canvas.fillRect(0, 0, line, getHeight());
      canvas.fillRect(getWidth() - line, 0, line, getHeight());
    }
  }

  /** Theme or scale changed. */
  void lookChanged() {}

  /** Numbers may be drawn as facts. */
  static boolean trusted(StreamModel model) {
    return model.verdict().state().trusted();
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleJComponent() {
        @Override
        public String getAccessibleName() {
          StreamModel model = stream;
          return title() + (model == null ? "" : ", " + model.instrument().name());
        }

        @Override
        public String getAccessibleDescription() {
          return summary();
        }
      };
    }
    return accessibleContext;
  }
}
