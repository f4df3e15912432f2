package io.tapedeck.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that survive whatever happens to their file. */
class SettingsStoreTest {
  private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir
  private Path temp;

  private Path folder;
  private Path file;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void paths() {
    folder = temp.resolve("config");
    file = folder.resolve("settings.json");
  }

  @Test
  void streamsOfSeveralExchangesAndFavouritesAreFoundAgain() {
    try (SettingsStore store = open()) {
      store.change(s -> s.withExchange("kraken").withSymbols("kraken", List.of("ETH/USD"))
          .withChoice(List.of("kraken:BTC/USD", "coinbase:BTC-USD")).withFavourites(List.of("okx:ETH-USDT")));
    }
    try (SettingsStore store = open()) {
      assertThat(store.settings().choice()).containsExactly("kraken:BTC/USD", "coinbase:BTC-USD");
      assertThat(store.settings().favourites()).containsExactly("okx:ETH-USDT");
      assertThat(store.settings().symbols("kraken")).containsExactly("ETH/USD");
    }
  }

  @Test
  void columnsAndOrderOfTheTableAreFoundAgain() throws IOException {
    try (SettingsStore store = open()) {
      store.change(s -> s.withStreamsTable(List.of(), "", false));
      assertThat(store.settings().tree()).as("nothing was chosen").doesNotContainKey("streamsTable");
      store.change(s -> s.withStreamsTable(List.of("BID"), "RATE", true));
    }
    try (SettingsStore store = open()) {
      assertThat(store.settings().hiddenColumns()).containsExactly("BID");
      assertThat(store.settings().sortColumn()).contains("RATE");
      assertThat(store.settings().sortsDescending()).isTrue();
    }
    Files.writeString(file, "{\"schema\": 1, \"streamsTable\": 7}");
    try (SettingsStore store = open()) {
      assertThat(store.settings().hiddenColumns()).isEmpty();
      assertThat(store.settings().sortColumn()).isEmpty();
    }
  }

  @Test
  void chartsAreFoundAgainAndHalfOnesAreLeftOut() throws IOException {
    KeptChart candles = new KeptChart("kraken:BTC/USD", 1, "CANDLES", "5m", List.of("EMA", "RSI"));
    KeptChart map = new KeptChart("kraken:BTC/USD", 2, "LIQUIDITY", "1m", List.of());
    try (SettingsStore store = open()) {
      store.change(s -> s.withCharts(9).withChartChoices(List.of(candles, map)));
    }
    try (SettingsStore store = open()) {
      assertThat(store.settings().chartChoices()).containsExactly(candles, map);
      assertThat(store.settings().charts()).contains(9);
    }
    Files.writeString(file, "{\"schema\": 1, \"charts\": 3, \"chartChoices\": [7, null, {\"stream\": \"a:b\"}, {\"stream\": \"a:b\", \"kind\": \"LINE\", \"number\": 0},"
        + " {\"stream\": \"a:b\", \"kind\": \"LINE\", \"number\": 1, \"studies\": [3, \"EMA\", \"\"]}]}");
    try (SettingsStore store = open()) {
      assertThat(store.settings().charts()).isEmpty();
      assertThat(store.settings().chartChoices()).containsExactly(new KeptChart("a:b", 1, "LINE", "", List.of("EMA")));
      store.change(s -> s.withChartChoices(List.of()));
      assertThat(store.settings().chartChoices()).isEmpty();
    }
  }

  @Test
  void settingsOfOneExchangeAsTheyWereWrittenBeforeAreRead() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file, "{\"schema\": 1, \"exchange\": \"kraken\", \"mode\": \"WEBSOCKET_SHARED\", \"symbols\": {\"kraken\": [\"BTC/USD\"]}}");
    try (SettingsStore store = open()) {
      assertThat(store.settings().exchange()).contains("kraken");
      assertThat(store.settings().symbols("kraken")).containsExactly("BTC/USD");
      assertThat(store.settings().choice()).isEmpty();
      assertThat(store.settings().favourites()).isEmpty();
      assertThat(store.settings().withChoice(List.of())).isEqualTo(store.settings());
    }
  }

  @Test
  void keysAreFoundAgainAndWhatIsNotUnderstoodStaysInTheFile() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file, "{\"schema\": 1, \"keys\": {\"teleport\": \"hyper X\", \"health\": 7, \"quit\": \"\"}}");
    try (SettingsStore store = open()) {
      assertThat(store.settings().keys()).containsEntry("teleport", "hyper X").containsEntry("health", "7").containsEntry("quit", "");
      store.change(s -> s.withKey("palette", "ctrl J").withKey("quit", null));
    }
    try (SettingsStore store = open()) {
      assertThat(store.settings().keys()).containsOnlyKeys("teleport", "health", "palette").containsEntry("palette", "ctrl J");
      assertThat(Files.readString(file)).contains("\"health\" : 7");
      assertThat(store.settings().told()).contains("keys changed: 3");
    }
  }

  @Test
  void aChoiceThatMakesNoSenseReadsAsNone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file, "{\"schema\": 1, \"choice\": {\"kraken\": 1}, \"favourites\": [7, \"\", \"a:b\"]}");
    try (SettingsStore store = open()) {
      assertThat(store.settings().choice()).isEmpty();
      assertThat(store.settings().favourites()).containsExactly("a:b");
    }
  }

  @Test
  void whatWasChosenIsFoundAgain() {
    WindowPlace place = new WindowPlace(new Area(10, 20, 1600, 1000), true, "\\Display0", 1.5);
    try (SettingsStore store = open()) {
      store.change(s -> s.withTheme("light").withExchange("kraken").withMode("WEBSOCKET_SHARED").withCharts(2)
          .withSymbols("kraken", List.of("BTC/USD", "ETH/USD")).withWindow(place)
          .withNetwork(new NetworkChoice(NetworkChoice.Kind.SOCKS, "127.0.0.1", 1080, "me")).withRetention(10_000_000));
    }
    try (SettingsStore store = open()) {
      Settings settings = store.settings();
      assertThat(settings.theme()).contains("light");
      assertThat(settings.exchange()).contains("kraken");
      assertThat(settings.mode()).contains("WEBSOCKET_SHARED");
      assertThat(settings.charts()).contains(2);
      assertThat(settings.symbols("kraken")).containsExactly("BTC/USD", "ETH/USD");
      assertThat(settings.symbols("demo")).isEmpty();
      assertThat(settings.window()).contains(place);
      assertThat(settings.network()).contains(new NetworkChoice(NetworkChoice.Kind.SOCKS, "127.0.0.1", 1080, "me"));
      assertThat(settings.retention()).contains(10_000_000);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void theFirstStartHasDefaultsAndSaysNothing() {
    try (SettingsStore store = open()) {
      assertThat(store.settings().theme()).isEmpty();
      assertThat(store.settings().exchange()).isEmpty();
      assertThat(store.settings().window()).isEmpty();
    }
    assertThat(told).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void whatThisVersionDoesNotKnowIsKept() throws IOException {
    write("{\"schema\": 1, \"future\": {\"a\": [1, 2.50, null, true]}, \"window\": {\"x\": 1, \"mood\": \"good\"}}");
    try (SettingsStore store = open()) {
      store.change(s -> s.withTheme("light").withWindow(new WindowPlace(new Area(0, 0, 800, 600), false, "", 1)));
    }
    assertThat(Files.readString(file)).contains("\"future\" : {").contains("[ 1, 2.50, null, true ]")
        .contains("\"mood\" : \"good\"").contains("\"theme\" : \"light\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "{", "{\"theme\": \"light\"", "garbage", "[1]", "null", "{} {}", "{\"a\":1,\"a\":2}", "\u0000\u0000\u0000"
  })
  void f104_aFileThatCannotBeReadIsPutAsideAndTheOneBeforeIsUsed(String damage) throws IOException {
    try (SettingsStore store = open()) {
      store.change(s -> s.withExchange("first"));
    }
    try (SettingsStore store = open()) {
      store.change(s -> s.withExchange("second"));
    }
    write(damage);
    try (SettingsStore store = open()) {
      assertThat(store.settings().exchange()).contains("first");
      store.change(s -> s.withCharts(1));
    }
    Path aside = folder.resolve("settings.json.corrupt-20260301-120000");
    assertThat(told).containsExactly("The settings could not be read; those before the last change are used. "
        + "The damaged file is kept as " + aside + ".");
    assertThat(Files.readString(aside)).isEqualTo(damage);
    try (SettingsStore store = open()) {
      assertThat(store.settings().exchange()).contains("first");
      assertThat(store.settings().charts()).contains(1);
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void f104_fileAndBackupThatCannotBeReadGiveTheDefaults() throws IOException {
    write("garbage");
    Files.writeString(folder.resolve("settings.json.bak"), "more garbage");
    try (SettingsStore store = open()) {
      assertThat(store.settings()).isEqualTo(Settings.defaults());
      assertThat(store.readOnly()).isFalse();
    }
    assertThat(told).singleElement().asString().contains("the program starts with its defaults");
  }

  @Test
  void aMissingFileIsReplacedByTheOneBefore() throws IOException {
    try (SettingsStore store = open()) {
      store.change(s -> s.withExchange("first"));
    }
    Files.move(file, folder.resolve("settings.json.bak"));
    try (SettingsStore store = open()) {
      assertThat(store.settings().exchange()).contains("first");
    }
    assertThat(told).singleElement().asString().startsWith("The settings were missing");
  }

  @Test
  void f105_aFileOfANewerVersionIsUsedAsFarAsUnderstoodAndNeverWritten() throws IOException {
    String newer = "{\"schema\": 9, \"theme\": \"light\", \"charts\": \"all of them\"}";
    write(newer);
    try (SettingsStore store = open()) {
      assertThat(store.settings().theme()).contains("light");
      assertThat(store.settings().charts()).isEmpty();
      store.change(s -> s.withTheme("dark"));
      assertThat(store.settings().theme()).as("for this run").contains("dark");
    }
    assertThat(Files.readString(file)).isEqualTo(newer);
    assertThat(told).singleElement().asString().contains("written by a newer Tapedeck");
  }

  @Test
  void valuesThatMakeNoSenseReadAsNotSet() throws IOException {
    write("""
        {"theme": "pink", "exchange": 7, "charts": 3, "symbols": {"kraken": ["BTC/USD", 5, "", null]},
         "window": {"x": 1e300, "y": 0, "width": -5, "height": 10, "scale": "huge"},
         "network": {"proxy": "http", "host": "", "port": 99999}}""");
    try (SettingsStore store = open()) {
      Settings settings = store.settings();
      assertThat(settings.theme()).isEmpty();
      assertThat(settings.exchange()).isEmpty();
      assertThat(settings.charts()).isEmpty();
      assertThat(settings.symbols("kraken")).containsExactly("BTC/USD");
      assertThat(settings.window()).isEmpty();
      assertThat(settings.network()).isEmpty();
    }
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "10000001", "-1", "1000.5", "1e300", "\"1000\"", "null", "[1000]", "true"})
  void aRetentionThatMakesNoSenseReadsAsNotSet(String retention) throws IOException {
    write("{\"schema\": 1, \"retention\": " + retention + "}");
    try (SettingsStore store = open()) {
      assertThat(store.settings().retention()).isEmpty();
    }
    write("{\"schema\": 1, \"retention\": 100}");
    try (SettingsStore store = open()) {
      assertThat(store.settings().retention()).contains(100);
    }
  }

  /** Stands for every folder that cannot be written to; a test that runs as root may write into read-only ones. */
  @Test
  void f106_aFolderThatCannotBeWrittenToIsToldOnceAndTheProgramRuns() throws IOException {
    Files.writeString(folder, "a file where the folder should be");
    try (SettingsStore store = open()) {
      store.change(s -> s.withTheme("light"));
      store.change(s -> s.withTheme("dark"));
      assertThat(store.settings().theme()).contains("dark");
    }
    assertThat(told).singleElement().asString().startsWith("Settings will not be saved: the folder ");
  }

  @Test
  void aSaveThatFailsIsToldOnceAndTriedAgainWithTheNextChange() throws IOException {
    try (SettingsStore store = open()) {
      Path inTheWay = Files.createDirectories(folder.resolve("settings.json.part/x")).getParent();
      store.change(s -> s.withTheme("light"));
      Awaitility.await().until(() -> !told.isEmpty());
      Files.delete(inTheWay.resolve("x"));
      Files.delete(inTheWay);
      store.change(s -> s.withCharts(1));
    }
    assertThat(told).singleElement().asString().startsWith("Settings cannot be saved to ");
    assertThat(Files.readString(file)).contains("light");
  }

  @Test
  void manyChangesAreOneSave() {
    SettingsStore store = open();
    for (int i = 0; i < 1_000; i++) {
      int n = i;
      store.change(s -> s.withExchange("e" + n));
    }
    store.close();
    assertThat(store.saves()).isBetween(1L, 3L);
    try (SettingsStore again = open()) {
      assertThat(again.settings().exchange()).contains("e999");
    }
  }

  @Test
  void aChangeThatChangesNothingWritesNothing() {
    try (SettingsStore store = open()) {
      store.change(s -> s.withTheme("light"));
    }
    SettingsStore store = open();
    store.change(s -> s.withTheme("light"));
    store.close();
    assertThat(store.saves()).isZero();
  }

  /** The same in one process, where every moment can be looked at: a file written in place would be seen empty or cut off. */
  @Test
  void theFileIsWholeAtEveryMoment() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    SettingsFile saved = new SettingsFile(file);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add("SYM" + i + "/USD");
    }
    Settings large = Settings.defaults().withSymbols("x", many);
    saved.write(large.tree());
    AtomicReference<IOException> failure = new AtomicReference<>();
    Thread writer = new Thread(() -> {
      try {
        for (int i = 0; i < 40; i++) {
          saved.write(large.withExchange("n" + i).tree());
        }
      } catch (IOException e) {
        failure.set(e);
      }
    });
    writer.start();
    int reads = 0;
    while (writer.isAlive()) {
      assertThat(new SettingsFile(file).read()).containsKey("symbols");
      reads++;
    }
    writer.join();
    assertThat(failure.get()).isNull();
    assertThat(reads).isPositive();
  }

  /** Kill -9 in the middle of saving, twenty times, each at a moment nobody chose: what was saved last, or one later, is always there. */
  @Test
  void settingsSurviveBeingKilledWhileTheyAreSaved() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (SettingsStore store = open()) {
      store.change(s -> s.withExchange("n0").withTheme("light"));
    }
    long acknowledged = 0;
    for (int kill = 0; kill < 20; kill++) {
      Process process = new ProcessBuilder(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto",
          "-cp", System.getProperty("java.class.path"), SavesForEver.class.getName(), folder.toString(),
          Long.toString(acknowledged + 1)).start();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        int saves = 1 + random.nextInt(30);
        for (int i = 0; i < saves; i++) {
          acknowledged = Long.parseLong(lines.readLine());
        }
        for (int spin = random.nextInt(20_000); spin > 0; spin--) {
          Thread.onSpinWait();
        }
        process.toHandle().destroyForcibly(); // Not process.destroyForcibly(), which closes the streams before they are read.
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
          acknowledged = Math.max(acknowledged, Long.parseLong(line));
        }
        process.waitFor();
      }
      try (SettingsStore store = open()) {
        String exchange = store.settings().exchange().orElse("nothing");
        assertThat(Long.parseLong(exchange.substring(1))).as("seed %d, kill %d", seed, kill)
            .isBetween(acknowledged, acknowledged + 1);
        assertThat(store.settings().theme()).contains("light");
        acknowledged = Long.parseLong(exchange.substring(1));
      }
    }
    assertThat(told).as("seed %d", seed).isEmpty();
  }

  private SettingsStore open() {
    SettingsStore store = new SettingsStore(folder, NOON);
    store.listen(told::add);
    return store;
  }

  private void write(String content) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file, content);
  }
}
