package io.tapedeck.testkit.conformance;

import java.util.List;
import java.util.stream.Stream;

/** All cases, in the order of their numbers. */
public final class Conformance {

  /** What every plugin must keep. */
  public static final List<Case> CASES = Stream.of(
          DescriptorCases.CASES, SubscriptionCases.CASES, BookCases.CASES, TradeCases.CASES, FrameCases.CASES, ListCases.CASES, LiveCases.CASES,
          PollingCases.CASES, CandleCases.CASES)
      .flatMap(List::stream)
      .toList();

  private Conformance() {}
}
