package io.tapedeck.app.tape;

import java.nio.charset.StandardCharsets;

/**
 * The numbers of the file format; docs/tape.md describes it.
 */
final class TapeFormat {
  /** The first eight bytes of every tape. */
  static final byte[] MAGIC = "TAPEDECK".getBytes(StandardCharsets.US_ASCII);

  /** What this program writes, and the newest it reads. */
  static final int VERSION = 1;

  /** Magic and version. */
  static final int PROLOGUE = 8 + 2;

  /** "BLCK", in front of each block. */
  static final int BLOCK_MARK = 0x424c434b;

  /** Mark, stored length, raw length, both times of the last entry, CRC-32 of all these but the mark and of the stored bytes. */
  static final int BLOCK_HEAD = 4 + 4 + 4 + 8 + 8 + 4;

  /** Length and CRC-32 in front of each entry. */
  static final int ENTRY_HEAD = 4 + 4;

  /** No block is larger, packed or not: a longer one is damage. The kit takes no frame above 16 MiB. */
  static final int MOST_BLOCK = 256 << 20;

  /** A block is written when it holds so much. */
  static final int BLOCK_BYTES = 256 << 10;

  private TapeFormat() {}
}
