package io.tapedeck.app.ui.live;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.JButton;

/** The chosen streams in a row. What does not fit is counted on a button that opens the symbol choice. EDT. */
final class ChipStrip extends TokenPanel {
  private static final int GAP = 6;
  private static final int MINIMUM = 330;
  private static final int MINIMUM_NAMED = 440;

  private final ScreenModel model;
  private final LiveChoice choice;
  private final TimeSource clock;
  private final JButton add;
  private final JButton more;
  private final List<SymbolChip> chips = new ArrayList<>();
  private final Set<StreamModel> heard = new HashSet<>();
  private boolean named;

  ChipStrip(ScreenModel model, LiveChoice choice, TimeSource clock, Runnable openChoice) {
    super("header", null);
    this.model = model;
    this.choice = choice;
    this.clock = clock;
    setOpaque(false);
    add = Buttons.icon("plus", Texts.of("symbol.add"));
    add.setName("addSymbol");
    add.addActionListener(e -> openChoice.run());
    more = Buttons.words("+0");
    more.addActionListener(e -> openChoice.run());
    choice.listen(this::rebuild);
    model.streamsChanges().listen(this::streamsChanged);
    WhenShowing.onShow(this, this::refresh);
    rebuild();
    streamsChanged();
  }

  JButton addButton() {
    return add;
  }

  private void streamsChanged() {
    heard.retainAll(model.streams());
    for (StreamModel stream : model.eachStream()) {
      if (heard.add(stream)) {
        StreamId id = stream.id();
        stream.figures().listen(() -> {
          if (isShowing()) {
            refresh(id);
          }
        });
      }
    }
    refresh();
  }

  private void rebuild() {
    boolean several = choice.several();
    if (several != named || !chips.stream().map(SymbolChip::id).toList().equals(choice.streams())) {
      named = several;
      Map<StreamId, SymbolChip> before = new HashMap<>();
      chips.forEach(chip -> before.put(chip.id(), chip));
      removeAll();
      chips.clear();
      for (StreamId id : choice.streams()) {
        SymbolChip old = before.get(id);
        SymbolChip chip = old != null ? old : new SymbolChip(id, choice.nameOf(id), clock::nanos, () -> choice.toggle(id));
        chips.add(chip);
        add(chip);
      }
      add(more);
      add(add);
      revalidate();
      repaint();
    }
    refresh();
  }

  private void refresh() {
    boolean free = choice.free();
    add.setEnabled(choice.exchange() != null && free);
    add.setToolTipText(Texts.of(free ? "symbol.add" : "stopFirst"));
    chips.forEach(this::show);
  }

  private void refresh(StreamId id) {
    for (SymbolChip chip : chips) {
      if (chip.id().equals(id)) {
        show(chip);
        return;
      }
    }
  }

  private void show(SymbolChip chip) {
    Verdict verdict = model.stream(chip.id()).map(StreamModel::verdict).orElse(Verdict.NOT_STARTED);
    chip.show(choice.nameOf(chip.id()), named ? choice.exchangeOf(chip.id()) : "", verdict, choice.free());
  }

  void tick() {
    chips.forEach(SymbolChip::tick);
  }

  @Override
  public Dimension getPreferredSize() {
    int width = add.getPreferredSize().width;
    for (SymbolChip chip : chips) {
      width += chip.getPreferredSize().width + Tokens.px(GAP);
    }
    return new Dimension(width, Tokens.px(28));
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(Math.min(getPreferredSize().width, Tokens.px(named ? MINIMUM_NAMED : MINIMUM)), Tokens.px(28));
  }

  @Override
  public void doLayout() {
    int gap = Tokens.px(GAP);
    int height = Tokens.px(28);
    int room = getWidth() - add.getPreferredSize().width;
    int wanted = getPreferredSize().width;
    int moreWidth = wanted > getWidth() ? Tokens.px(44) + gap : 0;
    int x = 0;
    int left = 0;
    for (SymbolChip chip : chips) {
      int width = chip.getPreferredSize().width;
      if (left == 0 && x + width + gap + moreWidth <= room) {
        chip.setBounds(x, 0, width, height);
        x += width + gap;
      } else {
        chip.setBounds(0, 0, 0, 0);
        left++;
      }
    }
    if (left > 0) {
      more.setText("+" + left);
      more.setBounds(x, 0, Tokens.px(44), height);
      x += moreWidth;
    } else {
      more.setBounds(0, 0, 0, 0);
    }
    more.getAccessibleContext().setAccessibleName(Texts.of("symbol.more", Integer.toString(left)));
    add.setBounds(x, 0, add.getPreferredSize().width, height);
  }
}
