package io.tapedeck.app.ui.replay;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.model.RecordingModel;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.FigureLabel;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import javax.swing.JButton;
import javax.swing.SwingConstants;

/** Records, and says by shape, time and size that it does. EDT. */
public final class RecordButton extends TokenPanel {
  private static final String WIDEST_TIME = "00:00";
  private static final String WIDEST_SIZE = "99.9 MB";

  private final Actions actions;
  private final RecordingModel recording;
  private final TimeSource clock;
  private final JButton button = Buttons.icon("record", Texts.of("record.start"));
  private final FigureLabel time = new FigureLabel(WIDEST_TIME, "text", 12, true);
  private final FigureLabel size = new FigureLabel(WIDEST_SIZE, "muted", 12, false);

  /** The button of an action {@code record}. */
  public RecordButton(Actions actions, RecordingModel recording, TimeSource clock) {
    super("header", new StripLayout(28, 0));
    this.actions = actions;
    this.recording = recording;
    this.clock = clock;
    button.setName("recordButton");
    time.setName("recordTime");
    size.setName("recordSize");
    time.getAccessibleContext().setAccessibleName(Texts.of("record.time"));
    size.getAccessibleContext().setAccessibleName(Texts.of("record.size"));
    time.setHorizontalAlignment(SwingConstants.LEFT);
    size.setHorizontalAlignment(SwingConstants.LEFT);
    button.addActionListener(e -> actions.run("record"));
    add(button, StripLayout.left(0));
    add(time, StripLayout.left(4));
    add(size, StripLayout.left(8));
    actions.follow(button, this::refresh);
    WhenShowing.refresh(this, recording.changes()::listen, this::refresh);
  }

  private void refresh() {
    RecordingModel.Phase phase = recording.phase();
    boolean on = phase == RecordingModel.Phase.ON;
    button.setIcon(switch (phase) {
      case OFF -> Icons.of("record", "muted");
      case ARMED -> Icons.of("record", "accent");
      case ON -> Icons.of("recording", "failed");
    });
    String words = Texts.of(switch (phase) {
      case OFF -> "record.start";
      case ARMED -> "record.armed";
      case ON -> "record.stop";
    });
    button.setToolTipText(actions.tip(words, "record"));
    button.getAccessibleContext().setAccessibleName(words);
    if (time.isVisible() != on) {
      time.setVisible(on);
      size.setVisible(on);
      revalidate();
    }
    if (on) {
      String passed = TapeWords.duration(clock.epochNanos() - recording.sinceEpochNanos());
      String bytes = Texts.of("record.size.value", TapeWords.megabytes(recording.bytes()));
      time.figure(passed);
      size.figure(bytes);
      // Grows with an hour and with a hundred megabytes, and is not moved by anything between.
      time.widest(passed.length() > WIDEST_TIME.length() ? "00:00:00" : WIDEST_TIME);
      size.widest(bytes.length() > WIDEST_SIZE.length() ? "99,999.9 MB" : WIDEST_SIZE);
    }
  }
}
