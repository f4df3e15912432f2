package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoSessionTest {
  private static final List<String> THREE = List.of("BTC/USD", "ETH/USD", "SOL/USD");
  private static final List<String> ALL = Listing.ALL.stream().map(Listing::symbol).toList();

  private final HandClock clock = new HandClock();

  @Test
  void givesTheSameBytesForTheSameSeed() {
    assertThat(text(THREE, 7, 50)).isEqualTo(text(THREE, 7, 50));
  }

  @Test
  void givesAnotherMarketForAnotherSeed() {
    assertThat(text(THREE, 7, 50)).isNotEqualTo(text(THREE, 8, 50));
  }

  @Test
  void givesTheSameEventsHoweverManyComeInAFrame() {
    assertThat(text(List.of("BTC/USD"), 7, 1, 1_000)).isEqualTo(text(List.of("BTC/USD"), 7, 250, 4));
  }

  @Test
  void givesASymbolTheSameEventsWhoeverElseIsSubscribed() {
    DemoSession alone = new DemoSession(List.of("ETH/USD"), 7, 500, clock);
    DemoSession among = new DemoSession(THREE, 7, 3_000, clock);
    alone.nextFrame();
    among.nextFrame();
    String own = only("ETH/USD", alone.nextFrame());
    assertThat(only("ETH/USD", among.nextFrame())).startsWith(own);
  }

  @Test
  void givesTheSameEventsAtAnotherTimeButForTheTimeStamps() {
    String early = text(THREE, 7, 50);
    clock.forwardMillis(5_000);
    String late = text(THREE, 7, 50);
    assertThat(late).isNotEqualTo(early);
    assertThat(withoutTimes(late)).isEqualTo(withoutTimes(early));
  }

  @Test
  void provesEveryBookMessageOfAHundredThousandEvents() throws Exception {
    BookKeeper keeper = read(new DemoSession(THREE, 21, 500, clock), 201);
    int events = 0;
    for (String symbol : THREE) {
      BookKeeper.Kept kept = keeper.of(symbol);
      assertThat(kept.failures()).as(symbol).isZero();
      assertThat(kept.disorderedTrades).as(symbol).isZero();
      events += kept.events();
    }
    assertThat(events).isEqualTo(100_000);
  }

  @Test
  void provesTheBooksOfEverySymbol() throws Exception {
    BookKeeper keeper = read(new DemoSession(ALL, 22, 1_000, clock), 33);
    for (String symbol : ALL) {
      BookKeeper.Kept kept = keeper.of(symbol);
      assertThat(kept.failures()).as(symbol).isZero();
      assertThat(kept.rejected).as(symbol).isZero();
      assertThat(kept.updates).as(symbol).isPositive();
      assertThat(kept.trades).as(symbol).isPositive();
      assertThat(kept.quotes).as(symbol).isPositive();
    }
    assertThat(keeper.life).isEmpty();
  }

  @Test
  void refusesASymbolThatIsNotListed() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoSession(List.of("PEPE/USDX"), 1, 1, clock))
        .withMessage("Demo exchange does not list PEPE/USDX");
  }

  private static BookKeeper read(DemoSession session, int frames) throws Exception {
    BookKeeper keeper = new BookKeeper();
    DemoProtocol protocol = new DemoProtocol(Subscription.ofEverything());
    protocol.opened(keeper, WireOutput.NOWHERE);
    for (int i = 0; i < frames; i++) {
      protocol.frame(session.nextFrame());
    }
    return keeper;
  }

  private String text(List<String> symbols, long seed, int eventsPerFrame) {
    return text(symbols, seed, eventsPerFrame, 20);
  }

  private String text(List<String> symbols, long seed, int eventsPerFrame, int frames) {
    DemoSession session = new DemoSession(symbols, seed, eventsPerFrame, clock);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= frames; i++) {
      String frame = new String(session.nextFrame(), StandardCharsets.UTF_8);
      text.append(frame, 1, frame.length() - 1).append(',');
    }
    return text.toString();
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\"ts\":\\d+", "\"ts\":0");
  }

  private static String only(String symbol, byte[] frame) {
    StringBuilder text = new StringBuilder();
    for (String message : new String(frame, StandardCharsets.UTF_8).split("(?=\\{)")) {
      if (message.contains(symbol)) {
        text.append(message, 0, message.lastIndexOf('}') + 1).append('\n');
      }
    }
    return text.toString();
  }
}
