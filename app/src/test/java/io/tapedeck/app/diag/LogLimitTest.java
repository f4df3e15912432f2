package io.tapedeck.app.diag;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tapedeck.testkit.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches the log when somebody says the same again and again. */
class LogLimitTest {
  @TempDir
  private Path folder;

  private final ManualClock clock = new ManualClock();
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final Logger log = context.getLogger("some.Class");

  @BeforeEach
  void wire() {
    context.setMDCAdapter(new ch.qos.logback.classic.util.LogbackMDCAdapter());
    LogLimit limit = new LogLimit(clock);
    limit.setContext(context);
    limit.start();
    context.addTurboFilter(limit);
    written.setContext(context);
    written.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(written);
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
  }

  @Test
  void aMessageInAFloodIsAFewLinesAndACount() {
    for (int i = 0; i < 1_000; i++) {
      log.warn("cannot read message {}", i);
    }
    log.warn("something else");
    assertThat(lines()).hasSize(21).endsWith("something else");
    clock.advance(Duration.ofSeconds(11));
    log.warn("cannot read message {}", 1_000);
    assertThat(lines()).endsWith(
        "980 more of the line 'cannot read message {}' were not written", "cannot read message 1000");
  }

  @Test
  void whatNobodyWritesIsNotCounted() {
    for (int i = 0; i < 100; i++) {
      log.debug("only for developers");
    }
    log.setLevel(Level.DEBUG);
    log.debug("only for developers");
    assertThat(lines()).containsExactly("only for developers");
  }

  @Test
  void f110_aLogThatCannotBeWrittenCountsItsLinesAndTheLoggingThreadSeesNothing() throws Exception {
    long before = LogWriter.lost();
    LogWriter writer = new LogWriter();
    writer.setContext(context);
    writer.setFolder(Files.createFile(folder.resolve("a file, not a folder")).toString());
    writer.start();
    log.addAppender(writer);
    for (int i = 0; i < 100; i++) {
      log.warn("line {} of its own kind".replace("its", "kind " + i), i);
    }
    context.stop();
    assertThat(LogWriter.lost() - before).isEqualTo(100);
  }

  @Test
  void whatWaitsIsWrittenWhenTheLogIsStopped() throws Exception {
    LogWriter writer = new LogWriter();
    writer.setContext(context);
    writer.setFolder(folder.resolve("new").toString());
    writer.start();
    log.addAppender(writer);
    for (int i = 0; i < 15; i++) {
      log.warn("line {}", i);
    }
    context.stop();
    assertThat(Files.readAllLines(folder.resolve("new/tapedeck.log"))).hasSize(15).endsWith("line 14");
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
