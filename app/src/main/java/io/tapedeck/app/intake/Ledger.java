package io.tapedeck.app.intake;

/**
 * The account of one stream's events, or the sum of several, at one moment. The unit is one market event. Immutable; any thread.
 *
 * @param received everything that arrived
 * @param shown reached the screen's models
 * @param merged overtaken by a newer state of the same thing, or folded into a summary of prints
 * @param dropped lost by policy: repeats, and updates of a book that waits for its snapshot
 * @param rejected unreadable or invalid
 * @param discarded came after Stop, or was still waiting when Stop was pressed
 * @param waiting not yet taken by the pump; measured on the lanes and slots, not computed from the others
 */
public record Ledger(
    long received, long shown, long merged, long dropped, long rejected, long discarded, long waiting) {

  /** Nothing yet. */
  public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Ledger plus(Ledger other) {
    return new Ledger(
        received + other.received,
        shown + other.shown,
        merged + other.merged,
        dropped + other.dropped,
        rejected + other.rejected,
        discarded + other.discarded,
        waiting + other.waiting);
  }

  /** What is received but nowhere accounted for; 0 when the ledger adds up. */
  public long difference() {
    return received - (shown + merged + dropped + rejected + discarded + waiting);
  }

  /** The law: received = shown + merged + dropped + rejected + discarded + waiting. */
  public boolean addsUp() {
    return difference() == 0;
  }
}
