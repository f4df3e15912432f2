package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoProtocolTest {
  private static final String DEFINED =
      "[{'t':'instrument','s':'BTC/USD','base':'BTC','quote':'USD','pd':1,'sd':8},{'t':'ack','s':'BTC/USD'}]";

  private final BookKeeper keeper = new BookKeeper();
  private final List<String> sent = new ArrayList<>();
  private final DemoProtocol protocol = new DemoProtocol(Subscription.of(
      List.of(Instrument.provisional("demo", "BTC/USD"), Instrument.provisional("demo", "PEPE/USDX")),
      ConnectionMode.WEBSOCKET_SHARED));

  @BeforeEach
  void open() {
    protocol.opened(keeper, sent::add);
  }

  @Test
  void asksForAllSymbolsAtOnce() {
    assertThat(sent).containsExactly("{\"op\":\"subscribe\",\"symbols\":[\"BTC/USD\",\"PEPE/USDX\"]}");
  }

  @Test
  void asksForNothingWhenReadingARecording() {
    List<String> said = new ArrayList<>();
    new DemoProtocol(Subscription.ofEverything()).opened(keeper, said::add);
    assertThat(said).isEmpty();
  }

  @Test
  void takesTheScalesFromTheExchange() throws Exception {
    frame(DEFINED);
    assertThat(keeper.of("BTC/USD").instrument.sizeScale()).isEqualTo(8);
    assertThat(keeper.of("BTC/USD").accepted).isEqualTo(1);
  }

  @Test
  void saysThatASymbolIsNotListed() throws Exception {
    frame("{'t':'refused','s':'PEPE/USDX','why':'not listed'}");
    assertThat(keeper.of("PEPE/USDX").refusal).isEqualTo(Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, "Demo exchange does not list PEPE/USDX; not tried again.", "not listed"));
  }

  @Test
  void ignoresASymbolNobodyAskedFor() throws Exception {
    frame("[{'t':'instrument','s':'ETH/USD','base':'ETH','quote':'USD','pd':2,'sd':8},"
        + "{'t':'trade','s':'NOPE/USD','ts':1,'id':1,'p':1,'q':1,'side':'buy'}]");
    assertThat(keeper.of("ETH/USD").instrument).isNull();
    assertThat(keeper.of("NOPE/USD").trades).isZero();
  }

  @Test
  void readsARecordingThatBeginsInTheMiddle() throws Exception {
    DemoProtocol reader = new DemoProtocol(Subscription.ofEverything());
    reader.opened(keeper, WireOutput.NOWHERE);
    reader.frame(bytes("{'t':'trade','s':'SOL/USD','ts':1,'id':1,'p':142.37,'q':1.0,'side':'sell'}"));
    assertThat(keeper.of("SOL/USD").trades).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'p':null,'q':1,'side':'buy'", "'p':65000.12,'q':1,'side':'buy'", "'p':1e400,'q':1,'side':'buy'", "'q':1,'side':'buy'",
    "'p':{'a':[1]},'q':1,'side':'buy'", "'p':1,'q':'NaN','side':'buy'", "'p':1,'q':1,'side':'both'", "'p':1,'q':1,'side':7"
  })
  void rejectsOneTradeThatCannotBeRead(String fields) throws Exception {
    frame(DEFINED);
    frame("[{'t':'trade','s':'BTC/USD','ts':1,'id':1," + fields + "},"
        + "{'t':'trade','s':'BTC/USD','ts':1,'id':2,'p':1,'q':1,'side':'buy'}]");
    assertThat(keeper.of("BTC/USD").rejected).isEqualTo(1);
    assertThat(keeper.of("BTC/USD").trades).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "[[1]]", "[[1,null]]", "[[]]", "[[1,[2]]]", "[[1.23,1]]"
  })
  void rejectsABookMessageWithALevelThatCannotBeRead(String levels) throws Exception {
    frame(DEFINED);
    frame("{'t':'snapshot','s':'BTC/USD','ts':1,'seq':1,'crc':1,'bids':" + levels + ",'asks':[]}");
    assertThat(keeper.of("BTC/USD").rejected).isEqualTo(1);
    assertThat(keeper.of("BTC/USD").snapshots).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "[", "7", "{'s':'BTC/USD','t':'ack'}", "{'t':'ack'}", "[[]]", "{'t':'ack','s':'BTC/USD'", "{'t':'ack','s':'BTC/USD'} x",
    "{'t':'instrument','s':'BTC/USD','pd':13,'sd':1}"
  })
  void refusesAFrameThatCannotBeRead(String text) {
    assertThatExceptionOfType(FrameException.class).isThrownBy(() -> frame(text));
  }

  @Test
  void readsTheNextFrameAfterAnUnreadableOne() throws Exception {
    assertThatExceptionOfType(FrameException.class).isThrownBy(() -> frame("[{'t':'book','s':'BTC/USD','seq':"));
    frame(DEFINED);
    assertThat(keeper.of("BTC/USD").accepted).isEqualTo(1);
  }

  @Test
  void f52_passesOverTypesAndFieldsItDoesNotKnow() throws Exception {
    frame(DEFINED);
    frame("[{'t':'news','s':'BTC/USD','x':{'y':[1]}},{'t':'trade','s':'BTC/USD','new':[{}],'ts':1,'id':1,'p':1,'q':1,'side':'buy'}]");
    assertThat(keeper.of("BTC/USD").trades).isEqualTo(1);
  }

  @Test
  void asksForTheOneSymbolAgainWhenItsBookLostStep() throws Exception {
    frame(DEFINED);
    sent.clear();
    frame("{'t':'snapshot','s':'BTC/USD','ts':1,'seq':1,'crc':1,'bids':[[1.0,1]],'asks':[[2.0,1]]}");
    assertThat(sent).containsExactly(
        "{\"op\":\"unsubscribe\",\"symbols\":[\"BTC/USD\"]}", "{\"op\":\"subscribe\",\"symbols\":[\"BTC/USD\"]}");
  }

  @Test
  void f68_ignoresASymbolThatWasUnsubscribed() throws Exception {
    frame(DEFINED);
    protocol.unsubscribe(Instrument.provisional("demo", "BTC/USD"));
    frame("{'t':'trade','s':'BTC/USD','ts':1,'id':1,'p':1,'q':1,'side':'buy'}");
    assertThat(keeper.of("BTC/USD").trades).isZero();
  }

  @Test
  void tellsOfAnErrorAsANotice() throws Exception {
    frame("{'t':'error','why':'unknown op'}");
    assertThat(keeper.notices).extracting(Problem::detail).containsExactly("unknown op");
  }

  private void frame(String text) throws FrameException {
    protocol.frame(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
