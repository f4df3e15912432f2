package io.tapedeck.app.ui.replay;

import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.Origin;
import io.tapedeck.app.replay.Replay.Speed;
import io.tapedeck.app.replay.ReplayState;
import io.tapedeck.app.replay.ReplayState.Phase;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Divider;
import io.tapedeck.app.ui.kit.FigureLabel;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.OriginBadge;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.Dimension;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/** Above a replay: play, pause, speed, where it stands. EDT. */
public final class ReplayBar extends TokenPanel {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final ClockZone zone;
  private final JButton again = Buttons.icon("retry", Texts.of("replay.again"));
  private final JButton play = Buttons.icon("pause", Texts.of("replay.pause"));
  private final Map<Speed, JToggleButton> speeds = new EnumMap<>(Speed.class);
  private final FigureLabel moment = new FigureLabel("0000-00-00 00:00:00", "text", 12, true);
  private final FigureLabel passed = new FigureLabel("00:00:00 of 00:00:00", "muted", 12, false);
  private final PositionLine line = new PositionLine();
  private final TokenLabel sentence = new TokenLabel("", "text", 12, false);
  private @Nullable ReplayState shown;

  /** What the bar asks for. */
  public interface Wishes {

    /** Holds still when it plays, and else goes on; at the end it begins anew. */
    void toggle();

    /** Faster or slower. */
    void speed(Speed speed);

    /** From the beginning. */
    void again();
  }

  /** A bar for the replay of a file. */
  public ReplayBar(String file, ClockZone zone, Wishes wishes) {
    super("header", new StripLayout(44, 12));
    this.zone = zone;
    setName("replayBar");
    getAccessibleContext().setAccessibleName(Texts.of("replay.bar"));
    setBorder(Lines.below("border"));
    OriginBadge badge = new OriginBadge();
    badge.origin(Origin.REPLAY);
    TokenLabel name = new TokenLabel(file, "text", 12, true);
    name.setToolTipText(file);
    name.getAccessibleContext().setAccessibleName(Texts.of("replay.file"));
    passed.setHorizontalAlignment(SwingConstants.LEFT);
    again.setName("replayAgain");
    play.setName("replayPlay");
    moment.setName("replayMoment");
    passed.setName("replayPassed");
    sentence.setName("replaySentence");
    moment.getAccessibleContext().setAccessibleName(Texts.of("replay.position"));
    passed.getAccessibleContext().setAccessibleName(Texts.of("replay.passed.name"));
    again.addActionListener(e -> wishes.again());
    play.addActionListener(e -> wishes.toggle());
    add(badge, StripLayout.left(0));
    add(name, StripLayout.left(8).leaving(1));
    add(new Divider(16), StripLayout.left(12));
    add(again, StripLayout.left(8));
    add(play, StripLayout.left(2));
    add(new Divider(16), StripLayout.left(8));
    ButtonGroup group = new ButtonGroup();
    for (Speed speed : Speed.values()) {
      JToggleButton button = speedButton(speed, wishes::speed);
      group.add(button);
      speeds.put(speed, button);
      add(button, StripLayout.left(speed == Speed.X1 ? 8 : 2));
    }
    add(new Divider(16), StripLayout.left(8));
    add(moment, StripLayout.left(12));
    add(line, StripLayout.left(12));
    add(passed, StripLayout.left(8));
    add(sentence, StripLayout.filling(16));
  }

  private static JToggleButton speedButton(Speed speed, Consumer<Speed> choose) {
    boolean fastest = speed == Speed.FASTEST;
    JToggleButton button = Buttons.toggle("play", fastest
        ? Texts.of("replay.speed.fastest.name") : Texts.of("replay.speed.name", Integer.toString(speed.times())));
    button.setIcon(null);
    button.setSelectedIcon(null);
    button.setText(fastest ? Texts.of("replay.speed.fastest") : speed.times() + "\u00d7");
    button.setName("speed:" + speed);
    button.setPreferredSize(new Dimension(Tokens.px(fastest || speed.times() > 9 ? 44 : 34), Tokens.px(28)));
    button.addActionListener(e -> choose.accept(speed));
    return button;
  }

  /** Shows where the replay stands. */
  public void show(ReplayState state) {
    if (state.equals(shown)) {
      return;
    }
    shown = state;
    boolean plays = state.phase() == Phase.PLAYING;
    String words = Texts.of(plays ? "replay.pause" : "replay.play");
    play.setIcon(Icons.of(plays ? "pause" : "play", "accent"));
    play.setToolTipText(words);
    play.getAccessibleContext().setAccessibleName(words);
    boolean able = state.phase() != Phase.OPENING && state.phase() != Phase.FAILED;
    play.setEnabled(able);
    again.setEnabled(able);
    JToggleButton chosen = speeds.get(state.speed());
    if (chosen != null) {
      chosen.setSelected(true);
    }
    if (able) {
      moment.figure(MOMENT.format(Instant.ofEpochSecond(0, state.startEpochNanos() + state.passedNanos()).atZone(zone.zone())));
      passed.figure(Texts.of("replay.passed", TapeWords.duration(state.passedNanos()), TapeWords.duration(state.lengthNanos())));
      line.share(state.lengthNanos() == 0 ? 1 : (double) state.passedNanos() / state.lengthNanos());
    }
    String said = !state.sentence().isEmpty() ? state.sentence() : switch (state.phase()) {
      case OPENING -> Texts.of("replay.opening");
      case PAUSED -> Texts.of("replay.paused");
      case ENDED -> Texts.of("replay.ended");
      case PLAYING, FAILED -> "";
    };
    sentence.words(said);
    sentence.setToolTipText(said.isEmpty() ? null : said);
  }
}
