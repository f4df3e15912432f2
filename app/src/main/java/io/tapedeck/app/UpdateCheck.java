package io.tapedeck.app;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.kit.RestClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks once, at the trader's wish, whether there is a newer version; nothing is ever loaded or changed. The address is set when the program is built
 * ({@code -Dtapedeck.update.address=https://..}); without one there is no such question, and nothing of it in the menus. What answers is one line: a version. Any thread.
 */
final class UpdateCheck {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateCheck.class);
  private static final RestClient.Limits LIMITS = new RestClient.Limits(4_096, Duration.ofSeconds(10), 1);
  private static final Pattern VERSION = Pattern.compile("\\s*(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?:-[A-Za-z0-9.]{1,40})?\\s*");

  private final String address;
  private final String version;
  private final Supplier<Network> network;

  /**
   * A question that was not asked yet.
   *
   * @param version of this program
   * @param network the way the trader chose
   */
  UpdateCheck(String address, String version, Supplier<Network> network) {
    this.address = address;
    this.version = version;
    this.network = network;
  }

  /** Where this build asks; empty when it asks nowhere. */
  static Optional<String> address() {
    try (InputStream in = UpdateCheck.class.getResourceAsStream("update.properties")) {
      Properties built = new Properties();
      if (in != null) {
        built.load(in);
      }
      // Classes that were compiled without the build have the name of the property, not its value.
      return Optional.of(built.getProperty("address", "").strip()).filter(text -> !text.isEmpty() && !text.startsWith("${"));
    } catch (IOException e) {
      LOG.info("Where to ask for newer versions cannot be read", e);
      return Optional.empty();
    }
  }

  /** Asks, on a thread of its own; {@code newer} is told there, with the newer version. Whatever goes wrong is in the log alone. */
  void ask(Consumer<String> newer) {
    new NamedThreads("tapedeck-update").newThread(() -> answer().ifPresent(newer)).start();
  }

  /** Asks and waits; the newer version if there is one. */
  Optional<String> answer() {
    ExchangeInfo nobody = new ExchangeInfo("update", "update", "", false, List.of(ConnectionMode.POLLING), List.of(), List.of());
    HostContext context = new HostContext(nobody, PluginOptions.NONE, TimeSource.system(), null, network);
    try {
      String text = new String(new RestClient(context, LIMITS).get(address), StandardCharsets.UTF_8);
      long[] theirs = numbers(text);
      long[] ours = numbers(version);
      if (theirs == null || ours == null) {
        LOG.info("{} did not answer with a version, or this program has none", address);
        return Optional.empty();
      }
      return isNewer(theirs, ours) ? Optional.of(text.strip()) : Optional.empty();
    } catch (ExchangeException e) {
      LOG.info("Whether there is a newer version is not known: {} {}", e.problem().text(), e.problem().detail());
      return Optional.empty();
    }
  }

  private static long @Nullable [] numbers(String text) {
    Matcher form = VERSION.matcher(text);
    if (!form.matches()) {
      return null;
    }
    String third = form.group(3);
    return new long[] {Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), third == null ? 0 : Long.parseLong(third)};
  }

  private static boolean isNewer(long[] theirs, long[] ours) {
    for (int i = 0; i < theirs.length; i++) {
      if (theirs[i] != ours[i]) {
        return theirs[i] > ours[i];
      }
    }
    return false;
  }
}
