package io.tapedeck.kit;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
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

  private final String name;
  private final ConnectionMode mode;
  private final LinkSink sink;
  private final Surroundings around;
  private final Backoff backoff;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Instrument> carried = new LinkedHashMap<>();
  private final PluginFailures failures;
  private final Handover handover;

  // Under the lock, but for reading once closed.
  private int generation;
  private int attempt;
  private boolean waiting;
  private long notBefore;
  private volatile boolean closed;
  private volatile @Nullable Session session;
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
    failures = new PluginFailures(name, around.context());
    handover = new Handover(this, lock, around);
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
    connectOnItsThread(() -> connect(mine));
  }

  void connectOnItsThread(Runnable work) {
    Thread thread = around.context().threads(HelperThreads.name(name, "link")).newThread(work);
    connecting = thread;
    thread.start();
  }

  private void connect(int mine) {
    Inbound inbound = inbound(mine);
    Connection connection = null;
    try {
      connection = around.connector().connect(name, inbound);
      if (opened(mine, connection, inbound)) {
        connection = null;
      }
    } catch (ExchangeException e) {
      lost(mine, e.problem());
    } catch (RuntimeException e) {
      failures.log(e, "connecting");
      lost(mine, pluginProblem(e));
    } finally {
      inbound.ready();
      if (connection != null) {
        connection.close();
      }
    }
  }

  /** True when the connection is wanted and announced. */
  private boolean opened(int mine, Connection connection, Inbound inbound) {
    lock.lock();
    try {
      if (closed || mine != generation) {
        return false;
      }
      Session opened = open(connection, new SinkGate(sink));
      opened.begin(mine);
      session = opened;
      sink.opened();
      speak(opened, inbound);
      watch(mine);
      return true;
    } catch (RuntimeException e) {
      failures.log(e, "opening");
      Session failed = session;
      session = null;
      if (failed != null) {
        failed.end();
      }
      lost(mine, pluginProblem(e));
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** A connection with a protocol of its own, which has not spoken yet. Under the lock. */
  Session open(Connection connection, SinkGate gate) {
    WireProtocol protocol = around.protocols().protocol(Subscription.of(instruments(), mode));
    Outbox out = new Outbox(connection, around.settings().messagesPerSecond(), around.timer(), around.context().clock());
    return new Session(name, sink, around, failures, connection, protocol, gate, out);
  }

  /** The protocol asks for what it wants. Under the lock. */
  void speak(Session with, Inbound inbound) {
    with.protocol.opened(with.gate, new LinkOutput(
        with.out, url -> fetch(inbound, url), why -> lost(inbound, why), why -> renew(inbound.generation(), why)));
  }

  /** Makes a new connection beside the one at hand, which is read until the new one takes over. */
  private void renew(int mine, Problem why) {
    lock.lock();
    try {
      if (session(mine) != null) {
        handover.begin(mine, why);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The connection at hand ends, and a new one begins with all it has brought so far. Under the lock. */
  void succeed(Successor successor, Inbound inbound, Problem why) {
    Session old = session;
    int mine = ++generation;
    inbound.tookOver(mine);
    attempt = 0;
    waiting = false;
    if (old != null) {
      sink.lost(why, 0);
    }
    sink.connecting(1);
    sink.opened();
    successor.session.begin(mine);
    session = successor.session;
    successor.session.gate.takeOver();
    for (IntConsumer held = successor.next(); held != null; held = successor.next()) {
      held.accept(mine);
    }
    successor.session.gate.caughtUp();
    watch(mine);
    end(old);
  }

  /** Hears a connection with this number, or one that is to take over. */
  Inbound inbound(int number) {
    return new Inbound(new Arrivals(), number);
  }

  /** What connections bring: read at once, or held for one that has not taken over. */
  private final class Arrivals implements Inbound.Receiver {
    @Override
    public void frame(Inbound from, byte[] frame) {
      int mine = from.generation();
      if (mine == Inbound.NOT_YET) {
        handover.hold(from, number -> read(number, frame), frame.length);
      } else {
        read(mine, frame);
      }
    }

    @Override
    public void rejected(Inbound from, String reason) {
      arrived(from, number -> StreamLink.this.rejected(number, reason), 0);
    }

    @Override
    public void lost(Inbound from, Problem why) {
      StreamLink.this.lost(from, why);
    }
  }

  private void arrived(Inbound from, IntConsumer arrival, int size) {
    int mine = from.generation();
    if (mine == Inbound.NOT_YET) {
      handover.hold(from, arrival, size);
    } else {
      arrival.accept(mine);
    }
  }

  private void lost(Inbound from, Problem why) {
    int mine = from.generation();
    if (mine == Inbound.NOT_YET) {
      handover.abandon(from);
    } else {
      lost(mine, why);
    }
  }

  private void read(int mine, byte[] frame) {
    lock.lock();
    try {
      Session now = session(mine);
      if (now != null) {
        giveUp(mine, now.read(frame));
      }
    } finally {
      lock.unlock();
    }
  }

  private void rejected(int mine, String reason) {
    lock.lock();
    try {
      Session now = session(mine);
      if (now != null) {
        giveUp(mine, now.rejected(reason));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives up a connection that brings nonsense. The back-off goes on growing, whatever else it brought. */
  private void giveUp(int mine, @Nullable Problem why) {
    if (why != null) {
      lost(mine, why, false);
    }
  }

  /** Asks by REST; the answer comes in order with the frames, and is ignored when its connection is an older one then. */
  private void fetch(Inbound asking, String url) {
    around.fetcher().fetch(url, new Fetcher.Asker() {
      @Override
      public void fetched(byte[] body) {
        arrived(asking, number -> answered(number, url, body, null), body.length);
      }

      @Override
      public void failed(Problem problem) {
        arrived(asking, number -> answered(number, url, new byte[0], problem), 0);
      }
    });
  }

  private void answered(int mine, String url, byte[] body, @Nullable Problem failure) {
    lock.lock();
    try {
      Session now = session(mine);
      if (now != null) {
        now.answered(url, body, failure);
      }
    } finally {
      lock.unlock();
    }
  }

  void lost(int mine, Problem why) {
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
      if (handover.takeOver()) {
        return; // The new one was there already.
      }
      handover.drop();
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
  void end(@Nullable Session old) {
    if (old == null) {
      return;
    }
    old.end();
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
          failures.log(e, "keeping the connection alive");
        } finally {
          lock.unlock();
        }
      }
      if (session(mine) != null) {
        watch(mine);
      }
    });
  }

  private void tick(int mine) {
    Session now = session(mine);
    if (now == null) {
      return;
    }
    Problem dead = now.dead();
    if (dead != null) {
      lost(mine, dead);
      return;
    }
    Problem old = now.tooOld();
    if (old != null) {
      renew(mine, old);
    }
    now.keepAlive();
  }

  /** The open connection, when it has this number and is wanted; any thread, but only under the lock for good. */
  @Nullable Session session(int number) {
    Session now = session;
    return !closed && now != null && now.generation() == number ? now : null;
  }

  boolean closed() {
    return closed;
  }

  String name() {
    return name;
  }

  LinkSink sink() {
    return sink;
  }

  PluginFailures failures() {
    return failures;
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
      lost(now.generation(), why);
    }
  }

  void subscribe(Instrument instrument) {
    control("subscribe", () -> {
      handover.drop(); // It asked for what was carried before.
      synchronized (carried) {
        carried.put(instrument.symbol(), instrument);
      }
    }, now -> now.protocol.subscribe(instrument));
  }

  void unsubscribe(Instrument instrument) {
    control("unsubscribe", () -> {
      handover.drop();
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
      failures.log(e, what);
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
      old.shut();
    }
  }

  /** Begins to end the connection and the attempts, after {@link #shut}. */
  void beginClose(long waitNanos) {
    Session old = session;
    // Waits for a call in progress; a plugin that hangs in one is shut out by the gate.
    if (tryLock(TimeUnit.NANOSECONDS.toMillis(Math.max(0, waitNanos)))) {
      try {
        handover.drop();
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
}
