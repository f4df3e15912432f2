package io.tapedeck.app.ui.live;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the trader chose - streams of one or several exchanges, and a mode - and the way from there to Start and Stop. While nothing runs it keeps the screen's
 * streams equal to the choice. EDT.
 */
public final class LiveChoice {
  /** A start that nobody answered within this time may be asked for again. */
  private static final long START_PATIENCE_NANOS = 5_000_000_000L;

  private final ScreenModel model;
  private final FeedDesk desk;
  private final TimeSource clock;
  private final List<Runnable> listeners = new ArrayList<>();
  private Function<String, List<String>> recall = id -> List.of();
  private @Nullable ExchangeInfo exchange;
  private ConnectionMode mode = ConnectionMode.WEBSOCKET_PER_SYMBOL;
  private List<StreamId> streams = List.of();
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

  /** Chooses symbols of one exchange. Ignored while a feed runs, and for an exchange that is not ready. */
  public void choose(String exchangeId, ConnectionMode newMode, List<String> newSymbols) {
    if (isReady(exchangeId)) {
      choose(exchangeId, newMode, newSymbols.stream().map(symbol -> new StreamId(exchangeId, symbol)).toList(), true);
    }
  }

  /** Chooses streams of several exchanges. Ignored while a feed runs; streams of exchanges that are not ready are left out. */
  public void chooseStreams(ConnectionMode newMode, List<StreamId> newStreams) {
    List<StreamId> usable = newStreams.stream().filter(id -> isReady(id.exchange())).toList();
    if (!usable.isEmpty()) {
      choose(usable.get(0).exchange(), newMode, usable, true);
    }
  }

  private void choose(String exchangeId, ConnectionMode newMode, List<StreamId> newStreams, boolean anew) {
    Optional<ExchangeInfo> info = info(exchangeId);
    if (info.isEmpty() || !free()) {
      return;
    }
    exchange = info.get();
    streams = newStreams.stream().distinct().toList();
    mode = modes().contains(newMode) ? newMode : exchange.modes().get(0);
    startAsked = false;
    if (anew) {
      previewed = List.of();
    }
    model.exchanges(exchanges());
    preview();
    model.announce();
    tell();
  }

  /** Chooses an exchange, and no further one, with its preferred mode and the symbols chosen there last, or its own first ones. */
  public void chooseExchange(ExchangeInfo info) {
    ExchangeInfo now = exchange;
    if (now == null || several() || !info.id().equals(now.id())) {
      List<String> last = recall.apply(info.id());
      choose(info.id(), info.modes().get(0), last.isEmpty() ? info.defaultSymbols() : last);
    }
  }

  /** Says who knows the symbols that were chosen last at an exchange. */
  public void onRecall(Function<String, List<String>> lastSymbols) {
    recall = lastSymbols;
  }

  /** Asks the exchanges for their lists of symbols, the chosen one first: only when the trader wants to see them, as it may go to the network. */
  public void listSymbols() {
    inOrder().forEach(info -> desk.loadInstruments(info.id()));
  }

  /** Chooses a mode. */
  public void chooseMode(ConnectionMode next) {
    if (free() && next != mode) {
      mode = next;
      startAsked = false;
      tell();
    }
  }

  /** Adds a stream at the end, or takes it away when it is chosen already. */
  public void toggle(StreamId stream) {
    ExchangeInfo now = exchange;
    if (now == null || !free()) {
      return;
    }
    List<StreamId> next = new ArrayList<>(streams);
    if (!next.remove(stream)) {
      next.add(stream);
    }
    boolean ofThisExchange = next.isEmpty() || next.stream().anyMatch(id -> id.exchange().equals(now.id()));
    choose(ofThisExchange ? now.id() : next.get(0).exchange(), mode, next, false);
  }

  /** Starts the feed; further calls do nothing until it stopped again. */
  public void start() {
    if (canStart()) {
      startAsked = true;
      sawItRun = false;
      startAskedNanos = clock.nanos();
      desk.start(mode, streams);
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
    return exchange != null && !streams.isEmpty() && free();
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

  /** Why Start does nothing now; null when it would. */
  public @Nullable String whyNotStart() {
    if (exchange == null) {
      return Texts.of("start.noExchange");
    }
    if (streams.isEmpty()) {
      return Texts.of("start.noSymbol");
    }
    return free() ? null : Texts.of("start.running");
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

  /** The ready exchanges as a search goes through them: the chosen ones first. */
  List<ExchangeInfo> inOrder() {
    Set<ExchangeInfo> order = new LinkedHashSet<>();
    if (exchange != null) {
      order.add(exchange);
    }
    order.addAll(exchanges());
    order.addAll(ready());
    return List.copyOf(order);
  }

  /** The exchanges of the chosen streams, in their order; the chosen one while there is no stream. */
  public List<ExchangeInfo> exchanges() {
    Set<ExchangeInfo> found = new LinkedHashSet<>();
    for (StreamId id : streams) {
      info(id.exchange()).ifPresent(found::add);
    }
    if (found.isEmpty() && exchange != null) {
      found.add(exchange);
    }
    return List.copyOf(found);
  }

  /** True when streams of more than one exchange are chosen. */
  public boolean several() {
    return exchanges().size() > 1;
  }

  /** The modes that at least one of the chosen exchanges offers, the preferred ones first. */
  public List<ConnectionMode> modes() {
    Set<ConnectionMode> modes = new LinkedHashSet<>();
    if (exchange != null) {
      modes.addAll(exchange.modes());
    }
    exchanges().forEach(info -> modes.addAll(info.modes()));
    return List.copyOf(modes);
  }

  /** The chosen exchange, one of several; null before there is one. */
  public @Nullable ExchangeInfo exchange() {
    return exchange;
  }

  /** The chosen mode. */
  public ConnectionMode mode() {
    return mode;
  }

  /** The chosen streams, in the order they were chosen. */
  public List<StreamId> streams() {
    return streams;
  }

  /** The name the trader reads for a stream's symbol. */
  public String nameOf(StreamId id) {
    return model.stream(id).map(s -> s.instrument().name()).orElseGet(() -> model.instrument(id).name());
  }

  /** The name of a stream's exchange. */
  public String exchangeOf(StreamId id) {
    return info(id.exchange()).map(ExchangeInfo::name).orElse(id.exchange());
  }

  private boolean isReady(String exchangeId) {
    return ready().stream().anyMatch(e -> e.id().equals(exchangeId));
  }

  /** What is known of an exchange, also when its plugin had to be left alone since it was chosen. */
  private Optional<ExchangeInfo> info(String exchangeId) {
    for (PluginRow row : model.plugins()) {
      ExchangeInfo info = row.info();
      if (info != null && info.id().equals(exchangeId) && row.state() != PluginRow.State.SUPERSEDED) {
        return Optional.of(info);
      }
    }
    return Optional.empty();
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

  /** Shows the chosen streams as rows without data, unless data would be lost by it. */
  private void preview() {
    if (exchange == null || !free()) {
      return;
    }
    List<Instrument> wanted = streams.stream().map(model::instrument).toList();
    boolean sameStreams = model.streams().stream().map(StreamModel::id).toList().equals(streams);
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
