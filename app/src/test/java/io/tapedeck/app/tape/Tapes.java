package io.tapedeck.app.tape;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.tape.TapeEntry.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tapes made by hand, for tests. */
final class Tapes {
  static final Instrument BTC = Instrument.spot("demo", "BTC/USD", "BTC", "USD", 1, 8);

  private Tapes() {}

  static TapedFeed feed() {
    return new TapedFeed("demo", "Demo exchange", "1.0", true, ConnectionMode.WEBSOCKET_SHARED, Map.of("rate", "200"), List.of(BTC), List.of(0));
  }

  static TapeEntry entry(Kind kind, long nanos, String text, byte... bytes) {
    return new TapeEntry(kind, 0, nanos, 1_700_000_000_000_000_000L + nanos, 0, text, bytes);
  }

  static TapeEntry frame(long nanos, String text) {
    return entry(Kind.TEXT, nanos, "", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A header, a feed, a connection, so many frames in blocks of {@code perBlock}, and the end. */
  static List<TapeEntry> small(int frames) {
    List<TapeEntry> entries = new ArrayList<>();
    entries.add(entry(Kind.HEADER, 0, TapeJson.of(new TapeHeader("test", 0, 0))));
    entries.add(entry(Kind.FEED, 1, TapeJson.of(feed())));
    entries.add(entry(Kind.LINK, 2, TapeJson.of("demo-ws-1", List.of(BTC))));
    entries.add(entry(Kind.OPENED, 3, ""));
    for (int i = 0; i < frames; i++) {
      entries.add(frame(10 + i, "{\"t\":\"heartbeat\",\"ts\":" + i + ",\"\u00e9\":\"" + "x".repeat(i * 7 % 40) + "\"}"));
    }
    entries.add(entry(Kind.END, 1_000, ""));
    return entries;
  }

  static void write(Path file, List<TapeEntry> entries, int perBlock) throws IOException {
    try (TapeWriter tape = new TapeWriter(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
      int inBlock = 0;
      for (TapeEntry entry : entries) {
        tape.put(entry);
        if (++inBlock % perBlock == 0) {
          tape.flush();
        }
      }
      tape.flush();
    }
  }

  /** What can be read, and how it ends. */
  record Read(List<TapeEntry> entries, TapeEnding ending) {}

  static Read read(Path file) throws RecordingException, IOException {
    try (TapeReader tape = TapeReader.open(file)) {
      List<TapeEntry> entries = new ArrayList<>();
      for (TapeEntry entry = tape.next(); entry != null; entry = tape.next()) {
        entries.add(entry);
      }
      return new Read(entries, tape.ending());
    }
  }

  /** Two entries are the same, bytes and all. */
  static boolean same(TapeEntry a, TapeEntry b) {
    return java.util.Arrays.equals(a.encoded(), b.encoded());
  }
}
