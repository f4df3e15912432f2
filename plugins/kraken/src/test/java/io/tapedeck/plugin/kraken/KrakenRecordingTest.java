package io.tapedeck.plugin.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.kit.FeedMemory;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.Recording;
import io.tapedeck.testkit.SharedRecordings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenRecordingTest {

  @ParameterizedTest
  @CsvSource({
    "v2-from-v1-20210417, 4279, 10",
    "v2-from-v1-btcusd-20210405, 5789, 22",
    "v2-book10-btcusd-20260719, 41, 0"
  })
  void provesEveryBookOfARecordedSession(String name, int checksums, int trades, TestReporter reporter) throws Exception {
    var recording = SharedRecordings.find("kraken/" + name);
    if (recording.isEmpty()) {
      reporter.publishEntry("Recording " + name + " is not on this machine; the made-up session stands in for it.");
      return;
    }
    ProvingSink sink = replay(recording.get());
    assertThat(sink.failed()).isZero();
    assertThat(sink.proven()).isEqualTo(checksums);
    assertThat(sink.markets.values().stream().mapToInt(market -> market.trades).sum()).isEqualTo(trades);
    assertThat(sink.problems).isEmpty();
    var expected = expectedBooks(SharedRecordings.file("kraken/" + name + ".expected.json").orElseThrow());
    assertThat(sink.markets.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach((symbol, sides) -> {
      assertThat(sink.markets.get(symbol).best(Side.BUY)).as(symbol + " bids").isEqualTo(sides.get("bids"));
      assertThat(sink.markets.get(symbol).best(Side.SELL)).as(symbol + " asks").isEqualTo(sides.get("asks"));
    });
  }

  @Test
  void sumsTradesExactly(TestReporter reporter) throws Exception {
    var recording = SharedRecordings.find("kraken/v2-from-v1-btcusd-20210405");
    if (recording.isEmpty()) {
      reporter.publishEntry("The recording is not on this machine.");
      return;
    }
    var market = replay(recording.get()).markets.get("BTC/USD");
    assertThat(market.buys).isEqualTo(10);
    assertThat(market.volume).isEqualTo(new BigDecimal("0.97130550"));
    assertThat(market.quoteVolume).isEqualTo(new BigDecimal("57037.9079264730000"));
  }

  @Test
  void provesEveryBookOfAMadeUpSession() throws Exception {
    ProvingSink sink = replay(madeUp());
    assertThat(sink.failed()).isZero();
    assertThat(sink.proven()).isEqualTo(92);
    assertThat(sink.markets.get("MOON/EUR").instrument.priceScale()).isEqualTo(6);
  }

  @Test
  void provesAMadeUpSessionWithoutDeclaredPrecision() throws Exception {
    var withoutListing = madeUp().frames().stream().filter(frame -> !frame.text().contains("price_precision")).toList();
    ProvingSink sink = replay(Recording.of(withoutListing));
    assertThat(sink.failed()).isZero();
    assertThat(sink.proven()).isEqualTo(92);
    assertThat(sink.markets.get("MOON/EUR").instrument.inferred()).isTrue();
  }

  static Recording madeUp() throws URISyntaxException {
    var resource = Objects.requireNonNull(KrakenRecordingTest.class.getResource("made-up-session.ndjson"));
    return Recording.of(Path.of(resource.toURI()));
  }

  private static ProvingSink replay(Recording recording) throws FrameException {
    ProvingSink sink = new ProvingSink();
    var protocol = new KrakenProtocol(Subscription.ofEverything(), new FakeContext(KrakenAdapter.INFO), new FeedMemory());
    protocol.opened(sink, WireOutput.NOWHERE);
    for (String frame : recording.inbound()) {
      protocol.frame(frame.getBytes(StandardCharsets.UTF_8));
    }
    return sink;
  }

  /** Symbol to side to levels, each a price and a size text. */
  private static Map<String, Map<String, List<List<String>>>> expectedBooks(Path file) throws IOException, FrameException {
    Map<String, Map<String, List<List<String>>>> books = new LinkedHashMap<>();
    JsonReader json = new JsonReader();
    json.reset(Files.readAllBytes(file));
    json.enterObject();
    while (json.nextField()) {
      if (!json.fieldIs("symbols")) {
        json.skipValue();
        continue;
      }
      json.enterObject();
      while (json.nextField()) {
        String symbol = json.fieldName();
        Map<String, List<List<String>>> sides = books.computeIfAbsent(symbol, key -> new LinkedHashMap<>());
        json.enterObject();
        while (json.nextField()) {
          if (!json.fieldIs("book")) {
            json.skipValue();
            continue;
          }
          json.enterObject();
          while (json.nextField()) {
            String name = json.fieldName();
            if (name.equals("bids") || name.equals("asks")) {
              sides.put(name, levels(json));
            } else {
              json.skipValue();
            }
          }
        }
      }
    }
    return books;
  }

  private static List<List<String>> levels(JsonReader json) throws FrameException {
    List<List<String>> levels = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      List<String> level = new ArrayList<>();
      json.enterArray();
      while (json.nextElement()) {
        level.add(json.text());
      }
      levels.add(level);
    }
    return levels;
  }
}
