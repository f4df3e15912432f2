package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.kit.support.FakeContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FetcherTest {
  private final ManualTimer timer = new ManualTimer();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private volatile Problem failure;
  private final Fetcher fetcher = new Fetcher(new FakeContext(timer.clock, Network.DIRECT), "x-rest", this::get, timer);

  @AfterEach
  void close() {
    fetcher.close();
  }

  private byte[] get(String url) throws ExchangeException {
    asked.add(url);
    if (failure != null) {
      throw new ExchangeException(failure);
    }
    return new byte[7];
  }

  private void fetch(String url) {
    fetcher.fetch(url, new Fetcher.Asker() {
      @Override
      public void fetched(byte[] body) {
        answers.add(url + " " + body.length + " on " + Thread.currentThread().getName());
      }

      @Override
      public void failed(Problem problem) {
        answers.add(url + " failed");
      }
    });
  }

  @Test
  void answersOnItsOwnThread() {
    fetch("a");
    await().until(() -> answers.size() == 1);
    assertThat(answers).containsExactly("a 7 on x-rest");
  }

  @Test
  void whoAsksAgainWaits() {
    fetch("a");
    await().until(() -> answers.size() == 1);
    fetch("a");
    fetch("b");
    await().until(() -> answers.size() == 2);
    assertThat(asked).containsExactly("a", "b");
    timer.advanceSeconds(0.5);
    await().until(() -> asked.size() == 3);
  }

  @Test
  void whatTheExchangeAskedForIsWaitedFor() {
    failure = new Problem(Problem.Kind.RATE_LIMIT, "slowly", "", true, Duration.ofSeconds(20));
    fetch("a");
    await().until(() -> answers.contains("a failed"));
    fetch("a");
    timer.advanceSeconds(19);
    assertThat(asked).hasSize(1);
    timer.advanceSeconds(4);
    await().until(() -> asked.size() == 2);
  }

  @Test
  void afterAMinuteThePastIsForgotten() {
    fetch("a");
    await().until(() -> answers.size() == 1);
    timer.advanceSeconds(61);
    fetch("a");
    await().until(() -> asked.size() == 2);
  }

  @Test
  void afterCloseNobodyIsAsked() {
    fetcher.close();
    fetch("a");
    timer.advanceSeconds(1);
    assertThat(asked).isEmpty();
  }
}
