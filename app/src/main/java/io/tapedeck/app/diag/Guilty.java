package io.tapedeck.app.diag;

import java.util.List;

/**
 * Finds in a stack the frame that is to blame: the first of ours or a plugin's, or of a library's, and where there is none, the first of Swing's. The JDK only did what it was told.
 */
final class Guilty {
  private static final List<String> JDK =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
  private static final List<String> SWING = List.of("javax.swing.", "java.awt.", "sun.java2d.", "sun.awt.", "sun.font.");

  private Guilty() {}

  /** The frame as {@code Class.method}, or an empty text for an empty stack. */
  static String of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (JDK.stream().noneMatch(frame.getClassName()::startsWith)) {
        return name(frame);
      }
    }
    for (StackTraceElement frame : stack) {
      if (SWING.stream().anyMatch(frame.getClassName()::startsWith)) {
        return name(frame);
      }
    }
    return stack.length == 0 ? "" : name(stack[0]);
  }

  private static String name(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName()
        + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "");
  }
}
