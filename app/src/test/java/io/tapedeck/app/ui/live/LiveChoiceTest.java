package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.SceneData;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveChoiceTest {
  private static final StreamId BTC_AT_KRAKEN = new StreamId("kraken", "BTC/USD");

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

  private List<String> symbols() {
    return choice.streams().stream().map(StreamId::symbol).toList();
  }

  private void phase(FeedPhase phase) {
    data.model.phase(phase);
    data.model.announce();
  }

  @Test
  void takesTheDemoExchangeAsSoonAsPluginsAreKnown() {
    assertThat(choice.exchange()).isEqualTo(SceneData.demo());
    assertThat(symbols()).containsExactly("BTC/USD", "ETH/USD", "SOL/USD");
    assertThat(data.model.demo()).isTrue();
  }

  @Test
  void pricesOfOneExchangeNeverStandUnderAnothersName() {
    seen();
    choice.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, symbols());
    assertThat(data.model.streams()).hasSize(3).noneMatch(StreamModel::hasData);
    assertThat(data.model.streams()).allMatch(s -> s.instrument().exchange().equals("kraken"));
  }

  @Test
  void whatWasSeenStaysAfterStop() {
    seen();
    choice.chooseMode(ConnectionMode.WEBSOCKET_SHARED);
    choice.choose("demo", ConnectionMode.WEBSOCKET_SHARED, symbols());
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
    assertThat(data.asked).containsExactly("load demo", "load kraken");
  }

  @Test
  void showsTheChosenSymbolsAsRowsWithTheirDecimals() {
    assertThat(data.model.streams()).extracting(s -> s.instrument().symbol()).isEqualTo(symbols());
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
    assertThat(starts()).containsExactly("start WEBSOCKET_SHARED [demo:BTC/USD, demo:ETH/USD, demo:SOL/USD]");
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
    assertThat(choice.whyNotStart()).contains("symbol");
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
    choice.toggle(new StreamId("demo", "BTC/USD"));
    choice.chooseMode(ConnectionMode.POLLING);
    assertThat(choice.exchange()).isEqualTo(SceneData.demo());
    assertThat(symbols()).hasSize(3);
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
    choice.toggle(new StreamId("demo", "DOGE/USD"));
    choice.toggle(new StreamId("demo", "BTC/USD"));
    assertThat(symbols()).containsExactly("ETH/USD", "SOL/USD", "DOGE/USD");
    assertThat(data.model.streams()).hasSize(3);
  }

  @Test
  void aSymbolNamedTwiceIsChosenOnce() {
    choice.choose("demo", ConnectionMode.POLLING, List.of("BTC/USD", "BTC/USD"));
    assertThat(symbols()).containsExactly("BTC/USD");
  }

  @Test
  void dataStaysWhenTheSymbolListArrivesLate() {
    phase(FeedPhase.RUNNING);
    data.walk("BTC/USD", 67_412.5, 1, 0, 5);
    phase(FeedPhase.STOPPED);
    data.model.instruments("demo", List.of());
    data.model.announce();
    assertThat(data.stream("BTC/USD").hasData()).isTrue();
  }

  @Test
  void streamsOfSeveralExchangesStandInTheOrderTheyWereChosen() {
    choice.toggle(BTC_AT_KRAKEN);
    assertThat(choice.several()).isTrue();
    assertThat(choice.exchanges()).extracting(e -> e.id()).containsExactly("demo", "kraken");
    assertThat(data.model.streams()).extracting(StreamModel::id).containsExactly(
        new StreamId("demo", "BTC/USD"), new StreamId("demo", "ETH/USD"), new StreamId("demo", "SOL/USD"), BTC_AT_KRAKEN);
    choice.start();
    assertThat(starts()).containsExactly("start WEBSOCKET_SHARED [demo:BTC/USD, demo:ETH/USD, demo:SOL/USD, kraken:BTC/USD]");
  }

  @Test
  void theLastStreamOfAnExchangeTakesTheExchangeWithIt() {
    choice.choose("demo", ConnectionMode.WEBSOCKET_SHARED, List.of("BTC/USD"));
    choice.toggle(BTC_AT_KRAKEN);
    choice.toggle(new StreamId("demo", "BTC/USD"));
    assertThat(choice.several()).isFalse();
    assertThat(choice.exchange()).isEqualTo(SceneData.kraken());
    assertThat(data.model.demo()).isFalse();
    choice.toggle(BTC_AT_KRAKEN);
    assertThat(choice.exchange()).as("there is always one to go on with").isEqualTo(SceneData.kraken());
    assertThat(choice.streams()).isEmpty();
  }

  /** The picker stays the simple way: what it names is all that is chosen, also when it was among the chosen ones. */
  @Test
  void pickingAnExchangeReplacesAChoiceOfSeveral() {
    choice.toggle(BTC_AT_KRAKEN);
    choice.chooseExchange(SceneData.demo());
    assertThat(choice.several()).isFalse();
    assertThat(symbols()).containsExactly("BTC/USD", "ETH/USD", "SOL/USD");
    choice.onRecall(id -> id.equals("kraken") ? List.of("DOGE/USD") : List.of());
    choice.chooseExchange(SceneData.kraken());
    assertThat(symbols()).as("what was chosen there last").containsExactly("DOGE/USD");
  }

  @Test
  void oneModeForAllIsAnyThatOneOfThemOffers() {
    choice.chooseStreams(ConnectionMode.POLLING, List.of(BTC_AT_KRAKEN, new StreamId("demo", "BTC/USD")));
    assertThat(choice.mode()).isEqualTo(ConnectionMode.POLLING);
    assertThat(choice.modes()).containsExactlyInAnyOrder(ConnectionMode.values());
  }

  @Test
  void streamsOfExchangesThatAreNotReadyAreLeftOut() {
    choice.chooseStreams(ConnectionMode.WEBSOCKET_SHARED, List.of(new StreamId("broken.zip", "X"), BTC_AT_KRAKEN, BTC_AT_KRAKEN));
    assertThat(choice.streams()).containsExactly(BTC_AT_KRAKEN);
    assertThat(choice.exchange()).isEqualTo(SceneData.kraken());
  }

  /** A plugin that was left alone meanwhile: its streams stay chosen under its name until they are taken away, and the others can still be changed. */
  @Test
  void streamsOfAPluginThatWasLeftAloneCanBeTakenAway() {
    choice.choose("kraken", ConnectionMode.WEBSOCKET_SHARED, List.of("BTC/USD"));
    choice.toggle(new StreamId("demo", "BTC/USD"));
    data.model.plugins(data.model.plugins().stream()
        .map(row -> row.id().equals("kraken")
            ? new PluginRow(row.id(), row.version(), row.file(), true, PluginRow.State.QUARANTINED, "It stopped answering.", row.info())
            : row)
        .toList());
    data.model.announce();
    assertThat(choice.several()).isTrue();
    assertThat(choice.exchangeOf(BTC_AT_KRAKEN)).isEqualTo("Kraken");
    choice.toggle(new StreamId("demo", "ETH/USD"));
    assertThat(choice.streams()).hasSize(3).contains(BTC_AT_KRAKEN);
    choice.toggle(BTC_AT_KRAKEN);
    assertThat(choice.exchange()).isEqualTo(SceneData.demo());
    assertThat(choice.several()).isFalse();
  }

  @Test
  void withoutAnyReadyPluginNothingIsChosen() {
    SceneData bare = new SceneData();
    LiveChoice none = new LiveChoice(bare.model, bare, bare);
    bare.model.plugins(List.of(new PluginRow("x", "", "x.zip", false, PluginRow.State.INVALID, "No", null)));
    bare.model.announce();
    assertThat(none.exchange()).isNull();
    assertThat(none.canStart()).isFalse();
    assertThat(none.whyNotStart()).contains("Plugins");
  }
}
