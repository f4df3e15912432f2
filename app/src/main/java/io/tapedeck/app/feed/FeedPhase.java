package io.tapedeck.app.feed;

/** Where the one feed of the Live Trading page stands. */
public enum FeedPhase {
  /** Nothing runs. */
  STOPPED,
  /** Start was pressed. */
  STARTING,
  /** The feed is open. */
  RUNNING,
  /** Stop was pressed. */
  STOPPING
}
