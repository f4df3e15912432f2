package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import io.tapedeck.testkit.FakeContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoConnectionTest {
  private static final String SUBSCRIBE = "{\"op\":\"subscribe\",\"symbols\":[\"BTC/USD\"]}";

  private final HandClock clock = new HandClock();
  private final FakeContext context = new FakeContext(new DemoAdapter().info()).with((TimeSource) clock);
  private final Ear ear = new Ear();
  private Connection connection;

  @AfterEach
  void close() {
    if (connection != null) {
      connection.close();
    }
  }

  @Test
  void sendsTheBookOnItsOwnNamedThread() throws Exception {
    connect("demo-ws-1 BTC/USD", "");
    connection.send(SUBSCRIBE);
    await().untilAsserted(() -> assertThat(ear.frames.get()).isPositive());
    assertThat(ear.threads).containsOnly("demo-ws-1 BTC/USD");
  }

  @Test
  void saysNothingAfterClose() throws Exception {
    connect("demo-ws-2", "");
    connection.send(SUBSCRIBE);
    await().until(() -> ear.frames.get() > 0);
    connection.close();
    int before = ear.frames.get();
    clock.forwardMillis(5_000);
    connection.send(SUBSCRIBE);
    await().until(() -> noThread("demo-ws-2"));
    assertThat(ear.frames.get()).isEqualTo(before);
    assertThat(ear.losses).isEmpty();
  }

  @Test
  void closesTwice() throws Exception {
    connect("demo-ws-3", "");
    connection.close();
    connection.close();
    assertThat(noThread("demo-ws-3")).isTrue();
  }

  @Test
  void tellsOnceThatItBroke() throws Exception {
    connect("demo-ws-4", "disconnect@2");
    connection.send(SUBSCRIBE);
    await().until(() -> ear.frames.get() > 0);
    clock.forwardMillis(2_000);
    await().until(() -> noThread("demo-ws-4"));
    assertThat(ear.losses).extracting(Problem::kind).containsExactly(Problem.Kind.CONNECTION);
  }

  @Test
  void answersAPingWithASignOfLife() throws Exception {
    connect("demo-ws-5", "");
    clock.forwardMillis(900);
    connection.ping();
    await().until(() -> connection.lastInboundNanos() == clock.nanos());
  }

  @Test
  void showsNoSignOfLifeWhileStalled() throws Exception {
    connect("demo-ws-6", "stall@1,garbage@1");
    connection.send(SUBSCRIBE);
    await().until(() -> ear.frames.get() == 1);
    clock.forwardMillis(1_000);
    // The unreadable frame says that the stall has begun.
    await().until(() -> ear.frames.get() == 2);
    connection.send(SUBSCRIBE);
    long last = connection.lastInboundNanos();
    connection.ping();
    clock.forwardMillis(30_000);
    assertThat(connection.lastInboundNanos()).isEqualTo(last);
  }

  @Test
  void leavesNoThreadAfterAHundredConnections() throws Exception {
    for (int i = 0; i < 100; i++) {
      connect("demo-cycle-" + i, "");
      connection.send(SUBSCRIBE);
      connection.close();
    }
    assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().startsWith("demo-cycle-"));
    assertThat(context.uncaught()).isEmpty();
  }

  @Test
  void reportsAThreadThatBrokeDown() throws Exception {
    ear.broken = true;
    connect("demo-ws-7", "");
    connection.send(SUBSCRIBE);
    await().until(() -> !ear.losses.isEmpty() && !context.uncaught().isEmpty());
    assertThat(ear.losses).extracting(Problem::kind).containsExactly(Problem.Kind.PLUGIN);
  }

  private void connect(String thread, String faults) throws Exception {
    DemoVenue venue = new DemoVenue(200, 1, Fault.parse(faults), clock);
    connection = new DemoConnector(venue, context).connect(thread, ear);
  }

  private static boolean noThread(String name) {
    return Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals(name));
  }

  private static final class Ear implements ConnectionListener {
    final AtomicInteger frames = new AtomicInteger();
    final List<String> threads = new CopyOnWriteArrayList<>();
    final List<Problem> losses = new CopyOnWriteArrayList<>();
    volatile boolean broken;

    @Override
    public void frame(byte[] frame) {
      if (broken) {
        throw new IllegalStateException("ear is broken");
      }
      threads.add(Thread.currentThread().getName());
      frames.incrementAndGet();
    }

    @Override
    public void frameRejected(String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void lost(Problem why) {
      losses.add(why);
    }
  }
}
