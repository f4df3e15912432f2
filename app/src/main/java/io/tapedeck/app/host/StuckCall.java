package io.tapedeck.app.host;

import java.util.Set;

/** Reads in a stack whether the kit called a plugin's protocol and is still waiting for it. Any thread. */
final class StuckCall {
  private static final String KIT = "io.tapedeck.kit.";

  private static final String GUARD = SinkGuard.class.getName();

  /** What the kit calls on a protocol. */
  private static final Set<String> CALLS = Set.of("frame", "opened", "resync", "subscribe", "unsubscribe", "ping");

  private StuckCall() {}

  static boolean inPlugin(StackTraceElement[] stack) {
    for (int i = 0; i + 1 < stack.length; i++) {
      String callee = stack[i].getClassName();
      if (stack[i + 1].getClassName().startsWith(KIT)
          && !callee.startsWith(KIT)
          && !callee.equals(GUARD)
          && CALLS.contains(stack[i].getMethodName())) {
        return true;
      }
    }
    return false;
  }
}
