package io.tapedeck.app.feed;

/** Where the feeds of the Live Trading page stand, taken together. */
public enum FeedPhase {
  /** Nothing runs. */
  STOPPED,
  /** Start was pressed. */
  STARTING,
  /** At least one feed is open. */
  RUNNING,
  /** Stop was pressed. */
  STOPPING
}
