package io.tapedeck.app.ui.action;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.FactTable;
import io.tapedeck.app.ui.kit.FactTable.Cell;
import io.tapedeck.app.ui.kit.FactTable.Column;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** The keys of all actions, each to be changed by pressing another one. A change works at once; what stands in its way is said. EDT. */
public final class KeysPanel extends TokenPanel {
  private static final long serialVersionUID = 1;

  private final transient Actions actions;
  private final FactTable table = new FactTable("keyTable", Texts.of("keys"), List.of(
      new Column(Texts.of("keys.action"), 300, false),
      new Column(Texts.of("keys.where"), 110, false),
      new Column(Texts.of("keys.key"), 170, false),
      new Column(Texts.of("keys.usual"), 170, false)));
  private final TokenLabel said = new TokenLabel(Texts.of("keys.hint"), "muted", 12, false);
  private final JButton change = Buttons.words(Texts.of("keys.change"));
  private transient @Nullable ActionInfo waiting;

  /** A panel over these actions. */
  public KeysPanel(Actions actions) {
    super("panel", new BorderLayout());
    this.actions = actions;
    setName("keysPanel");
    getAccessibleContext().setAccessibleName(Texts.of("keys"));
    table.addMouseListener(new MouseAdapter() {
      @Override
      public void mouseClicked(MouseEvent e) {
        if (e.getClickCount() == 2) {
          begin();
        }
      }
    });
    table.getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("ENTER"), "change");
    table.getActionMap().put("change", new AbstractAction() {
      private static final long serialVersionUID = 1;

      @Override
      public void actionPerformed(ActionEvent e) {
        begin();
      }
    });
    said.setName("keysSaid");
    said.setMinimumSize(new Dimension(0, Tokens.px(16)));
    TokenPanel foot = new TokenPanel("header", new StripLayout(44, 12));
    foot.setBorder(Lines.above("border"));
    TokenPanel sentence = new TokenPanel("header", new StripLayout(32, 12));
    sentence.setBorder(Lines.above("border"));
    sentence.add(said, StripLayout.filling(0));
    foot.add(button(change, "keyChange", this::begin), StripLayout.left(0));
    foot.add(button(Buttons.words(Texts.of("keys.none")), "keyNone", this::none), StripLayout.left(8));
    foot.add(button(Buttons.words(Texts.of("keys.reset")), "keyReset", this::reset), StripLayout.left(8));
    foot.add(button(Buttons.words(Texts.of("keys.resetAll")), "keyResetAll", this::resetAll), StripLayout.right(8));
    TokenPanel south = new TokenPanel("header", new BorderLayout());
    south.add(sentence, BorderLayout.NORTH);
    south.add(foot, BorderLayout.SOUTH);
    add(table.scrolling(18), BorderLayout.CENTER);
    add(south, BorderLayout.SOUTH);
    Waiting listener = new Waiting();
    change.addKeyListener(listener);
    change.addFocusListener(listener);
    actions.follow(this, this::fill);
    table.setRowSelectionInterval(0, 0);
  }

  private static JButton button(JButton button, String name, Runnable action) {
    button.setName(name);
    button.addActionListener(e -> action.run());
    return button;
  }

  private void fill() {
    table.rows(actions.all().stream()
        .map(info -> List.of(
            Cell.of(info.words()),
            new Cell(info.scope().words(), "muted"),
            new Cell(actions.keys(info.id()), actions.book().changed(info) ? "accent" : "text"),
            new Cell(KeyNames.text(info.usualKeys()), "muted")))
        .toList());
  }

  private @Nullable ActionInfo selected() {
    int row = table.getSelectedRow();
    return row < 0 ? null : actions.all().get(row);
  }

  /** The next key that is pressed is the new one. */
  private void begin() {
    ActionInfo info = selected();
    if (info == null) {
      say(Texts.of("keys.hint"), false);
      return;
    }
    waiting = info;
    change.setFocusTraversalKeysEnabled(false); // Tab is an answer too, and told why not.
    change.setText(Texts.of("keys.press"));
    change.requestFocusInWindow();
    say(Texts.of("keys.waiting", info.words()), false);
  }

  private void end() {
    waiting = null;
    change.setFocusTraversalKeysEnabled(true);
    change.setText(Texts.of("keys.change"));
  }

  private void pressed(ActionInfo info, KeyStroke key) {
    if (key.getKeyCode() == KeyEvent.VK_ESCAPE && key.getModifiers() == 0) {
      end();
      say(Texts.of("keys.kept", info.words()), false);
      table.requestFocusInWindow();
      return;
    }
    Optional<String> problem = actions.book().give(info, key);
    if (problem.isPresent()) {
      say(problem.get(), true); // And wait on for a better one.
    } else {
      end();
      say(Texts.of("keys.given", info.words(), KeyNames.text(key)), false);
      table.requestFocusInWindow();
    }
  }

  private void none() {
    ActionInfo info = selected();
    if (info != null) {
      actions.book().take(info);
      say(Texts.of("keys.taken", info.words()), false);
    }
  }

  private void reset() {
    ActionInfo info = selected();
    if (info != null) {
      Optional<String> problem = actions.book().reset(info);
      say(problem.orElseGet(() -> Texts.of("keys.wasReset", info.words())), problem.isPresent());
    }
  }

  private void resetAll() {
    actions.book().resetAll();
    say(Texts.of("keys.allReset"), false);
  }

  private void say(String sentence, boolean trouble) {
    said.ink(trouble ? "failed" : "muted");
    said.words(sentence);
    said.setToolTipText(sentence);
  }

  /** Takes the key before anybody else does. */
  private final class Waiting extends KeyAdapter implements FocusListener {
    @Override
    public void keyPressed(KeyEvent e) {
      ActionInfo info = waiting;
      if (info != null) {
        e.consume();
        KeyNames.of(e).ifPresent(key -> pressed(info, key));
      }
    }

    @Override
    public void keyTyped(KeyEvent e) {
      if (waiting != null) {
        e.consume();
      }
    }

    @Override
    public void focusGained(FocusEvent e) {
      // Waiting begins with the button, not with the focus.
    }

    @Override
    public void focusLost(FocusEvent e) {
      if (waiting != null && !e.isTemporary()) {
        end();
        say(Texts.of("keys.hint"), false);
      }
    }
  }
}
