package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.Heard;
import io.tapedeck.kit.support.RawServer;
import io.tapedeck.kit.support.TestKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecureSocketTest {
  @TempDir
  private static Path folder;

  private static TestKeys right;
  private static TestKeys wrong;
  private final Heard heard = new Heard();

  @BeforeAll
  static void makeKeys() throws Exception {
    right = new TestKeys(folder, "dns:localhost");
    wrong = new TestKeys(folder, "dns:other.example");
  }

  private static RawServer server(TestKeys keys, byte[] greeting) throws Exception {
    return new RawServer(keys.server().getServerSocketFactory(), (socket, in, out) -> {
      RawServer.shakeHands(in, out);
      out.write(greeting);
      RawServer.untilClosed(in, out);
    });
  }

  private Connection connect(RawServer server, SSLContext tls) throws ExchangeException {
    URI uri = URI.create("wss://localhost:" + server.port());
    return new MarketSocket(uri, FakeContext.real(), MarketSocket.Limits.DEFAULT, Outside.SHARED.trusting(tls)).connect("tls-ws-1", heard);
  }

  private Problem refusal(TestKeys served, SSLContext tls) throws Exception {
    try (RawServer server = server(served, RawServer.text("hello"))) {
      ExchangeException thrown = catchThrowableOfType(ExchangeException.class, () -> connect(server, tls));
      assertThat(thrown).isNotNull();
      return thrown.problem();
    }
  }

  @Test
  void talksInSecret() throws Exception {
    try (RawServer server = server(right, RawServer.text("hello"))) {
      Connection connection = connect(server, right.trusting());
      await().until(() -> heard.frames.contains("hello"));
      connection.close();
    }
    assertThat(heard.lost).isEmpty();
  }

  @Test
  void f6_refusesACertificateForAnotherHost() throws Exception {
    Problem problem = refusal(wrong, wrong.trusting());
    assertThat(problem.kind()).isEqualTo(Problem.Kind.TLS);
    assertThat(problem.text()).isEqualTo("The certificate is not for localhost");
  }

  @Test
  void f6_f7_refusesACertificateNobodyVouchesFor() throws Exception {
    Problem problem = refusal(right, null);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.TLS);
    assertThat(problem.text()).isEqualTo("The certificate of localhost is not trusted by this computer");
  }

  @Test
  void refusesWhatIsNoTls() throws Exception {
    try (RawServer server = new RawServer((socket, in, out) -> {
      out.write("220 mail.example ready\r\n".getBytes(StandardCharsets.US_ASCII));
      RawServer.drain(in);
    })) {
      ExchangeException thrown = catchThrowableOfType(ExchangeException.class, () -> connect(server, right.trusting()));
      assertThat(thrown.problem().kind()).isEqualTo(Problem.Kind.TLS);
    }
  }

  @Test
  void f28_guardsTheSecretLineToo() throws Exception {
    byte[] tooLong = {(byte) 0x81, 127, 0, 0, 0, 0, 0x13, 0, 0, 0};
    try (RawServer server = server(right, tooLong)) {
      Connection connection = connect(server, right.trusting());
      await().until(() -> !heard.lost.isEmpty());
      connection.close();
    }
    assertThat(heard.lost.get(0).kind()).isEqualTo(Problem.Kind.MALFORMED);
  }
}
