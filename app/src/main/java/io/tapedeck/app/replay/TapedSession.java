package io.tapedeck.app.replay;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Problem;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.feed.Judge;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.StallLimits;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.FrameTap.Request;
import io.tapedeck.app.intake.StreamFacts;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.tape.RecordedClock;
import io.tapedeck.app.tape.RecordingException;
import io.tapedeck.app.tape.TapeEntry;
import io.tapedeck.app.tape.TapedFeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a tape, happening again: entry by entry into fresh intakes, whose news go into a queue as those of a live feed do. The reading thread.
 */
public final class TapedSession {
  private static final long JUDGE_EVERY_NANOS = 100_000_000L;

  private final String file;
  private final Function<String, Optional<LoadedAdapter>> plugins;
  private final SharedQueue<ControlItem, StreamState> queue;
  private final RecordedClock clock;
  private final int laneCapacity;
  private final Judge judge;
  private final Map<Integer, Feed> feeds = new LinkedHashMap<>();
  private final Map<Integer, TapedConnection> connections = new HashMap<>();
  private final Map<StreamState, Verdict> verdicts = new HashMap<>();
  private boolean announced;
  private long judgedAt = Long.MIN_VALUE;
  private long frames;
  private long missed;

  /** A feed of the tape, and which of its connections are whose. */
  private record Feed(LoadedAdapter adapter, ExchangeInfo info, HostContext context, FeedIntake intake, TapedFeed taped, List<TapedConnection> links) {}

  /**
   * Nothing has happened yet.
   *
   * @param file for sentences
   * @param plugins the adapter of an exchange, by plugin id
   * @param laneCapacity prints that may wait in each stream's lane
   */
  public TapedSession(
      String file,
      Function<String, Optional<LoadedAdapter>> plugins,
      SharedQueue<ControlItem, StreamState> queue,
      RecordedClock clock,
      int laneCapacity) {
    this.file = file;
    this.plugins = plugins;
    this.queue = queue;
    this.clock = clock;
    this.laneCapacity = laneCapacity;
    judge = new Judge(clock, StallLimits.DEFAULT);
  }

  /** Lets the next entry happen; the clocks stand at its time then. */
  public void apply(TapeEntry entry) throws RecordingException {
    clock.at(entry.nanos(), entry.epochNanos());
    if (entry.kind() != TapeEntry.Kind.HEADER && entry.kind() != TapeEntry.Kind.FEED) {
      announce();
    }
    try {
      switch (entry.kind()) {
        case HEADER, END -> {
          // Says nothing of the market.
        }
        case FEED -> open(entry.link(), entry.feed());
        case LINK -> link(entry);
        case ASKED -> asked(entry);
        case MISSED -> missed(entry.number());
        default -> onConnection(entry);
      }
    } catch (IllegalArgumentException e) {
      throw RecordingException.damaged(file + ": an entry makes no sense (" + e.getMessage() + "); nothing after it was used.");
    }
    judgeWhenDue();
  }

  /** Looks at all streams when that was long ago, or something changed that a verdict depends on. */
  void judgeWhenDue() {
    if (judgedAt == Long.MIN_VALUE || clock.nanos() - judgedAt >= JUDGE_EVERY_NANOS) {
      judge();
    }
  }

  /** Looks at all streams as the clocks stand now. */
  public void judge() {
    judgedAt = clock.nanos();
    for (Feed feed : feeds.values()) {
      for (StreamState stream : feed.intake.streams()) {
        StreamFacts facts = stream.facts();
        if (facts == null) {
          continue;
        }
        Verdict before = verdicts.getOrDefault(stream, Verdict.NOT_STARTED);
        Verdict after = judge.judge(facts, before);
        if (!after.equals(before)) {
          verdicts.put(stream, after);
          queue.putControl(new ControlItem.VerdictChanged(feed.intake, stream.index(), after));
        }
      }
    }
  }

  /** The verdict of a stream when it was last judged. */
  public Verdict verdict(StreamState stream) {
    return verdicts.getOrDefault(stream, Verdict.NOT_STARTED);
  }

  /** The intakes, one for each exchange. */
  public List<FeedIntake> intakes() {
    return feeds.values().stream().map(Feed::intake).toList();
  }

  /** The exchanges, in the order of the tape. */
  public List<ExchangeInfo> exchanges() {
    return feeds.values().stream().map(Feed::info).toList();
  }

  /** Frames and answers so far. */
  public long frames() {
    return frames;
  }

  /** Entries so far that the recorder could not write. */
  public long missed() {
    return missed;
  }

  private void open(int number, TapedFeed taped) throws RecordingException {
    LoadedAdapter adapter = plugins.apply(taped.exchange()).orElseThrow(() -> RecordingException.misuse(
        file + " was recorded from " + taped.name() + "; there is no plugin '" + taped.exchange()
            + "' here to read it with. Add the plugin and open the recording again."));
    HostContext context = new HostContext(adapter.info(), PluginOptions.of(taped.exchange(), taped.options()), clock);
    Listener listener = new Listener();
    FeedIntake intake = new FeedIntake(taped.instruments(), false, queue, clock, listener, laneCapacity);
    listener.intake = intake;
    feeds.put(number, new Feed(adapter, adapter.info(), context, intake, taped, new ArrayList<>()));
  }

  /** The models must know the streams before the first news of them can be taken. */
  private void announce() {
    if (announced || feeds.isEmpty()) {
      return;
    }
    announced = true;
    record Placed(StreamId id, int place) {}
    List<Placed> placed = new ArrayList<>();
    for (Feed feed : feeds.values()) {
      for (int i = 0; i < feed.taped.instruments().size(); i++) {
        placed.add(new Placed(StreamId.of(feed.taped.instruments().get(i)), feed.taped.places().get(i)));
      }
    }
    placed.sort(Comparator.comparingInt(Placed::place));
    queue.putControl(new ControlItem.FeedsOpened(
        feeds.values().stream().map(feed -> new ControlItem.FeedOpened(feed.info, feed.intake)).toList(),
        placed.stream().map(Placed::id).distinct().toList()));
  }

  private void link(TapeEntry entry) {
    Feed feed = feeds.get((int) entry.number());
    if (feed == null) {
      throw new IllegalArgumentException("a connection of no feed");
    }
    TapedConnection connection = new TapedConnection(feed.adapter, feed.context, feed.intake, feed.taped, entry.connection());
    feed.links.add(connection);
    connections.put(entry.link(), connection);
  }

  private void onConnection(TapeEntry entry) {
    TapedConnection connection = connections.get(entry.link());
    if (connection == null) {
      throw new IllegalArgumentException("an event of no connection");
    }
    switch (entry.kind()) {
      case TEXT, BINARY, ANSWER, UNREADABLE -> frames++;
      default -> {
        // Counted are frames alone.
      }
    }
    connection.apply(entry);
  }

  private void asked(TapeEntry entry) {
    Feed feed = feeds.get(entry.link());
    Collection<TapedConnection> links = feed == null ? List.of() : feed.links;
    Request request = entry.number() == 0 ? Request.RESYNC : Request.RESUBSCRIBE;
    links.forEach(link -> link.asked(request, entry.text()));
  }

  private void missed(long number) {
    missed += number;
    queue.putControl(new ControlItem.Said("tape missed",
        number + " frames are missing here: the disk could not keep up while this was recorded.", true));
  }

  /** What was told when it happened is told again. */
  private final class Listener implements FeedListener {
    private @Nullable FeedIntake intake;

    @Override
    public void transition() {
      judgedAt = Long.MIN_VALUE; // After the entry at hand.
    }

    @Override
    public void notice(String cause, Problem problem) {
      FeedIntake mine = intake;
      if (mine != null) {
        queue.putControl(new ControlItem.NoticeRaised(mine, cause, problem.text(), true));
      }
    }
  }
}
