package io.tapedeck.app.settings;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that saves settings again and again, and says after each save how often it did; to be killed. */
public final class SavesForEver {
  private SavesForEver() {}

  public static void main(String[] args) throws IOException {
    SettingsFile file = new SettingsFile(Path.of(args[0]).resolve("settings.json"));
    Settings settings = Settings.of(file.read());
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add("SYM" + i + "/USD");
    }
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      for (long n = Long.parseLong(args[1]); ; n++) {
        settings = settings.withExchange("n" + n).withSymbols("x", many);
        file.write(settings.tree());
        out.write((n + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
