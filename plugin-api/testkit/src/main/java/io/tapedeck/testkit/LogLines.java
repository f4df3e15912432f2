package io.tapedeck.testkit;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A logger that keeps what it is told. Any thread. */
final class LogLines implements System.Logger {

  private final String name;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LogLines(String name) {
    this.name = name;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isLoggable(Level level) {
    return level.getSeverity() >= Level.DEBUG.getSeverity();
  }

  @Override
  public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
    lines.add(level + ": " + message + (thrown == null ? "" : " (" + thrown + ")"));
  }

  @Override
  public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... params) {
    lines.add(level + ": " + (params == null || params.length == 0 ? format : MessageFormat.format(format, params)));
  }
}
