package io.tapedeck.app.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.testkit.ManualClock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** P16: a feed that is over leaves nothing in memory, neither its streams nor their models with all their points. */
class ForgottenFeedTest {
  private static final ExchangeInfo INFO =
      new ExchangeInfo("test", "Test", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());

  private final ManualClock clock = new ManualClock();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(64);
  private final ScreenModel screen = new ScreenModel(1_000, ScreenThread.current());
  private final Pump pump = new Pump(queue, screen, clock, Budget.SCREEN);
  private final List<WeakReference<Object>> made = new ArrayList<>();

  @Test
  void nothingOfAnEndedFeedIsKept() {
    for (int cycle = 0; cycle < 20; cycle++) {
      cycle();
    }
    open(List.of());
    tick();
    assertThat(made).hasSize(20 * 2 * 4);
    Awaitility.await("streams and models are collected").atMost(30, TimeUnit.SECONDS).until(() -> {
      System.gc();
      return made.stream().allMatch(each -> each.get() == null);
    });
    assertThat(screen.streams()).isEmpty(); // Screen, pump and queue are still there.
    assertThat(pump.depth()).isZero();
  }

  private void cycle() {
    List<Instrument> instruments = new ArrayList<>();
    for (String symbol : List.of("A", "B", "C", "D")) {
      instruments.add(Instrument.spot("test", symbol + "/USD", symbol, "USD", 2, 3));
    }
    FeedIntake intake = open(instruments);
    tick();
    LinkSink link = intake.link("test-ws-1", instruments);
    link.connecting(1);
    link.opened();
    for (Instrument instrument : instruments) {
      link.frame(new byte[0]);
      int stream = link.stream(instrument, BookRules.NO_BOOK);
      link.quote(stream, MarketSink.NO_TIME, 100, 1, 101, 1);
      link.trade(stream, MarketSink.NO_TIME, 100, 1, Side.BUY, MarketSink.NO_ID);
    }
    tick();
    pump.painted();
    intake.streams().forEach(stream -> made.add(new WeakReference<>(stream)));
    screen.streams().forEach(model -> made.add(new WeakReference<>(model)));
    intake.stop();
    queue.putControl(new ControlItem.FeedClosed(intake));
    tick();
  }

  private FeedIntake open(List<Instrument> instruments) {
    FeedIntake intake = new FeedIntake(instruments, false, queue, clock, new Nobody(), 64);
    queue.putControl(new ControlItem.FeedOpened(INFO, intake));
    return intake;
  }

  private void tick() {
    clock.advance(Duration.ofMillis(500)); // So that every tick announces.
    pump.tick();
  }

  private static final class Nobody implements FeedListener {
    @Override
    public void transition() {}

    @Override
    public void notice(String cause, Problem problem) {}
  }
}
