package io.tapedeck.app.ui.live;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictIcon;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.MachineModel;
import io.tapedeck.app.model.Notice;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.Divider;
import io.tapedeck.app.ui.kit.FigureLabel;
import io.tapedeck.app.ui.kit.OriginBadge;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.WhenShowing;
import java.awt.Dimension;
import java.awt.Graphics;
import java.time.ZoneId;
import java.util.stream.Collectors;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/** The window's last row: where the data comes from, the newest notice, the machine, the clock, the bell. EDT. */
final class StatusBar extends TokenPanel {
  private static final long QUARTER_HOUR_NANOS = 900_000_000_000L;

  private final ScreenModel model;
  private final TimeSource clock;
  private final ClockZone zone;
  private final OriginBadge origin = new OriginBadge();
  private final TokenLabel source = new TokenLabel("", "muted", 11, false);
  private final TokenLabel notice = new TokenLabel("", "muted", 11, false);
  private final Icon warning;
  private final ShareBar share = new ShareBar();
  private final FigureLabel screen = new FigureLabel("100" + Figures.THIN + "%", "text", 11, true);
  private final FigureLabel memory = new FigureLabel("9,999 of 9,999 MB", "text", 11, true);
  private final FigureLabel median = new FigureLabel("9,999 ms", "text", 11, true);
  private final FigureLabel worst = new FigureLabel("9,999 ms", "text", 11, true);
  private final FigureLabel time = new FigureLabel("00:00:00", "text", 11, true);
  private final TokenLabel zoneLabel;
  private final JButton bell;
  private final FigureLabel unseen = new FigureLabel("99", "muted", 11, false);
  private @Nullable ZoneId zoneShown;
  private long zoneQuarter;
  private final StringBuilder scratch = new StringBuilder(12);

  StatusBar(ScreenModel model, TimeSource clock, ClockZone zone) {
    super("header", new StripLayout(28, 12));
    this.model = model;
    this.clock = clock;
    this.zone = zone;
    setName("statusBar");
    getAccessibleContext().setAccessibleName(Texts.of("statusBar"));
    notice.setName("noticeLine");
    warning = new VerdictIcon(Verdict.State.STALE, 9, clock::nanos);
    zoneLabel = new TokenLabel(StreamWords.zone(clock.epochNanos(), zone.zone()), "muted", 11, false);
    zoneLabel.setName("statusZone");
    bell = Buttons.icon("bell", Texts.of("notices"));
    bell.setPreferredSize(new Dimension(Tokens.px(24), Tokens.px(24)));
    bell.addActionListener(e -> openNotices());
    memory.setHorizontalAlignment(SwingConstants.LEFT);
    unseen.setHorizontalAlignment(SwingConstants.LEFT);
    median.setHorizontalAlignment(SwingConstants.LEFT);
    worst.setHorizontalAlignment(SwingConstants.LEFT);
    screen.setHorizontalAlignment(SwingConstants.LEFT);
    named(screen, "status.screen.name");
    named(memory, "status.memory");
    named(median, "status.p50.name");
    named(worst, "status.p99.name");
    named(time, "status.clock");
    named(unseen, "notices.unseen");
    Panels.mark(this, "STATUS_BAR", () -> bell, null);
    add(origin, StripLayout.left(0));
    add(source, StripLayout.left(8));
    add(new Divider(14), StripLayout.left(12));
    notice.setMinimumSize(new Dimension(Tokens.px(300), Tokens.px(16)));
    add(notice, StripLayout.filling(12));
    add(caption("status.screen"), StripLayout.right(12).leaving(1));
    add(share, StripLayout.right(6).leaving(1));
    add(screen, StripLayout.right(6).leaving(1));
    add(new Divider(14), StripLayout.right(12).leaving(2));
    add(caption("status.memory"), StripLayout.right(12).leaving(2));
    add(memory, StripLayout.right(6).leaving(2));
    add(new Divider(14), StripLayout.right(12).leaving(3));
    add(caption("status.p50"), StripLayout.right(12).leaving(3));
    add(median, StripLayout.right(5).leaving(3));
    add(caption("status.p99"), StripLayout.right(4).leaving(3));
    add(worst, StripLayout.right(5).leaving(3));
    add(new Divider(14), StripLayout.right(12));
    add(time, StripLayout.right(12));
    add(zoneLabel, StripLayout.right(8));
    add(new Divider(14), StripLayout.right(12));
    add(bell, StripLayout.right(8));
    add(unseen, StripLayout.right(2));
    WhenShowing.refresh(this, model.machine().changes()::listen, this::machine);
    WhenShowing.refresh(this, model.notices().changes()::listen, this::notices);
    WhenShowing.refresh(this, model.phaseChanges()::listen, this::source);
    machine();
    source();
    tick();
  }

  private static TokenLabel caption(String key) {
    return new TokenLabel(Texts.of(key), "muted", 11, false);
  }

  private static void named(JComponent component, String key) {
    component.getAccessibleContext().setAccessibleName(Texts.of(key));
  }

  private void source() {
    ExchangeInfo exchange = model.exchange();
    origin.origin(model.origin());
    if (exchange == null) {
      source.words(Texts.of("source.none"));
    } else if (model.several()) {
      source.words(Texts.of(model.demo() ? "source.mixed" : "source.several", Integer.toString(model.exchanges().size())));
      source.setToolTipText(model.exchanges().stream().map(ExchangeInfo::name).collect(Collectors.joining(", ")));
    } else {
      source.words(switch (model.origin()) {
        case DEMO -> Texts.of("source.demo");
        case REPLAY -> Texts.of("source.replay", exchange.name());
        case MARKET -> Texts.of("source.public", exchange.name());
      });
      source.setToolTipText(null);
    }
    notices();
    revalidate();
  }

  private void machine() {
    MachineModel machine = model.machine();
    screen.figure(Figures.share(machine.screenShare()));
    share.share(machine.screenShare());
    memory.figure(machine.maxBytes() == 0
        ? String.valueOf(Figures.NOTHING)
        : Figures.bytes(machine.usedBytes(), machine.maxBytes()));
    memory.widest(Figures.bytes(machine.maxBytes(), machine.maxBytes()));
    median.figure(Figures.delay(machine.delayP50Nanos()));
    worst.figure(Figures.delay(machine.delayP99Nanos()));
  }

  private void notices() {
    Notice newest = model.notices().newest();
    if (newest == null) {
      notice.setIcon(null);
      notice.ink("muted");
      notice.words(model.phase() == FeedPhase.STOPPED ? Texts.of("notice.start") : "");
      notice.setToolTipText(null);
    } else {
      String text = newest.count() > 1 ? newest.text() + " (\u00d7" + Figures.whole(newest.count()) + ")" : newest.text();
      notice.setIcon(newest.warning() ? warning : null);
      notice.ink(newest.warning() ? "text" : "muted");
      notice.words(text);
      notice.setToolTipText(text);
    }
    int count = model.notices().unseen();
    unseen.figure(Integer.toString(Math.min(99, count)));
    unseen.ink(count > 0 ? "stale" : "muted");
    bell.setIcon(Icons.of("bell", count > 0 ? "stale" : "muted"));
  }

  private void openNotices() {
    NoticeList.show(bell, model.notices(), zone);
    notices();
  }

  /** The clock goes on. */
  void tick() {
    scratch.setLength(0);
    long quarter = Math.floorDiv(clock.epochNanos(), QUARTER_HOUR_NANOS);
    if (quarter != zoneQuarter || !zone.zone().equals(zoneShown)) { // Summer time begins on a quarter of an hour.
      zoneQuarter = quarter;
      zoneShown = zone.zone();
      zoneLabel.words(StreamWords.zone(clock.epochNanos(), zone.zone()));
    }
    time.figure(StreamWords.clock(scratch, clock.epochNanos(), zone.zone()));
  }

  /** The screen thread's share as a short bar. */
  private static final class ShareBar extends JComponent {
    private double share;

    void share(double next) {
      share = next;
      repaint();
    }

    @Override
    public Dimension getPreferredSize() {
      return new Dimension(Tokens.px(36), Tokens.px(4));
    }

    @Override
    protected void paintComponent(Graphics g) {
      g.setColor(Tokens.color("border"));
      g.fillRect(0, 0, getWidth(), getHeight());
      g.setColor(Tokens.color(share > 0.5 ? "resync" : "live"));
      g.fillRect(0, 0, (int) Math.round(getWidth() * Math.min(1, share)), getHeight());
    }
  }
}
