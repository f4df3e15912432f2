package io.tapedeck.app.intake;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Book messages that cannot be applied yet: they change a book whose snapshot is on the way, or came before one that belongs before them. Bounded; the
 * oldest leave. The stream's writer.
 */
final class HeldMessages {
  static final int MAX_MESSAGES = 1_024;
  static final int MAX_LEVELS = 65_536;

  private final ArrayDeque<Held> messages = new ArrayDeque<>();
  private int levels;

  /** A message with what its commit said. The levels are its own copy. */
  record Held(long firstId, long lastId, long previousId, long checksum, StagedLevels levels) {}

  /**
   * Takes a message in.
   *
   * @return how many left to make room
   */
  int add(Held message) {
    messages.add(message);
    levels += message.levels().count();
    int left = 0;
    while (messages.size() > MAX_MESSAGES || levels > MAX_LEVELS) {
      levels -= messages.remove().levels().count();
      left++;
    }
    return left;
  }

  int size() {
    return messages.size();
  }

  /** The messages, oldest first. */
  List<Held> all() {
    return List.copyOf(messages);
  }

  void remove(Held message) {
    if (messages.remove(message)) {
      levels -= message.levels().count();
    }
  }

  /** Forgets all; returns how many they were. */
  int clear() {
    int were = messages.size();
    messages.clear();
    levels = 0;
    return were;
  }

  void multiply(long priceFactor, long sizeFactor) {
    for (Held message : messages) {
      message.levels().multiply(priceFactor, sizeFactor);
    }
  }
}
