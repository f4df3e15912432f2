package io.tapedeck.app.ui.help;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.Secret;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.settings.SettingsStore;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is copied for somebody who helps: all that is needed, and no secret. */
class DiagnosticsTest {
  private static final String CANARY = "canary-7f3a";

  @TempDir
  Path folder;

  @Test
  void noSecretGetsOut() throws Exception {
    Files.writeString(folder.resolve("settings.json"), """
        {"schema": 1, "theme": "dark", "network": {"proxy": "http", "host": "canary-7f3a.host", "port": 8080, "user": "canary-7f3a-user"},
         "future": {"apiKey": "canary-7f3a-future"}, "favourites": ["kraken:canary-7f3a"], "keys": {"canary-7f3a": "ctrl J"}}
        """);
    ExchangeInfo vault = new ExchangeInfo("vault", "Vault", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of(
        AdapterOption.text("apikey", "", "A key"),
        AdapterOption.webSocketUrl("url", "wss://example.com", "Where"),
        AdapterOption.integer("depth", 10, 1, 100, "How deep")));
    PluginOptions options = PluginOptions.parse(List.of("vault.apikey=canary-7f3a-key", "vault.url=wss://example.com/ws?token=canary-7f3a-token", "vault.depth=20"));
    System.setProperty("tapedeck.test.canary", CANARY + "-property");
    try (SettingsStore settings = new SettingsStore(folder, Clock.systemUTC())) {
      Onlooker.onScreenThread(() -> {
        SceneData data = Onlooker.page(1600, 1000).data;
        data.live();
        data.model.plugins(List.of(new PluginRow("vault", "1.2.3", "vault.jar", false, PluginRow.State.READY, "answered late to canary-7f3a-key", vault)));
        data.model.notices().add("x", "Option vault.apikey is 'canary-7f3a-key', proxy canary-7f3a-user:canary-7f3a-password refused", true, 3, data.epochNanos());
        data.model.notices().add("y", "BTC/USD: book rebuilt", false, 1, data.epochNanos());
        Diagnostics diagnostics = new Diagnostics(data.model, data);
        diagnostics.sources(
            () -> settings.settings().told(),
            () -> Network.through(URI.create("http://proxy.example:8080"), "canary-7f3a-user", new Secret("canary-7f3a-password".toCharArray())),
            options::of,
            Path.of(System.getProperty("user.home")).resolve("logs"));
        String text = diagnostics.text();
        assertThat(text).doesNotContain(CANARY).doesNotContain(System.getProperty("user.home") + "/");
        assertThat(text).contains("Tapedeck", "Plugin API", "Java ", "theme dark", "network http", "keys changed: 1",
            "vault 1.2.3 READY", "depth = 20", "apikey = (set, not told)", "url = wss://example.com", "BTC/USD: book rebuilt", "(3 times)",
            "Ledger received", "adds up", "LIVE=");
      });
    } finally {
      System.clearProperty("tapedeck.test.canary");
    }
  }

  /** The environment of this test cannot be changed; so the help must not even look. */
  @Test
  void theEnvironmentIsNeverRead() {
    var classes = new ClassFileImporter().importClasses(Diagnostics.class, Scrub.class, AboutPanel.class, io.tapedeck.app.diag.BuildFacts.class);
    noClasses().should().callMethod(System.class, "getenv").check(classes);
    noClasses().should().callMethod(System.class, "getenv", String.class).check(classes);
    noClasses().should().callMethod(System.class, "getProperties").check(classes);
    noClasses().should().dependOnClassesThat().areAssignableTo(ProcessHandle.class).check(classes);
  }

  @Test
  void longSecretsGoBeforeTheirOwnParts() {
    assertThat(new Scrub(List.of("abc", "abcdef", "", "a")).clean("abcdef abc a")).isEqualTo("*** *** a");
  }
}
