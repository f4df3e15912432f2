package io.tapedeck.kit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The status line and headers of an HTTP answer. The thread that connects. */
record HandshakeHead(int status, Map<String, String> headers) {

  /** Index after the empty line that ends the head, or -1 when it is not there yet. */
  static int end(byte[] bytes, int length) {
    for (int i = 4; i <= length; i++) {
      if (endsAt(bytes, i)) {
        return i;
      }
    }
    return -1;
  }

  /** True when the head ends with the byte before this index. */
  static boolean endsAt(byte[] bytes, int index) {
    return index >= 4 && bytes[index - 1] == '\n' && bytes[index - 2] == '\r' && bytes[index - 3] == '\n'
        && bytes[index - 4] == '\r';
  }

  /** Reads a head that is there as a whole. Status 0 says that it is no HTTP. */
  static HandshakeHead of(byte[] bytes, int length) {
    List<String> lines = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).lines().toList();
    Map<String, String> headers = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).trim().toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
      }
    }
    return new HandshakeHead(lines.isEmpty() ? 0 : status(lines.get(0)), headers);
  }

  private static int status(String line) {
    if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
      return 0;
    }
    return Integer.parseInt(line.substring(9, 12));
  }
}
