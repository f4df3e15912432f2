package io.tapedeck.kit;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a {@link StreamFeed}, through all its reconnects. One lock orders every call on the sink and on the protocol, whichever
 * thread makes it: reading thread, control thread, timer. Each connection has a generation number; what an older one says is ignored.
 */
final class StreamLink {

  /** What all links of a feed share. */
  record Surroundings(
      ExchangeContext context,
      Connector connector,
      StreamFeed.ProtocolFactory protocols,
      StreamFeed.Settings settings,
      FeedTimer timer,
      Fetcher fetcher) {

    /** With the usual REST. */
    Surroundings(
        ExchangeContext context,
        Connector connector,
        StreamFeed.ProtocolFactory protocols,
        StreamFeed.Settings settings,
        FeedTimer timer) {
      this(context, connector, protocols, settings, timer,
          new Fetcher(context, "feed-rest", new RestClient(context)::get, timer));
    }
  }

  private static final long CONTROL_WAIT_MILLIS = 500;
  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** So long two connections are open beside each other, and no longer than the longest when the new one brings nothing. */
  private static final long OVERLAP_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A new connection that could not be made for an old one is tried again after this. */
  private static final long RENEW_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final long LONGEST_OVERLAP_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** More unreadable frames than this within ten seconds, and the connection is given up: perhaps another one makes sense. */
  private static final int UNREADABLE = 20;

  private static final long UNREADABLE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String name;
  private final ConnectionMode mode;
  private final LinkSink sink;
  private final Surroundings around;
  private final Backoff backoff;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Instrument> carried = new LinkedHashMap<>();
  private final Set<String> logged = new HashSet<>();

  // Under the lock, but for reading once closed.
  private int generation;
  private int attempt;
  private boolean waiting;
  private long notBefore;
  private volatile boolean closed;
  private volatile @Nullable Session session;
  private @Nullable Renewal renewal;
  private volatile @Nullable Thread connecting;
  private volatile @Nullable Thread closing;

  StreamLink(String name, List<Instrument> instruments, ConnectionMode mode, LinkSink sink, Surroundings around) {
    this.name = name;
    this.mode = mode;
    this.sink = sink;
    this.around = around;
    long seed = around.settings().seed();
    this.backoff = new Backoff(seed == 0 ? new Random() : new Random(seed));
    instruments.forEach(instrument -> carried.put(instrument.symbol(), instrument));
  }

  /** An open connection with its protocol. */
  private record Session(
      int generation, long openedNanos, Connection connection, WireProtocol protocol, SinkGate gate, Outbox out, Pulse pulse) {}

  /** A new connection on its way while the one of this generation is still read. Under the lock. */
  private static final class Renewal {
    private final int of;
    private final Problem why;
    private @Nullable Successor successor;
    private @Nullable NewInbound inbound;

    Renewal(int of, Problem why) {
      this.of = of;
      this.why = why;
    }
  }

  /** When frames came and pings went. Under the lock. */
  private static final class Pulse {
    long frame;
    long ping;
    long renewed;
    private final long[] unreadable = new long[UNREADABLE];
    private int unreadableCount;

    /** True when this unreadable frame is one too many. */
    boolean tooManyUnreadable(long now) {
      int slot = unreadableCount % UNREADABLE;
      boolean many = unreadableCount >= UNREADABLE && now - unreadable[slot] <= UNREADABLE_NANOS;
      unreadable[slot] = now;
      unreadableCount++;
      return many;
    }
  }

  void start(long delayNanos) {
    lock.lock();
    try {
      waiting = true;
      if (delayNanos == 0) {
        attempt();
      } else {
        later(delayNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void later(long nanos) {
    int mine = generation;
    around.timer().after(nanos, () -> {
      lock.lock();
      try {
        if (waiting && mine == generation) {
          attempt();
        }
      } finally {
        lock.unlock();
      }
    });
  }

  /** Begins a connection attempt. Under the lock. */
  private void attempt() {
    if (closed) {
      return;
    }
    waiting = false;
    int mine = ++generation;
    sink.connecting(++attempt);
    Thread thread = around.context().threads(HelperThreads.name(name, "link")).newThread(() -> connect(mine));
    connecting = thread;
    thread.start();
  }

  private void connect(int mine) {
    Inbound inbound = new Inbound(mine);
    Connection connection = null;
    try {
      connection = around.connector().connect(name, inbound);
      if (opened(mine, connection)) {
        connection = null;
      }
    } catch (ExchangeException e) {
      lost(mine, e.problem());
    } catch (RuntimeException e) {
      log(e, "connecting");
      lost(mine, pluginProblem(e));
    } finally {
      inbound.ready.countDown();
      if (connection != null) {
        connection.close();
      }
    }
  }

  /** True when the connection is wanted and announced. */
  private boolean opened(int mine, Connection connection) {
    lock.lock();
    try {
      if (closed || mine != generation) {
        return false;
      }
      Outbox out = outbox(connection);
      SinkGate gate = new SinkGate(sink);
      WireProtocol protocol = around.protocols().protocol(Subscription.of(instruments(), mode));
      session = session(mine, connection, protocol, gate, out);
      sink.opened();
      protocol.opened(gate, new LinkOutput(out, url -> fetch(mine, url), why -> lost(mine, why), why -> renew(mine, why)));
      watch(mine);
      return true;
    } catch (RuntimeException e) {
      log(e, "opening");
      Session failed = session;
      session = null;
      if (failed != null) {
        failed.gate.shut();
        failed.out.close();
      }
      lost(mine, pluginProblem(e));
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Outbox outbox(Connection connection) {
    return new Outbox(connection, around.settings().messagesPerSecond(), around.timer(), around.context().clock());
  }

  private Session session(int mine, Connection connection, WireProtocol protocol, SinkGate gate, Outbox out) {
    Pulse pulse = new Pulse();
    pulse.frame = around.context().clock().nanos();
    pulse.ping = pulse.frame;
    pulse.renewed = pulse.frame - RENEW_AGAIN_NANOS;
    return new Session(mine, pulse.frame, connection, protocol, gate, out, pulse);
  }

  /** Makes a new connection beside the one at hand, which is read until the new one takes over. */
  private void renew(int mine, Problem why) {
    lock.lock();
    try {
      if (closed || mine != generation || session == null || renewal != null) {
        return;
      }
      Renewal begun = new Renewal(mine, why);
      renewal = begun;
      Thread thread = around.context().threads(HelperThreads.name(name, "link")).newThread(() -> prepare(begun));
      connecting = thread;
      thread.start();
    } finally {
      lock.unlock();
    }
  }

  private void prepare(Renewal begun) {
    NewInbound inbound = new NewInbound(begun);
    begun.inbound = inbound;
    Connection connection = null;
    try {
      connection = around.connector().connect(name, inbound);
      if (prepared(begun, connection, inbound)) {
        connection = null;
      }
    } catch (ExchangeException e) {
      around.context().log().log(System.Logger.Level.INFO, "{0}: no new connection yet: {1}", name, e.problem().text());
      abandon(begun);
    } catch (RuntimeException e) {
      log(e, "making a new connection");
      abandon(begun);
    } finally {
      inbound.ready.countDown();
      if (connection != null) {
        connection.close();
      }
    }
  }

  /** The connection at hand goes on; when its end comes, another one is made in the usual way. */
  private void abandon(Renewal begun) {
    lock.lock();
    try {
      drop(begun);
    } finally {
      lock.unlock();
    }
  }

  private void dropRenewal() {
    Renewal begun = renewal;
    if (begun != null) {
      drop(begun);
    }
  }

  private void drop(Renewal begun) {
    if (renewal == begun) {
      renewal = null;
      Successor successor = begun.successor;
      if (successor != null) {
        successor.gate.shut();
        successor.out.close();
        Thread thread = around.context().threads(HelperThreads.name(name, "close")).newThread(successor.connection::close);
        closing = thread;
        thread.start();
      }
    }
  }

  /** True when the new connection is wanted and has asked for its data. */
  private boolean prepared(Renewal begun, Connection connection, NewInbound inbound) {
    lock.lock();
    try {
      Session now = session;
      if (closed || renewal != begun || now == null || now.generation != begun.of) {
        return false;
      }
      Outbox out = outbox(connection);
      SinkGate gate = new SinkGate(sink, now.gate);
      WireProtocol protocol = around.protocols().protocol(Subscription.of(instruments(), mode));
      begun.successor = new Successor(connection, protocol, gate, out, around.context().clock().nanos());
      protocol.opened(gate, new LinkOutput(
          out, url -> fetch(url, inbound::arrived), inbound::gone, why -> renew(inbound.generation, why)));
      if (gate.metStranger()) {
        // It could not be told that stream's number, so everything begins in the usual way.
        drop(begun);
        lost(begun.of, begun.why);
      } else {
        awaitData(begun, inbound);
      }
      return true;
    } catch (RuntimeException e) {
      log(e, "opening");
      drop(begun);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Looks now and then whether the new connection brings what was asked for. */
  private void awaitData(Renewal begun, NewInbound inbound) {
    around.timer().after(OVERLAP_NANOS / 4, () -> {
      lock.lock();
      try {
        Successor successor = begun.successor;
        if (renewal != begun || successor == null) {
          return;
        }
        long age = around.context().clock().nanos() - successor.openedNanos;
        if ((age >= OVERLAP_NANOS && successor.frames() > 0) || age >= LONGEST_OVERLAP_NANOS) {
          takeOver(begun, inbound);
        } else {
          awaitData(begun, inbound);
        }
      } finally {
        lock.unlock();
      }
    });
  }

  /** The old connection ends, and the new one begins with all it has brought so far. Under the lock. */
  private void takeOver(Renewal begun, NewInbound inbound) {
    Successor successor = begun.successor;
    if (closed || renewal != begun || successor == null) {
      return;
    }
    renewal = null;
    Session old = session;
    int mine = ++generation;
    inbound.generation = mine;
    attempt = 0;
    waiting = false;
    if (old != null) {
      sink.lost(begun.why, 0);
    }
    sink.connecting(1);
    sink.opened();
    session = session(mine, successor.connection, successor.protocol, successor.gate, successor.out);
    successor.gate.takeOver();
    for (IntConsumer held = successor.next(); held != null; held = successor.next()) {
      held.accept(mine);
    }
    successor.gate.caughtUp();
    watch(mine);
    end(old);
  }

  /** Called by a connection that is to take over. */
  private final class NewInbound implements ConnectionListener {
    private final Renewal begun;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile int generation = -1;

    NewInbound(Renewal begun) {
      this.begun = begun;
    }

    private boolean awaitReady() {
      try {
        ready.await();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void frame(byte[] frame) {
      if (awaitReady()) {
        arrived(mine -> read(mine, frame), frame.length);
      }
    }

    @Override
    public void frameRejected(String reason) {
      if (awaitReady()) {
        arrived(mine -> rejected(mine, reason), 0);
      }
    }

    /** Holds what arrived until the connection takes over; from then on it is read at once. What comes for one that was given up is wanted by nobody. */
    private void arrived(IntConsumer arrival, int size) {
      lock.lock();
      try {
        Successor successor = begun.successor;
        if (generation >= 0) {
          arrival.accept(generation);
        } else if (renewal == begun && successor != null) {
          successor.hold(arrival, size);
          if (successor.full()) {
            takeOver(begun, this);
          }
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void lost(Problem why) {
      if (awaitReady()) {
        gone(why);
      }
    }

    private void gone(Problem why) {
      if (generation >= 0) {
        StreamLink.this.lost(generation, why);
      } else {
        abandon(begun);
      }
    }
  }

  /** Called by the connection, whose frames wait until the opening was announced. */
  private final class Inbound implements ConnectionListener {
    private final int mine;
    private final CountDownLatch ready = new CountDownLatch(1);

    Inbound(int mine) {
      this.mine = mine;
    }

    private boolean awaitReady() {
      try {
        ready.await();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // Somebody ends this thread; what it carries is no longer wanted.
        return false;
      }
    }

    @Override
    public void frame(byte[] frame) {
      if (awaitReady()) {
        read(mine, frame);
      }
    }

    @Override
    public void frameRejected(String reason) {
      if (awaitReady()) {
        rejected(mine, reason);
      }
    }

    @Override
    public void lost(Problem why) {
      if (awaitReady()) {
        StreamLink.this.lost(mine, why);
      }
    }
  }

  private void read(int mine, byte[] frame) {
    lock.lock();
    try {
      Session now = session;
      if (closed || now == null || now.generation != mine) {
        return;
      }
      now.pulse.frame = around.context().clock().nanos();
      sink.frame(frame);
      try {
        now.protocol.frame(frame);
      } catch (FrameException e) {
        sink.frameRejected(e.reason());
        unreadable(now, e.reason());
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        log(e, "reading a frame");
        if (!closed) {
          sink.frameRejected("plugin error: " + e.getClass().getSimpleName());
          unreadable(now, "plugin error");
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void rejected(int mine, String reason) {
    lock.lock();
    try {
      Session now = session;
      if (!closed && now != null && now.generation == mine) {
        now.pulse.frame = around.context().clock().nanos();
        sink.frame(new byte[0]);
        sink.frameRejected(reason);
        if (!reason.equals(SocketLink.EMPTY_FRAME)) {
          unreadable(now, reason);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives up a connection that brings nonsense. The back-off goes on growing, whatever else it brought. */
  private void unreadable(Session now, String reason) {
    if (now.pulse.tooManyUnreadable(around.context().clock().nanos())) {
      lost(now.generation, Problem.retryable(Problem.Kind.MALFORMED,
          "More than " + UNREADABLE + " unreadable frames within 10 s", name + ": the last one: " + reason), false);
    }
  }

  private void fetch(int mine, String url) {
    fetch(url, (answer, size) -> answer.accept(mine));
  }

  /** Asks by REST; the answer, which wants the generation of the connection that asked, goes to {@code to} with its size. */
  private void fetch(String url, ObjIntConsumer<IntConsumer> to) {
    around.fetcher().fetch(url, new Fetcher.Asker() {
      @Override
      public void fetched(byte[] body) {
        to.accept(mine -> answered(mine, url, body, null), body.length);
      }

      @Override
      public void failed(Problem problem) {
        to.accept(mine -> answered(mine, url, new byte[0], problem), 0);
      }
    });
  }

  /** An answer of REST, in order with the frames; one that was asked for on an older connection is ignored. */
  private void answered(int mine, String url, byte[] body, @Nullable Problem failure) {
    lock.lock();
    try {
      Session now = session;
      if (closed || now == null || now.generation != mine) {
        return;
      }
      if (failure != null) {
        now.protocol.fetchFailed(url, failure);
        return;
      }
      sink.answer(url, body);
      now.protocol.fetched(url, body);
    } catch (FrameException e) {
      sink.frameRejected(e.reason());
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      log(e, "reading an answer");
      if (!closed) {
        sink.frameRejected("plugin error: " + e.getClass().getSimpleName());
      }
    } finally {
      lock.unlock();
    }
  }

  private void lost(int mine, Problem why) {
    lost(mine, why, true);
  }

  private void lost(int mine, Problem why, boolean healthy) {
    Session old;
    lock.lock();
    try {
      if (closed || mine != generation) {
        return;
      }
      old = session;
      Renewal begun = renewal;
      if (begun != null && begun.successor != null && begun.inbound != null) {
        takeOver(begun, begun.inbound); // The new one is there already.
        return;
      }
      dropRenewal();
      generation++;
      session = null;
      if (healthy && sink.dataSeen()) {
        backoff.reset();
        attempt = 0;
      }
      long wait = why.retryable() ? backoff.next(why.retryAfter()) : -1;
      // A proxy's wait is held by its gate alone, so that a corrected password may be tried at once.
      Duration asked = why.kind() == Problem.Kind.PROXY ? null : why.retryAfter();
      notBefore = around.context().clock().nanos() + (asked == null ? 0 : asked.toNanos());
      waiting = true;
      sink.lost(why, wait);
      if (wait >= 0) {
        later(wait);
      }
    } finally {
      lock.unlock();
    }
    end(old);
  }

  /** Closes what is left of a connection, on a thread that may wait for it. */
  private void end(@Nullable Session old) {
    if (old == null) {
      return;
    }
    old.gate.shut();
    old.out.close();
    Thread thread = around.context().threads(HelperThreads.name(name, "close")).newThread(old.connection::close);
    closing = thread;
    thread.start();
  }

  /** Looks after an open connection each second. */
  private void watch(int mine) {
    around.timer().after(TICK_NANOS, () -> {
      // When the lock is taken a frame is being read, which is life enough.
      if (lock.tryLock()) {
        try {
          tick(mine);
        } catch (RuntimeException e) {
          log(e, "keeping the connection alive");
        } finally {
          lock.unlock();
        }
      }
      Session now = session;
      if (!closed && now != null && now.generation == mine) {
        watch(mine);
      }
    });
  }

  private void tick(int mine) {
    Session now = session;
    if (closed || now == null || now.generation != mine) {
      return;
    }
    long time = around.context().clock().nanos();
    long dead = around.settings().deadAfter().toNanos();
    if (time - Math.max(now.connection.lastInboundNanos(), now.pulse.frame) >= dead) {
      lost(mine, Problem.retryable(
          Problem.Kind.TIMEOUT, "no answer for " + around.settings().deadAfter().toSeconds() + " s", name));
      return;
    }
    long renewAfter = now.protocol.renewAfter().toNanos();
    if (renewAfter > 0 && time - now.openedNanos >= renewAfter && time - now.pulse.renewed >= RENEW_AGAIN_NANOS) {
      now.pulse.renewed = time;
      renew(mine, Problem.retryable(Problem.Kind.MAINTENANCE, "The connection became as old as the exchange lets it", name));
    }
    long pingAfter = now.protocol.pingAfter().toNanos();
    boolean due = now.protocol.pingWhenBusy() || time - now.pulse.frame >= pingAfter;
    if (due && time - now.pulse.ping >= pingAfter) {
      now.pulse.ping = time;
      String ping = now.protocol.ping();
      if (ping == null) {
        now.connection.ping();
      } else {
        now.out.send(ping);
      }
    }
  }

  boolean carries(Instrument instrument) {
    return instruments().stream().anyMatch(i -> i.symbol().equals(instrument.symbol()));
  }

  int size() {
    return instruments().size();
  }

  private List<Instrument> instruments() {
    synchronized (carried) {
      return List.copyOf(carried.values());
    }
  }

  void resync(Instrument instrument) {
    control("resync", () -> {}, now -> {
      int stream = now.gate.streamOf(instrument.symbol());
      if (stream >= 0) {
        now.protocol.resync(stream);
      }
    });
  }

  void resubscribe(Instrument instrument) {
    control("resubscribe", () -> {}, now -> {
      now.protocol.unsubscribe(instrument);
      now.protocol.subscribe(instrument);
    });
  }

  /** Ends the connection at hand and connects again after the shortest wait the back-off allows. */
  void reconnect(Problem why) {
    Session now = session;
    if (now != null) {
      lost(now.generation, why);
    }
  }

  void subscribe(Instrument instrument) {
    control("subscribe", () -> {
      dropRenewal(); // It asked for what was carried before.
      synchronized (carried) {
        carried.put(instrument.symbol(), instrument);
      }
    }, now -> now.protocol.subscribe(instrument));
  }

  void unsubscribe(Instrument instrument) {
    control("unsubscribe", () -> {
      dropRenewal();
      synchronized (carried) {
        carried.remove(instrument.symbol());
      }
    }, now -> now.protocol.unsubscribe(instrument));
  }

  /** Makes a change, and tells a protocol that is connected; a later one learns of it from what the link then carries. */
  private void control(String what, Runnable change, Consumer<Session> call) {
    if (!tryLock(CONTROL_WAIT_MILLIS)) {
      change.run();
      around.context().log().log(System.Logger.Level.WARNING, "{0}: {1} given up, the plugin is busy", name, what);
      return;
    }
    try {
      change.run();
      Session now = session;
      if (!closed && now != null) {
        call.accept(now);
      }
    } catch (RuntimeException e) {
      log(e, what);
    } finally {
      lock.unlock();
    }
  }

  void retryNow() {
    if (!tryLock(CONTROL_WAIT_MILLIS)) {
      return;
    }
    try {
      // A ban is not shortened by impatience.
      if (waiting && around.context().clock().nanos() - notBefore >= 0) {
        attempt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** From here on a protocol reaches the sink no more. */
  void shut() {
    closed = true;
    Session old = session;
    if (old != null) {
      old.gate.shut();
    }
  }

  /** Begins to end the connection and the attempts, after {@link #shut}. */
  void beginClose(long waitNanos) {
    Session old = session;
    // Waits for a call in progress; a plugin that hangs in one is shut out by the gate.
    if (tryLock(TimeUnit.NANOSECONDS.toMillis(Math.max(0, waitNanos)))) {
      try {
        dropRenewal();
        generation++;
        old = session;
        session = null;
      } finally {
        lock.unlock();
      }
    }
    Thread attempting = connecting;
    if (attempting != null) {
      attempting.interrupt();
    }
    end(old);
  }

  void awaitClosed(long nanos) {
    long begun = System.nanoTime();
    join(closing, nanos);
    join(connecting, nanos - (System.nanoTime() - begun));
  }

  private static void join(@Nullable Thread thread, long nanos) {
    if (thread == null || thread == Thread.currentThread() || nanos <= 0) {
      return;
    }
    try {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryLock(long millis) {
    try {
      return lock.tryLock(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Problem pluginProblem(Throwable failure) {
    return Problem.lasting(Problem.Kind.PLUGIN, "The plugin failed when " + name + " connected", failure.toString());
  }

  /** Logs each distinct failure once. */
  private void log(Throwable failure, String when) {
    StackTraceElement[] trace = failure.getStackTrace();
    String kind = failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    synchronized (logged) {
      if (logged.size() >= 100 || !logged.add(kind)) {
        return;
      }
    }
    around.context().log().log(System.Logger.Level.ERROR, name + ": the plugin failed when " + when, failure);
  }
}
