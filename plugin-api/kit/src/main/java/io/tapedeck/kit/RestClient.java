package io.tapedeck.kit;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks an exchange's REST service: {@code https} anywhere, {@code http} to this computer only, no redirects, answers of limited size within limited
 * time, at a pace all who ask the same host keep together. {@link #get} waits, on a thread that may; never the EDT, never a connection's reader.
 */
public final class RestClient {

  /**
   * What may be asked and answered. Immutable; any thread.
   *
   * @param body bytes of an answer
   * @param answer time for name look-up, TCP, TLS and the whole answer together
   * @param requestsPerSecond most requests to one host within any second
   */
  public record Limits(int body, Duration answer, int requestsPerSecond) {

    /** 16 MiB, 20 s, 8 requests a second. */
    public static final Limits DEFAULT = new Limits(16 << 20, Duration.ofSeconds(20), 8);

    /** Checks the ranges. */
    public Limits {
      if (body < 1 || answer.isNegative() || answer.isZero() || requestsPerSecond < 1) {
        throw new IllegalArgumentException("Limits out of range");
      }
    }

    /** The same with another pace. */
    public Limits withRequestsPerSecond(int requests) {
      return new Limits(body, answer, requests);
    }
  }

  static {
    // Java refuses to tell a proxy a name for a tunnel unless it is asked to; the trader who typed the name asked.
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final AdapterOption ADDRESS = AdapterOption.httpUrl("address", "https://localhost", "");

  // A client keeps a thread that ends only with the garbage collector, so there is one for each way out, not one for each feed.
  private static final Map<Route, HttpClient> CLIENTS = new ConcurrentHashMap<>();
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final ExecutorService WORKERS = Executors.newCachedThreadPool(work -> {
    Thread thread = new Thread(work, "tapedeck-http-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  });

  private final ExchangeContext context;
  private final Limits limits;

  /** With the usual limits. */
  public RestClient(ExchangeContext context) {
    this(context, Limits.DEFAULT);
  }

  /** With own limits. */
  public RestClient(ExchangeContext context, Limits limits) {
    this.context = context;
    this.limits = limits;
  }

  /**
   * The body of a resource.
   *
   * @throws ExchangeException when it cannot be had, with what happened and when to ask again
   */
  public byte[] get(String url) throws ExchangeException {
    Optional<String> complaint = ADDRESS.problemWith(url);
    if (complaint.isPresent()) {
      throw new ExchangeException(
          Problem.lasting(Problem.Kind.INVALID_OPTION, "The address " + url + " " + complaint.get() + ".", ""));
    }
    URI uri = URI.create(url);
    RestProblems problems = new RestProblems(uri.getHost());
    RestPacer pacer = RestPacer.of(uri.getAuthority());
    long closed = pacer.closedFor(System.nanoTime());
    if (closed > LONGEST_PAUSE_NANOS) {
      // The host asked for it, and a thread that waits so long would only be in the way.
      throw new ExchangeException(new Problem(
          Problem.Kind.RATE_LIMIT, uri.getHost() + " asked us to wait", "", true, Duration.ofNanos(closed)));
    }
    try {
      pause(pacer.reserve(System.nanoTime(), limits.requestsPerSecond()));
      HttpResponse<byte[]> response = send(uri, problems);
      if (response.statusCode() == 200) {
        return response.body();
      }
      Problem refused = problems.answered(response.statusCode(), response.headers(), response.body());
      if (refused.kind() == Problem.Kind.RATE_LIMIT && refused.retryAfter() != null) {
        pacer.close(System.nanoTime(), refused.retryAfter());
      }
      throw new ExchangeException(refused);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeException(
          Problem.retryable(Problem.Kind.CONNECTION, "Asking " + uri.getHost() + " was broken off", ""), e);
    }
  }

  /** An address to which paths can be added: without a slash at its end. */
  public static String base(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  /** True for the problem of {@link #get} that says that the service is there and does not know what was asked for. */
  public static boolean isUnknown(Problem problem) {
    return !problem.retryable() && problem.detail().matches("(?s)HTTP 4\\d\\d: .*") && !problem.detail().startsWith("HTTP 451");
  }

  private HttpResponse<byte[]> send(URI uri, RestProblems problems) throws ExchangeException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri)
        .timeout(limits.answer())
        .header("Accept", "application/json")
        .header("User-Agent", "Tapedeck")
        .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client(uri).sendAsync(request, info -> new RestBody(info.statusCode() == 200, limits.body()));
    try {
      // The request's own limit ends with the head of the answer; a body that drips for ever is ended here.
      return answer.get(limits.answer().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new ExchangeException(problems.timeout(limits.answer()), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ExchangeException(problems.of(cause), cause);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpClient client(URI target) throws ExchangeException {
    Route route = Route.to(target, context.network(), ProxySelector.getDefault());
    if (route.kind() == Route.Kind.SOCKS) {
      throw new ExchangeException(Problem.lasting(
          Problem.Kind.INVALID_OPTION, "Only an HTTP proxy can be used for lists and snapshots, not a SOCKS proxy", ""));
    }
    return CLIENTS.computeIfAbsent(route, RestClient::client);
  }

  private static HttpClient client(Route route) {
    HttpClient.Builder builder = HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .version(HttpClient.Version.HTTP_1_1)
        .executor(WORKERS);
    builder.proxy(route.isDirect()
        ? HttpClient.Builder.NO_PROXY
        : ProxySelector.of(new InetSocketAddress(route.host(), route.port())));
    if (route.hasName()) {
      builder.authenticator(new Authenticator() {
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
          // The proxy alone gets it, never an exchange.
          return getRequestorType() == RequestorType.PROXY
              ? new PasswordAuthentication(route.user(), route.password().reveal())
              : null;
        }
      });
    }
    return builder.build();
  }

  private static void pause(long nanos) throws InterruptedException {
    if (nanos > 0) {
      // Nobody counts it down: it only waits, and can be interrupted.
      boolean unused = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
    }
  }
}
