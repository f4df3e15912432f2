package io.tapedeck.app.ui.live;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the trader chose - exchange, mode, symbols - and the way from there to Start and Stop. While nothing runs it keeps the screen's
 * streams equal to the choice. EDT.
 */
public final class LiveChoice {
  /** A start that nobody answered within this time may be asked for again. */
  private static final long START_PATIENCE_NANOS = 5_000_000_000L;

  private final ScreenModel model;
  private final FeedDesk desk;
  private final TimeSource clock;
  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable ExchangeInfo exchange;
  private ConnectionMode mode = ConnectionMode.WEBSOCKET_PER_SYMBOL;
  private List<String> symbols = List.of();
  private List<Instrument> previewed = List.of();
  private boolean startAsked;
  private boolean sawItRun;
  private long startAskedNanos;

  /** Nothing chosen; the first usable exchange is taken as soon as the plugins are known. */
  public LiveChoice(ScreenModel model, FeedDesk desk, TimeSource clock) {
    this.model = model;
    this.desk = desk;
    this.clock = clock;
    model.pluginChanges().listen(this::pluginsChanged);
    model.instrumentChanges().listen(this::preview);
    model.phaseChanges().listen(this::phaseChanged);
    pluginsChanged();
  }

  /** Told when the choice, or what may be done with it, changed. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Chooses all at once. Ignored while a feed runs, and for an exchange that is not ready. */
  public void choose(String exchangeId, ConnectionMode newMode, List<String> newSymbols) {
    Optional<ExchangeInfo> info = ready().stream().filter(e -> e.id().equals(exchangeId)).findFirst();
    if (info.isEmpty() || !free()) {
      return;
    }
    ExchangeInfo now = info.get();
    exchange = now;
    mode = now.modes().contains(newMode) ? newMode : now.modes().get(0);
    symbols = List.copyOf(new LinkedHashSet<>(newSymbols));
    startAsked = false;
    model.exchange(now);
    previewed = List.of();
    preview();
    model.announce();
    tell();
  }

  /** Chooses an exchange with its preferred mode and its own first symbols. */
  public void chooseExchange(ExchangeInfo info) {
    if (exchange == null || !info.id().equals(exchange.id())) {
      choose(info.id(), info.modes().get(0), info.defaultSymbols());
    }
  }

  /** Asks for the list of symbols: only when the trader wants to see it, as it may go to the network. */
  public void listSymbols() {
    ExchangeInfo now = exchange;
    if (now != null) {
      desk.loadInstruments(now.id());
    }
  }

  /** Chooses a mode. */
  public void chooseMode(ConnectionMode next) {
    if (free() && next != mode) {
      mode = next;
      startAsked = false;
      tell();
    }
  }

  /** Adds a symbol at the end, or takes it away when it is chosen already. */
  public void toggle(String symbol) {
    if (!free()) {
      return;
    }
    List<String> next = new ArrayList<>(symbols);
    if (!next.remove(symbol)) {
      next.add(symbol);
    }
    symbols = List.copyOf(next);
    startAsked = false;
    preview();
    model.announce();
    tell();
  }

  /** Starts the feed; further calls do nothing until it stopped again. */
  public void start() {
    ExchangeInfo now = exchange;
    if (now != null && canStart()) {
      startAsked = true;
      sawItRun = false;
      startAskedNanos = clock.nanos();
      desk.start(now.id(), mode, symbols);
      tell();
    }
  }

  /** Stops the feed; does nothing when none runs. */
  public void stop() {
    if (canStop()) {
      desk.stop();
    }
  }

  /** True when Start would do something. */
  public boolean canStart() {
    return exchange != null && !symbols.isEmpty() && free();
  }

  /** True when Stop would do something. */
  public boolean canStop() {
    return model.phase() == FeedPhase.RUNNING || model.phase() == FeedPhase.STARTING;
  }

  /** True from the press of Start until the feed is open. */
  public boolean starting() {
    return model.phase() == FeedPhase.STARTING || (model.phase() == FeedPhase.STOPPED && !free());
  }

  /** True when the choice may be changed: nothing runs and nothing was asked for. */
  public boolean free() {
    boolean pending = startAsked && clock.nanos() - startAskedNanos < START_PATIENCE_NANOS;
    return model.phase() == FeedPhase.STOPPED && !pending;
  }

  /** What Start does, or why it does nothing now. */
  public String startHint() {
    if (exchange == null) {
      return Texts.of("start.noExchange");
    }
    if (symbols.isEmpty()) {
      return Texts.of("start.noSymbol");
    }
    return free() ? Texts.of("start.tip") : Texts.of("start.running");
  }

  /** The exchanges that can be chosen, in the order of the plugins. */
  public List<ExchangeInfo> ready() {
    List<ExchangeInfo> infos = new ArrayList<>();
    for (PluginRow row : model.plugins()) {
      ExchangeInfo info = row.info();
      if (row.state() == PluginRow.State.READY && info != null) {
        infos.add(info);
      }
    }
    return infos;
  }

  /** The chosen exchange; null before there is one. */
  public @Nullable ExchangeInfo exchange() {
    return exchange;
  }

  /** The chosen mode. */
  public ConnectionMode mode() {
    return mode;
  }

  /** The chosen symbols, in the order they were chosen. */
  public List<String> symbols() {
    return symbols;
  }

  /** What the chosen exchange lists; empty until it answered. */
  public List<Instrument> listed() {
    return exchange == null ? List.of() : model.instruments(exchange.id());
  }

  /** The name the trader reads for a symbol. */
  public String nameOf(String symbol) {
    return model.stream(symbol).map(s -> s.instrument().name()).orElse(symbol);
  }

  private void pluginsChanged() {
    if (exchange == null) {
      ready().stream().filter(ExchangeInfo::demo).findFirst()
          .or(() -> ready().stream().findFirst())
          .ifPresent(this::chooseExchange);
    }
    tell();
  }

  private void phaseChanged() {
    if (model.phase() != FeedPhase.STOPPED) {
      sawItRun = true;
    } else if (sawItRun) {
      startAsked = false;
    }
    tell();
  }

  /** Shows the chosen symbols as rows without data, unless data would be lost by it. */
  private void preview() {
    ExchangeInfo now = exchange;
    if (now == null || !free()) {
      return;
    }
    List<Instrument> wanted = new ArrayList<>();
    for (String symbol : symbols) {
      wanted.add(
          listed().stream().filter(i -> i.symbol().equals(symbol)).findFirst()
              .orElseGet(() -> Instrument.provisional(now.id(), symbol)));
    }
    boolean sameStreams = model.streams().stream().map(s -> s.instrument().symbol()).toList().equals(symbols)
        && model.streams().stream().allMatch(s -> s.instrument().exchange().equals(now.id()));
    boolean hasData = model.streams().stream().anyMatch(StreamModel::hasData);
    // What was seen stays after Stop; but one exchange's prices must never stand under another's name.
    if (wanted.equals(previewed) || (sameStreams && hasData)) {
      return;
    }
    previewed = wanted;
    model.streams(wanted);
  }

  private void tell() {
    for (Runnable listener : List.copyOf(listeners)) {
      listener.run();
    }
  }
}
