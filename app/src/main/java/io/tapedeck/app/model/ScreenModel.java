package io.tapedeck.app.model;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamId;
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
  private boolean replayed;
  private final Changes streamsChanges = new Changes();
  private final Changes anyStreamChanges = new Changes();
  private final Changes phaseChanges = new Changes();
  private final Changes ledgerChanges = new Changes();
  private final Changes pluginChanges = new Changes();
  private final Changes instrumentChanges = new Changes();
  private final Map<StreamId, StreamModel> streams = new LinkedHashMap<>();
  // The same in a list that is replaced, never changed: a listener may choose other streams while it is told.
  private List<StreamModel> ordered = List.of();
  private final Map<String, List<Instrument>> instruments = new HashMap<>();
  private final Map<StreamId, Instrument> listed = new HashMap<>();
  private final Map<String, String> missing = new HashMap<>();
  private final Map<String, ExchangeInfo> known = new HashMap<>();
  private final QueueModel queue;
  private final NoticeModel notices;
  private final MachineModel machine;
  private final EpisodeModel episodes;
  private final RecordingModel recording;
  private final Map<StreamId, VerdictHistory> histories = new HashMap<>();
  private List<PluginRow> plugins = List.of();
  private FeedPhase phase = FeedPhase.STOPPED;
  private List<ExchangeInfo> exchanges = List.of();
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
    recording = new RecordingModel(thread);
  }

  /** The streams changed: others were chosen. */
  public Changes streamsChanges() {
    return streamsChanges;
  }

  /** At least one stream changed in this tick: for those who show many of them. */
  public Changes anyStreamChanges() {
    return anyStreamChanges;
  }

  /** The phase of the feeds or their exchanges changed. */
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

  /** The instruments of an exchange became known, or it turned out that there are none now. */
  public Changes instrumentChanges() {
    return instrumentChanges;
  }

  /** Sets the streams to show, in the trader's order, without data: at Start, and when the choice changes while nothing runs. A model that saw nothing yet stays. */
  public void streams(List<Instrument> chosen) {
    thread.require();
    Map<StreamId, StreamModel> before = new HashMap<>(streams);
    streams.clear();
    for (Instrument instrument : chosen) {
      StreamId id = StreamId.of(instrument);
      StreamModel old = before.get(id);
      boolean fresh = old != null && old.isFreshFor(instrument, known.get(instrument.exchange()));
      streams.put(id, old != null && fresh ? old : model(instrument));
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
    streams.put(StreamId.of(instrument), added);
    ordered = List.copyOf(streams.values());
    streamsChanges.mark();
    return added;
  }

  private StreamModel model(Instrument instrument) {
    StreamModel made = new StreamModel(
        instrument,
        retention,
        thread,
        histories.computeIfAbsent(StreamId.of(instrument), id -> new VerdictHistory()),
        known.get(instrument.exchange()));
    if (replayed) {
      made.replayed();
    }
    return made;
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

  /** One of the streams. */
  public Optional<StreamModel> stream(StreamId id) {
    return Optional.ofNullable(streams.get(id));
  }

  /** What tells a stream from all others: its name, or its key {@code KRAKEN:BTC/USD} when streams of several exchanges stand side by side. */
  public String label(StreamModel stream) {
    return several() ? stream.instrument().key() : stream.instrument().name();
  }

  /** The feeds' phase changed. */
  public void phase(FeedPhase next) {
    thread.require();
    phase = next;
    phaseChanges.mark();
  }

  /** Where the feeds stand, taken together. */
  public FeedPhase phase() {
    return phase;
  }

  /** Another exchange was chosen, and no further one. */
  public void exchange(ExchangeInfo next) {
    exchanges(List.of(next));
  }

  /** Other exchanges were chosen, in the trader's order. */
  public void exchanges(List<ExchangeInfo> next) {
    thread.require();
    exchanges = List.copyOf(next);
    next.forEach(info -> known.put(info.id(), info));
    phaseChanges.mark();
  }

  /** The chosen exchanges; empty before the plugins are loaded. */
  public List<ExchangeInfo> exchanges() {
    return exchanges;
  }

  /** The chosen exchange, the first one of several; null before the plugins are loaded. */
  public @Nullable ExchangeInfo exchange() {
    return exchanges.isEmpty() ? null : exchanges.get(0);
  }

  /** True when more than one exchange is chosen, so that a symbol alone does not say which stream is meant. */
  public boolean several() {
    return exchanges.size() > 1;
  }

  /** True when something that is shown is made up by the program. */
  public boolean demo() {
    return origin() == Origin.DEMO;
  }

  /** Where what is shown comes from; {@link Origin#DEMO} also when only a part of it does. */
  public Origin origin() {
    if (replayed) {
      return Origin.REPLAY;
    }
    return exchanges.stream().anyMatch(ExchangeInfo::demo) ? Origin.DEMO : Origin.MARKET;
  }

  /** Whether what comes is being recorded. */
  public RecordingModel recording() {
    return recording;
  }

  /** Everything that is shown comes from a recording. Said before the first stream is shown. */
  public void replayed() {
    replayed = true;
    phaseChanges.mark();
  }

  /** The plugins were loaded, or one changed its state. */
  public void plugins(List<PluginRow> rows) {
    thread.require();
    plugins = List.copyOf(rows);
    for (PluginRow row : rows) {
      ExchangeInfo info = row.info();
      if (info != null) {
        known.putIfAbsent(info.id(), info);
      }
    }
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
    list.forEach(instrument -> listed.put(StreamId.of(instrument), instrument));
    missing.remove(exchangeId);
    instrumentChanges.mark();
  }

  /** True when an exchange's list arrived, be it empty. */
  public boolean instrumentsKnown(String exchangeId) {
    return instruments.containsKey(exchangeId);
  }

  /** There is no list of an exchange's instruments now. */
  public void instrumentsMissing(String exchangeId, String reason) {
    thread.require();
    missing.put(exchangeId, reason);
    instrumentChanges.mark();
  }

  /** Why there is no list of an exchange's instruments; empty while it is not asked for, waited for, or known. */
  public Optional<String> whyNoInstruments(String exchangeId) {
    return Optional.ofNullable(missing.get(exchangeId));
  }

  /** The instrument of a stream as its exchange lists it; a provisional one while the list is not known. */
  public Instrument instrument(StreamId id) {
    Instrument found = listed.get(id);
    return found == null ? Instrument.provisional(id.exchange(), id.symbol()) : found;
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

  /** Tells everybody, as if everything had changed: numbers or times are written in another way. */
  public void showAnew() {
    for (StreamModel stream : streams()) {
      stream.figures().mark();
      stream.changes().mark();
    }
    for (Changes each : List.of(phaseChanges, ledgerChanges, queue.changes(), notices.changes(), machine.changes(), episodes.changes())) {
      each.mark();
    }
    announce();
  }

  /** Every listener of every changed part is told once, whatever was told of late. */
  public void announce() {
    announce(true);
  }

  /** End of a tick: every listener of every changed part is told once; those who write a stream's digits only on a beat. */
  public void announce(boolean beat) {
    thread.require();
    pluginChanges.announce();
    instrumentChanges.announce();
    streamsChanges.announce();
    phaseChanges.announce();
    for (StreamModel stream : ordered) {
      if (stream.announce(beat)) {
        anyStreamChanges.mark();
      }
    }
    anyStreamChanges.announce();
    ledgerChanges.announce();
    queue.changes().announce();
    notices.changes().announce();
    machine.changes().announce();
    episodes.changes().announce();
    recording.changes().announce();
  }
}
