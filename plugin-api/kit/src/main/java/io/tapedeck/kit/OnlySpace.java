package io.tapedeck.kit;

import java.io.IOException;
import java.io.OutputStream;

/** Takes what a parser has left over, and complains when it is more than white space. One thread. */
final class OnlySpace extends OutputStream {

  @Override
  public void write(int b) throws IOException {
    if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
      throw new IOException("not white space");
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }
}
