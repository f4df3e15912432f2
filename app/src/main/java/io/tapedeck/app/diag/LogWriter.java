package io.tapedeck.app.diag;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.tapedeck.api.TimeSource;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Logback's way to {@link LogFile}: events wait in a bounded queue for the thread {@code tapedeck-log}. When the queue is full, or the disk, the line is counted as lost; the thread that
 * logs never waits and never sees an error. Made and started by logback; events from any thread.
 */
public final class LogWriter extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final int WAITING = 1_024;
  private static final long STOP_MILLIS = 1_000;
  private static final long LOOK_MILLIS = 100;
  private static final AtomicLong LOST = new AtomicLong();

  private final BlockingQueue<ILoggingEvent> waiting = new ArrayBlockingQueue<>(WAITING);
  private String folder = ".";
  private String pattern = "%msg%n";
  private long largestBytes = 5L << 20;
  private int older = 9;
  private @Nullable Thread thread;
  private volatile boolean ending;

  /** Lines of the log that were lost since the program began: the queue was full, or the disk. */
  public static long lost() {
    return LOST.get();
  }

  /** Set by logback: the folder of the files. */
  public void setFolder(String newFolder) {
    folder = newFolder;
  }

  /** Set by logback: the form of a line. */
  public void setPattern(String newPattern) {
    pattern = newPattern;
  }

  /** Set by logback: size at which a new file is begun. */
  public void setLargestBytes(long bytes) {
    largestBytes = bytes;
  }

  /** Set by logback: number of older files kept. */
  public void setOlder(int files) {
    older = files;
  }

  @Override
  public void start() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(getContext());
    encoder.setPattern(pattern);
    encoder.start();
    LogFile file = new LogFile(
        Path.of(folder).resolve("tapedeck.log"), largestBytes, older, TimeSource.system(), LogFile.FILES);
    // Not a thread of NamedThreads, whose own errors go to the log.
    Thread writer = new Thread(() -> write(encoder, file), "tapedeck-log");
    writer.setDaemon(true);
    thread = writer;
    super.start();
    writer.start();
  }

  @Override
  public void stop() {
    super.stop();
    ending = true;
    Thread writer = thread;
    if (writer != null) {
      // Not interrupted: an interrupt in the middle of a write would close the file.
      try {
        writer.join(STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    boolean taken = false;
    try {
      event.prepareForDeferredProcessing();
      taken = waiting.offer(event);
    } finally {
      // Also when an argument cannot say what it is; logback keeps that from the caller.
      LOST.addAndGet(taken ? 0 : 1);
    }
  }

  private void write(PatternLayoutEncoder encoder, LogFile file) {
    long lostBefore = 0;
    while (!ending || !waiting.isEmpty()) {
      try {
        ILoggingEvent event = ending ? waiting.poll() : waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (event != null) {
          file.append(encoder.encode(event));
          LOST.addAndGet(file.lost() - lostBefore);
          lostBefore = file.lost();
        }
      } catch (InterruptedException e) {
        ending = true; // Somebody ends all threads; what waits is still written.
      } catch (RuntimeException e) {
        LOST.incrementAndGet(); // An event that cannot be made into a line, as an argument's toString throws.
      }
    }
    file.close();
  }
}
