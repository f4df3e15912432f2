package io.tapedeck.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Problem;
import io.tapedeck.api.TimeSource;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import io.tapedeck.kit.MarketSocket;
import io.tapedeck.testkit.FakeContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the frames of a {@link FrameFlood}, in three ways. Its reading thread counts, any thread asks. */
abstract class FloodClient implements AutoCloseable {
  private final AtomicLong frames = new AtomicLong();

  /** Ways to receive. */
  enum Kind {
    /** A bare socket and the least code that tells frames apart: the limit. */
    SPLITTER,
    /** nv-websocket-client as it comes, text as bytes. */
    UNGUARDED,
    /** The kit's socket. */
    GUARDED;

    FloodClient open(URI uri) throws IOException {
      return switch (this) {
        case SPLITTER -> new Splitter(uri);
        case UNGUARDED -> new Unguarded(uri);
        case GUARDED -> new Guarded(uri);
      };
    }
  }

  long frames() {
    return frames.get();
  }

  /** One thread counts, so an ordered store will do. */
  final void count(long more) {
    frames.setPlain(frames.getPlain() + more);
    frames.setRelease(frames.getPlain());
  }

  @Override
  public abstract void close();

  private static final class Splitter extends FloodClient {
    private final Socket socket;

    Splitter(URI uri) throws IOException {
      socket = new Socket(uri.getHost(), uri.getPort());
      socket.getOutputStream().write(
          "GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".getBytes(ISO_8859_1));
      Thread thread = new Thread(this::read, "bench-splitter");
      thread.setDaemon(true);
      thread.start();
    }

    private void read() {
      try {
        InputStream in = socket.getInputStream();
        int ends = 0;
        while (ends < 4) {
          ends = in.read() == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
        split(in);
      } catch (IOException e) {
        // Measured enough.
      }
    }

    private void split(InputStream in) throws IOException {
      byte[] buffer = new byte[64 * 1024];
      int filled = 0;
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer, filled, buffer.length - filled)) {
        filled += got;
        int at = 0;
        int found = 0;
        while (filled - at >= 4) {
          int length = buffer[at + 1] & 0x7F;
          int next = at + (length < 126 ? 2 + length : 4 + ((buffer[at + 2] & 0xFF) << 8 | (buffer[at + 3] & 0xFF)));
          if (next > filled) {
            break;
          }
          at = next;
          found++;
        }
        count(found);
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static final class Unguarded extends FloodClient {
    private final WebSocket socket;

    Unguarded(URI uri) throws IOException {
      socket = new WebSocketFactory().createSocket(uri).setDirectTextMessage(true).addListener(new WebSocketAdapter() {
        @Override
        public void onTextMessage(WebSocket from, byte[] data) {
          count(1);
        }
      });
      try {
        socket.connect();
      } catch (WebSocketException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      socket.disconnect(1000, "", 0);
    }
  }

  private static final class Guarded extends FloodClient implements ConnectionListener {
    private static final ExchangeInfo INFO =
        new ExchangeInfo("bench", "Bench", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());
    private final Connection connection;

    Guarded(URI uri) throws IOException {
      try {
        connection = new MarketSocket(uri, new FakeContext(INFO).with(TimeSource.system())).connect("bench-ws-1", this);
      } catch (ExchangeException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void frame(byte[] frame) {
      count(1);
    }

    @Override
    public void frameRejected(String reason) {
      throw new IllegalStateException(reason);
    }

    @Override
    public void lost(Problem why) {
      throw new IllegalStateException(why.toString());
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
