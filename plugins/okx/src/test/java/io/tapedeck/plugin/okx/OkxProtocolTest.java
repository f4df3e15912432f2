package io.tapedeck.plugin.okx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.testkit.Conversation;
import org.junit.jupiter.api.Test;

/** Frames of OKX that the conformance suite does not know. */
class OkxProtocolTest {
  private Conversation exchange;

  private void open(String... symbols) {
    exchange = Conversation.open(new OkxAdapter(), symbols);
  }

  private static String book(String action, long previous, long id) {
    return "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"" + action + "\",\"data\":[{\"asks\":[],\"bids\":[[\"1\",\"2\",\"0\",\"1\"]],"
        + "\"ts\":\"1597026383085\",\"checksum\":0,\"prevSeqId\":" + previous + ",\"seqId\":" + id + "}]}";
  }

  @Test
  void theDocumentedRunOfIdsIsHandedOverAsItCame() throws FrameException {
    open("BTC-USDT");
    exchange.frame(book("snapshot", -1, 10));
    exchange.frame(book("update", 10, 15));
    exchange.frame(book("update", 15, 15));
    exchange.frame(book("update", 15, 3));
    exchange.frame(book("update", 3, 5));
    assertThat(exchange.log().lines(line -> line.startsWith("commit"))).extracting(line -> line.replaceAll(".*ids \\S+ (\\S+) (\\S+) .*", "$2 $1"))
        .containsExactly("-1 10", "10 15", "15 15", "15 3", "3 5");
    assertThat(exchange.log().rules(0).checksum()).isNull();
    assertThat(exchange.requests()).noneMatch(url -> url.contains("/market/books"));
  }

  @Test
  void aBookThatBeginsWithAnUpdateIsFetched() throws FrameException {
    open("BTC-USDT");
    exchange.frame(book("update", 10, 15));
    assertThat(exchange.requests()).anyMatch(url -> url.endsWith("/api/v5/market/books?instId=BTC-USDT&sz=400"));
    assertThat(exchange.log().count("commit")).isZero();
    exchange.answer("{\"code\":\"0\",\"data\":[{\"asks\":[],\"bids\":[[\"1\",\"1\",\"0\",\"1\"]],\"ts\":\"1\",\"seqId\":12}]}");
    assertThat(exchange.log().lines(line -> line.startsWith("commit"))).extracting(line -> line.replaceAll(".*ids \\S+ (\\S+) (\\S+) .*", "$2 $1"))
        .containsExactly("- 12", "12 15");
  }

  @Test
  void theOldChecksumIsSignedAndUsedWhenItIsSent() throws FrameException {
    open("BTC-USDT");
    exchange.frame("{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"snapshot\",\"data\":[{\"bids\":[[\"3366.1\",\"7\",\"0\",\"1\"],[\"3366\",\"6\",\"0\",\"1\"]],"
        + "\"asks\":[[\"3366.8\",\"9\",\"0\",\"1\"],[\"3368\",\"8\",\"0\",\"1\"]],\"ts\":\"1\",\"checksum\":-1881014294}]}");
    assertThat(exchange.log().rules(0).checksum()).isNotNull();
    assertThat(exchange.log().lines(line -> line.startsWith("commit")).get(0)).endsWith("checksum " + (-1881014294 & 0xFFFFFFFFL));
  }

  @Test
  void oneUnknownSymbolDoesNotKeepTheOthersWaiting() throws FrameException {
    open("BTC-USDT", "NO-SUCH", "ETH-USDT");
    exchange.frame("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}}");
    exchange.takeSent();
    exchange.frame("{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"channel:books,instId:NO-SUCH doesn't exist\"}");
    assertThat(exchange.log().count("refused NO-SUCH UNKNOWN_SYMBOL lasting")).isEqualTo(1);
    assertThat(exchange.takeSent()).hasSize(1).allMatch(text -> text.contains("ETH-USDT") && !text.contains("BTC-USDT") && !text.contains("NO-SUCH"));
  }
}
