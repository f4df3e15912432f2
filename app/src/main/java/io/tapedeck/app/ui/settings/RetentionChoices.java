package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.ui.kit.Texts;
import java.util.List;

/** How many points charts may keep, each with the memory that many take. Any thread. */
public final class RetentionChoices {
  /** As the program comes. */
  public static final int USUAL = 1_000;

  /** What is offered. */
  public static final List<Integer> ALL = List.of(USUAL, 10_000, 100_000, 1_000_000, 10_000_000);

  /** Bid, ask and last: 8 bytes a time, 8 a value, and the ranges above them. */
  private static final double BYTES_PER_POINT = 3 * 16.5;

  private RetentionChoices() {}

  /** A number of points and what they take. */
  public static String words(int points) {
    return Texts.of("retention.item", Figures.whole(points), Figures.whole((long) Math.ceil(points * BYTES_PER_POINT / 1e6)));
  }
}
