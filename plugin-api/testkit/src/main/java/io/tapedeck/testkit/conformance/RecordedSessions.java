package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.testkit.Recording;
import io.tapedeck.testkit.SharedRecordings;
import java.io.IOException;
import java.nio.file.Path;

/** Recorded sessions of real exchanges against what an independent program found in them. Any thread. */
public final class RecordedSessions {

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
}
