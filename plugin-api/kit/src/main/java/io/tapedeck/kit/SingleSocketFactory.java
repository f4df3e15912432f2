package io.tapedeck.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Hands out one ready socket, once. Any thread. */
final class SingleSocketFactory extends SocketFactory {
  private final AtomicReference<@Nullable Socket> ready;

  SingleSocketFactory(Socket ready) {
    this.ready = new AtomicReference<>(ready);
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = ready.getAndSet(null);
    if (socket == null) {
      throw new IOException("there is one line only");
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
    return createSocket();
  }
}
