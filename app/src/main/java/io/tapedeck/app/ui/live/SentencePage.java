package io.tapedeck.app.ui.live;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.VerdictIcon;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.time.ZoneId;
import javax.swing.JButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** What stands in place of a chart that has nothing to draw: what happened, what happens next, one way out. EDT. */
final class SentencePage extends TokenPanel {
  private final StreamModel stream;
  private final TimeSource clock;
  private final ClockZone zone;
  private ZoneId written;
  private final VerdictIcon icon;
  private final TokenLabel title;
  private final TokenLabel first;
  private final TokenLabel second;
  private final JButton choose;
  private final JButton retry;

  SentencePage(StreamModel stream, TimeSource clock, ClockZone zone, Runnable chooseSymbol, Runnable retryNow) {
    super("panel", new MigLayout("wrap 1, align center center, insets 12, gap 0", "[center]"));
    this.stream = stream;
    this.clock = clock;
    this.zone = zone;
    written = zone.zone();
    icon = new VerdictIcon(Verdict.State.OFF, 20, clock::nanos);
    TokenLabel shape = new TokenLabel("", "text", 12, false);
    shape.setIcon(icon);
    shape.getAccessibleContext().setAccessibleName(Texts.of("verdict"));
    title = centred("text", 13, true);
    first = centred("muted", 12, false);
    second = centred("muted", 12, false);
    choose = Buttons.words(Texts.of("choose.symbol"));
    choose.addActionListener(e -> chooseSymbol.run());
    retry = Buttons.words(Texts.of("retry"));
    retry.addActionListener(e -> retryNow.run());
    add(shape);
    add(title, "gaptop 16");
    add(first, "gaptop 8");
    add(second, "gaptop 2");
    add(choose, "gaptop 16, hidemode 3");
    add(retry, "gaptop 16, hidemode 3");
    refresh();
  }

  private static TokenLabel centred(String ink, int size, boolean bold) {
    TokenLabel label = new TokenLabel(" ", ink, size, bold);
    label.setHorizontalAlignment(SwingConstants.CENTER);
    return label;
  }

  /** True when this page, and not the chart, has something to say. */
  static boolean speaksFor(StreamModel stream) {
    return switch (stream.verdict().state()) {
      case REJECTED -> true;
      case CONNECTING, SYNCING, FAILED, OFF -> !stream.hasData();
      case LIVE, QUIET, STALE, RESYNC -> false;
    };
  }

  void refresh() {
    Verdict verdict = stream.verdict();
    String name = stream.instrument().name();
    icon.state(verdict.state());
    written = zone.zone();
    String at = StreamWords.clock(verdict.sinceEpochNanos(), zone.zone());
    switch (verdict.state()) {
      case REJECTED -> words(verdict.reason(), Texts.of("rejected.first", at), Texts.of("rejected.second"));
      case FAILED -> words(verdict.reason(), Texts.of("failed.first", at), Texts.of("failed.second"));
      case OFF -> words(Texts.of("off.title", name), Texts.of("off.first"), " ");
      default -> words(verdict.reason(), Texts.of("waiting.first", name), seconds(verdict));
    }
    choose.setVisible(verdict.state() == Verdict.State.REJECTED);
    retry.setVisible(verdict.state() == Verdict.State.FAILED);
    repaint();
  }

  /** The seconds so far, and the turn of the shape. */
  void tick() {
    if (!written.equals(zone.zone())) {
      refresh();
    }
    Verdict.State state = stream.verdict().state();
    if (state == Verdict.State.CONNECTING || state == Verdict.State.SYNCING) {
      second.words(seconds(stream.verdict()));
      repaint();
    }
  }

  private String seconds(Verdict verdict) {
    long seconds = Math.max(0, clock.nanos() - verdict.sinceNanos()) / 1_000_000_000L;
    return Texts.of("waiting.second", Long.toString(seconds));
  }

  private void words(String titleText, String firstText, String secondText) {
    title.words(titleText);
    title.setToolTipText(titleText);
    first.words(firstText);
    second.words(secondText);
  }
}
