package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.SceneData;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveChoiceTest {
  private final SceneData data = new SceneData();
  private LiveChoice choice;

  @BeforeEach
  void chooseDemo() {
    choice = new LiveChoice(data.model, data, data);
    data.plugins();
  }

  private List<String> starts() {
    return data.asked.stream().filter(a -> a.startsWith("start")).toList();
  }

  private void phase(FeedPhase phase) {
    data.model.phase(phase);
    data.model.announce();
  }

  @Test
  void takesTheDemoExchangeAsSoonAsPluginsAreKnown() {
    assertThat(choice.exchange()).isEqualTo(SceneData.demo());
    assertThat(choice.symbols()).containsExactly("BTC/USD", "ETH/USD", "SOL/USD");
    assertThat(data.model.demo()).isTrue();
  }

  @Test
  void pricesOfOneExchangeNeverStandUnderAnothersName() {
    seen();
    choice.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, choice.symbols());
    assertThat(data.model.streams()).hasSize(3).noneMatch(StreamModel::hasData);
    assertThat(data.model.streams()).allMatch(s -> s.instrument().exchange().equals("kraken"));
  }

  @Test
  void whatWasSeenStaysAfterStop() {
    seen();
    choice.chooseMode(ConnectionMode.WEBSOCKET_SHARED);
    choice.choose("demo", ConnectionMode.WEBSOCKET_SHARED, choice.symbols());
    assertThat(data.model.streams()).allMatch(StreamModel::hasData);
  }

  private void seen() {
    StreamView view = new StreamView();
    view.dataEpochNanos = 1;
    data.model.streams().forEach(stream -> stream.apply(view));
  }

  @Test
  void asksForTheInstrumentsOnlyWhenTheTraderWantsToSeeThem() {
    assertThat(data.asked).isEmpty();
    choice.listSymbols();
    assertThat(data.asked).containsExactly("load demo");
  }

  @Test
  void showsTheChosenSymbolsAsRowsWithTheirDecimals() {
    assertThat(data.model.streams()).extracting(s -> s.instrument().symbol()).isEqualTo(choice.symbols());
    assertThat(data.model.streams().get(0).instrument().priceScale()).isEqualTo(1);
  }

  @Test
  void offersOnlyReadyExchanges() {
    assertThat(choice.ready()).extracting(e -> e.id()).containsExactly("demo", "kraken");
  }

  @Test
  void fiveQuickStartsAreOne() {
    for (int i = 0; i < 5; i++) {
      choice.start();
    }
    assertThat(starts()).containsExactly("start demo WEBSOCKET_SHARED [BTC/USD, ETH/USD, SOL/USD]");
  }

  @Test
  void startsAgainAfterItStopped() {
    choice.start();
    phase(FeedPhase.STARTING);
    phase(FeedPhase.RUNNING);
    choice.start();
    phase(FeedPhase.STOPPED);
    choice.start();
    assertThat(starts()).hasSize(2);
  }

  @Test
  void aNewsOfTheOldPhaseDoesNotAllowASecondStart() {
    choice.start();
    phase(FeedPhase.STOPPED);
    choice.start();
    assertThat(starts()).hasSize(1);
  }

  @Test
  void startIsFreeAgainWhenNobodyAnswered() {
    choice.start();
    data.nanos += 6 * SceneData.SECOND;
    choice.start();
    assertThat(starts()).hasSize(2);
  }

  @Test
  void withoutSymbolStartSaysWhy() {
    choice.choose("demo", ConnectionMode.POLLING, List.of());
    choice.start();
    assertThat(choice.canStart()).isFalse();
    assertThat(choice.startHint()).contains("symbol");
    assertThat(starts()).isEmpty();
  }

  @Test
  void stopOnlyWhenSomethingRuns() {
    choice.stop();
    assertThat(data.asked).doesNotContain("stop");
    phase(FeedPhase.RUNNING);
    choice.stop();
    assertThat(data.asked).contains("stop");
  }

  @Test
  void choiceHoldsStillWhileRunning() {
    phase(FeedPhase.RUNNING);
    choice.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, List.of("BTC/USD"));
    choice.toggle("BTC/USD");
    choice.chooseMode(ConnectionMode.POLLING);
    assertThat(choice.exchange()).isEqualTo(SceneData.demo());
    assertThat(choice.symbols()).hasSize(3);
    assertThat(choice.mode()).isEqualTo(ConnectionMode.WEBSOCKET_SHARED);
  }

  @Test
  void aModeTheExchangeDoesNotOfferBecomesItsPreferredOne() {
    choice.choose("kraken", ConnectionMode.POLLING, List.of("BTC/USD"));
    assertThat(choice.mode()).isEqualTo(ConnectionMode.WEBSOCKET_SHARED);
  }

  @Test
  void anInvalidExchangeCannotBeChosen() {
    choice.choose("broken.zip", ConnectionMode.POLLING, List.of("X"));
    assertThat(choice.exchange()).isEqualTo(SceneData.demo());
  }

  @Test
  void togglingAddsAtTheEndAndTakesAway() {
    choice.toggle("DOGE/USD");
    choice.toggle("BTC/USD");
    assertThat(choice.symbols()).containsExactly("ETH/USD", "SOL/USD", "DOGE/USD");
    assertThat(data.model.streams()).hasSize(3);
  }

  @Test
  void aSymbolNamedTwiceIsChosenOnce() {
    choice.choose("demo", ConnectionMode.POLLING, List.of("BTC/USD", "BTC/USD"));
    assertThat(choice.symbols()).containsExactly("BTC/USD");
  }

  @Test
  void dataStaysWhenTheSymbolListArrivesLate() {
    phase(FeedPhase.RUNNING);
    data.walk("BTC/USD", 67_412.5, 1, 0, 5);
    phase(FeedPhase.STOPPED);
    data.model.instruments("demo", List.of());
    data.model.announce();
    assertThat(data.model.stream("BTC/USD").orElseThrow().hasData()).isTrue();
  }

  @Test
  void withoutAnyReadyPluginNothingIsChosen() {
    SceneData bare = new SceneData();
    LiveChoice none = new LiveChoice(bare.model, bare, bare);
    bare.model.plugins(List.of(new PluginRow("x", "", "x.zip", false, PluginRow.State.INVALID, "No", null)));
    bare.model.announce();
    assertThat(none.exchange()).isNull();
    assertThat(none.canStart()).isFalse();
    assertThat(none.startHint()).contains("Plugins");
  }
}
