package io.tapedeck.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * The one place that writes to the console: what the user asked for on the first, one sentence of trouble on the second. Any thread.
 */
final class Console {

  private Console() {}

  static OutputStream out() {
    return new FileOutputStream(FileDescriptor.out);
  }

  static OutputStream err() {
    return new FileOutputStream(FileDescriptor.err);
  }
}
