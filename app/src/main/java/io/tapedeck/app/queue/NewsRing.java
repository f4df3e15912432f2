package io.tapedeck.app.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A ring of things that have news. Any thread puts, one thread takes.
 *
 * <p>A put cannot fail and never waits, on one condition that the caller keeps: a thing is in the ring at most once, and there are no more things
 * than {@link #capacity()}. Things come out in the order they went in.
 */
final class NewsRing<N> {
  private static final VarHandle TAIL;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

  static {
    try {
      TAIL = MethodHandles.lookup().findVarHandle(NewsRing.class, "tail", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final @Nullable Object[] slots;
  private final int mask;
  private volatile long tail;
  private volatile long head;

  NewsRing(int atLeast) {
    int capacity = Integer.highestOneBit(Math.max(2, atLeast) * 2 - 1);
    slots = new Object[capacity];
    mask = capacity - 1;
  }

  int capacity() {
    return slots.length;
  }

  void put(N thing) {
    long index = (long) TAIL.getAndAdd(this, 1L);
    SLOT.setRelease(slots, (int) index & mask, thing);
  }

  @SuppressWarnings("unchecked")
  @Nullable N take() {
    long taken = head;
    int slot = (int) taken & mask;
    Object thing = SLOT.getAcquire(slots, slot);
    if (thing == null) {
      return null;
    }
    SLOT.setOpaque(slots, slot, null);
    head = taken + 1;
    return (N) thing;
  }

  int size() {
    // Head first: a put in between can only make the answer larger, never negative.
    long taken = head;
    return (int) (tail - taken);
  }
}
