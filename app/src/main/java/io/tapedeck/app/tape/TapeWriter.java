package io.tapedeck.app.tape;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes entries in packed blocks; what a {@link #flush} returned from survives the end of the process, whatever ends it. One thread. */
final class TapeWriter implements AutoCloseable {
  private final WritableByteChannel channel;
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream(TapeFormat.BLOCK_BYTES + (64 << 10));
  private final byte[] packed = new byte[64 << 10];
  private long lastNanos;
  private long lastEpochNanos;
  private long written;

  /** Begins a tape: writes what stands in front of the first block. */
  TapeWriter(WritableByteChannel channel) throws IOException {
    this.channel = channel;
    write(ByteBuffer.allocate(TapeFormat.PROLOGUE).put(TapeFormat.MAGIC).putShort((short) TapeFormat.VERSION).flip());
  }

  /** Puts an entry into the block at hand, which is written when it is full. */
  void put(TapeEntry entry) throws IOException {
    byte[] body = entry.encoded();
    CRC32 crc = new CRC32();
    crc.update(body);
    raw.write(ByteBuffer.allocate(TapeFormat.ENTRY_HEAD).putInt(body.length).putInt((int) crc.getValue()).array());
    raw.write(body);
    lastNanos = entry.nanos();
    lastEpochNanos = entry.epochNanos();
    if (raw.size() >= TapeFormat.BLOCK_BYTES) {
      flush();
    }
  }

  /** Hands the block at hand to the operating system. */
  void flush() throws IOException {
    if (raw.size() == 0) {
      return;
    }
    byte[] plain = raw.toByteArray();
    raw.reset();
    ByteArrayOutputStream stored = new ByteArrayOutputStream(plain.length / 3 + 64);
    deflater.reset();
    deflater.setInput(plain);
    deflater.finish();
    while (!deflater.finished()) {
      stored.write(packed, 0, deflater.deflate(packed));
    }
    byte[] body = stored.toByteArray();
    ByteBuffer block = ByteBuffer.allocate(TapeFormat.BLOCK_HEAD + body.length);
    block.putInt(TapeFormat.BLOCK_MARK).putInt(body.length).putInt(plain.length).putLong(lastNanos).putLong(lastEpochNanos);
    CRC32 crc = new CRC32();
    crc.update(block.array(), 4, block.position() - 4);
    crc.update(body);
    block.putInt((int) crc.getValue()).put(body).flip();
    write(block);
  }

  /** Bytes in the file. */
  long written() {
    return written;
  }

  /** Closes the channel; what was not flushed is gone. */
  @Override
  public void close() throws IOException {
    deflater.end();
    channel.close();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      written += channel.write(bytes);
    }
  }
}
