package io.tapedeck.app.ui.health;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.DelayStages;
import io.tapedeck.app.model.DelayStages.Stage;
import io.tapedeck.app.model.Episode;
import io.tapedeck.app.model.ProofModel;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.VerdictSpell;
import io.tapedeck.app.ui.export.TableActions;
import io.tapedeck.app.ui.kit.FactTable;
import io.tapedeck.app.ui.kit.FactTable.Cell;
import io.tapedeck.app.ui.kit.FactTable.Column;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The health of every stream and of the exchange's plugin: verdict and proofs, where the time goes between exchange and screen, and the episodes of trouble. Looks at the models
 * once a second while it can be seen. EDT.
 */
public final class HealthPanel extends TokenPanel {
  private static final int REFRESH_MILLIS = 1_000;

  private final ScreenModel model;
  private final TimeSource clock;
  private final Moments moments;
  private final FactTable streams;
  private final FactTable delays;
  private final FactTable episodes;
  private final TokenLabel stalls = new TokenLabel("", "muted", 12, false);
  private final TokenLabel episodeCount = new TokenLabel("", "muted", 12, false);
  private final Timer timer = new Timer(REFRESH_MILLIS, e -> refresh());

  /** Over these models; {@code showHistory} opens a stream's history. */
  public HealthPanel(ScreenModel model, TimeSource clock, ClockZone zone, Consumer<StreamModel> showHistory, TableActions tables) {
    super("background", new GridLayout(3, 1, 0, Tokens.px(6)));
    this.model = model;
    this.clock = clock;
    moments = new Moments(zone);
    setName("healthPanel");
    streams = new FactTable("healthStreams", Texts.of("health.streams"), List.of(
        text("symbol", 190), text("verdict", 100), number("for", 80), number("rate", 76), number("received", 88),
        number("right", 84), number("wrong", 60), number("gaps", 56), number("repeats", 66), number("crossed", 64),
        number("lost", 76), number("resyncs", 66), number("reconnects", 82), text("trouble", 400)));
    delays = new FactTable("healthDelays", Texts.of("health.delays"), List.of(
        text("symbol", 210), number("wire", 170), number("parse", 170), number("queue", 170), number("drain", 170),
        number("paint", 170), number("shown", 190)));
    episodes = new FactTable("healthEpisodes", Texts.of("health.episodes"), List.of(
        number("number", 50), number("began", 84), number("lasted", 84), text("symbol", 190), text("verdict", 100),
        number("steps", 60), text("reason", 580)));
    streams.addMouseListener(new MouseAdapter() {
      @Override
      public void mouseClicked(MouseEvent e) {
        int row = streams.getSelectedRow();
        if (e.getClickCount() == 2 && row >= 0 && row < model.streams().size()) {
          showHistory.accept(model.streams().get(row));
        }
      }
    });
    getAccessibleContext().setAccessibleName(Texts.of("health"));
    section("health.streams", "health.streams.hint", streams, null, tables);
    section("health.delays", "health.delays.hint", delays, stalls, tables);
    section("health.episodes", "health.episodes.hint", episodes, episodeCount, tables);
    refresh();
  }

  private static Column text(String key, int width) {
    return new Column(Texts.of("health." + key), width, false, Texts.of("guide.health." + key));
  }

  private static Column number(String key, int width) {
    return new Column(Texts.of("health." + key), width, true, Texts.of("guide.health." + key));
  }

  private void section(String title, String hint, FactTable table, @Nullable TokenLabel right, TableActions tables) {
    TokenPanel section = new TokenPanel("panel", new BorderLayout());
    section.setBorder(Lines.around("border"));
    TokenPanel header = new TokenPanel("header", new StripLayout(29, 12));
    header.setBorder(Lines.below("border"));
    header.add(new TokenLabel(Texts.of(title), "text", 13, true), StripLayout.left(0));
    header.add(new TokenLabel(Texts.of(hint), "muted", 11, false), StripLayout.left(12).leaving(1));
    if (right != null) {
      header.add(right, StripLayout.right(8));
    }
    section.add(header, BorderLayout.NORTH);
    section.add(table.scrolling(6), BorderLayout.CENTER);
    section.getAccessibleContext().setAccessibleName(Texts.of(title));
    tables.join(section, table, "HEALTH");
    add(section);
  }

  /** Looks at the models anew. */
  public void refresh() {
    long now = clock.epochNanos();
    List<List<Cell>> health = new ArrayList<>();
    List<List<Cell>> times = new ArrayList<>();
    DelayStages all = new DelayStages();
    for (StreamModel stream : model.streams()) {
      stream.look();
      health.add(healthOf(model.label(stream), stream, now));
      times.add(delaysOf(model.label(stream), stream.stages()));
      all.add(stream.stages());
    }
    if (!model.exchanges().isEmpty()) {
      String name = Texts.of("health.all", model.exchanges().stream().map(ExchangeInfo::name).collect(Collectors.joining(", ")));
      health.add(sumOf(name));
      times.add(delaysOf(name, all));
    }
    streams.rows(health);
    delays.rows(times);
    List<List<Cell>> lines = new ArrayList<>();
    for (Episode episode : model.episodes().newestFirst()) {
      lines.add(line(episode, now));
    }
    episodes.rows(lines);
    long held = model.machine().stalls();
    stalls.ink(held == 0 ? "muted" : "stale");
    stalls.words(held == 0
        ? Texts.of("health.stalls.none")
        : Texts.of("health.stalls", Figures.count(held), Moments.span(model.machine().longestStallNanos()), model.machine().stallGuilty()));
    episodeCount.words(Texts.of("health.episodes.count", Figures.count(model.episodes().begun())));
  }

  private static List<Cell> healthOf(String name, StreamModel stream, long now) {
    ProofModel proofs = stream.proofs();
    Verdict verdict = stream.verdict();
    boolean off = verdict.state() == Verdict.State.OFF;
    return List.of(
        Cell.of(name),
        new Cell(verdict.state().name(), Tokens.key(verdict.state())),
        off ? new Cell(String.valueOf(Figures.NOTHING), "text", "") : Moments.lasted(now - verdict.sinceEpochNanos(), "text"),
        off ? new Cell(String.valueOf(Figures.NOTHING), "text", "") : rate(stream.rate()),
        counted(stream.ledger().received()),
        proofs.kind().equals("none") ? new Cell(Texts.of("health.noProof"), "dim", "") : counted(proofs.right()),
        loss(proofs.wrong()),
        loss(proofs.gaps()),
        loss(proofs.repeats()),
        loss(proofs.crossings()),
        loss(stream.ledger().dropped() + stream.ledger().rejected()),
        loss(stream.resyncs()),
        loss(stream.reconnects()),
        trouble(stream));
  }

  /** All streams of the exchange's plugin together. */
  private List<Cell> sumOf(String name) {
    double rate = 0;
    long[] sums = new long[8];
    long live = 0;
    for (StreamModel stream : model.streams()) {
      ProofModel proofs = stream.proofs();
      rate += stream.rate();
      live += stream.verdict().state() == Verdict.State.LIVE ? 1 : 0;
      long[] own = {
        stream.ledger().received(), proofs.right(), proofs.wrong(), proofs.gaps(), proofs.repeats(), proofs.crossings(),
        stream.ledger().dropped() + stream.ledger().rejected(), stream.resyncs()
      };
      for (int i = 0; i < sums.length; i++) {
        sums[i] += own[i];
      }
    }
    long reconnects = model.streams().stream().mapToLong(StreamModel::reconnects).sum();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(name, "muted"));
    cells.add(new Cell(Texts.of("health.live", Figures.count(live), Figures.count(model.streams().size())), "muted"));
    cells.add(new Cell("", "dim"));
    cells.add(rate(rate));
    cells.add(counted(sums[0]));
    cells.add(counted(sums[1]));
    for (int i = 2; i < sums.length; i++) {
      cells.add(loss(sums[i]));
    }
    cells.add(loss(reconnects));
    cells.add(new Cell(Texts.of("health.episodes.count", Figures.count(model.episodes().begun())), "muted"));
    return cells;
  }

  /** The newest reason not to trust the stream, and what was done next. */
  private static Cell trouble(StreamModel stream) {
    for (VerdictSpell spell : stream.history().newestFirst()) {
      if (!spell.state().trusted() && spell.state() != Verdict.State.OFF
          && spell.state() != Verdict.State.CONNECTING && spell.state() != Verdict.State.SYNCING) {
        boolean over = spell.untilEpochNanos() != VerdictSpell.OPEN;
        return new Cell(spell.state() + ": " + spell.reason(), over ? "muted" : Tokens.key(spell.state()));
      }
    }
    return new Cell(Texts.of("health.noTrouble"), "dim");
  }

  private static List<Cell> delaysOf(String name, DelayStages stages) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(name));
    for (Stage stage : Stage.values()) {
      boolean known = stages.count(stage) > 0;
      cells.add(new Cell(
          Moments.millis(stages.percentileMicros(stage, 50)) + " / " + Moments.millis(stages.percentileMicros(stage, 99))
              + " / " + Moments.millis(stages.maxMicros(stage)),
          known ? "text" : "dim",
          known ? stages.percentileMicros(stage, 50) + " / " + stages.percentileMicros(stage, 99) + " / " + stages.maxMicros(stage) : ""));
    }
    return cells;
  }

  private List<Cell> line(Episode episode, long now) {
    return List.of(
        counted(episode.number()),
        moments.cell(episode.fromEpochNanos()),
        Moments.lasted(episode.nanos(now), episode.open() ? "stale" : "text"),
        Cell.of(episode.stream()),
        new Cell(episode.state().name(), Tokens.key(episode.state())),
        counted(episode.steps()),
        Cell.of(episode.reason()));
  }

  private static Cell loss(long count) {
    return new Cell(Figures.count(count), count == 0 ? "dim" : "resync", Long.toString(count));
  }

  private static Cell counted(long count) {
    return new Cell(Figures.count(count), "text", Long.toString(count));
  }

  private static Cell rate(double perSecond) {
    return new Cell(Figures.rate(perSecond), "text", String.format(Locale.ROOT, "%.1f", perSecond));
  }

  @Override
  public void addNotify() {
    super.addNotify();
    timer.start();
  }

  @Override
  public void removeNotify() {
    timer.stop();
    super.removeNotify();
  }
}
