package io.tapedeck.app.settings;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that takes a profile, says what came of it, says when it is raised, and waits to be killed. */
public final class HoldsLock {
  private HoldsLock() {}

  public static void main(String[] args) throws IOException {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      ProfileLock.Attempt attempt = ProfileLock.take(Path.of(args[0]));
      if (attempt instanceof ProfileLock.Attempt.Taken taken) {
        taken.lock().onRaise(file -> say(out, file == null ? "raised" : "opens " + file));
        say(out, "taken");
        System.in.read();
      } else {
        say(out, attempt.toString());
      }
    }
  }

  private static void say(OutputStream out, String word) {
    try {
      out.write((word + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
