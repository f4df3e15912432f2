package io.tapedeck.app.run;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.ProofCounts;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.intake.TradeSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One stream at the end of a run, with exact numbers. Immutable; any thread.
 *
 * @param instrument with the scales of the end
 * @param bidLevels levels on the bid side
 * @param askLevels levels on the ask side
 * @param bids the ten best, best first
 * @param asks the ten best, best first
 * @param trades exact sums
 * @param proof what the proofs found
 * @param ledger the account
 * @param verdict the verdict at the end
 */
public record StreamReport(
    Instrument instrument,
    int bidLevels,
    int askLevels,
    List<Level> bids,
    List<Level> asks,
    TradeSummary trades,
    ProofCounts proof,
    Ledger ledger,
    Verdict verdict) {
  private static final int BEST = 10;

  /**
   * A level of the book.
   *
   * @param price exact
   * @param size exact
   */
  public record Level(BigDecimal price, BigDecimal size) {}

  /** Reads a stream whose feed has ended, or that this thread writes itself. */
  public static StreamReport of(StreamState stream, Ledger ledger, Verdict verdict) {
    return new StreamReport(
        stream.instrument(),
        stream.levels(Side.BUY),
        stream.levels(Side.SELL),
        best(stream, Side.BUY),
        best(stream, Side.SELL),
        stream.trades(),
        stream.proofCounts(),
        ledger,
        verdict);
  }

  private static List<Level> best(StreamState stream, Side side) {
    Instrument instrument = stream.instrument();
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < Math.min(BEST, stream.levels(side)); i++) {
      levels.add(new Level(
          BigDecimal.valueOf(stream.levelPrice(side, i), instrument.priceScale()),
          BigDecimal.valueOf(stream.levelSize(side, i), instrument.sizeScale())));
    }
    return levels;
  }
}
