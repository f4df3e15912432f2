package io.tapedeck.app.tape;

/** How a tape ends. */
public enum TapeEnding {
  /** It was not read so far. */
  NOT_YET,
  /** In order. */
  WHOLE,
  /** In the middle: the program or the computer stopped while it recorded, or the file was not copied whole. */
  CUT,
  /** Something in it is not as it was written; what comes after that is not read. */
  DAMAGED
}
