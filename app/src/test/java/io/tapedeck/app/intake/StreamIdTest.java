package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamIdTest {
  @Test
  void isReadAsItWasWritten() {
    for (StreamId id : new StreamId[] {new StreamId("kraken", "BTC/USD"), new StreamId("bitfinex", "tBTCF0:USTF0")}) {
      assertThat(StreamId.parse(id.text())).contains(id);
    }
  }

  @Test
  void whatIsNotOneReadsAsNothing() {
    for (String text : new String[] {"", ":", "kraken", "kraken:", ":BTC/USD"}) {
      assertThat(StreamId.parse(text)).as(text).isEmpty();
    }
  }
}
