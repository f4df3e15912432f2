package io.tapedeck.plugin.kraken;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import io.tapedeck.kit.Connector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One short connection that asks what is listed. {@link #send} runs on a thread that may wait; answers come on the connection's own. */
final class ListingRequest implements ConnectionListener {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final ExchangeContext context;
  private final FrameReader reader = new FrameReader();
  private final CompletableFuture<List<Instrument>> listed = new CompletableFuture<>();

  ListingRequest(ExchangeContext context) {
    this.context = context;
  }

  /** All pairs, within ten seconds in all. */
  List<Instrument> send(Connector connector) throws ExchangeException {
    return send(connector, DEADLINE);
  }

  List<Instrument> send(Connector connector, Duration deadline) throws ExchangeException {
    long begun = context.clock().nanos();
    try (Connection connection = connector.connect(KrakenAdapter.ID + "-listing", this)) {
      new Requests(connection::send, 10).instruments();
      long left = deadline.toNanos() - (context.clock().nanos() - begun);
      return listed.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new ExchangeException(Problem.retryable(
          Problem.Kind.TIMEOUT, "Kraken did not send its list of symbols within " + deadline.toSeconds() + " s.", ""), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeException(
          Problem.retryable(Problem.Kind.CONNECTION, "Asking Kraken for its symbols was broken off.", "interrupted"), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ExchangeException known) {
        throw known;
      }
      throw new ExchangeException(
          Problem.retryable(Problem.Kind.PLUGIN, "Kraken's list of symbols could not be read.", String.valueOf(e.getCause())), e);
    }
  }

  @Override
  public void frame(byte[] frame) {
    try {
      reader.read(frame);
    } catch (FrameException e) {
      fail(Problem.Kind.MALFORMED, "Kraken's list of symbols could not be read.", e.reason());
      return;
    }
    if (reader.isListing() && reader.isSnapshot()) {
      listed.complete(List.copyOf(reader.listed()));
    } else if (reader.answer().error != null) {
      Problem complaint = Problems.complaint(reader.answer().error);
      listed.completeExceptionally(new ExchangeException(complaint));
    }
  }

  @Override
  public void frameRejected(String reason) {
    fail(Problem.Kind.MALFORMED, "Kraken's list of symbols could not be read.", reason);
  }

  @Override
  public void lost(Problem why) {
    listed.completeExceptionally(new ExchangeException(why));
  }

  private void fail(Problem.Kind kind, String text, String detail) {
    listed.completeExceptionally(new ExchangeException(Problem.retryable(kind, text, detail)));
  }
}
