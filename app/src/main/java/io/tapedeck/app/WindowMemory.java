package io.tapedeck.app;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.settings.Area;
import io.tapedeck.app.settings.KeptChart;
import io.tapedeck.app.settings.Settings;
import io.tapedeck.app.settings.SettingsStore;
import io.tapedeck.app.settings.WindowPlace;
import io.tapedeck.app.study.StudyKind;
import io.tapedeck.app.ui.MainWindow;
import io.tapedeck.app.ui.live.ChartSetup;
import io.tapedeck.app.ui.live.LiveChoice;
import io.tapedeck.app.ui.live.LivePage;
import io.tapedeck.app.ui.live.TableSetup;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.swing.JFrame;
import org.jspecify.annotations.Nullable;

/** Brings the window back as it was, and notes what becomes of it. EDT. */
final class WindowMemory {
  private final SettingsStore store;
  private final MainWindow frame;
  private final LivePage page;
  private @Nullable Chosen last;
  private boolean restored;

  /** What the trader chose to see. */
  private record Chosen(String exchange, ConnectionMode mode, List<StreamId> streams, boolean several) {}

  WindowMemory(SettingsStore store, MainWindow frame, LivePage page) {
    this.store = store;
    this.frame = frame;
    this.page = page;
    page.choice().onRecall(exchange -> store.settings().symbols(exchange));
    page.choice().listen(this::choiceChanged);
    page.favourites().restore(streams(store.settings().favourites()));
    page.favourites().listen(() -> store.change(settings -> settings.withFavourites(texts(page.favourites().all()))));
  }

  /** Sets place and layout, before the window is shown. False when it was never seen before. */
  boolean restoreFrame() {
    page.restoreCharts(store.settings().chartChoices().stream().flatMap(kept -> chart(kept).stream()).toList());
    store.settings().charts().ifPresent(page::places);
    page.restoreTable(new TableSetup(store.settings().hiddenColumns(), store.settings().sortColumn().orElse(""), store.settings().sortsDescending()));
    Optional<WindowPlace> saved = store.settings().window();
    if (saved.isEmpty()) {
      return false;
    }
    WindowPlace place = saved.get().on(screens(), scale());
    Area area = place.area();
    frame.setBounds(area.x(), area.y(), area.width(), area.height());
    if (place.maximized()) {
      frame.setExtendedState(frame.getExtendedState() | JFrame.MAXIMIZED_BOTH);
    }
    return true;
  }

  /** Chooses exchanges, mode and symbols as they were, where there still are such exchanges. */
  void restoreChoice() {
    Settings settings = store.settings();
    LiveChoice choice = page.choice();
    List<StreamId> several = streams(settings.choice()).stream()
        .filter(id -> choice.ready().stream().anyMatch(info -> info.id().equals(id.exchange())))
        .toList();
    if (!several.isEmpty()) {
      choice.chooseStreams(settings.mode().flatMap(WindowMemory::mode).orElse(choice.mode()), several);
    } else {
      restoreOne(settings, choice);
    }
    // What had to give way this time (a plugin that does not load) is not forgotten by that.
    last = chosen();
    restored = true;
  }

  private void restoreOne(Settings settings, LiveChoice choice) {
    settings.exchange()
        .flatMap(id -> choice.ready().stream().filter(info -> info.id().equals(id)).findFirst())
        .ifPresent(info -> {
          List<String> symbols = settings.symbols(info.id());
          page.choose(
              info.id(),
              settings.mode().flatMap(WindowMemory::mode).orElse(info.modes().get(0)),
              symbols.isEmpty() ? info.defaultSymbols() : symbols);
        });
  }

  /** Notes where the window is and how it looks. About once a second, and at the end. */
  void remember() {
    boolean maximized = (frame.getExtendedState() & JFrame.MAXIMIZED_BOTH) == JFrame.MAXIMIZED_BOTH;
    boolean normal = frame.getExtendedState() == JFrame.NORMAL;
    Rectangle bounds = frame.getBounds();
    List<KeptChart> charts = page.charts().stream().map(WindowMemory::kept).toList();
    TableSetup table = page.table();
    String screen = frame.getGraphicsConfiguration().getDevice().getIDstring();
    store.change(settings -> {
      Area before = settings.window().map(WindowPlace::area).orElse(null);
      Area area = normal || before == null ? new Area(bounds.x, bounds.y, bounds.width, bounds.height) : before;
      return settings
          .withTheme(Theme.current().name().toLowerCase(Locale.ROOT))
          .withCharts(page.places())
          .withChartChoices(charts)
          .withStreamsTable(table.hidden(), table.sort(), table.descending())
          .withWindow(new WindowPlace(area, maximized, screen, scale()));
    });
  }

  private void choiceChanged() {
    Chosen now = chosen();
    if (!restored || now == null || now.equals(last)) {
      return;
    }
    last = now;
    store.change(settings -> {
      Settings changed = settings.withExchange(now.exchange).withMode(now.mode.name());
      // The symbols of one exchange are kept as ever, and while several are chosen stay what they were there.
      return now.several
          ? changed.withChoice(texts(now.streams))
          : changed.withChoice(List.of()).withSymbols(now.exchange, now.streams.stream().map(StreamId::symbol).toList());
    });
  }

  private @Nullable Chosen chosen() {
    LiveChoice choice = page.choice();
    ExchangeInfo exchange = choice.exchange();
    return exchange == null ? null : new Chosen(exchange.id(), choice.mode(), choice.streams(), choice.several());
  }

  private static KeptChart kept(ChartSetup chart) {
    return new KeptChart(
        chart.stream().text(), chart.number(), chart.kind().name(), chart.interval().typed(),
        chart.studies().stream().sorted().map(StudyKind::name).toList());
  }

  /** The chart that was kept; empty when this version knows no such kind. */
  private static Optional<ChartSetup> chart(KeptChart kept) {
    Set<StudyKind> studies = EnumSet.noneOf(StudyKind.class);
    kept.studies().forEach(name -> named(StudyKind.values(), name).ifPresent(studies::add));
    return StreamId.parse(kept.stream()).flatMap(stream -> named(ChartKind.values(), kept.kind()).map(kind ->
        new ChartSetup(stream, kept.number(), kind, BarInterval.parse(kept.interval()).orElse(BarInterval.MINUTE_BARS), studies)));
  }

  private static List<StreamId> streams(List<String> texts) {
    return texts.stream().flatMap(text -> StreamId.parse(text).stream()).toList();
  }

  private static List<String> texts(List<StreamId> streams) {
    return streams.stream().map(StreamId::text).toList();
  }

  private static Optional<ConnectionMode> mode(String name) {
    return named(ConnectionMode.values(), name);
  }

  private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
    return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
  }

  /** How large the program draws: the part of the scale that the window system does not do itself. */
  private static double scale() {
    return Tokens.px(1_000) / 1_000.0;
  }

  private static List<WindowPlace.Screen> screens() {
    GraphicsEnvironment desktop = GraphicsEnvironment.getLocalGraphicsEnvironment();
    GraphicsDevice primary = desktop.getDefaultScreenDevice();
    List<WindowPlace.Screen> screens = new ArrayList<>();
    screens.add(screen(primary));
    for (GraphicsDevice device : desktop.getScreenDevices()) {
      if (!device.equals(primary)) {
        screens.add(screen(device));
      }
    }
    return screens;
  }

  private static WindowPlace.Screen screen(GraphicsDevice device) {
    GraphicsConfiguration configuration = device.getDefaultConfiguration();
    Rectangle bounds = configuration.getBounds();
    Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(configuration);
    return new WindowPlace.Screen(device.getIDstring(), new Area(
        bounds.x + taken.left, bounds.y + taken.top,
        bounds.width - taken.left - taken.right, bounds.height - taken.top - taken.bottom));
  }
}
