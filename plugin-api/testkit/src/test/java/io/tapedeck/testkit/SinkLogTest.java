package io.tapedeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkLogTest {

  private static final Instrument BTC = Instrument.spot("x", "BTC/USD", "BTC", "USD", 1, 8);
  private static final Instrument ETH = Instrument.provisional("x", "ETH/USD");
  private static final ExchangeInfo INFO = new ExchangeInfo("x", "X", "", false,
      List.of(ConnectionMode.WEBSOCKET_SHARED), List.of("BTC/USD"), List.of(AdapterOption.integer("depth", 10, 1, 20, "Depth.")));

  private final SinkLog log = new SinkLog();

  @Test
  void writesATradeWithAllItsDigits() {
    int stream = log.stream(BTC, BookRules.UNPROVEN);
    log.take();
    log.trade(stream, 0, 1_059_442, 27_625, Side.SELL, 7);
    assertThat(log.lines()).containsExactly("trade BTC/USD 1970-01-01T00:00:00Z SELL 105944.2 x 0.00027625 id 7");
  }

  @Test
  void numbersStreamsInTheOrderTheyAreNamed() {
    assertThat(log.stream(BTC, BookRules.UNPROVEN)).isZero();
    assertThat(log.stream(ETH, BookRules.UNPROVEN)).isEqualTo(1);
    assertThat(log.stream(BTC.withScales(2, 8), BookRules.UNPROVEN)).isZero();
  }

  @Test
  void refusesStreamsNobodyAskedFor() {
    assertThat(new SinkLog("ETH/USD").stream(BTC, BookRules.UNPROVEN)).isEqualTo(MarketSink.NO_STREAM);
  }

  @Test
  void answersCommitsAsTold() {
    int stream = log.stream(BTC, BookRules.UNPROVEN);
    log.answer(false, true);
    assertThat(log.commit(stream, 0, 0, 0, 0, 0)).isFalse();
    assertThat(log.reject(stream, "why")).isTrue();
    assertThat(log.commit(stream, 0, 0, 0, 0, 0)).isTrue();
  }

  @Test
  void forgetsDataWhenItOpensAgain() {
    int stream = log.stream(BTC, BookRules.UNPROVEN);
    log.quote(stream, MarketSink.NO_TIME, 1, 1, 2, 1);
    assertThat(log.dataSeen()).isTrue();
    log.opened();
    assertThat(log.dataSeen()).isFalse();
  }

  @Test
  void aContextGivesDefaultsUntilTheyAreSet() {
    var context = new FakeContext(INFO);
    assertThat(context.integerOption("depth")).isEqualTo(10);
    assertThat(context.with("depth", "15").integerOption("depth")).isEqualTo(15);
  }

  @Test
  void aContextKnowsOnlyDeclaredOptionsAndValues() {
    var context = new FakeContext(INFO);
    assertThatThrownBy(() -> context.option("speed")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> context.with("depth", "21")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aContextNumbersItsThreads() {
    var threads = new FakeContext(INFO).threads("x-ws");
    assertThat(threads.newThread(() -> { }).getName()).isEqualTo("x-ws");
    assertThat(threads.newThread(() -> { }).getName()).isEqualTo("x-ws-2");
  }

  @Test
  void aManualClockMovesOnlyWhenTold() {
    var clock = new ManualClock();
    long before = clock.nanos();
    assertThat(clock.nanos()).isEqualTo(before);
    clock.advance(Duration.ofSeconds(2));
    assertThat(clock.nanos() - before).isEqualTo(2_000_000_000L);
  }

  @Test
  void findsRecordingsBesideAnyFolderAbove(@TempDir Path folder) throws Exception {
    Path recordings = Files.createDirectories(folder.resolve("shared/recordings"));
    Path deep = Files.createDirectories(folder.resolve("a/b/c"));
    assertThat(SharedRecordings.folder(null, deep)).contains(recordings);
    assertThat(SharedRecordings.folder("${tapedeck.shared}", deep)).contains(recordings);
    assertThat(SharedRecordings.folder(folder.resolve("shared").toString(), Path.of("/"))).contains(recordings);
    assertThat(SharedRecordings.folder(folder.resolve("nowhere").toString(), deep)).isEmpty();
  }
}
