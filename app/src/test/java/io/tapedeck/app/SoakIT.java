package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.support.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two minutes of the demo exchange at 20,000 events a second under random faults, in a JVM of its own: {@code run_app.sh soak} is the same for half an hour. */
@Timeout(300)
class SoakIT {
  @TempDir
  private Path data;

  @Test
  void twoMinutesUnderFaultsLeaveLedgerHeapThreadsAndLogInOrder(TestReporter reporter) throws Exception {
    Program.Result result = Program.run(data, "soak", "--seconds", "120", "--seed", "7");
    reporter.publishEntry("soak", result.out().strip());
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("soak: seed 7, 120 s, ").hasLineCount(1);
    assertThat(result.exitCode()).isZero();
  }
}
