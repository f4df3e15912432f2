package io.tapedeck.app.diag;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Stacks as text for the log. Any thread; a dump of all threads costs a safepoint. */
public final class Stacks {

  private Stacks() {}

  /** One stack, a line for each frame, beginning with a new line. */
  public static String text(StackTraceElement[] stack) {
    StringBuilder text = new StringBuilder();
    for (StackTraceElement frame : stack) {
      text.append(System.lineSeparator()).append("    at ").append(frame);
    }
    return text.toString();
  }

  /** All threads, and who of them wait for each other for ever. */
  public static String all() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    StringBuilder text = new StringBuilder();
    for (ThreadInfo info : threads.dumpAllThreads(threads.isObjectMonitorUsageSupported(), threads.isSynchronizerUsageSupported())) {
      text.append(System.lineSeparator()).append(of(info));
    }
    long[] deadlocked = threads.findDeadlockedThreads();
    text.append(System.lineSeparator())
        .append(deadlocked == null ? "No deadlock." : "Deadlock among the threads with the ids " + Arrays.toString(deadlocked));
    return text.toString();
  }

  /** One thread: its state, what it waits for, its stack. */
  public static String of(ThreadInfo info) {
    String waits = info.getLockName() == null ? "" : " on " + info.getLockName();
    String held = info.getLockOwnerName() == null ? "" : " held by " + info.getLockOwnerName();
    return info.getThreadName() + " (" + info.getThreadId() + ") " + info.getThreadState() + waits + held
        + text(info.getStackTrace());
  }
}
