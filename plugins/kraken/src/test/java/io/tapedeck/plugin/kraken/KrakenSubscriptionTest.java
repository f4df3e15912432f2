package io.tapedeck.plugin.kraken;

import static io.tapedeck.plugin.kraken.ProtocolFixture.accepted;
import static io.tapedeck.plugin.kraken.ProtocolFixture.book;
import static io.tapedeck.plugin.kraken.ProtocolFixture.declared;
import static io.tapedeck.plugin.kraken.ProtocolFixture.level;
import static io.tapedeck.plugin.kraken.ProtocolFixture.of;
import static io.tapedeck.plugin.kraken.ProtocolFixture.reading;
import static io.tapedeck.plugin.kraken.ProtocolFixture.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.kit.FeedMemory;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SinkLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenSubscriptionTest {

  private static final Instrument ETH = Instrument.provisional("kraken", "ETH/USD");
  private static final String REFUSED_PEPE = "{\"error\":\"Currency pair not supported PEPE/USDX\",\"method\":\"subscribe\","
      + "\"req_id\":2,\"success\":false,\"symbol\":\"PEPE/USDX\",\"time_in\":\"2023-09-25T09:04:31.742599Z\"}";
  private static final String NOT_LISTED =
      "refused PEPE/USDX UNKNOWN_SYMBOL lasting: Kraken does not list PEPE/USDX; not tried again.";

  @Test
  void asksForPrecisionsFirstAndThenForEachChannel() {
    assertThat(of("BTC/USD", "ETH/USD").sent).containsExactly(
        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"instrument\",\"snapshot\":true},\"req_id\":1}",
        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\",\"ETH/USD\"],"
            + "\"depth\":100,\"snapshot\":true},\"req_id\":2}",
        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\",\"ETH/USD\"],"
            + "\"snapshot\":false},\"req_id\":3}",
        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ticker\",\"symbol\":[\"BTC/USD\",\"ETH/USD\"],"
            + "\"event_trigger\":\"bbo\",\"snapshot\":true},\"req_id\":4}");
  }

  @Test
  void asksForNothingWhenReadingARecording() {
    assertThat(reading().sent).isEmpty();
  }

  @Test
  void aSymbolFromAFileCannotBreakOutOfItsQuotes() {
    assertThat(of("A\"],\"x\\\n/USD").sent.get(1)).contains("\"A\\\"],\\\"x\\\\\\u000a/USD\"");
  }

  @Test
  void declaresAWantedInstrumentAsSoonAsItIsListed() throws FrameException {
    assertThat(of("BTC/USD").calls(ProtocolFixture.LISTING))
        .containsExactly("stream 0 BTC/USD 1/8 depth 100 checksum NONE");
  }

  @Test
  void tellsAcceptanceOnceForAllChannels() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        accepted("book", "BTC/USD", ",\"depth\":100"), accepted("trade", "BTC/USD", ""), accepted("ticker", "BTC/USD", "")))
        .containsExactly("subscribed BTC/USD");
  }

  @Test
  void logsWarningsOfAnAcknowledgement() throws FrameException {
    var fixture = declared("BTC/USD");
    fixture.frame(accepted("ticker", "BTC/USD", ",\"warnings\":[\"tick is deprecated\",7]"));
    assertThat(fixture.context.logLines()).containsExactly("INFO: Kraken warns: tick is deprecated");
  }

  @Test
  void anUnknownSymbolIsRefusedOnceAndOthersGoOn() throws FrameException {
    assertThat(declared("PEPE/USDX", "BTC/USD").calls(
        REFUSED_PEPE, REFUSED_PEPE.replace("\"req_id\":2", "\"req_id\":3"),
        accepted("book", "BTC/USD", ",\"depth\":100"), trade("BTC/USD", "1", "1")))
        .containsExactly(
            "stream 1 PEPE/USDX 0/0 inferred depth 100 checksum NONE",
            NOT_LISTED,
            "subscribed BTC/USD",
            "trade BTC/USD 2023-10-06T17:35:55.440295Z BUY 1.0 x 1.00000000 id 10218208");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"error\":\"Currency pair not supported PEPE/USDX\",\"method\":\"subscribe\",\"success\":false}",
    "{\"error\":\"Currency pair not supported\",\"method\":\"subscribe\",\"success\":false,\"result\":{\"symbol\":\"PEPE/USDX\"}}"
  })
  void findsTheRefusedSymbolWhereverItStands(String refusal) throws FrameException {
    assertThat(declared("PEPE/USD", "PEPE/USDX").calls(refusal)).contains(NOT_LISTED);
  }

  @Test
  void findsTheRefusedSymbolByARequestThatNamedOnlyOne() throws FrameException {
    assertThat(declared("PEPE/USDX").calls(
        "{\"error\":\"Currency pair not supported\",\"method\":\"subscribe\",\"req_id\":2,\"success\":false}"))
        .contains(NOT_LISTED);
  }

  @Test
  void anErrorThatNamesNoSymbolDisturbsNoStream() throws FrameException {
    assertThat(declared("BTC/USD", "ETH/USD").calls(
        "{\"error\":\"Subscription depth not supported\",\"method\":\"subscribe\",\"req_id\":2,\"success\":false}"))
        .containsExactly("notice REFUSED retryable: Kraken did not accept a message.");
  }

  @Test
  void anotherRefusalIsALastingOne() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        "{\"error\":\"Permission denied\",\"method\":\"subscribe\",\"req_id\":2,\"success\":false,\"symbol\":\"BTC/USD\"}"))
        .containsExactly("refused BTC/USD REFUSED lasting: Kraken refuses BTC/USD; not tried again.");
  }

  @Test
  void aSymbolWithoutQuotesKeepsItsBook() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        "{\"error\":\"Event trigger unsupported\",\"method\":\"subscribe\",\"req_id\":4,\"success\":false,\"symbol\":\"BTC/USD\"}"))
        .containsExactly("notice REFUSED retryable: Kraken did not accept a message.");
  }

  @Test
  void beingSubscribedAlreadyIsNoRefusal() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        "{\"error\":\"Already subscribed\",\"method\":\"subscribe\",\"req_id\":2,\"success\":false,\"symbol\":\"BTC/USD\"}",
        "{\"error\":\"Subscription Not Found\",\"method\":\"unsubscribe\",\"req_id\":2,\"success\":false,\"symbol\":\"BTC/USD\"}"))
        .isEmpty();
  }

  @Test
  void tellsOfTheRateLimit() throws FrameException {
    assertThat(declared("BTC/USD").calls("{\"Error\":\"Exceeded msg rate\"}"))
        .containsExactly("notice RATE_LIMIT retryable: Kraken asks us to slow down.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maintenance", "cancel_only", "post_only", "something_new"})
  void tellsWhenTheSystemIsNotOnline(String system) throws FrameException {
    assertThat(declared("BTC/USD").calls(
        "{\"channel\":\"status\",\"data\":[{\"connection_id\":13834774380200032777,\"system\":\"" + system + "\"}],\"type\":\"update\"}"))
        .singleElement().asString().startsWith("notice MAINTENANCE retryable: Kraken ");
  }

  @Test
  void aBookThatLostStepIsAskedForAgainAlone() throws FrameException {
    var fixture = declared("BTC/USD", "ETH/USD");
    fixture.log.answer(false);
    fixture.frame(book("update", "ETH/USD", level("1.00", "1"), ""));
    assertThat(fixture.takeSent()).containsExactly(
        "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"ETH/USD\"],\"depth\":100},\"req_id\":5}",
        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"ETH/USD\"],\"depth\":100,\"snapshot\":true},"
            + "\"req_id\":6}");
  }

  @Test
  void aRejectedBookMessageThatLostStepIsAskedForAgain() throws FrameException {
    var fixture = declared("BTC/USD");
    fixture.log.answer(false);
    fixture.frame(book("update", "BTC/USD", level("null", "1"), ""));
    assertThat(fixture.takeSent()).hasSize(2).allMatch(text -> text.contains("\"book\"") && text.contains("BTC/USD"));
  }

  @Test
  void nothingIsAskedForWhileTheBookIsInStep() throws FrameException {
    var fixture = declared("BTC/USD");
    fixture.frame(book("update", "BTC/USD", level("1.0", "1"), ""));
    assertThat(fixture.sent).isEmpty();
  }

  @Test
  void nothingIsAskedForWhenReadingARecording() throws FrameException {
    var fixture = reading();
    fixture.log.answer(false);
    fixture.frame(book("update", "BTC/USD", level("1.0", "1"), ""));
    assertThat(fixture.sent).isEmpty();
  }

  @Test
  void theHostCanAskForASnapshot() throws FrameException {
    var fixture = declared("BTC/USD", "ETH/USD");
    fixture.protocol.resync(fixture.log.streamOf("ETH/USD"));
    assertThat(fixture.takeSent()).hasSize(2).allMatch(text -> text.contains("ETH/USD"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 99})
  void aSnapshotOfAnUnknownStreamIsNotAskedFor(int stream) throws FrameException {
    var fixture = declared("BTC/USD");
    fixture.protocol.resync(stream);
    assertThat(fixture.sent).isEmpty();
  }

  @Test
  void aRefusedSymbolIsNotAskedForAgain() throws FrameException {
    var fixture = declared("PEPE/USDX");
    fixture.frame(REFUSED_PEPE);
    fixture.protocol.resync(fixture.log.streamOf("PEPE/USDX"));
    assertThat(fixture.sent).isEmpty();
  }

  @Test
  void aDeclarationWithFewerDigitsAsksForANewBook() throws FrameException {
    var fixture = declared("BTC/USD");
    fixture.frame(ProtocolFixture.LISTING.replace("\"price_precision\":1", "\"price_precision\":0"));
    assertThat(fixture.takeSent()).hasSize(2).allMatch(text -> text.contains("\"book\""));
  }

  @Test
  void addsAndEndsASymbolWhileRunning() throws FrameException {
    var fixture = of("BTC/USD", "ETH/USD");
    fixture.frame(ProtocolFixture.LISTING);
    fixture.takeSent();
    fixture.protocol.unsubscribe(ETH);
    assertThat(fixture.takeSent()).hasSize(3).allMatch(text -> text.contains("\"unsubscribe\"") && text.contains("ETH/USD"));
    assertThat(fixture.calls(trade("ETH/USD", "1", "1"))).isEmpty();
    fixture.protocol.subscribe(ETH);
    assertThat(fixture.takeSent()).hasSize(3).allMatch(text -> text.contains("\"subscribe\"") && text.contains("ETH/USD"));
    assertThat(fixture.calls(trade("ETH/USD", "1", "1"))).last().asString().contains("ETH/USD").contains("1.00 x 1.00000000");
  }

  @Test
  void addingOrEndingTwiceSaysNothingMore() throws FrameException {
    var fixture = declared("ETH/USD");
    fixture.protocol.subscribe(ETH);
    assertThat(fixture.takeSent()).isEmpty();
    fixture.protocol.unsubscribe(ETH);
    fixture.takeSent();
    fixture.protocol.unsubscribe(ETH);
    assertThat(fixture.takeSent()).isEmpty();
  }

  @Test
  void theNextConnectionKnowsThePrecisionsAtOnce() throws FrameException {
    var memory = new FeedMemory();
    var context = new FakeContext(KrakenAdapter.INFO);
    var subscription = Subscription.of(List.of(ETH), ConnectionMode.WEBSOCKET_SHARED);
    var first = new KrakenProtocol(subscription, context, memory);
    first.opened(new SinkLog(), WireOutput.NOWHERE);
    first.frame(ProtocolFixture.LISTING.getBytes(StandardCharsets.UTF_8));
    var log = new SinkLog();
    var second = new KrakenProtocol(subscription, context, memory);
    second.opened(log, WireOutput.NOWHERE);
    second.frame(book("snapshot", "ETH/USD", level("64525.00", "0.5"), "").getBytes(StandardCharsets.UTF_8));
    assertThat(log.lines()).startsWith("stream 0 ETH/USD 2/8 depth 10 checksum NONE", "snapshot ETH/USD");
  }

  @Test
  void pingsWithARisingId() throws FrameException {
    var fixture = declared("BTC/USD");
    assertThat(fixture.protocol.ping()).isEqualTo("{\"method\":\"ping\",\"req_id\":5}");
    assertThat(fixture.protocol.ping()).isEqualTo("{\"method\":\"ping\",\"req_id\":6}");
  }
}
