package io.tapedeck.app.settings;

import io.tapedeck.app.diag.NamedThreads;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings and their file. Any thread; changes return at once and are saved a moment later on {@code tapedeck-settings}. Whatever is wrong with the file or the disk, the program
 * runs, and the trader is told once.
 */
public final class SettingsStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
  private static final long SAVE_AFTER_MILLIS = 500;
  private static final long CLOSE_LIMIT_SECONDS = 3;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final SettingsFile file;
  private final ScheduledThreadPoolExecutor saver =
      new ScheduledThreadPoolExecutor(1, new NamedThreads("tapedeck-settings"));
  private final List<String> sentences = new ArrayList<>();

  // Below: guarded by this.
  private Settings settings;
  private boolean readOnly;
  private boolean waiting;
  private boolean closed;
  private boolean failed;
  private long saves;
  private @Nullable Consumer<String> teller;

  /**
   * Reads what was saved last.
   *
   * @param folder of the settings; made when it is missing
   * @param clock for the name of a file that has to be put aside
   */
  public SettingsStore(Path folder, Clock clock) {
    file = new SettingsFile(folder.resolve("settings.json"));
    settings = load(folder, clock);
    if (settings.schema() > Settings.SCHEMA) {
      readOnly = true;
      say("The settings in " + file.path() + " were written by a newer Tapedeck; they are used as far as they are understood, and not changed.");
    }
    // What waits is saved by close() itself.
    saver.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Settings of nobody: the defaults, which may be changed and are never saved. No file is read or written. */
  public static SettingsStore ofNobody() {
    return new SettingsStore();
  }

  private SettingsStore() {
    file = new SettingsFile(Path.of("settings.json"));
    settings = Settings.defaults();
    readOnly = true;
  }

  /** The settings now. */
  public synchronized Settings settings() {
    return settings;
  }

  /** Changes the settings; nothing is written when they stay the same. */
  public synchronized void change(UnaryOperator<Settings> change) {
    Settings changed = change.apply(settings);
    if (changed.equals(settings)) {
      return;
    }
    settings = changed;
    if (!readOnly && !waiting && !closed) {
      waiting = true;
      // The save catches everything itself, so nobody needs its future.
      var unused = saver.schedule(this::save, SAVE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Who tells the trader what is wrong, now and later: each sentence once. */
  public void listen(Consumer<String> newTeller) {
    List<String> now;
    synchronized (this) {
      teller = newTeller;
      now = List.copyOf(sentences);
      sentences.clear();
    }
    now.forEach(newTeller);
  }

  /** True when nothing can or may be saved. */
  public synchronized boolean readOnly() {
    return readOnly;
  }

  /** Times the file was written. */
  synchronized long saves() {
    return saves;
  }

  /** Saves what waits and ends the thread. May be called twice. Not on the EDT. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (waiting) {
        saver.execute(this::save);
      }
    }
    saver.shutdown();
    try {
      if (!saver.awaitTermination(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The settings could not be saved within {} s", CLOSE_LIMIT_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void save() {
    Settings now;
    synchronized (this) {
      if (!waiting) {
        return;
      }
      waiting = false;
      now = settings;
    }
    try {
      file.write(now.tree());
      synchronized (this) {
        saves++;
        failed = false;
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The settings cannot be saved to {}", file.path(), e);
      boolean first;
      synchronized (this) {
        first = !failed;
        failed = true;
      }
      if (first) {
        say("Settings cannot be saved to " + file.path() + "; what you change now is forgotten when the program ends.");
      }
    }
  }

  private Settings load(Path folder, Clock clock) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    } catch (IOException e) {
      LOG.warn("The settings' folder {} cannot be written to", folder, e);
      readOnly = true;
      say("Settings will not be saved: the folder " + folder + " cannot be written to.");
    }
    try {
      return Settings.of(file.read());
    } catch (NoSuchFileException e) {
      return missing();
    } catch (AccessDeniedException e) {
      readOnly = true;
      say("The settings in " + file.path() + " may not be read; the program starts with its defaults and does not save.");
      return Settings.defaults();
    } catch (IOException e) {
      LOG.warn("The settings cannot be read from {}", file.path(), e);
      return damaged(clock);
    }
  }

  private Settings missing() {
    Map<String, @Nullable Object> backup = backup();
    if (backup == null) {
      return Settings.defaults();
    }
    say("The settings were missing; those before the last change are used, from " + file.backup() + ".");
    return Settings.of(backup);
  }

  private Settings damaged(Clock clock) {
    Map<String, @Nullable Object> backup = backup();
    String from = backup == null
        ? "the program starts with its defaults"
        : "those before the last change are used";
    try {
      Path aside = readOnly ? file.path() : file.putAside(TIME.format(clock.instant()));
      say("The settings could not be read; " + from + ". The damaged file is kept as " + aside + ".");
    } catch (IOException e) {
      LOG.warn("The damaged settings cannot be put aside", e);
      readOnly = true; // Somebody may still want to mend it.
      say("The settings in " + file.path() + " cannot be read and not be put aside; " + from + ", and nothing is saved.");
    }
    return backup == null ? Settings.defaults() : Settings.of(backup);
  }

  private @Nullable Map<String, @Nullable Object> backup() {
    try {
      return file.readBackup();
    } catch (IOException e) {
      LOG.info("There is no readable backup of the settings: {}", e.toString());
      return null;
    }
  }

  private void say(String sentence) {
    LOG.warn(sentence);
    Consumer<String> now;
    synchronized (this) {
      now = teller;
      if (now == null) {
        sentences.add(sentence);
        return;
      }
    }
    now.accept(sentence);
  }
}
