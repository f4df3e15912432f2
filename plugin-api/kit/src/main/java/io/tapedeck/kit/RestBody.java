package io.tapedeck.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the body of one answer, and ends it when it grows too large: of an error page the beginning is enough. The HTTP client's threads, one at a time. */
final class RestBody implements HttpResponse.BodySubscriber<byte[]> {
  private static final int ERROR_PAGE = 4_096;

  private final boolean wanted;
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  RestBody(boolean wanted, int limit) {
    this.wanted = wanted;
    this.limit = wanted ? limit : ERROR_PAGE;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> items) {
    for (ByteBuffer item : items) {
      if (whole.isDone()) {
        return;
      }
      byte[] part = new byte[Math.min(item.remaining(), limit - bytes.size() + 1)];
      item.get(part);
      bytes.write(part, 0, part.length);
      if (bytes.size() > limit) {
        tooLarge();
      }
    }
  }

  private void tooLarge() {
    if (subscription != null) {
      subscription.cancel();
    }
    if (wanted) {
      whole.completeExceptionally(new IOException("answer too large"));
    } else {
      whole.complete(bytes.toByteArray());
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
