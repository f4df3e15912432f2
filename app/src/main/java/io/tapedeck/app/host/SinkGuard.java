package io.tapedeck.app.host;

import io.tapedeck.api.BookChecksum;
import io.tapedeck.api.BookRules;
import io.tapedeck.api.BookView;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a plugin and the intake of one connection, and holds the plugin to the contract: one call at a time, a book message from one thread,
 * only streams it was given a number for, nothing null, nothing negative. What breaks it is a strike, and never reaches a book half.
 *
 * <p><b>Any thread</b>, as it is there for plugins that call from several at once: the second caller is turned away at once and never waits. What it
 * brought is counted as rejected by whoever is inside, and where that was a book message the book is given up and asked for anew.
 */
final class SinkGuard implements LinkSink {
  private static final VarHandle BUSY;
  private static final long FAIL_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String TWO_THREADS = "called from two threads at once";
  private static final String NULL = "null where a value must be";
  private static final String NEGATIVE = "a negative price or size";
  private static final String UNKNOWN = "an event of a stream that was never named";

  static {
    try {
      BUSY = MethodHandles.lookup().findVarHandle(SinkGuard.class, "busy", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final LinkSink sink;
  private final Conduct conduct;
  private final Map<Integer, Turned> turned = new ConcurrentHashMap<>();

  /** Messages at hand that lack something that was turned away. */
  private final Set<Message> spoiled = ConcurrentHashMap.newKeySet();

  /** 1 while a call is inside. */
  @SuppressWarnings("unused") // by BUSY
  private int busy;

  private volatile boolean shut;
  private volatile boolean unsettled;
  private volatile boolean anySpoiled;
  private volatile @Nullable Thread caller;
  private volatile int calls;

  /** The thread whose book message is or was at hand. Written inside; read by those who were turned away too. */
  private volatile @Nullable Thread writer;

  // Below: only by the call that is inside.
  private @Nullable Instrument[] given = new Instrument[16];
  private boolean[] begun = new boolean[16];
  private int begunCount;
  private boolean failed;
  private BookRules rulesSeen = BookRules.UNPROVEN;
  private BookRules rulesMade = BookRules.UNPROVEN;

  // Below: only by the thread that looks.
  private int callsSeen;
  private int silentLooks;

  SinkGuard(LinkSink sink, Conduct conduct) {
    this.sink = sink;
    this.conduct = conduct;
  }

  /** What was turned away of one stream, to be counted by whoever is inside next. */
  private record Turned(int events, boolean book) {
    Turned plus(Turned other) {
      return new Turned(events + other.events, book || other.book);
    }
  }

  /** The book message that a thread has at hand for a stream. */
  private record Message(Thread thread, int stream) {}

  // ---- the host ---------------------------------------------------------------------------------------------------

  /** Nothing passes from now on. */
  void shut() {
    shut = true;
  }

  /** Shuts, and tells the streams that the connection is over for good. */
  void fail(Problem why) {
    shut = true;
    long begunAt = System.nanoTime();
    while (!BUSY.compareAndSet(this, 0, 1)) {
      if (System.nanoTime() - begunAt > FAIL_LIMIT_NANOS) {
        return; // Nobody stays inside that long: the sink never waits. A stopped machine may still look like it.
      }
      LockSupport.parkNanos(100_000);
    }
    try {
      if (!failed) {
        failed = true;
        settle();
        sink.lost(why, -1);
      }
    } finally {
      BUSY.setRelease(this, 0);
    }
  }

  /** The thread that called last. */
  @Nullable Thread lastCaller() {
    return caller;
  }

  /** How many looks in a row saw no call. One thread. */
  int silentLooks() {
    int now = calls;
    silentLooks = now == callsSeen ? silentLooks + 1 : 0;
    callsSeen = now;
    return silentLooks;
  }

  // ---- the plugin -------------------------------------------------------------------------------------------------

  @Override
  public int stream(@Nullable Instrument instrument, @Nullable BookRules rules) {
    if (instrument == null || rules == null) {
      conduct.strike(NULL);
      return NO_STREAM;
    }
    if (!instrument.exchange().equals(conduct.id())) {
      conduct.strike("an instrument of another exchange");
      return NO_STREAM;
    }
    if (!enterSoon()) {
      return NO_STREAM;
    }
    try {
      int stream = sink.stream(instrument, safe(rules));
      if (stream >= 0) {
        give(stream, instrument);
      }
      return stream;
    } finally {
      leave();
    }
  }

  @Override
  public void subscribed(int stream) {
    if (enter()) {
      try {
        if (given(stream) != null) {
          sink.subscribed(stream);
        }
      } finally {
        leave();
      }
    }
  }

  @Override
  public void refused(int stream, @Nullable Problem problem) {
    if (enter()) {
      try {
        if (given(stream) != null) {
          sink.refused(stream, orNameless(problem));
        }
      } finally {
        leave();
      }
    }
  }

  @Override
  public void trade(int stream, long exchangeNanos, long price, long size, @Nullable Side taker, long tradeId) {
    if (!enter()) {
      turnAway(stream, false);
      return;
    }
    try {
      Instrument instrument = given(stream);
      if (instrument == null) {
        return;
      }
      if (taker == null) {
        conduct.strike(NULL);
        reject(stream);
        return;
      }
      if (size < 0 || (price < 0 && !instrument.negativePrices())) {
        conduct.strike(NEGATIVE);
      }
      sink.trade(stream, exchangeNanos, price, size, taker, tradeId);
    } finally {
      leave();
    }
  }

  @Override
  public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    if (!enter()) {
      turnAway(stream, false);
      return;
    }
    try {
      Instrument instrument = given(stream);
      if (instrument == null) {
        return;
      }
      if (bidSize < 0 || askSize < 0 || ((bid < 0 || ask < 0) && !instrument.negativePrices())) {
        conduct.strike(NEGATIVE);
      }
      sink.quote(stream, exchangeNanos, bid, bidSize, ask, askSize);
    } finally {
      leave();
    }
  }

  @Override
  public void bookSnapshot(int stream) {
    begin(stream, true);
  }

  @Override
  public void bookUpdate(int stream) {
    begin(stream, false);
  }

  private void begin(int stream, boolean snapshot) {
    if (!enter()) {
      spoil(stream);
      return;
    }
    try {
      if (given(stream) == null) {
        return;
      }
      Thread me = Thread.currentThread();
      Thread before = writer;
      if (before != me) {
        if (begunCount > 0 && before != null && before.isAlive()) {
          conduct.strike(TWO_THREADS);
          return;
        }
        forgetBegun();
        writer = me;
      }
      if (!begun[stream]) {
        begun[stream] = true;
        begunCount++;
      }
      if (snapshot) {
        sink.bookSnapshot(stream);
      } else {
        sink.bookUpdate(stream);
      }
    } finally {
      leave();
    }
  }

  @Override
  public void level(int stream, @Nullable Side side, long price, long size) {
    if (!enter()) {
      if (writer == Thread.currentThread()) {
        spoil(stream);
      }
      return;
    }
    try {
      Instrument instrument = given(stream);
      if (instrument == null) {
        return;
      }
      if (writer != Thread.currentThread()) {
        conduct.strike(writer == null ? "a level without a book message" : TWO_THREADS);
        return;
      }
      if (side == null) {
        conduct.strike(NULL);
        sink.level(stream, Side.BUY, price, -1); // Spoils the message, which is what it deserves.
        return;
      }
      if (size < 0 || (price < 0 && !instrument.negativePrices())) {
        conduct.strike(NEGATIVE);
      }
      sink.level(stream, side, price, size);
    } finally {
      leave();
    }
  }

  @Override
  public boolean commit(
      int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    if (!enter()) {
      turnAway(stream, true);
      return shut;
    }
    try {
      if (given(stream) == null) {
        return true;
      }
      if (writer != null && writer != Thread.currentThread()) {
        conduct.strike(TWO_THREADS);
        noteTurned(stream, true);
        return false;
      }
      ended(stream);
      if (anySpoiled && unspoil(stream)) {
        sink.bookUpdate(stream);
        return sink.reject(stream, TWO_THREADS);
      }
      return sink.commit(stream, exchangeNanos, firstId, lastId, previousId, checksum);
    } finally {
      leave();
    }
  }

  @Override
  public boolean reject(int stream, @Nullable String reason) {
    if (!enter()) {
      turnAway(stream, true);
      return shut;
    }
    try {
      if (given(stream) == null) {
        return true;
      }
      ended(stream);
      return sink.reject(stream, reason == null ? "no reason given" : reason);
    } finally {
      leave();
    }
  }

  @Override
  public void notice(@Nullable Problem problem) {
    if (enter()) {
      try {
        sink.notice(orNameless(problem));
      } finally {
        leave();
      }
    }
  }

  @Override
  public void connecting(int attempt) {
    if (enterSoon()) {
      try {
        sink.connecting(attempt);
      } finally {
        leave();
      }
    }
  }

  @Override
  public void opened() {
    if (enterSoon()) {
      try {
        forgetBegun();
        sink.opened();
      } finally {
        leave();
      }
    }
  }

  @Override
  public void frame(byte @Nullable [] frame) {
    if (frame == null) {
      conduct.strike(NULL);
    } else if (enter()) {
      try {
        sink.frame(frame);
      } finally {
        leave();
      }
    }
  }

  @Override
  public void frameRejected(@Nullable String reason) {
    if (enterSoon()) {
      try {
        forgetBegun();
        sink.frameRejected(reason == null ? "no reason given" : reason);
      } finally {
        leave();
      }
    }
  }

  @Override
  public void lost(@Nullable Problem why, long retryInNanos) {
    if (enterSoon()) {
      try {
        forgetBegun();
        sink.lost(orNameless(why), retryInNanos);
      } finally {
        leave();
      }
    }
  }

  @Override
  public boolean dataSeen() {
    return sink.dataSeen();
  }

  // ---- inside -----------------------------------------------------------------------------------------------------

  /** True when this call is the only one inside; it must {@link #leave} then. */
  private boolean enter() {
    if (shut) {
      return false;
    }
    if (!BUSY.compareAndSet(this, 0, 1)) {
      conduct.strike(TWO_THREADS);
      return false;
    }
    Thread me = Thread.currentThread();
    if (caller != me) {
      caller = me;
    }
    countCall();
    return true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Only by the call that is inside; the others only read.
  private void countCall() {
    calls = calls + 1;
  }

  /** The same for what must not be turned away, or a dead connection would look alive: waits until the other call, which never waits, is out. */
  private boolean enterSoon() {
    if (!shut && (int) BUSY.getAcquire(this) == 1 && caller != Thread.currentThread()) {
      conduct.strike(TWO_THREADS);
      long begunAt = System.nanoTime();
      while (!shut && (int) BUSY.getAcquire(this) == 1 && System.nanoTime() - begunAt < FAIL_LIMIT_NANOS) {
        LockSupport.parkNanos(100_000);
      }
    }
    return enter();
  }

  private void leave() {
    if (unsettled && !shut) {
      settle();
    }
    BUSY.setRelease(this, 0);
  }

  /** The instrument of a number that was given out; null, and a strike unless nobody wanted that stream, when there is none. */
  private @Nullable Instrument given(int stream) {
    Instrument instrument = stream >= 0 && stream < given.length ? given[stream] : null;
    if (instrument == null && stream != NO_STREAM) {
      conduct.strike(UNKNOWN);
    }
    return instrument;
  }

  private void give(int stream, Instrument instrument) {
    if (stream >= given.length) {
      int size = Math.max(stream + 1, given.length * 2);
      given = java.util.Arrays.copyOf(given, size);
      begun = java.util.Arrays.copyOf(begun, size);
    }
    given[stream] = instrument;
  }

  /** The same object for the same rules, as a protocol may name its streams again and again. */
  @SuppressWarnings("ReferenceEquality") // Equal rules made anew are only a little work more.
  private BookRules safe(BookRules rules) {
    BookChecksum checksum = rules.checksum();
    if (checksum == null) {
      return rules;
    }
    if (rules != rulesSeen) {
      rulesSeen = rules;
      rulesMade = new BookRules(rules.depth(), new SafeChecksum(checksum, conduct), rules.chain());
    }
    return rulesMade;
  }

  private void ended(int stream) {
    if (begun[stream]) {
      begun[stream] = false;
      begunCount--;
    }
  }

  private void forgetBegun() {
    if (begunCount > 0) {
      java.util.Arrays.fill(begun, false);
      begunCount = 0;
    }
    writer = null;
  }

  private void reject(int stream) {
    ended(stream);
    var unused = sink.reject(stream, NULL);
  }

  /** An event that came while another call was inside. */
  private void turnAway(int stream, boolean book) {
    if (!shut && stream >= 0) {
      if (book) {
        var unused = unspoil(stream);
      }
      noteTurned(stream, book);
    }
  }

  private void spoil(int stream) {
    if (!shut && stream >= 0) {
      spoiled.add(new Message(Thread.currentThread(), stream));
      anySpoiled = true;
    }
  }

  private boolean unspoil(int stream) {
    return spoiled.remove(new Message(Thread.currentThread(), stream));
  }

  private void noteTurned(int stream, boolean book) {
    turned.merge(stream, new Turned(1, book), Turned::plus);
    unsettled = true;
  }

  /**
   * Counts what was turned away. A book that missed a message has lost step, so the message at hand, whoever's it is, is given up too; a lost trade or quote
   * waits until the message at hand is complete.
   */
  private void settle() {
    unsettled = false;
    for (Integer stream : List.copyOf(turned.keySet())) {
      Turned events = turned.remove(stream);
      if (events == null || stream >= given.length || given[stream] == null) {
        continue;
      }
      if (events.book()) {
        ended(stream);
        sink.bookUpdate(stream);
      } else if (begun[stream]) {
        turned.merge(stream, events, Turned::plus);
        unsettled = true;
        continue;
      }
      for (int i = 0; i < events.events(); i++) {
        var unused = sink.reject(stream, TWO_THREADS);
      }
    }
  }

  private Problem orNameless(@Nullable Problem problem) {
    if (problem != null) {
      return problem;
    }
    conduct.strike(NULL);
    return Problem.retryable(Problem.Kind.PLUGIN, conduct.name() + " plugin gave no reason", "");
  }

  /**
   * A plugin's checksum runs in the middle of the intake: what it throws must not come out there. A wrong answer is the right one then, as it
   * leads to a new snapshot. Any thread.
   */
  private record SafeChecksum(BookChecksum checksum, Conduct conduct) implements BookChecksum {
    @Override
    public long of(BookView book) {
      try {
        return checksum.of(book);
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        conduct.strike("its checksum threw " + e.getClass().getSimpleName());
        return -1;
      }
    }
  }
}
