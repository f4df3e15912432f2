package io.tapedeck.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @Test
  void neverShowsThePassword() {
    Secret secret = new Secret("open sesame".toCharArray());
    Network network = Network.through(URI.create("http://proxy.example:3128"), "ali", secret);
    assertThat(secret).hasToString("***");
    assertThat(network.toString()).contains("ali", "proxy.example").doesNotContain("sesame");
    assertThat(new String(secret.reveal())).isEqualTo("open sesame");
  }

  @Test
  void aSecretIsNotChangedFromOutside() {
    char[] chars = "open".toCharArray();
    Secret secret = new Secret(chars);
    chars[0] = 'x';
    secret.reveal()[1] = 'x';
    assertThat(new String(secret.reveal())).isEqualTo("open");
  }

  @Test
  void anotherPasswordMakesAnotherNetwork() {
    URI proxy = URI.create("socks://localhost:1080");
    Network network = Network.through(proxy, "a", new Secret("b".toCharArray()));
    assertThat(network).isEqualTo(Network.through(proxy, "a", new Secret("b".toCharArray())));
    assertThat(network).isNotEqualTo(Network.through(proxy, "a", new Secret("c".toCharArray())));
    assertThat(network).isNotEqualTo(Network.DIRECT).isNotEqualTo(Network.SYSTEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://proxy:1", "proxy:3128", "//proxy:3128", "http:proxy", "http://ali:sesame@proxy:3128"})
  void refusesAnAddressThatIsNoProxy(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.through(URI.create(address))).withMessageNotContaining("sesame");
  }

  @Test
  void aDirectWayNamesNoProxy() {
    URI proxy = URI.create("http://proxy:3128");
    assertThatIllegalArgumentException().isThrownBy(() -> new Network(Network.Way.DIRECT, proxy, "", Secret.NONE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Network(Network.Way.MANUAL, null, "", Secret.NONE));
  }
}
