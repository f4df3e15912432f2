package io.tapedeck.kit;

import java.util.zip.CRC32;

/**
 * A CRC-32 over decimal digits, the building block of the book checksums several exchanges send. Makes no garbage. One thread.
 */
public final class DigitCrc {

  /** Room for the longest number written at once. */
  private static final int MARGIN = 24;

  private final CRC32 crc = new CRC32();
  private final byte[] scratch = new byte[1024];
  private int filled;

  /** Begins a new checksum. */
  public void reset() {
    crc.reset();
    filled = 0;
  }

  /** The digits of a mantissa: the number without its point and without leading zeros. Zero adds nothing. */
  public void digits(long mantissa) {
    if (mantissa != 0) {
      room();
      filled = Decimals.write(mantissa, 0, scratch, filled);
    }
  }

  /** The number as {@link Decimals#text} writes it. */
  public void decimal(long mantissa, int scale) {
    room();
    filled = Decimals.write(mantissa, scale, scratch, filled);
  }

  /** The number without fraction digits that are zero: 64525.10 as 64525.1, 64525.00 as 64525. */
  public void shortest(long mantissa, int scale) {
    int needed = SentNumber.neededScale(mantissa, scale);
    decimal(Decimals.rescale(mantissa, scale, needed), needed);
  }

  /** One ASCII character, for instance a separator. */
  public void character(char c) {
    room();
    scratch[filled++] = (byte) c;
  }

  /** The checksum of everything since {@link #reset}, unsigned 32 bits in a long. More may be added after it. */
  public long value() {
    flush();
    return crc.getValue();
  }

  private void room() {
    if (filled > scratch.length - MARGIN) {
      flush();
    }
  }

  private void flush() {
    crc.update(scratch, 0, filled);
    filled = 0;
  }
}
