package io.tapedeck.app.tape;

import io.tapedeck.app.tape.TapeEntry.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Reads a tape from its beginning to its end, or to the last entry that is whole. One thread. */
public final class TapeReader implements AutoCloseable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final String name;
  private final FileChannel channel;
  private final TapeHeader header;
  private ByteBuffer block = ByteBuffer.allocate(0);
  /** What the tape's end is when the block at hand has no more entries; null when there may be another block. */
  private @Nullable TapeEnding endsWithBlock;
  private TapeEnding ending = TapeEnding.NOT_YET;
  private long lastEpochNanos;

  private TapeReader(String name, FileChannel channel) throws IOException, RecordingException {
    this.name = name;
    this.channel = channel;
    ByteBuffer prologue = ByteBuffer.allocate(TapeFormat.PROLOGUE);
    if (!fill(prologue)) {
      throw RecordingException.damaged(name + ": it ends before its first data; nothing can be read from it.");
    }
    int version = prologue.getShort(TapeFormat.MAGIC.length) & 0xffff;
    if (version > TapeFormat.VERSION) {
      throw RecordingException.damaged(name + " was recorded by a newer Tapedeck (format " + version + ", this one reads "
          + TapeFormat.VERSION + "); open it with a newer version.");
    }
    TapeEntry first = next();
    if (first == null || first.kind() != Kind.HEADER) {
      throw RecordingException.damaged(name + ": it ends before its first data; nothing can be read from it.");
    }
    try {
      header = TapeJson.header(first);
    } catch (IllegalArgumentException e) {
      throw RecordingException.damaged(name + ": its beginning is damaged; nothing can be read from it.");
    }
  }

  /** Opens a tape. */
  public static TapeReader open(Path file) throws RecordingException {
    if (!Files.exists(file)) {
      throw RecordingException.misuse("There is no file " + file + ".");
    }
    if (Files.isDirectory(file)) {
      throw RecordingException.misuse(file + " is a folder; name a recording in it.");
    }
    String name = String.valueOf(file.getFileName());
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      if (channel.size() == 0) {
        throw RecordingException.damaged(name + " is empty; nothing was recorded in it.");
      }
      if (!begins(channel)) {
        throw RecordingException.damaged(name + " is no recording of Tapedeck's, or its beginning is damaged.");
      }
      return new TapeReader(name, channel);
    } catch (AccessDeniedException e) {
      throw RecordingException.misuse(file + " cannot be read: this user may not open it.");
    } catch (IOException e) {
      closeQuietly(channel);
      throw RecordingException.misuse(file + " cannot be read: " + e.getMessage() + ".");
    } catch (RecordingException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  /** True when a file begins as tapes do; false also for what cannot be read. */
  public static boolean isTape(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.size() > 0 && begins(channel);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean begins(FileChannel channel) throws IOException {
    ByteBuffer magic = ByteBuffer.allocate(TapeFormat.MAGIC.length);
    while (magic.hasRemaining() && channel.read(magic, magic.position()) >= 0) {
      // More may come.
    }
    return Arrays.equals(
        Arrays.copyOf(magic.array(), magic.position()), Arrays.copyOf(TapeFormat.MAGIC, magic.position()));
  }

  /** What the tape says of itself. */
  public TapeHeader header() {
    return header;
  }

  /** The next entry; null at the end, and {@link #ending} says then which end that is. */
  public @Nullable TapeEntry next() throws RecordingException {
    while (ending == TapeEnding.NOT_YET) {
      try {
        if (block.remaining() == 0) {
          nextBlock();
          continue;
        }
        TapeEntry entry = entry();
        if (entry != null) {
          lastEpochNanos = entry.epochNanos();
          if (entry.kind() == Kind.END) {
            ending = TapeEnding.WHOLE;
          }
          return entry;
        }
      } catch (IOException e) {
        throw RecordingException.damaged(name + " cannot be read any further: " + e.getMessage() + ".");
      }
    }
    return null;
  }

  /** How the tape ended; {@link TapeEnding#NOT_YET} before {@link #next} has answered with null. */
  public TapeEnding ending() {
    return ending;
  }

  /** Name of the file. */
  public String name() {
    return name;
  }

  /** A sentence when the tape, read to its end, does not end in order. */
  public Optional<String> trouble(ZoneId zone) {
    String when = lastEpochNanos == 0
        ? "its beginning" : TIME.format(Instant.ofEpochSecond(0, lastEpochNanos).atZone(zone));
    return switch (ending) {
      case NOT_YET, WHOLE -> Optional.empty();
      case CUT -> Optional.of(name + " is cut off at " + when + "; everything up to there was read.");
      case DAMAGED -> Optional.of(name + " is damaged after " + when + "; everything up to there was read.");
    };
  }

  /** Finds when the tape ends without reading it all: the heads of its blocks say so. Afterwards it is read on where it was. */
  public long endNanos() throws RecordingException {
    try {
      long here = channel.position();
      long end = header.nanos();
      long at = TapeFormat.PROLOGUE;
      ByteBuffer head = ByteBuffer.allocate(TapeFormat.BLOCK_HEAD);
      while (at + TapeFormat.BLOCK_HEAD <= channel.size()) {
        channel.position(at);
        if (!fill(head.clear()) || head.getInt(0) != TapeFormat.BLOCK_MARK || head.getInt(4) < 0) {
          break;
        }
        at += TapeFormat.BLOCK_HEAD + head.getInt(4);
        if (at <= channel.size()) {
          end = Math.max(end, head.getLong(12));
        }
      }
      channel.position(here);
      return end;
    } catch (IOException e) {
      throw RecordingException.damaged(name + " cannot be read: " + e.getMessage() + ".");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The next entry of the block at hand; null when none is whole any more, or when it is of a kind nobody knows. */
  private @Nullable TapeEntry entry() {
    int length = block.remaining() < TapeFormat.ENTRY_HEAD ? -1 : block.getInt();
    int sum = length < 0 ? 0 : block.getInt();
    if (length < 0 || length > block.remaining()) {
      ending = endsWithBlock == null ? TapeEnding.DAMAGED : endsWithBlock;
      return null;
    }
    CRC32 crc = new CRC32();
    crc.update(block.slice(block.position(), length));
    if ((int) crc.getValue() != sum) {
      ending = TapeEnding.DAMAGED;
      return null;
    }
    ByteBuffer body = block.slice(block.position(), length);
    block.position(block.position() + length);
    try {
      return TapeEntry.decoded(body);
    } catch (IllegalArgumentException e) {
      ending = TapeEnding.DAMAGED;
      return null;
    }
  }

  /** Unpacks the next block, or as much of it as there is; where there is none the tape has ended. */
  private void nextBlock() throws IOException {
    if (endsWithBlock != null) {
      ending = endsWithBlock; // What comes after such a block is not looked for: its place is not sure.
      return;
    }
    ByteBuffer head = ByteBuffer.allocate(TapeFormat.BLOCK_HEAD);
    if (!fill(head)) {
      ending = TapeEnding.CUT; // A whole tape ends with an entry that says so.
      return;
    }
    int stored = head.getInt(4);
    int raw = head.getInt(8);
    if (head.getInt(0) != TapeFormat.BLOCK_MARK
        || stored < 0 || stored > TapeFormat.MOST_BLOCK || raw <= 0 || raw > TapeFormat.MOST_BLOCK) {
      ending = TapeEnding.DAMAGED;
      return;
    }
    ByteBuffer packed = ByteBuffer.allocate((int) Math.min(stored, channel.size() - channel.position()));
    if (!fill(packed) || packed.limit() < stored) {
      endsWithBlock = TapeEnding.CUT;
    } else {
      CRC32 crc = new CRC32();
      crc.update(head.array(), 4, TapeFormat.BLOCK_HEAD - 8);
      crc.update(packed.array(), 0, packed.limit());
      endsWithBlock = (int) crc.getValue() == head.getInt(TapeFormat.BLOCK_HEAD - 4) ? null : TapeEnding.DAMAGED;
    }
    block = unpacked(packed.array(), packed.limit(), raw);
  }

  private static ByteBuffer unpacked(byte[] packed, int stored, int raw) {
    Inflater inflater = new Inflater();
    try {
      byte[] plain = new byte[Math.min(raw, 1 << 16)];
      inflater.setInput(packed, 0, stored);
      int length = 0;
      while (length < raw) {
        if (length == plain.length) {
          plain = Arrays.copyOf(plain, (int) Math.min(raw, plain.length * 2L));
        }
        int more = inflater.inflate(plain, length, plain.length - length);
        if (more == 0) {
          break;
        }
        length += more;
      }
      return ByteBuffer.wrap(plain, 0, length);
    } catch (DataFormatException e) {
      return ByteBuffer.allocate(0);
    } finally {
      inflater.end();
    }
  }

  private boolean fill(ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        into.flip();
        return false;
      }
    }
    into.flip();
    return true;
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It was opened for reading; nothing can be lost.
    }
  }
}
