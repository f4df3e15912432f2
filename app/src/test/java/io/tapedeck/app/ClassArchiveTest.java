package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void removesOtherBuildsAndWhatIsOldAndLeavesTheRest() throws IOException {
    Path made = archive("17.0.15+6-Debian-1-222.jsa", Duration.ZERO);
    Path otherBuild = archive("17.0.15+6-Debian-1-111.jsa", Duration.ofDays(1));
    Path otherJdk = archive("25.0.3+9-LTS-111.jsa", Duration.ofDays(29));
    Path oldJdk = archive("21.0.1+1-333.jsa", Duration.ofDays(31));
    Path notOurs = archive("17.0.15+6-Debian-1-111.txt", Duration.ofDays(99));
    ClassArchive.removeOthers(made, NOW);
    assertThat(otherBuild).doesNotExist();
    assertThat(oldJdk).doesNotExist();
    assertThat(made).exists();
    assertThat(otherJdk).exists();
    assertThat(notOurs).exists();
  }

  private Path archive(String name, Duration age) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    return file;
  }
}
