package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tapedeck.api.Network;
import io.tapedeck.api.Secret;
import io.tapedeck.app.settings.NetworkChoice;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"direct", "system", "http://127.0.0.1:8080", "socks://10.0.0.1:1080"})
  void whatIsGivenIsKeptAndComesBack(String text) {
    Network given = NetworkWords.read(text);
    assertThat(NetworkWords.of(NetworkWords.kept(given))).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pigeon", "ftp://host:1", "http://", "http://user:secret@host:1", ""})
  void nonsenseIsRefusedInOneSentence(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> NetworkWords.read(text))
        .withMessageStartingWith("--proxy must be direct, system, http://host:port or socks://host:port");
  }

  @Test
  void thePasswordIsNeverKept() {
    Network given = Network.through(URI.create("http://proxy:3128"), "ann", new Secret("hush".toCharArray()));
    NetworkChoice kept = NetworkWords.kept(given);
    assertThat(kept.toString()).contains("ann").doesNotContain("hush");
    assertThat(NetworkWords.of(kept).password()).isEqualTo(Secret.NONE);
  }
}
