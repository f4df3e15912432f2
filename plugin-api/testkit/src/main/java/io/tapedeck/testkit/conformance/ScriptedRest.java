package io.tapedeck.testkit.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A REST service on 127.0.0.1 that answers what a test says. Any thread; the answers are made on the server's own daemon thread. */
public final class ScriptedRest implements AutoCloseable {
  private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

  private final HttpServer server;
  private final ExecutorService threads;
  private final Function<String, Dialect.Answer> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ScriptedRest(HttpServer server, Function<String, Dialect.Answer> answers) {
    this.server = server;
    this.answers = answers;
    threads = Executors.newSingleThreadExecutor(work -> {
      Thread thread = new Thread(work, "venue-rest");
      thread.setDaemon(true);
      return thread;
    });
  }

  /** A service; {@code answers} is handed path and query of each request. */
  public static ScriptedRest start(Function<String, Dialect.Answer> answers) {
    try {
      HttpServer server = fresh();
      ScriptedRest rest = new ScriptedRest(server, answers);
      server.setExecutor(rest.threads);
      server.createContext("/", rest::answer);
      server.start();
      return rest;
    } catch (IOException e) {
      throw new UncheckedIOException("The service could not start", e);
    }
  }

  /** On a port no service had before: the kit leaves a host and port alone for half a minute after it asked us to slow down. */
  private static HttpServer fresh() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    if (PORTS.add(server.getAddress().getPort())) {
      return server;
    }
    HttpServer other = fresh(); // While the first holds its port.
    server.stop(0);
    return other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().toString();
      requests.add(asked);
      Dialect.Answer answer = answers.apply(asked);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Where it is: {@code http://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Path and query of all requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
