package io.tapedeck.kit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a close frame says (RFC 6455, section 7.4). Any thread. */
final class Goodbye {
  private static final int NO_CODE = 1005;

  private Goodbye() {}

  /** Its code; 1005 when it gives none. */
  static int code(byte @Nullable [] payload) {
    return payload == null || payload.length < 2 ? NO_CODE : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
  }

  /** Its text, for the log. */
  static String reason(byte @Nullable [] payload) {
    return payload == null || payload.length <= 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
  }

  /** The code of our answer when the frame breaks the rules; 0 when it is a proper one. */
  static int complaint(byte @Nullable [] payload) {
    if (payload == null || payload.length == 0) {
      return 0;
    }
    if (payload.length == 1 || !isAllowed(code(payload))) {
      return GuardException.PROTOCOL;
    }
    return Utf8.isValid(Arrays.copyOfRange(payload, 2, payload.length)) ? 0 : GuardException.NOT_TEXT;
  }

  /** Codes that may be sent: those of the RFC, those registered with IANA since, and the private ones. */
  private static boolean isAllowed(int code) {
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
  }
}
