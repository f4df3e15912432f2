package io.tapedeck.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the host keeps and proves a stream's book. Immutable apart from the checksum's scratch memory.
 *
 * @param depth levels kept on each side after every message; {@link Integer#MAX_VALUE} for all, 0 for no book at all
 * @param checksum the exchange's formula; null when it has none
 * @param chain how messages are numbered
 * @param reorderWindow messages that may wait for one that should have come before them; 0 where the exchange never changes the order, so that a gap
 *     is a loss at once
 */
public record BookRules(int depth, @Nullable BookChecksum checksum, IdChain chain, int reorderWindow) {

  /** A book that nothing proves: only crossing and age can be watched. */
  public static final BookRules UNPROVEN = new BookRules(Integer.MAX_VALUE, null, IdChain.NONE);

  /** The exchange offers no book for this stream; trades and quotes alone make it live. */
  public static final BookRules NO_BOOK = new BookRules(0, null, IdChain.NONE);

  /** Checks the ranges. */
  public BookRules {
    Objects.requireNonNull(chain);
    if (depth < 0) {
      throw new IllegalArgumentException("A book's depth cannot be negative: " + depth);
    }
    if (reorderWindow < 0 || reorderWindow > 1_000) {
      throw new IllegalArgumentException("A reorder window has 0 to 1000 messages: " + reorderWindow);
    }
  }

  /** Rules for an exchange that never changes the order of messages. */
  public BookRules(int depth, @Nullable BookChecksum checksum, IdChain chain) {
    this(depth, checksum, chain, 0);
  }

  /** True when a book is to be expected. */
  public boolean hasBook() {
    return depth > 0;
  }
}
