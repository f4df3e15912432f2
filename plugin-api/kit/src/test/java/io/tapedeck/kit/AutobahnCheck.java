package io.tapedeck.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Problem;
import io.tapedeck.kit.support.AutobahnServer;
import io.tapedeck.kit.support.FakeContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Our socket, with its usual limits, as the client of the Autobahn fuzzing server. Not part of the build; {@code mvn -Pautobahn -pl plugin-api/kit -am test} runs it. The
 * table it writes is in {@code docs/socket.md}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class AutobahnCheck {
  private static final String AGENT = "Tapedeck";

  /** Sends back what it gets. */
  private static final class Echo implements ConnectionListener {
    final CompletableFuture<Connection> connection = new CompletableFuture<>();
    final CompletableFuture<Problem> lost = new CompletableFuture<>();
    final List<String> texts = new ArrayList<>();

    @Override
    public void frame(byte[] frame) {
      String text = new String(frame, UTF_8);
      texts.add(text);
      connection.join().send(text);
    }

    @Override
    public void binary(byte[] frame) {
      ((SocketLink) connection.join()).send(frame);
    }

    @Override
    public void frameRejected(String reason) {
      if (reason.equals(SocketLink.EMPTY_FRAME)) {
        connection.join().send("");
      }
    }

    @Override
    public void lost(Problem why) {
      lost.complete(why);
    }
  }

  private static Echo talk(AutobahnServer server, String question) throws Exception {
    Echo echo = new Echo();
    Connection connection = new MarketSocket(server.uri(question), FakeContext.real()).connect("autobahn-ws-1", echo);
    echo.connection.complete(connection);
    echo.lost.get(2, TimeUnit.MINUTES);
    connection.close();
    return echo;
  }

  @Test
  void everyCaseIsJudgedAndNoneFails() throws Exception {
    Path folder = Path.of(System.getProperty("autobahn.folder", "target/autobahn"));
    Map<String, String> verdicts;
    int offered;
    try (AutobahnServer server = new AutobahnServer(folder)) {
      server.awaitStart();
      offered = Integer.parseInt(talk(server, "getCaseCount").texts.get(0));
      for (int number = 1; number <= offered; number++) {
        talk(server, "runCase?case=" + number + "&agent=" + AGENT);
      }
      talk(server, "updateReports?agent=" + AGENT);
      Awaitility.await().until(() -> Files.exists(server.verdicts()));
      verdicts = verdicts(server.verdicts());
      Files.writeString(folder.resolve("table.md"), table(offered, verdicts));
    }
    List<String> failed = verdicts.entrySet().stream().filter(e -> e.getValue().contains("FAILED")).map(Map.Entry::getKey).toList();
    assertThat(failed).isEmpty();
    assertThat(verdicts).hasSize(offered);
  }

  /** Case number to its two verdicts: on the messages, and on the close. */
  private static Map<String, String> verdicts(Path file) throws Exception {
    Map<String, String> verdicts = new TreeMap<>();
    JsonReader json = new JsonReader();
    json.reset(Files.readAllBytes(file));
    json.enterObject();
    while (json.nextField()) {
      json.enterObject();
      while (json.nextField()) {
        verdicts.put(json.fieldName(), verdict(json));
      }
    }
    return verdicts;
  }

  private static String verdict(JsonReader json) throws FrameException {
    String messages = "";
    String close = "";
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("behavior")) {
        messages = json.text();
      } else if (json.fieldIs("behaviorClose")) {
        close = json.text();
      } else {
        json.skipValue();
      }
    }
    return messages + "/" + close;
  }

  private static String table(int offered, Map<String, String> verdicts) {
    Map<String, Map<String, Integer>> groups = new TreeMap<>();
    verdicts.forEach((name, verdict) ->
        groups.computeIfAbsent(name.substring(0, name.indexOf('.')), group -> new TreeMap<>()).merge(verdict, 1, Integer::sum));
    StringBuilder table = new StringBuilder("Offered " + offered + ", judged " + verdicts.size() + "\n\n| cases | verdict on messages/close: count |\n| --- | --- |\n");
    groups.forEach((group, counts) -> table.append("| ").append(group).append(".* | ").append(counts).append(" |\n"));
    verdicts.forEach((name, verdict) -> {
      if (!verdict.equals("OK/OK")) {
        table.append("\n").append(name).append(" ").append(verdict);
      }
    });
    return table.append("\n").toString();
  }
}
