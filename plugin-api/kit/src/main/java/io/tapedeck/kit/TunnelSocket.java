package io.tapedeck.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A connected line dressed as a socket that has yet to connect. The WebSocket library takes it for a proxy: it asks for a tunnel,
 * which this class grants itself, and then talks through the line. So the library does no name look-up, no racing threads and
 * no TLS of its own; {@link Dialer} did all that. The thread that connects, then one reading and one writing thread.
 */
final class TunnelSocket extends Socket {
  private static final byte[] GRANTED = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Socket raw;
  private final InputStream in;
  private final OutputStream out;
  private boolean requestTaken;
  private boolean grantGiven;

  TunnelSocket(Socket raw, InputStream in, OutputStream out) {
    this.raw = raw;
    this.in = in;
    this.out = out;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) {
    // Connected already.
  }

  @Override
  public InputStream getInputStream() {
    if (!grantGiven) {
      grantGiven = true;
      return new ByteArrayInputStream(GRANTED);
    }
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    if (!requestTaken) {
      requestTaken = true;
      return OutputStream.nullOutputStream();
    }
    return out;
  }

  /** Closes the line below TLS: closing a TLS socket may wait for a writer that is stuck. */
  @Override
  public synchronized void close() throws IOException {
    raw.close();
  }
}
