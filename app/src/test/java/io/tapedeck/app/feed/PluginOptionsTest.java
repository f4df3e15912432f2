package io.tapedeck.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginOptionsTest {
  private static final ExchangeInfo KRAKEN = new ExchangeInfo(
      "kraken", "Kraken", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(),
      List.of(
          AdapterOption.integer("depth", 10, 10, 1_000, "levels"),
          AdapterOption.webSocketUrl("url", "wss://ws.example.com/v2", "address")));

  @Test
  void takesTheValueUpToTheEndWhateverItHolds() {
    PluginOptions options = PluginOptions.parse(List.of("kraken.url=wss://host/a=b.c"));
    assertThat(options.of("kraken")).containsEntry("url", "wss://host/a=b.c");
  }

  @Test
  void namesWhatHasNotTheRightForm() {
    assertThatThrownBy(() -> PluginOptions.parse(List.of("depth=10")))
        .hasMessage("Option 'depth=10' must have the form id.key=value, for instance kraken.depth=100.");
  }

  @Test
  void namesAnUnknownPluginAnUnknownOptionAndABadValue() {
    PluginOptions options = PluginOptions.parse(List.of("nobody.x=1", "kraken.dept=5", "kraken.depth=many"));
    assertThat(options.problems(List.of(KRAKEN))).containsExactlyInAnyOrder(
        "Option nobody.x: there is no plugin 'nobody'; there is kraken.",
        "Plugin kraken has no option 'dept'; it has depth, url.",
        "Option kraken.depth must be a whole number from 10 to 1000, but is 'many'.");
  }

  @Test
  void allowsPlainWebSocketsToThisComputerOnly() {
    assertThat(problem("ws://127.0.0.1:9000/v2")).isEmpty();
    assertThat(problem("ws://[::1]:9000")).isEmpty();
    assertThat(problem("ws://example.com/v2")).isNotEmpty();
    assertThat(problem("ws://127.0.0.1.example.com/v2")).isNotEmpty();
    assertThat(problem("http://127.0.0.1")).isNotEmpty();
    assertThat(problem("not an address")).isNotEmpty();
    assertThat(problem("ws://user:secret@127.0.0.1/")).isNotEmpty();
  }

  private static List<String> problem(String url) {
    return PluginOptions.parse(List.of("kraken.url=" + url)).problems(List.of(KRAKEN));
  }
}
