package io.tapedeck.app.model;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.Ledger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the window shows. EDT. {@link #announce()} at the end of a tick tells each listener of each part at most once.
 */
public final class ScreenModel {
  private final ScreenThread thread;
  private int retention;
  private final Changes streamsChanges = new Changes();
  private final Changes anyStreamChanges = new Changes();
  private final Changes phaseChanges = new Changes();
  private final Changes ledgerChanges = new Changes();
  private final Changes pluginChanges = new Changes();
  private final Changes instrumentChanges = new Changes();
  private final Map<String, StreamModel> streams = new LinkedHashMap<>();
  // The same in a list that is replaced, never changed: a listener may choose other streams while it is told.
  private List<StreamModel> ordered = List.of();
  private final Map<String, List<Instrument>> instruments = new LinkedHashMap<>();
  private final QueueModel queue;
  private final NoticeModel notices;
  private final MachineModel machine;
  private final EpisodeModel episodes;
  private final Map<String, VerdictHistory> histories = new HashMap<>();
  private List<PluginRow> plugins = List.of();
  private FeedPhase phase = FeedPhase.STOPPED;
  private @Nullable ExchangeInfo exchange;
  private Ledger ledger = Ledger.EMPTY;

  /**
   * An empty screen.
   *
   * @param retention points kept in each series
   */
  public ScreenModel(int retention, ScreenThread thread) {
    this.retention = retention;
    this.thread = thread;
    queue = new QueueModel(thread);
    notices = new NoticeModel(thread);
    machine = new MachineModel(thread);
    episodes = new EpisodeModel(thread);
  }

  /** The streams changed: others were chosen. */
  public Changes streamsChanges() {
    return streamsChanges;
  }

  /** At least one stream changed in this tick: for those who show many of them. */
  public Changes anyStreamChanges() {
    return anyStreamChanges;
  }

  /** The phase of the feed or its exchange changed. */
  public Changes phaseChanges() {
    return phaseChanges;
  }

  /** The totals changed. */
  public Changes ledgerChanges() {
    return ledgerChanges;
  }

  /** The list of plugins changed. */
  public Changes pluginChanges() {
    return pluginChanges;
  }

  /** The instruments of an exchange became known. */
  public Changes instrumentChanges() {
    return instrumentChanges;
  }

  /** Sets the streams to show, in the trader's order, without data: at Start, and when the choice changes while nothing runs. */
  public void streams(List<Instrument> chosen) {
    thread.require();
    streams.clear();
    for (Instrument instrument : chosen) {
      streams.put(instrument.symbol(), model(instrument));
    }
    ordered = List.copyOf(streams.values());
    ledger = Ledger.EMPTY;
    ledgerChanges.mark();
    streamsChanges.mark();
  }

  /** Adds a stream at the end: recordings hold streams that nobody named. */
  public StreamModel addStream(Instrument instrument) {
    thread.require();
    StreamModel added = model(instrument);
    streams.put(instrument.symbol(), added);
    ordered = List.copyOf(streams.values());
    streamsChanges.mark();
    return added;
  }

  private StreamModel model(Instrument instrument) {
    return new StreamModel(
        instrument, retention, thread, histories.computeIfAbsent(instrument.key(), key -> new VerdictHistory()));
  }

  /**
   * Keeps so many points in each series from now on. What there is stays as far as it fits, the newest first; all listeners are told at once, since indices that somebody
   * kept may no longer hold.
   */
  public void retain(int points) {
    thread.require();
    retention = points;
    ordered.forEach(stream -> stream.retain(points));
    announce();
  }

  /** Points kept in each series. */
  public int retention() {
    return retention;
  }

  /** The streams in the trader's order. */
  public List<StreamModel> streams() {
    return ordered;
  }

  /** The stream of a symbol of the exchange. */
  public Optional<StreamModel> stream(String symbol) {
    return Optional.ofNullable(streams.get(symbol));
  }

  /** The feed's phase changed. */
  public void phase(FeedPhase next) {
    thread.require();
    phase = next;
    phaseChanges.mark();
  }

  /** Where the feed stands. */
  public FeedPhase phase() {
    return phase;
  }

  /** Another exchange was chosen. */
  public void exchange(ExchangeInfo next) {
    thread.require();
    exchange = next;
    phaseChanges.mark();
  }

  /** The chosen exchange; null before the plugins are loaded. */
  public @Nullable ExchangeInfo exchange() {
    return exchange;
  }

  /** True when what is shown is made up by the program. */
  public boolean demo() {
    return exchange != null && exchange.demo();
  }

  /** The plugins were loaded, or one changed its state. */
  public void plugins(List<PluginRow> rows) {
    thread.require();
    plugins = List.copyOf(rows);
    pluginChanges.mark();
  }

  /** All plugins, good and bad. */
  public List<PluginRow> plugins() {
    return plugins;
  }

  /** The instruments of an exchange arrived. */
  public void instruments(String exchangeId, List<Instrument> list) {
    thread.require();
    instruments.put(exchangeId, List.copyOf(list));
    instrumentChanges.mark();
  }

  /** The instruments of an exchange, empty until they arrived. */
  public List<Instrument> instruments(String exchangeId) {
    return instruments.getOrDefault(exchangeId, List.of());
  }

  /** The totals of all streams. */
  public void ledger(Ledger total) {
    thread.require();
    if (!total.equals(ledger)) {
      ledger = total;
      ledgerChanges.mark();
    }
  }

  /** The totals of all streams. */
  public Ledger ledger() {
    return ledger;
  }

  /** The queue. */
  public QueueModel queue() {
    return queue;
  }

  /** The notices. */
  public NoticeModel notices() {
    return notices;
  }

  /** The machine's state. */
  public MachineModel machine() {
    return machine;
  }

  /** The episodes of trouble. */
  public EpisodeModel episodes() {
    return episodes;
  }

  /** The streams in the trader's order. */
  public Iterable<StreamModel> eachStream() {
    return ordered;
  }

  /** End of a tick: every listener of every changed part is told once. */
  public void announce() {
    thread.require();
    pluginChanges.announce();
    instrumentChanges.announce();
    streamsChanges.announce();
    phaseChanges.announce();
    for (StreamModel stream : ordered) {
      if (stream.changes().announce()) {
        anyStreamChanges.mark();
      }
    }
    anyStreamChanges.announce();
    ledgerChanges.announce();
    queue.changes().announce();
    notices.changes().announce();
    machine.changes().announce();
    episodes.changes().announce();
  }
}
