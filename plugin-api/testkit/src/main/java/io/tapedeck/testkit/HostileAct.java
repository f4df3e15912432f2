package io.tapedeck.testkit;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One thing a broken or hostile server may do to a WebSocket client, each with a sentence for what it does and one for what a good client makes of it. The numbers
 * are those of the fault matrix in {@code docs/socket.md}. Played by {@link HostileServer}. Immutable; any thread.
 */
public enum HostileAct {
  MUTE_LINE(Stage.LINE, "takes the call and says nothing, not even TLS", "ends the attempt at its deadline", LineActs::nothing, 5),
  NOT_TLS(Stage.SECRET_LINE, "speaks another protocol where TLS is expected", "says that this is no TLS", LineActs::otherProtocol, 7),
  OLD_TLS(Stage.SECRET_LINE, "offers TLS 1.1", "says that the TLS is too old", LineActs::oldTls, 7),
  WRONG_HOST(Stage.CERTIFICATE, "shows a certificate for another host", "says that the certificate is not for this host", LineActs::friendly, 6),
  UNTRUSTED(Stage.CERTIFICATE, "shows a self-signed certificate nobody vouches for", "says that nobody vouches for it", LineActs::friendly, 6, 7),
  EXPIRED(Stage.CERTIFICATE, "shows a certificate that has expired", "says that it has expired", LineActs::friendly, 7),

  NO_ANSWER(Stage.HANDSHAKE, "never answers the handshake", "ends the attempt at its deadline", LineActs::nothing, 5),
  TRICKLE(Stage.HANDSHAKE, "answers the handshake byte by byte for ever", "ends the attempt at its deadline", AnswerActs::trickle, 5),
  HANG_UP(Stage.HANDSHAKE, "closes instead of an answer", "says that the line broke, and tries again", wire -> {}, 21),
  RESET_ON_CALL(Stage.HANDSHAKE, "resets the line instead of an answer", "says that the line broke, and tries again", HostileWire::reset, 20),
  WEB_PAGE(Stage.HANDSHAKE, "answers 200 with a web page, as hotels do", "says that this is no WebSocket, and reads no page", AnswerActs::webPage, 9),
  NO_HTTP(Stage.HANDSHAKE, "answers in another protocol", "says that this is no WebSocket", AnswerActs::noHttp, 9),
  MOVED(Stage.HANDSHAKE, "answers 301 to another address", "says so and does not follow", AnswerActs.status("301 Moved\r\nLocation: ws://127.0.0.1:9/"), 10),
  FOUND(Stage.HANDSHAKE, "answers 302 to another address", "says so and does not follow", AnswerActs.status("302 Found\r\nLocation: ws://127.0.0.1:9/"), 10),
  UNAUTHORIZED(Stage.HANDSHAKE, "answers 401", "waits five minutes", AnswerActs.status("401 Unauthorized"), 11),
  FORBIDDEN(Stage.HANDSHAKE, "answers 403", "waits five minutes", AnswerActs.status("403 Forbidden"), 11),
  BLOCKED_COUNTRY(Stage.HANDSHAKE, "answers 451", "does not try again by itself", AnswerActs.status("451 Unavailable For Legal Reasons"), 11),
  SLOW_DOWN(Stage.HANDSHAKE, "answers 429 with Retry-After: 60", "calls this host not once in 60 seconds",
      AnswerActs.status("429 Too Many Requests\r\nRetry-After: 60"), 12),
  BANNED(Stage.HANDSHAKE, "answers 418", "calls this host from no feed for two minutes", AnswerActs.status("418 I'm a teapot"), 13),
  HUGE_ERROR_PAGE(Stage.HANDSHAKE, "answers 503, announces 400 MB and sends without end", "reads no page", AnswerActs::hugePage, 14),
  PROXY_PASSWORD(Stage.HANDSHAKE, "answers 407, as a proxy in between would", "says that a proxy asks for a password",
      AnswerActs.status("407 Proxy Authentication Required"), 18),
  ENDLESS_HEADERS(Stage.HANDSHAKE, "sends headers without end", "ends at 16 KiB", AnswerActs::endlessHeaders, 15),
  ENDLESS_LINE(Stage.HANDSHAKE, "sends a status line without end", "ends at 16 KiB", AnswerActs::endlessLine, 15),
  WRONG_ACCEPT(Stage.HANDSHAKE, "answers 101 with a wrong Sec-WebSocket-Accept", "refuses", AnswerActs::wrongAccept, 16),
  NO_ACCEPT(Stage.HANDSHAKE, "answers 101 without Sec-WebSocket-Accept", "refuses",
      AnswerActs.status("101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade"), 16),
  UNASKED_EXTENSION(Stage.HANDSHAKE, "agrees on a compression nobody offered", "refuses", AnswerActs::unaskedExtension, 17),

  RESET_IN_MESSAGE(Stage.OPEN, "resets the line in the middle of a message", "tells of one loss, and not of half a message", FrameActs::resetInMessage, 20),
  END_IN_MESSAGE(Stage.OPEN, "ends the line in the middle of a message", "tells of one loss, and not of half a message", FrameActs::endInMessage, 21),
  END_WITHOUT_GOODBYE(Stage.OPEN, "ends the line without a close frame", "tells of one loss", FrameActs::hello, 21),
  SILENCE(Stage.OPEN, "falls silent, pongs included, and keeps the line", "is not fooled by the open line", FrameActs::silence, 22),
  NO_PONGS(Stage.OPEN, "sends data and answers no ping", "stays", FrameActs::noPongs, 23),
  ONLY_PONGS(Stage.OPEN, "answers pings and sends no data", "stays, for the host to judge", FrameActs::onlyPongs, 24),
  GOING_AWAY(Stage.OPEN, "closes with 1001", "says that the exchange restarts", FrameActs.close(1001), 25),
  SERVICE_RESTART(Stage.OPEN, "closes with 1012", "says that the exchange restarts", FrameActs.close(1012), 25),
  TRY_AGAIN_LATER(Stage.OPEN, "closes with 1013", "says that the exchange restarts", FrameActs.close(1013), 25),
  ODD_CLOSE_CODE(Stage.OPEN, "closes with 999, which does not exist", "takes it for a close", FrameActs.close(999), 26),
  EMPTY_CLOSE(Stage.OPEN, "closes without a code", "takes it for a close", FrameActs.one(0x88), 26),
  ONE_BYTE_CLOSE(Stage.OPEN, "closes with half a code", "takes it for a close", FrameActs.one(0x88, 3), 26),
  DEAF_TO_GOODBYE(Stage.OPEN, "never answers a close frame and keeps the line", "is gone within a second all the same", FrameActs::deafToGoodbye, 26),
  READS_NOTHING(Stage.OPEN, "reads nothing any more, so that all buffers fill up", "ends the connection when too much waits", FrameActs::readsNothing, 22),

  HUGE_FRAME(Stage.OPEN, "announces a frame of 300 MiB", "ends the connection before any of it is kept", FrameActs.announcing(300L << 20), 28),
  HUGE_FRAME_AT_ONCE(Stage.HANDSHAKE, "announces 300 MiB in the same packet as the handshake", "ends the connection all the same", FrameActs::hugeAtOnce, 28),
  LENGTH_2_31(Stage.OPEN, "announces 2^31 bytes", "ends the connection, and says so", FrameActs.announcing(1L << 31), 29),
  LENGTH_2_32_PLUS_5(Stage.OPEN, "announces 2^32+5 bytes and sends five", "does not deliver the five", FrameActs.announcing((1L << 32) + 5), 30),
  LENGTH_BELOW_ZERO(Stage.OPEN, "announces a length with its highest bit set", "ends the connection", FrameActs.announcing(-1), 30),
  ENDLESS_MESSAGE(Stage.OPEN, "sends fragments of 1 MiB without end", "ends the connection at 8 MiB", FrameActs::endlessMessage, 31),
  CRUMBS(Stage.OPEN, "sends a message in 100,000 pieces of one byte", "delivers it or ends the connection, soon", FrameActs::crumbs, 32),
  EMPTY_CRUMBS(Stage.OPEN, "sends empty fragments without end", "ends the connection", FrameActs::emptyCrumbs, 32),
  COMPRESSED_FRAME(Stage.OPEN, "sends a compressed frame, which was not agreed", "closes with 1002, and unpacks nothing", FrameActs::compressed, 33),
  MASKED_FRAME(Stage.OPEN, "sends a masked frame", "closes with 1002", FrameActs::masked, 34),
  RESERVED_BIT(Stage.OPEN, "sets a reserved bit", "closes with 1002", FrameActs.one(0xA1, 'x'), 34),
  UNKNOWN_FRAME(Stage.OPEN, "sends a data frame of unknown kind", "closes with 1002", FrameActs.one(0x83, 'x'), 34),
  UNKNOWN_CONTROL(Stage.OPEN, "sends a control frame of unknown kind", "closes with 1002", FrameActs.one(0x8B), 34),
  PING_IN_PIECES(Stage.OPEN, "sends a ping in pieces", "closes with 1002", FrameActs.one(0x09), 34),
  LONG_PING(Stage.OPEN, "sends a ping of 126 bytes", "closes with 1002", FrameActs::longPing, 34),
  PIECE_OF_NOTHING(Stage.OPEN, "continues a message that never began", "closes with 1002", FrameActs.one(0x80, 'x'), 34),
  TWO_MESSAGES_AT_ONCE(Stage.OPEN, "begins a message inside another one", "closes with 1002", FrameActs::twoAtOnce, 34),
  BROKEN_UTF8(Stage.OPEN, "sends text with a byte no UTF-8 has", "rejects it and closes with 1007", FrameActs.one(0x81, 'a', 0xFF), 35),
  OVERLONG_UTF8(Stage.OPEN, "sends a slash in two bytes", "rejects it and closes with 1007", FrameActs.one(0x81, 0xC0, 0xAF), 35),
  LONE_SURROGATE(Stage.OPEN, "sends half a surrogate pair", "rejects it and closes with 1007", FrameActs.one(0x81, 0xED, 0xA0, 0x80), 35),
  PING_FLOOD(Stage.OPEN, "sends 20,000 pings between two messages", "delivers both, and answers few of the pings", FrameActs::pingFlood, 36),
  EMPTY_TEXT(Stage.OPEN, "sends a text frame without text", "counts it and goes on", FrameActs.thenFine(0x81), 37),
  BINARY(Stage.OPEN, "sends a binary frame on a text feed", "rejects it and goes on", FrameActs.thenFine(0x82, 1, 2), 38),
  NONSENSE(Stage.OPEN, "sends 25 frames of cut JSON", "counts them, and connects again after more than 20 in 10 seconds", FrameActs::nonsense, 39),
  FLAPPING(Stage.OPEN, "resets the line right after one message, every time", "comes back each time and leaves nothing behind", FrameActs::flap, 27);

  /** When an act is played. */
  enum Stage {
    /** On the bare line, before TLS if there is any. */
    LINE,
    /** Instead of TLS. */
    SECRET_LINE,
    /** With a certificate of its own, then a friendly server. */
    CERTIFICATE,
    /** Instead of a proper answer to the handshake. */
    HANDSHAKE,
    /** After a proper handshake. */
    OPEN
  }

  /** Plays to one client; the line is closed afterwards. */
  @FunctionalInterface
  interface Script {
    void play(HostileWire wire) throws java.io.IOException;
  }

  private final Stage stage;
  private final String does;
  private final String outcome;
  // A script without state and a list without setters: the checker cannot know.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Script script;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Integer> faults;


  HostileAct(Stage stage, String does, String outcome, Script script, int... faults) {
    this.stage = stage;
    this.does = does;
    this.outcome = outcome;
    this.script = script;
    this.faults = IntStream.of(faults).boxed().toList();
  }

  /** What the server does: "The server ...". */
  public String does() {
    return does;
  }

  /** What a good client makes of it: "The client ...". */
  public String outcome() {
    return outcome;
  }

  /** Its numbers in the fault matrix. */
  public List<Integer> faults() {
    return faults;
  }

  /** True when the act makes sense over TLS only. */
  public boolean needsTls() {
    return stage == Stage.SECRET_LINE || stage == Stage.CERTIFICATE;
  }

  /** True when the connection opens before the act begins. */
  public boolean opens() {
    return stage == Stage.OPEN || this == HUGE_FRAME_AT_ONCE;
  }

  Stage stage() {
    return stage;
  }

  Script script() {
    return script;
  }
}
