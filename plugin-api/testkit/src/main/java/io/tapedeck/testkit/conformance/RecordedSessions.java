package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.Playback;
import io.tapedeck.testkit.Recording;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.SharedRecordings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Recorded sessions of real exchanges against what an independent program found in them. Any thread. */
public final class RecordedSessions {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RecordedSessions() {}

  /** True when this machine has the recording. */
  public static boolean isHere(String name) {
    return SharedRecordings.find(name).isPresent();
  }

  /**
   * Reads the session through the plugin.
   *
   * @throws AssertionError when books, trades or proofs differ in anything
   */
  public static PlainHost check(ExchangeAdapter adapter, String name) throws IOException {
    Recording recording = SharedRecordings.find(name).orElseThrow();
    Path expected = SharedRecordings.file(name + ".expected.json").orElseThrow();
    PlainHost host = RecordedSession.read(adapter, recording);
    Check.empty(host.rejections(), name + ": what could not be read");
    Check.empty(ExpectedSession.of(expected).differences(host), name + ": differences");
    return host;
  }

  /**
   * Plays the session over a WebSocket and a REST service on this computer and lets the plugin's own feed read it.
   *
   * @throws AssertionError when books, trades or proofs differ in anything
   */
  static void checkOverSockets(Dialect dialect, String name) throws IOException, ExchangeException {
    Recording recording = SharedRecordings.find(name).orElseThrow();
    ExpectedSession expected = ExpectedSession.of(SharedRecordings.file(name + ".expected.json").orElseThrow());
    List<Recording.Frame> answers =
        recording.frames().stream().filter(frame -> frame.direction() == Recording.Direction.HTTP).toList();
    ExchangeAdapter adapter = dialect.adapter();
    String[] symbols = expected.symbols().toArray(String[]::new);
    PlainHost host = new PlainHost(LiveVenue.instruments(adapter, symbols));
    FakeContext context = new FakeContext(adapter.info()).with(TimeSource.system());
    dialect.options(name).forEach(context::with);
    try (ScriptedRest rest = ScriptedRest.start(asked -> answer(answers, asked, symbols));
        ScriptedVenue venue = ScriptedVenue.playing(Playback.of(recording).patience(Duration.ofMillis(500)))) {
      context.with("url", venue.uri().toString());
      if (adapter.info().option("rest").isPresent()) {
        context.with("rest", rest.uri().toString());
      }
      Subscription subscription = Subscription.of(LiveVenue.instruments(adapter, symbols), ConnectionMode.WEBSOCKET_SHARED);
      try (Feed feed = adapter.open(subscription, host, context)) {
        Check.that(feed != null, "no feed");
        venue.awaitConnection(1, PATIENCE).awaitPlayed(PATIENCE);
        Check.soon(() -> differences(expected, host).isEmpty(), () -> name + ": " + differences(expected, host) + ", rejected " + host.rejections());
        Check.same(venue.connections().size(), 1, "connections");
      }
    }
  }

  private static List<String> differences(ExpectedSession expected, PlainHost host) {
    synchronized (host) {
      return expected.differences(host);
    }
  }

  /** The recorded answer for the symbol that is asked for; lists were not recorded with it. */
  private static Dialect.Answer answer(List<Recording.Frame> answers, String asked, String[] symbols) {
    for (Recording.Frame frame : answers) {
      String url = frame.url();
      boolean fits = url == null
          ? asked.contains("/depth")
          : Arrays.stream(symbols).anyMatch(symbol -> names(url, symbol) && names(asked, symbol) && !asked.contains("exchangeInfo"));
      if (fits) {
        return Dialect.Answer.of(frame.text());
      }
    }
    return new Dialect.Answer(503, "");
  }

  private static boolean names(String url, String symbol) {
    return url.matches(".*[=/]" + Pattern.quote(symbol) + "([/&].*)?");
  }
}
