package io.tapedeck.plugin.okx;

import static org.assertj.core.api.Assertions.assertThat;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SinkLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of OKX that the conformance suite does not know. */
class OkxProtocolTest {
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Problem> farewells = new ArrayList<>();
  private SinkLog log = new SinkLog();
  private WireProtocol protocol;

  private void open(String... symbols) {
    log = new SinkLog(symbols);
    List<Instrument> instruments =
        java.util.Arrays.stream(symbols).map(symbol -> Instrument.provisional(OkxAdapter.ID, symbol)).toList();
    protocol = new OkxAdapter().protocol(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new FakeContext(OkxAdapter.INFO));
    protocol.opened(log, new WireOutput() {
      @Override
      public void send(String text) {
        sent.add(text);
      }

      @Override
      public void fetch(String url) {
        requests.add(url);
      }

      @Override
      public void reconnect(Problem why) {
        farewells.add(why);
      }
    });
    log.take();
  }

  private void frame(String text) throws FrameException {
    protocol.frame(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String book(String action, long previous, long id) {
    return "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"" + action + "\",\"data\":[{\"asks\":[],\"bids\":[[\"1\",\"2\",\"0\",\"1\"]],"
        + "\"ts\":\"1597026383085\",\"checksum\":0,\"prevSeqId\":" + previous + ",\"seqId\":" + id + "}]}";
  }

  @Test
  void theDocumentedRunOfIdsIsHandedOverAsItCame() throws FrameException {
    open("BTC-USDT");
    frame(book("snapshot", -1, 10));
    frame(book("update", 10, 15));
    frame(book("update", 15, 15));
    frame(book("update", 15, 3));
    frame(book("update", 3, 5));
    assertThat(log.lines(line -> line.startsWith("commit"))).extracting(line -> line.replaceAll(".*ids \\S+ (\\S+) (\\S+) .*", "$2 $1"))
        .containsExactly("-1 10", "10 15", "15 15", "15 3", "3 5");
    assertThat(log.rules(0).checksum()).isNull();
    assertThat(requests).noneMatch(url -> url.contains("/market/books"));
  }

  @Test
  void aBookThatBeginsWithAnUpdateIsFetched() throws FrameException {
    open("BTC-USDT");
    frame(book("update", 10, 15));
    assertThat(requests).anyMatch(url -> url.endsWith("/api/v5/market/books?instId=BTC-USDT&sz=400"));
    assertThat(log.count("commit")).isZero();
    protocol.fetched(requests.get(requests.size() - 1),
        "{\"code\":\"0\",\"data\":[{\"asks\":[],\"bids\":[[\"1\",\"1\",\"0\",\"1\"]],\"ts\":\"1\",\"seqId\":12}]}".getBytes(StandardCharsets.UTF_8));
    assertThat(log.lines(line -> line.startsWith("commit"))).extracting(line -> line.replaceAll(".*ids \\S+ (\\S+) (\\S+) .*", "$2 $1"))
        .containsExactly("- 12", "12 15");
  }

  @Test
  void theOldChecksumIsSignedAndUsedWhenItIsSent() throws FrameException {
    open("BTC-USDT");
    frame("{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"snapshot\",\"data\":[{\"bids\":[[\"3366.1\",\"7\",\"0\",\"1\"],[\"3366\",\"6\",\"0\",\"1\"]],"
        + "\"asks\":[[\"3366.8\",\"9\",\"0\",\"1\"],[\"3368\",\"8\",\"0\",\"1\"]],\"ts\":\"1\",\"checksum\":-1881014294}]}");
    assertThat(log.rules(0).checksum()).isNotNull();
    assertThat(log.lines(line -> line.startsWith("commit")).get(0)).endsWith("checksum " + (-1881014294 & 0xFFFFFFFFL));
  }

  @Test
  void oneUnknownSymbolDoesNotKeepTheOthersWaiting() throws FrameException {
    open("BTC-USDT", "NO-SUCH", "ETH-USDT");
    frame("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}}");
    sent.clear();
    frame("{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"channel:books,instId:NO-SUCH doesn't exist\"}");
    assertThat(log.count("refused NO-SUCH UNKNOWN_SYMBOL lasting")).isEqualTo(1);
    assertThat(sent).hasSize(1).allMatch(text -> text.contains("ETH-USDT") && !text.contains("BTC-USDT") && !text.contains("NO-SUCH"));
  }
}
