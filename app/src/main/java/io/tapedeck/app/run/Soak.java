package io.tapedeck.app.run;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.VerdictSpell;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The demo exchange at full speed under random faults, and a look at what must hold all the while: the ledger, the heap, the threads, and that every episode is in the
 * log. The calling thread waits.
 */
public final class Soak {
  private static final String DEMO = "demo";
  private static final List<String> SYMBOLS = List.of("BTC/USD", "ETH/USD", "SOL/USD");
  private static final List<String> FAULTS =
      List.of("disconnect", "silence", "stall", "garbage", "unknown", "burst", "gap", "checksum", "crossed");
  private static final int WARM_SECONDS = 10;
  /** Long enough for the longest fault to be mended. */
  private static final int CALM_SECONDS = 45;
  private static final double MOST_GROWTH = 0.02;
  /** Below this nothing can be told from the noise of a running feed. */
  private static final long NOISE_BYTES = 1 << 20;
  private static final int COLLECTIONS = 5;
  private static final long THREAD_MILLIS = 2_000;

  private final PluginHost host;
  private final long seed;
  private final int seconds;
  private final int rate;
  private long heapEarly;
  private long heapLate;

  /**
   * A run that has not begun.
   *
   * @param host with its plugins loaded
   * @param seed for the faults and the market
   * @param seconds how long, at least 60
   * @param rate events a second
   */
  public Soak(PluginHost host, long seed, int seconds, int rate) {
    this.host = host;
    this.seed = seed;
    this.seconds = seconds;
    this.rate = rate;
  }

  /**
   * What came of it.
   *
   * @param summary one line
   * @param problems sentences; empty when all held
   */
  public record Result(String summary, List<String> problems) {}

  /** Runs to the end. */
  public Result run() throws InterruptedException {
    List<String> faults = faults();
    PluginOptions options = PluginOptions.parse(
        List.of("demo.rate=" + rate, "demo.seed=" + seed, "demo.faults=" + String.join(",", faults)));
    Set<Thread> threadsBefore = threads();
    long filesBefore = openFiles();
    List<String> problems = new ArrayList<>();
    HeadlessFeed.Outcome outcome;
    long began = System.nanoTime();
    HeadlessFeed feed = new HeadlessFeed(host, options);
    ScreenModel screen = feed.screen();
    try (feed) {
      feed.observe(() -> look(System.nanoTime() - began));
      outcome = feed.run(DEMO, ConnectionMode.WEBSOCKET_PER_SYMBOL, SYMBOLS, seconds);
    }
    problems.addAll(outcome.problems());
    for (StreamReport stream : outcome.report().streams()) {
      if (stream.verdict().state() != Verdict.State.LIVE) {
        problems.add(stream.instrument().name() + " is not live at the end: " + stream.verdict().reason() + ".");
      }
    }
    if (feed.pump().ledgerFaults() > 0) {
      problems.add("The ledger did not add up at " + feed.pump().ledgerFaults() + " of " + feed.pump().ledgerSamples() + " samples.");
    }
    long doubts = doubts(screen);
    long episodes = screen.episodes().begun();
    if (doubts != episodes || feed.pump().episodesLogged() != episodes) {
      problems.add(doubts + " times a stream lost trust, " + episodes + " episodes were seen and "
          + feed.pump().episodesLogged() + " are in the log.");
    }
    double growth = heapEarly == 0 ? 0 : (double) (heapLate - heapEarly) / heapEarly;
    if (growth > MOST_GROWTH && heapLate - heapEarly > NOISE_BYTES) {
      problems.add(String.format(Locale.ROOT, "The heap grew by %.1f %%.", growth * 100));
    }
    Set<String> left = new TreeSet<>();
    for (Thread thread : threads()) {
      // What is just ending may take a moment.
      thread.join(THREAD_MILLIS);
      if (thread.isAlive() && !threadsBefore.contains(thread)) {
        left.add(thread.getName());
      }
    }
    if (!left.isEmpty()) {
      problems.add("These threads were left behind: " + String.join(", ", left) + ".");
    }
    long filesLeft = openFiles() - filesBefore;
    if (filesLeft > 0) {
      problems.add(filesLeft + " files or sockets were left open.");
    }
    return new Result(summary(outcome.report(), faults, episodes, feed.pump().ledgerSamples(), growth), problems);
  }

  private String summary(RunReport report, List<String> faults, long episodes, long samples, double growth) {
    long events = report.streams().stream().mapToLong(s -> s.ledger().received()).sum();
    return String.format(
        Locale.ROOT,
        "soak: seed %d, %d s, %,d events, %d faults, %d episodes, ledger added up at %,d samples, heap after collection %.1f -> %.1f MB (%+.1f %%)",
        seed, seconds, events, faults.size(), episodes, samples, heapEarly / 1e6, heapLate / 1e6, growth * 100);
  }

  /** Faults at random moments, with calm before the end. */
  private List<String> faults() {
    Random random = new Random(seed);
    List<String> faults = new ArrayList<>();
    double at = WARM_SECONDS;
    while (true) {
      at += 2 + random.nextDouble() * 10;
      if (at > seconds - CALM_SECONDS) {
        return faults;
      }
      String kind = FAULTS.get(random.nextInt(FAULTS.size()));
      String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
      faults.add(String.format(Locale.ROOT, "%s:%s@%.1f", kind, symbol, at));
    }
  }

  /** Takes the heap's size when a quarter of the time is over and shortly before the end. */
  private void look(long elapsedNanos) {
    double elapsed = elapsedNanos / 1e9;
    if (heapEarly == 0 && elapsed > seconds * 0.25) {
      heapEarly = heapAfterCollection();
    } else if (heapLate == 0 && elapsed > seconds - 3) {
      heapLate = heapAfterCollection();
    }
  }

  /** The least of a few: what is on its way through the program is not kept by it. */
  private static long heapAfterCollection() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** How often a stream that was trusted was so no longer, counted from its history. */
  private static long doubts(ScreenModel screen) {
    long doubts = 0;
    for (StreamModel stream : screen.streams()) {
      boolean trusted = false;
      List<VerdictSpell> spells = new ArrayList<>(stream.history().newestFirst());
      java.util.Collections.reverse(spells);
      for (VerdictSpell spell : spells) {
        boolean now = spell.state().trusted();
        doubts += trusted && !now && spell.state() != Verdict.State.OFF ? 1 : 0;
        trusted = now;
      }
    }
    return doubts;
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(DEMO) || thread.getName().startsWith("tapedeck-"))
        .collect(Collectors.toSet());
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
