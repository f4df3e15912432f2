package io.tapedeck.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What threads and the heap have used, from the JVM's own counters. Any thread. */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private Meter() {}

  static long cpuNanos(Thread thread) {
    return THREADS.getThreadCpuTime(thread.getId());
  }

  static long allocated(Thread thread) {
    return THREADS.getThreadAllocatedBytes(thread.getId());
  }

  static long allocatedHere() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Sum over the threads alive now. */
  static long allocatedByAll() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  /** Heap in use after full collections: the second one clears what the first one's finalizers and references held. */
  static long heapAfterGc() {
    System.gc();
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
