package io.tapedeck.app.look;

import com.formdev.flatlaf.util.SystemInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the desktop whether it is dark or light, with the tool that each desktop has for that. Not on the EDT: it waits, for {@value #LIMIT_MILLIS} ms at most. */
public final class DesktopTheme {
  private static final int LIMIT_MILLIS = 2_000;
  private static final int LONGEST = 4_096;

  private DesktopTheme() {}

  /** What the desktop says; empty when it does not. */
  public static Optional<Theme> ask() {
    if (SystemInfo.isMacOS) {
      // The key exists in the dark only.
      return Optional.of(read(run(List.of("defaults", "read", "-g", "AppleInterfaceStyle")).orElse("")).orElse(Theme.LIGHT));
    }
    if (SystemInfo.isWindows) {
      return run(List.of("reg", "query", "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize", "/v", "AppsUseLightTheme"))
          .flatMap(DesktopTheme::read);
    }
    return run(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")).flatMap(DesktopTheme::read);
  }

  /** What the answer of one of the tools means; empty for none of the two. */
  static Optional<Theme> read(String answer) {
    String words = answer.toLowerCase(Locale.ROOT).strip();
    if (words.contains("dark") || words.endsWith("0x0")) {
      return Optional.of(Theme.DARK);
    }
    return words.contains("light") || words.contains("'default'") || words.endsWith("0x1") ? Optional.of(Theme.LIGHT) : Optional.empty();
  }

  private static Optional<String> run(List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return Optional.empty(); // There is no such tool on this desktop.
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      return Optional.of(new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty(); // It said nothing that could be read.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}
