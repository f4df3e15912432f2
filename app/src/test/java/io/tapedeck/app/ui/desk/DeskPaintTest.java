package io.tapedeck.app.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Scope;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ladder and tape painted into images, with what exchanges may send. What a paint throws fails the test. */
class DeskPaintTest {
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void listen() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.set(e));
  }

  @AfterEach
  void nothingWasThrown() {
    Thread.setDefaultUncaughtExceptionHandler(before);
    assertThat(thrown.get()).isNull();
  }

  private static SceneData data() {
    Theme.DARK.install();
    SceneData data = new SceneData().plugins();
    data.model.streams(List.of(Instrument.spot("demo", "BTC/USD", "BTC", "USD", 1, 4)));
    return data;
  }

  private static StreamModel live(SceneData data) {
    data.walk("BTC/USD", 67_412.5, 1.3, 0, 60);
    data.book("BTC/USD");
    data.verdict("BTC/USD", Verdict.State.LIVE, "Book proven by checksum", 100);
    return data.stream("BTC/USD");
  }

  /** What is to hold of a stream. */
  private interface Scene {
    void plays(SceneData data, StreamModel stream) throws Exception;
  }

  /** Plays a scene of a stream that is live. */
  private static void scene(Scene scene) throws Exception {
    Onlooker.onScreenThread(() -> {
      SceneData data = data();
      scene.plays(data, live(data));
    });
  }

  private static BufferedImage paint(Component c, int width, int height) {
    c.setSize(width, height);
    BufferedImage image = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    c.paint(g);
    g.dispose();
    return image;
  }

  private static int count(BufferedImage image, Color color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF) ? 1 : 0;
      }
    }
    return count;
  }

  private static void press(JComponent c, String stroke) {
    Object key = c.getInputMap().get(KeyStroke.getKeyStroke(stroke));
    Action action = c.getActionMap().get(key);
    action.actionPerformed(null);
  }

  private static BookLadder ladder(SceneData data, StreamModel stream) {
    BookLadder ladder = new BookLadder(data, () -> {});
    new Actions().bind(ladder, JComponent.WHEN_FOCUSED, Scope.BOOK, ladder.commands());
    ladder.follow(stream);
    return ladder;
  }

  private static TradesTape tape(SceneData data, StreamModel stream) {
    TradesTape tape = new TradesTape(data, new ClockZone(ZoneOffset.UTC), () -> {});
    new Actions().bind(tape, JComponent.WHEN_FOCUSED, Scope.TAPE, tape.commands());
    tape.follow(stream);
    return tape;
  }

  @Test
  void sidesHaveTheirColoursAndDoubtTakesThemAway() throws Exception {
    scene((data, stream) -> {
      for (JComponent view : List.of(ladder(data, stream), tape(data, stream))) {
        BufferedImage fresh = paint(view, 332, 500);
        assertThat(count(fresh, Tokens.color("up"))).isGreaterThan(20);
        assertThat(count(fresh, Tokens.color("down"))).isGreaterThan(20);
      }
      data.verdict("BTC/USD", Verdict.State.STALE, "No data for 14 s", 9);
      for (JComponent view : List.of(ladder(data, stream), tape(data, stream))) {
        BufferedImage old = paint(view, 332, 500);
        assertThat(count(old, Tokens.color("up"))).isZero();
        assertThat(count(old, Tokens.color("down"))).isZero();
        assertThat(count(old, Tokens.color("staleInk"))).isGreaterThan(100);
      }
    });
  }

  @Test
  void aBookBeingRebuiltSaysSoInTheMiddle() throws Exception {
    scene((data, stream) -> {
      BookLadder ladder = ladder(data, stream);
      assertThat(count(paint(ladder, 332, 500), Tokens.color("resync"))).isZero();
      stream.depth().book().facts(BookState.RESYNC, 1, 8);
      data.verdict("BTC/USD", Verdict.State.RESYNC, "Checksum differed", 2);
      BufferedImage image = paint(ladder, 332, 500);
      assertThat(count(image, Tokens.color("resync"))).isGreaterThan(100);
      assertThat(count(image, Tokens.color("up"))).isZero();
    });
  }

  @Test
  void levelsFromBeforeAreNoFactsUntilTheBookIsFetched() throws Exception {
    scene((data, stream) -> {
      assertThat(BookLadder.proven(stream)).isTrue();
      StreamView view = new StreamView();
      view.instrument = stream.instrument();
      view.book = BookState.PROVEN;
      stream.apply(view);
      assertThat(BookLadder.proven(stream)).isFalse();
      assertThat(count(paint(ladder(data, stream), 332, 500), Tokens.color("up"))).isZero();
      stream.depth().filled();
      assertThat(BookLadder.proven(stream)).isTrue();
    });
  }

  @Test
  void keysGroupScrollAndRecentre() throws Exception {
    scene((data, stream) -> {
      BookLadder ladder = ladder(data, stream);
      paint(ladder, 332, 500);
      assertThat(ladder.grouping()).isEqualTo("0.1");
      press(ladder, "PLUS");
      press(ladder, "PLUS");
      assertThat(ladder.grouping()).isEqualTo("0.5");
      press(ladder, "PLUS");
      assertThat(ladder.grouping()).isEqualTo("1");
      press(ladder, "MINUS");
      assertThat(ladder.frame().price(Side.BUY, 0) % 5).isZero();
      for (int i = 0; i < 100; i++) {
        press(ladder, "MINUS");
      }
      assertThat(ladder.grouping()).isEqualTo("0.1");
      press(ladder, "UP");
      assertThat(ladder.away()).isTrue();
      for (int i = 0; i < 300; i++) {
        press(ladder, "PAGE_UP");
      }
      paint(ladder, 332, 500);
      assertThat(ladder.frame().count(Side.SELL)).isEqualTo(200);
      assertThat(ladder.place().firstAsk()).isLessThan(200);
      press(ladder, "ctrl E");
      assertThat(ladder.away()).isFalse();
    });
  }

  @Test
  void copiedRowsAreThoseInSightWithExactDigits() throws Exception {
    scene((data, stream) -> {
      BookLadder ladder = ladder(data, stream);
      paint(ladder, 332, 500);
      String[] lines = ladder.rows().split("\n");
      assertThat(lines).hasSize(1 + 2 * ladder.place().rows());
      BookCopy book = stream.depth().book();
      assertThat(lines[ladder.place().rows()].split("\t")[1]).isEqualTo(java.math.BigDecimal.valueOf(book.price(Side.SELL, 0), 1).toPlainString());
      assertThat(lines[ladder.place().rows() + 1].split("\t")[2]).isEqualTo(java.math.BigDecimal.valueOf(book.size(Side.BUY, 0), 8).toPlainString());
      TradesTape tape = tape(data, stream);
      paint(tape, 332, 300);
      assertThat(tape.rows().split("\n")[1].split("\t")[4])
          .isEqualTo(java.math.BigDecimal.valueOf(stream.trades().size(stream.trades().count() - 1), 8).toPlainString());
    });
  }

  @Test
  void aHeldTapeStandsStillAndCounts() throws Exception {
    scene((data, stream) -> {
      TradesTape tape = tape(data, stream);
      paint(tape, 332, 300);
      press(tape, "SPACE");
      String shown = tape.rows();
      for (int i = 0; i < 7; i++) {
        stream.print(data.epochNanos + i, data.epochNanos + i, 674_125, 1, 77, 8, Side.BUY);
      }
      assertThat(tape.waiting()).isEqualTo(7);
      assertThat(tape.rows()).isEqualTo(shown);
      press(tape, "SPACE");
      assertThat(tape.waiting()).isZero();
      assertThat(tape.rows()).isNotEqualTo(shown);
    });
  }

  @Test
  void theFilterStepsByOneTwoFive() throws Exception {
    scene((data, stream) -> {
      TradesTape tape = tape(data, stream);
      assertThat(tape.filtered()).isEmpty();
      press(tape, "PLUS");
      assertThat(tape.filtered()).isEqualTo("from 0.2");
      press(tape, "PLUS");
      assertThat(tape.filtered()).isEqualTo("from 0.5");
      for (int i = 0; i < tape.tape().count(); i++) {
        assertThat(tape.tape().sizeValue(i)).isGreaterThanOrEqualTo(0.5);
      }
      press(tape, "PLUS");
      assertThat(tape.filtered()).isEqualTo("from 1");
      paint(tape, 332, 300);
      press(tape, "DELETE");
      assertThat(tape.filtered()).isEmpty();
    });
  }

  @Test
  void anySizeAndBothThemesArePainted() throws Exception {
    scene((data, stream) -> {
      BookLadder ladder = ladder(data, stream);
      TradesTape tape = tape(data, stream);
      for (Theme theme : List.of(Theme.DARK, Theme.LIGHT, Theme.DARK)) {
        theme.install();
        for (int width : new int[] {0, 1, 2, 40, 120, 260, 276, 332, 900}) {
          for (int height : new int[] {0, 1, 2, 30, 90, 130, 500}) {
            paint(ladder, width, height);
            paint(tape, width, height);
          }
        }
        assertThat(count(paint(ladder, 332, 500), Tokens.color("panel"))).isGreaterThan(10_000);
      }
    });
  }

  @Test
  void whateverAnExchangeSendsIsPainted() throws Exception {
    Onlooker.onScreenThread(() -> {
      SceneData data = data();
      Instrument fine = new Instrument("demo", "<html><b>\u202Efdp", "<html>PEPE-1000000", "USD", io.tapedeck.api.ProductType.SPOT, 12, 12,
          io.tapedeck.api.TradingStatus.ONLINE, false, true);
      data.model.streams(List.of(fine));
      StreamModel stream = data.model.streams().get(0);
      BookLadder ladder = ladder(data, stream);
      TradesTape tape = tape(data, stream);
      paintAll(ladder, tape);
      BookCopy book = stream.depth().book();
      long[][] prices = {{1, 2}, {Long.MAX_VALUE - 1, Long.MAX_VALUE}, {-5, -4}, {9, 3}, {Long.MIN_VALUE, Long.MIN_VALUE + 1}, {7, 7}};
      for (long[] price : prices) {
        for (int scale : new int[] {0, 1, 12}) {
          for (BookState state : BookState.values()) {
            book.facts(state, scale, scale);
            book.level(Side.BUY, 0, price[0], Long.MAX_VALUE);
            book.level(Side.SELL, 0, price[1], Long.MAX_VALUE);
            stream.depth().filled();
            for (Verdict.State verdict : Verdict.State.values()) {
              stream.verdict(new Verdict(verdict, "reason", 0, 0));
              ladder.group(ladder.step() + 1);
              paintAll(ladder, tape);
            }
          }
        }
      }
      for (int i = 0; i < 20; i++) {
        stream.print(i, 0, i % 2 == 0 ? Long.MAX_VALUE : -1, i % 13, Long.MAX_VALUE, 12, i % 3 == 0 ? Side.BUY : Side.SELL);
      }
      StreamView rescaled = new StreamView();
      rescaled.instrument = fine.withScales(2, 0);
      stream.apply(rescaled);
      paintAll(ladder, tape);
      assertThat(ladder.getAccessibleContext().getAccessibleName()).contains("PEPE");
    });
  }

  private static void paintAll(BookLadder ladder, TradesTape tape) {
    for (int width : new int[] {1, 260, 332, 700}) {
      paint(ladder, width, 400);
      paint(tape, width, 250);
    }
    assertThat(ladder.summary()).isNotBlank();
    assertThat(tape.summary()).isNotBlank();
    ladder.rows();
    tape.rows();
    for (int y = 0; y < 400; y += 20) {
      ladder.getToolTipText(new MouseEvent(ladder, 0, 0, 0, 5, y, 0, false));
      tape.getToolTipText(new MouseEvent(tape, 0, 0, 0, 5, y, 0, false));
    }
  }

  @Test
  void oneSidedAndEmptyBooksArePainted() throws Exception {
    Onlooker.onScreenThread(() -> {
      SceneData data = data();
      StreamModel stream = data.stream("BTC/USD");
      BookLadder ladder = ladder(data, stream);
      assertThat(ladder.summary()).isEqualTo("No book yet");
      stream.depth().book().facts(BookState.UNPROVEN, 1, 4);
      stream.depth().filled();
      paint(ladder, 332, 500);
      stream.depth().book().level(Side.BUY, 0, 5, 7);
      data.verdict("BTC/USD", Verdict.State.LIVE, "Nothing proves it", 3);
      paint(ladder, 332, 500);
      assertThat(ladder.summary()).contains("bid 0.5 for 0.0007").doesNotContain("ask");
      ladder.follow(null);
      paint(ladder, 332, 500);
    });
  }

  @Test
  void nobodyIsWatchedWhileNothingIsShown() throws Exception {
    scene((data, stream) -> {
      BookLadder ladder = ladder(data, stream);
      assertThat(stream.depth().watched()).isFalse();
      ladder.follow(null);
      stream.changes().mark();
      stream.announce(true);
    });
  }
}
