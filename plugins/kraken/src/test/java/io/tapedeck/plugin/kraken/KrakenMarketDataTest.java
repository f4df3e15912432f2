package io.tapedeck.plugin.kraken;

import static io.tapedeck.plugin.kraken.ProtocolFixture.accepted;
import static io.tapedeck.plugin.kraken.ProtocolFixture.book;
import static io.tapedeck.plugin.kraken.ProtocolFixture.declared;
import static io.tapedeck.plugin.kraken.ProtocolFixture.level;
import static io.tapedeck.plugin.kraken.ProtocolFixture.reading;
import static io.tapedeck.plugin.kraken.ProtocolFixture.trade;
import static io.tapedeck.plugin.kraken.ProtocolFixture.tradeItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapedeck.api.FrameException;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenMarketDataTest {

  private static final String TICKER = "{\"channel\":\"ticker\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"BTC/USD\","
      + "\"bid\":105944.20,\"bid_qty\":2.5,\"ask\":105944.30,\"ask_qty\":3.2,\"last\":105899.40,\"volume\":163.28908096,"
      + "\"vwap\":105904.39279,\"timestamp\":\"2022-12-25T09:30:59.123456Z\"}]}";

  @Test
  void aSnapshotBecomesLevelsAndACommit() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        book("snapshot", "BTC/USD", level("64525.0", "0.53807066"), level("64525.1", "0.01077490"))))
        .containsExactly(
            "stream 0 BTC/USD 1/8 depth 10 checksum NONE",
            "snapshot BTC/USD",
            "bid BTC/USD 64525.0 x 0.53807066",
            "ask BTC/USD 64525.1 x 0.01077490",
            "commit BTC/USD 2023-10-06T17:35:55.440295Z ids - - - checksum 2114181697");
  }

  @Test
  void anUpdateKeepsTheOrderOfItsLevels() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        book("update", "BTC/USD", level("64525.0", "0.00000000") + "," + level("64525.0", "1.00000000"), "")))
        .startsWith("update BTC/USD", "bid BTC/USD 64525.0 x 0.00000000", "bid BTC/USD 64525.0 x 1.00000000");
  }

  @Test
  void aTradeKeepsSideAndId() throws FrameException {
    assertThat(declared("BTC/USD").calls(trade("BTC/USD", "105944.20", "0.00027625")))
        .containsExactly("trade BTC/USD 2023-10-06T17:35:55.440295Z BUY 105944.2 x 0.00027625 id 10218208");
  }

  @Test
  void allTradesOfAMessageArrive() throws FrameException {
    String frame = "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[" + tradeItem("BTC/USD", "1.0", "2") + ","
        + tradeItem("ETH/USD", "3.0", "4") + "," + tradeItem("BTC/USD", "5.0", "6") + "]}";
    assertThat(declared("BTC/USD", "ETH/USD").calls(frame)).hasSize(3).allMatch(call -> call.startsWith("trade "));
  }

  @Test
  void aTickerBecomesAQuote() throws FrameException {
    assertThat(declared("BTC/USD").calls(TICKER)).containsExactly(
        "quote BTC/USD 2022-12-25T09:30:59.123456Z bid 105944.2 x 2.50000000 ask 105944.3 x 3.20000000");
  }

  @Test
  void exponentsAreNumbersToo() throws FrameException {
    assertThat(declared("BTC/USD").calls(trade("BTC/USD", "6.5E4", "1e-8")))
        .singleElement().asString().contains("65000.0 x 0.00000001");
  }

  @Test
  void fieldsMayComeInAnyOrder() throws FrameException {
    String frame = "{\"data\":[{\"checksum\":7,\"asks\":[{\"qty\":1,\"price\":2}],\"bids\":[],\"symbol\":\"BTC/USD\"}],"
        + "\"new\":{\"a\":[{}]},\"type\":\"update\",\"channel\":\"book\"}";
    assertThat(declared("BTC/USD").calls(frame))
        .containsExactly("update BTC/USD", "ask BTC/USD 2.0 x 1.00000000", "commit BTC/USD - ids - - - checksum 7");
  }

  @Test
  void dataOfASymbolNobodyAskedForIsIgnored() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        trade("ETH/USD", "1", "1"), book("snapshot", "ETH/USD", "", ""), accepted("book", "ETH/USD", ""))).isEmpty();
  }

  @Test
  void aNonsensicalTimeDoesNotLoseTheEvent() throws FrameException {
    var fixture = declared("BTC/USD");
    assertThat(fixture.calls(trade("BTC/USD", "1", "1").replace("2023-10-06T17", "2023-99-06T17")))
        .containsExactly("trade BTC/USD - BUY 1.0 x 1.00000000 id 10218208");
    assertThat(fixture.calls(trade("BTC/USD", "1", "1").replace("\"2023-10-06T17:35:55.440295Z\"", "[1,{}]")))
        .containsExactly("trade BTC/USD - BUY 1.0 x 1.00000000 id 10218208");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "null | 1 | price is missing or no number",
    "\"NaN\" | 1 | price is missing or no number",
    "1e400 | 1 | price is missing or no number",
    "{} | 1 | price is missing or no number",
    "-5 | 1 | price is not positive",
    "0 | 1 | price is not positive",
    "1 | null | size is missing or no number",
    "1 | -1 | size is not positive",
    "1 | 0 | size is not positive",
    "1 | true | size is missing or no number",
    "1.01 | 1 | price has more digits than declared",
    "1.0 | 0.000000001 | size has more digits than declared",
    "1.0 | 900000000000000000 | size is too large"
  })
  void aTradeThatMakesNoSenseIsRejectedAlone(String price, String size, String reason) throws FrameException {
    String frame = "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[" + tradeItem("BTC/USD", price, size) + ","
        + tradeItem("BTC/USD", "2", "2") + "]}";
    assertThat(declared("BTC/USD").calls(frame)).containsExactly(
        "reject BTC/USD: " + reason, "trade BTC/USD 2023-10-06T17:35:55.440295Z BUY 2.0 x 2.00000000 id 10218208");
  }

  @Test
  void aTradeOfAnUnknownSideIsRejected() throws FrameException {
    assertThat(declared("BTC/USD").calls(trade("BTC/USD", "1", "1").replace("\"buy\"", "\"swap\"")))
        .containsExactly("reject BTC/USD: side is neither buy nor sell");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "null | 1 | price is missing or no number",
    "-1 | 1 | price is not positive",
    "1 | -1 | size is below zero",
    "1 | 1e400 | size is missing or no number",
    "1.05 | 1 | price has more digits than declared"
  })
  void aBadLevelRejectsItsWholeMessage(String price, String size, String reason) throws FrameException {
    var calls = declared("BTC/USD").calls(book("update", "BTC/USD", level(price, size), level("2", "1")));
    assertThat(calls.get(0)).isEqualTo("update BTC/USD");
    assertThat(calls.get(calls.size() - 1)).isEqualTo("reject BTC/USD: " + reason);
    assertThat(calls).noneMatch(call -> call.startsWith("commit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "4294967296", "1.5", "\"x\"", "1e400"})
  void aChecksumThatIsNoneRejectsTheMessage(String checksum) throws FrameException {
    String frame = book("update", "BTC/USD", "", "").replace("2114181697", checksum);
    assertThat(declared("BTC/USD").calls(frame))
        .containsExactly("update BTC/USD", "reject BTC/USD: checksum is no 32-bit number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"bid\":null", "\"bid\":-1", "\"other\":1"})
  void aTickerThatMakesNoSenseIsRejected(String bid) throws FrameException {
    assertThat(declared("BTC/USD").calls(TICKER.replace("\"bid\":105944.20", bid)))
        .singleElement().asString().startsWith("reject BTC/USD: price");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", " ", "[]", "{}", "7", "nonsense", "{\"channel\":", "{\"channel\":\"book\"}", "{\"channel\":7}",
    "{\"channel\":\"book\",\"type\":\"update\"}",
    "{\"channel\":\"book\",\"type\":\"update\",\"data\":{}}",
    "{\"channel\":\"book\",\"type\":\"update\",\"data\":[7]}",
    "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"bids\":[]}]}",
    "{\"channel\":\"book\",\"type\":\"sideways\",\"data\":[]}",
    "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"price\":NaN}]}",
    "{\"channel\":\"heartbeat\"}{}"
  })
  void aFrameThatCannotBeReadTellsTheSinkNothing(String frame) throws FrameException {
    var fixture = declared("BTC/USD");
    assertThatThrownBy(() -> fixture.frame(frame)).isInstanceOf(FrameException.class);
    assertThat(fixture.log.lines()).isEmpty();
    assertThat(fixture.calls(trade("BTC/USD", "1", "1"))).hasSize(1);
  }

  @Test
  void aFrameCutAnywhereTellsTheSinkNothing() throws FrameException {
    var fixture = declared("BTC/USD");
    String whole = book("snapshot", "BTC/USD", level("64525.0", "0.53807066"), level("64525.1", "0.01077490"));
    for (int length = 0; length < whole.length(); length++) {
      String part = whole.substring(0, length);
      assertThatThrownBy(() -> fixture.frame(part)).isInstanceOf(FrameException.class);
    }
    assertThat(fixture.log.lines()).isEmpty();
    assertThat(fixture.calls(whole)).hasSize(5);
  }

  @Test
  void f52_otherChannelsAndFieldsArePassedOver() throws FrameException {
    assertThat(declared("BTC/USD").calls(
        "{\"channel\":\"heartbeat\"}",
        "{\"channel\":\"ohlc\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"open\":1}]}",
        "{\"channel\":\"status\",\"data\":[{\"connection_id\":13834774380200032777,\"system\":\"online\"}],\"type\":\"update\"}",
        "{\"method\":\"pong\",\"req_id\":101,\"time_in\":\"x\",\"time_out\":\"y\"}")).isEmpty();
  }

  @Test
  void aHugeSnapshotArrivesWhole() throws FrameException {
    String side = String.join(",", Collections.nCopies(5000, level("1.0", "2.0")));
    assertThat(declared("BTC/USD").calls(book("snapshot", "BTC/USD", side, side))).hasSize(10_003);
  }

  @Test
  void withoutADeclarationTheDigitsSentAreTheScales() throws FrameException {
    assertThat(reading().calls(book("snapshot", "BTC/USD", level("64525.0", "0.53807066"), "")))
        .startsWith("stream 0 BTC/USD 1/8 inferred depth 10 checksum NONE", "snapshot BTC/USD", "bid BTC/USD 64525.0 x 0.53807066");
  }

  @Test
  void aLongerFractionWidensTheScalesBeforeItArrives() throws FrameException {
    var fixture = reading();
    fixture.frame(book("snapshot", "BTC/USD", level("64525.0", "0.5"), ""));
    assertThat(fixture.calls(book("update", "BTC/USD", level("64525.25", "0.5") + "," + level("64524.0", "0.1"), "")))
        .startsWith("stream 0 BTC/USD 2/1 inferred depth 10 checksum NONE", "update BTC/USD", "bid BTC/USD 64525.25 x 0.5",
            "bid BTC/USD 64524.00 x 0.1");
  }

  @Test
  void zerosOfATradeDoNotWidenTheScalesOfItsBook() throws FrameException {
    var fixture = reading();
    fixture.frame(book("snapshot", "BTC/USD", level("64525.0", "0.5"), ""));
    assertThat(fixture.calls(trade("BTC/USD", "64525.000", "0.5000"))).singleElement().asString().contains("64525.0 x 0.5");
  }

  @Test
  void aDeclarationAfterTheFirstDataKeepsTheDigitsSeen() throws FrameException {
    var fixture = reading();
    fixture.frame(book("snapshot", "BTC/USD", level("64525.000", "0.5"), ""));
    assertThat(fixture.calls(ProtocolFixture.LISTING)).containsExactly("stream 0 BTC/USD 3/8 depth 10 checksum NONE");
  }

  @Test
  void aListingAloneNamesNoStream() throws FrameException {
    assertThat(reading().calls(ProtocolFixture.LISTING)).isEmpty();
  }

  @Test
  void pairsThatDeclareNonsenseStayUndeclared() throws FrameException {
    var fixture = reading();
    fixture.frame(ProtocolFixture.LISTING.replace("\"price_precision\":1", "\"price_precision\":99"));
    assertThat(fixture.calls(trade("BTC/USD", "1.5", "1"))).first().asString().contains("BTC/USD 1/0 inferred");
    assertThat(fixture.calls(trade("ETH/USD", "1.5", "1"))).first().asString().contains("ETH/USD 2/8 depth");
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "10, 10", "11, 25", "100, 100", "101, 500", "1000, 1000", "1001, 1000"})
  void aRecordingsDepthIsTheSmallestThatItsSnapshotFits(int levels, int depth) throws FrameException {
    String side = IntStream.range(1, levels + 1).mapToObj(i -> level(i + ".0", "1")).collect(Collectors.joining(","));
    assertThat(reading().calls(book("snapshot", "BTC/USD", side, ""))).first().asString().contains("depth " + depth + " ");
  }

  @Test
  void aRecordingsDepthIsWhatItsAcknowledgementSays() throws FrameException {
    assertThat(reading().calls(
        accepted("book", "BTC/USD", ",\"depth\":500"), book("snapshot", "BTC/USD", level("1.0", "1"), "")))
        .startsWith("stream 0 BTC/USD 0/0 inferred depth 500 checksum NONE", "subscribed BTC/USD",
            "stream 0 BTC/USD 1/0 inferred depth 500 checksum NONE");
  }

  @Test
  void aRecordingsDepthIsWhatTheUserSets() throws FrameException {
    assertThat(reading("depth", "25").calls(book("snapshot", "BTC/USD", level("1.0", "1"), "")))
        .first().asString().contains("depth 25 ");
  }
}
