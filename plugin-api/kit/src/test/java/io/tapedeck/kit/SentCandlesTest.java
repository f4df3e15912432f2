package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapedeck.api.Candle;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.kit.SentCandles.Part;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the candles of an answer to those the contract asks for. */
class SentCandlesTest {
  private static final Part[] ROW = {Part.SECONDS, Part.OPEN, Part.HIGH, Part.LOW, Part.CLOSE, Part.VOLUME, Part.TRADES, Part.TAKER_BUY_VOLUME, Part.CONFIRMED};
  private static final Duration MINUTE = Duration.ofMinutes(1);
  /** Half a minute after the tenth minute began. */
  private static final long NOW = 630_000_000_000L;

  private Instrument instrument = Instrument.spot("x", "A/B", "A", "B", 1, 0);

  @Test
  void bringsTheNewestFirstIntoOrder() throws FrameException {
    assertThat(starts(read("[[180,1,1,1,1,1],[120,1,1,1,1,1],[60,1,1,1,1,1]]"), 10)).containsExactly(60L, 120L, 180L);
  }

  @Test
  void keepsTheNewest() throws FrameException {
    assertThat(starts(read("[[180,1,1,1,1,1],[120,1,1,1,1,1],[60,1,1,1,1,1]]"), 2)).containsExactly(120L, 180L);
  }

  @Test
  void leavesOutWhatIsRunningByTheClock() throws FrameException {
    assertThat(starts(read("[[540,1,1,1,1,1],[600,1,1,1,1,1],[660,1,1,1,1,1]]"), 10)).containsExactly(540L);
  }

  @Test
  void leavesOutWhatIsRunningByTheExchangesMark() throws FrameException {
    assertThat(starts(read("[[480,1,1,1,1,1,1,1,1],[540,1,1,1,1,1,1,1,0]]"), 10)).containsExactly(480L);
  }

  @Test
  void leavesOutWhatIsRunningByTheExchangesNewest() throws FrameException {
    SentCandles sent = read("[[480,1,1,1,1,1],[540,1,1,1,1,1]]");
    sent.lastFinished(480_000_000_000L);
    assertThat(starts(sent, 10)).containsExactly(480L);
  }

  @Test
  void leavesOutWhatBeginsBetweenTwoIntervals() throws FrameException {
    assertThat(starts(read("[[60,1,1,1,1,1],[90,1,1,1,1,1],[120,1,1,1,1,1]]"), 10)).containsExactly(60L, 120L);
  }

  @Test
  void ofTwoWithTheSameStartTheLaterSentCounts() throws FrameException {
    List<Candle> candles = read("[[60,1,1,1,1,1],[60,2,2,2,2,2]]").finished(instrument, MINUTE, 10, NOW);
    assertThat(candles).containsExactly(new Candle(60_000_000_000L, 20, 20, 20, 20, 1, 2, 0, -1, -1));
  }

  @ParameterizedTest
  @CsvSource({
      "80.28160639999999, 802816064, 7", "1.5, 15, 1", "7.1234567890123456789012, 712345679, 8", "1e-30, 0, 0", "\"0.000000001\", 1, 9",
      "120000000000.123456789012, 12000000000012345679, 8"
  })
  void volumesThatWereAddedUpInFloatingPointAreRounded(String sent, String mantissa, int scale) throws FrameException {
    SentCandles answer = read("[[60,1,1,1,1," + sent + "]]");
    if (new java.math.BigInteger(mantissa).bitLength() >= Long.SIZE) {
      assertThatThrownBy(() -> answer.finished(instrument, MINUTE, 10, NOW)).isInstanceOf(FrameException.class);
      return;
    }
    List<Candle> candles = answer.finished(instrument, MINUTE, 10, NOW);
    assertThat(candles.get(0).volume()).isEqualTo(Long.parseLong(mantissa));
    assertThat(candles.get(0).sizeScale()).isEqualTo(scale);
  }

  @Test
  void leavesGapsAlone() throws FrameException {
    assertThat(starts(read("[[60,1,1,1,1,1],[300,1,1,1,1,1]]"), 10)).containsExactly(60L, 300L);
  }

  @Test
  void nothingIsNothing() throws FrameException {
    assertThat(read("[]").finished(instrument, MINUTE, 10, NOW)).isEmpty();
  }

  @Test
  void widensTheScalesOfAllForTheFinestNumber() throws FrameException {
    List<Candle> candles = read("[[60,\"1.5\",\"2\",\"1.25\",2,10,3,\"0.5\"],[120,1e-8,1.0E-8,1e-8,\"0.000000010000\",1e-3]]").finished(instrument, MINUTE, 10, NOW);
    assertThat(candles).containsExactly(
        new Candle(60_000_000_000L, 150_000_000, 200_000_000, 125_000_000, 200_000_000, 8, 10_000, 3, 3, 500),
        new Candle(120_000_000_000L, 1, 1, 1, 1, 8, 1, 3, -1, -1));
  }

  @Test
  void usesTheInstrumentsScalesWhereTheyHoldEverything() throws FrameException {
    instrument = Instrument.spot("x", "A/B", "A", "B", 2, 3);
    assertThat(read("[[60,1,2,1,\"2.0000\",\"1.50000000\"]]").finished(instrument, MINUTE, 10, NOW))
        .containsExactly(new Candle(60_000_000_000L, 100, 200, 100, 200, 2, 1_500, 3, -1, -1));
  }

  @Test
  void usesFewerDigitsWhereTheNumbersWouldNotFitOtherwise() throws FrameException {
    instrument = Instrument.spot("x", "A/B", "A", "B", 12, 12);
    assertThat(read("[[60,10000000,10000000,10000000,10000000,100000000.5]]").finished(instrument, MINUTE, 10, NOW))
        .containsExactly(new Candle(60_000_000_000L, 10_000_000, 10_000_000, 10_000_000, 10_000_000, 0, 1_000_000_005L, 1, -1, -1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "[[60,1,1,1,1]] | size is missing or no number",
      "[[60,1,1,1]] | price is missing or no number",
      "[[60,1,null,1,1,1]] | price is missing or no number",
      "[[60,1,\"\",1,1,1]] | price is missing or no number",
      "[[60,1,\"NaN\",1,1,1]] | price is missing or no number",
      "[[60,1,1,1,1,[]]] | size is missing or no number",
      "[[60,1.0000000000001,2,1,1,1]] | price is missing or no number",
      "[[60,-1,1,-1,1,1]] | price is below zero",
      "[[60,1,1,1,1,-1]] | size is below zero",
      "[[60,3,2,1,1,1]] | candle that contradicts itself",
      "[[60,1,1,2,1,1]] | candle that contradicts itself",
      "[[60,1,1,1,1,1,1,2]] | candle that contradicts itself",
      "[[60,9000000000000000000,9000000000000000000,0.5,1,1]] | price is too large",
      "[[60,1,1,1,1,1],[120,1,1,1,1,9000000000000000000],[180,1,1,1,1,0.5]] | size is too large",
      "[[\"x\",1,1,1,1,1]] | candle without a readable time",
      "[[]] | candle without a readable time",
      "[[-60,1,1,1,1,1]] | candle without a readable time"
  })
  void refusesAllForOneThatCannotBe(String json, String reason) {
    assertThatThrownBy(() -> read(json).finished(instrument, MINUTE, 10, NOW)).isInstanceOf(FrameException.class).hasMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "[7]", "[[60,1,1,1,1,1]", "[[60,1,1,1,1,1]]x", "[{}]"})
  void refusesWhatHasAnotherShape(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(FrameException.class);
  }

  @Test
  void refusesAnAnswerWithoutEnd() {
    String row = "[60,1,1,1,1,1],";
    assertThatThrownBy(() -> read("[" + row.repeat(4 * Candle.MOST) + row + "[]]")).hasMessage("more candles than were asked for");
  }

  @Test
  void pricesBelowZeroAreFineWhereTheInstrumentHasThem() throws FrameException {
    instrument = new Instrument("x", "A/B", "A", "B", ProductType.FUTURE, 1, 0, TradingStatus.ONLINE, false, true);
    assertThat(read("[[60,-1,1,-2,1,1]]").finished(instrument, MINUTE, 10, NOW))
        .containsExactly(new Candle(60_000_000_000L, -10, 10, -20, 10, 1, 1, 0, -1, -1));
  }

  @Test
  void whatTheRunningCandleSaysIsOfNoInterest() throws FrameException {
    assertThat(starts(read("[[540,1,1,1,1,1],[600,null,null,null,null,0]]"), 10)).containsExactly(540L);
  }

  @Test
  void readsObjectsByTheirFields() throws FrameException {
    SentCandles sent = new SentCandles();
    JsonReader json = json("[{\"t\":60000,\"new\":{\"x\":[1]},\"o\":\"1\",\"h\":\"3\",\"l\":\"1\",\"c\":\"2\",\"v\":\"5\"}]");
    sent.readObjects(json, Map.of("t", Part.MILLIS, "o", Part.OPEN, "h", Part.HIGH, "l", Part.LOW, "c", Part.CLOSE, "v", Part.VOLUME));
    json.finish();
    assertThat(sent.finished(instrument, MINUTE, 10, NOW)).containsExactly(new Candle(60_000_000_000L, 10, 30, 10, 20, 1, 5, 0, -1, -1));
  }

  @Test
  void readsAnArrayForEachPart() throws FrameException {
    assertThat(columns("[60,120]").finished(instrument, MINUTE, 10, NOW)).containsExactly(
        new Candle(60_000_000_000L, 10, 30, 10, 20, 1, 5, 0, -1, -1), new Candle(120_000_000_000L, 20, 40, 20, 30, 1, 6, 0, -1, -1));
  }

  @Test
  void arraysOfDifferentLengthsAreRefused() throws FrameException {
    SentCandles longer = columns("[60,120,180]");
    assertThatThrownBy(() -> longer.finished(instrument, MINUTE, 10, NOW)).isInstanceOf(FrameException.class).hasMessage(Faults.PRICE_UNREADABLE);
    SentCandles shorter = columns("[60]");
    assertThatThrownBy(() -> shorter.finished(instrument, MINUTE, 10, NOW)).isInstanceOf(FrameException.class).hasMessage("candle without a readable time");
  }

  @Test
  void theStartOfAnIntervalIsBeforeEachMomentOfIt() {
    assertThat(CandleHistory.startOf(NOW, MINUTE)).isEqualTo(600_000_000_000L);
    assertThat(CandleHistory.startOf(600_000_000_000L, MINUTE)).isEqualTo(600_000_000_000L);
    assertThat(CandleHistory.startOf(599_999_999_999L, MINUTE)).isEqualTo(540_000_000_000L);
  }

  private List<Long> starts(SentCandles sent, int count) throws FrameException {
    return sent.finished(instrument, MINUTE, count, NOW).stream().map(candle -> candle.startNanos() / 1_000_000_000L).toList();
  }

  private static SentCandles read(String text) throws FrameException {
    SentCandles sent = new SentCandles();
    JsonReader json = json(text);
    sent.readRows(json, ROW);
    json.finish();
    return sent;
  }

  private static SentCandles columns(String times) throws FrameException {
    SentCandles sent = new SentCandles();
    sent.readColumn(json("[1,2]"), Part.OPEN);
    sent.readColumn(json("[3,4]"), Part.HIGH);
    sent.readColumn(json("[1,2]"), Part.LOW);
    sent.readColumn(json("[2,3]"), Part.CLOSE);
    sent.readColumn(json("[5,6]"), Part.VOLUME);
    sent.readColumn(json(times), Part.SECONDS);
    return sent;
  }

  private static JsonReader json(String text) throws FrameException {
    JsonReader json = new JsonReader();
    json.reset(text.getBytes(StandardCharsets.UTF_8));
    return json;
  }
}
