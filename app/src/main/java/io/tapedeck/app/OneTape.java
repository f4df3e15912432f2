package io.tapedeck.app;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.BuildFacts;
import io.tapedeck.app.run.HeadlessFeed;
import io.tapedeck.app.tape.TapeRecorder;
import io.tapedeck.app.tape.TapeResult;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The tape of a run without a window, into the file that was named. Main thread. */
final class OneTape {
  private final @Nullable Path file;
  private final AtomicReference<@Nullable TapeRecorder> recorder = new AtomicReference<>();
  private final AtomicReference<@Nullable TapeResult> result = new AtomicReference<>();

  /** Records a feed that has not begun; null records nothing. */
  OneTape(@Nullable Path file, HeadlessFeed feed) {
    this.file = file;
    if (file == null) {
      return;
    }
    if (Files.exists(file)) {
      throw Trouble.misuse(file + " is there already; name a file that is not.");
    }
    Path target = file;
    feed.record(streams -> {
      TapeRecorder made = new TapeRecorder(
          () -> FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          BuildFacts.version(), TimeSource.system(), TapeRecorder.QUEUE_BYTES, result::set);
      recorder.set(made);
      return made;
    });
  }

  /** Waits until all is written; a sentence when it is not. */
  Optional<String> end() {
    TapeRecorder made = recorder.get();
    if (made == null) {
      return Optional.empty();
    }
    made.close();
    TapeResult end = result.get();
    if (end == null) {
      return Optional.of(file + " could not be written to its end in time.");
    }
    if (end.failure() != null) {
      return Optional.of(file + " could not be written: " + (end.diskFull() ? "the disk is full." : end.failure().getMessage() + "."));
    }
    return end.progress().missed() == 0
        ? Optional.empty()
        : Optional.of(file + " lacks " + end.progress().missed() + " frames: the disk could not keep up.");
  }
}
