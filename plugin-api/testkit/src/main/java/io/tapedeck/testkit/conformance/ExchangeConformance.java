package io.tapedeck.testkit.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/**
 * The conformance suite. A plugin's module extends it and hands over its {@link Dialect}; each case then is a test, and {@code
 * target/conformance/TEST.json} tells the outcome to machines.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ExchangeConformance {
  private final ConformanceReport report = new ConformanceReport();

  /** The plugin's exchange, fresh: it is asked for anew for each case. */
  protected abstract Dialect dialect();

  /** One test for each case. */
  @TestFactory
  final Stream<DynamicTest> conformance() {
    return Conformance.CASES.stream().map(promise -> DynamicTest.dynamicTest(promise.toString(), () -> run(promise)));
  }

  /** Two tests for each recorded session this machine has: read from the file, and over sockets. */
  @TestFactory
  final Stream<DynamicTest> recordings() {
    return dialect().recordings().stream().flatMap(name -> Stream.of(
        DynamicTest.dynamicTest("recording " + name, () -> {
          requireHere(name);
          RecordedSessions.check(dialect().adapter(), name);
        }),
        DynamicTest.dynamicTest("recording " + name + " over sockets", () -> {
          requireHere(name);
          RecordedSessions.checkOverSockets(dialect(), name);
        })));
  }

  private static void requireHere(String name) {
    if (!RecordedSessions.isHere(name)) {
      throw new TestAbortedException("The recording " + name + " is not on this machine.");
    }
  }

  private void run(Case promise) throws Exception {
    try {
      promise.body().look(dialect());
      report.add(promise, "passed", "");
    } catch (Case.DoesNotApply e) {
      report.add(promise, "does not apply", String.valueOf(e.getMessage()));
      throw new TestAbortedException(e.getMessage());
    } catch (Exception | AssertionError e) {
      report.add(promise, "failed", e.toString());
      throw e;
    }
  }

  @AfterAll
  final void writeReport() throws Exception {
    report.write(dialect().adapter().info().id(), getClass().getSimpleName());
  }
}
