package io.tapedeck.app.ui.help;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.BuildFacts;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.Notice;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What somebody who helps must know, as a text for the clipboard. No secret gets into it: options of plugins are told by value only where they are numbers, choices or the host of an
 * address; names and passwords not at all; the environment is never read; and what got into a sentence is taken out again. EDT.
 */
public final class Diagnostics {
  private static final int MOST_NOTICES = 40;

  private final ScreenModel model;
  private final TimeSource clock;
  private Supplier<List<String>> settings = List::of;
  private Supplier<Network> network = () -> Network.DIRECT;
  private Function<String, Map<String, String>> options = id -> Map.of();
  private Path logs = Path.of("logs");

  /** Over these models. */
  public Diagnostics(ScreenModel model, TimeSource clock) {
    this.model = model;
    this.clock = clock;
  }

  /** Says where settings (fit to be told), network, options of a plugin, and the log are found. */
  public void sources(Supplier<List<String>> toldSettings, Supplier<Network> networkNow, Function<String, Map<String, String>> optionsOf, Path logFolder) {
    settings = toldSettings;
    network = networkNow;
    options = optionsOf;
    logs = logFolder;
  }

  /** The text of now. */
  public String text() {
    StringBuilder out = new StringBuilder(4_000);
    BuildFacts.lines().forEach(line -> out.append(line).append('\n'));
    out.append(BuildFacts.system()).append('\n');
    out.append("Time ").append(Instant.ofEpochSecond(0, clock.epochNanos())).append('\n');
    out.append("Theme ").append(Theme.current()).append('\n');
    screens(out);
    out.append("Log ").append(logs).append('\n');
    out.append("\nSettings\n");
    settings.get().forEach(line -> out.append("  ").append(line).append('\n'));
    out.append("\nPlugins\n");
    model.plugins().forEach(row -> plugin(out, row));
    streams(out);
    notices(out);
    return new Scrub(secrets()).clean(out.toString());
  }

  private static void screens(StringBuilder out) {
    if (GraphicsEnvironment.isHeadless()) {
      out.append("No screen\n");
      return;
    }
    for (GraphicsDevice screen : GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
      Rectangle bounds = screen.getDefaultConfiguration().getBounds();
      out.append("Screen ").append(bounds.width).append(" x ").append(bounds.height).append(" at ").append(bounds.x).append(',').append(bounds.y)
          .append(", scale ").append(screen.getDefaultConfiguration().getDefaultTransform().getScaleX()).append('\n');
    }
  }

  private void plugin(StringBuilder out, PluginRow row) {
    out.append("  ").append(row.id()).append(' ').append(row.version()).append(' ').append(row.state()).append(row.bundled() ? ", bundled" : "");
    if (!row.reason().isEmpty()) {
      out.append(": ").append(row.reason());
    }
    out.append('\n');
    ExchangeInfo info = row.info();
    if (info != null && row.state() == PluginRow.State.READY) {
      Map<String, String> set = options.apply(info.id());
      for (AdapterOption option : info.options()) {
        String value = set.get(option.key());
        if (value != null) {
          out.append("    ").append(option.key()).append(" = ").append(told(option, value)).append('\n');
        }
      }
    }
  }

  /** Free text may be a key; an address may carry one behind its host. */
  private static String told(AdapterOption option, String value) {
    return switch (option.kind()) {
      case INTEGER, CHOICE -> value;
      case TEXT -> "(set, not told)";
      case WEBSOCKET_URL, HTTP_URL -> host(value);
    };
  }

  private static String host(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    } catch (IllegalArgumentException e) {
      return "(set, no address)";
    }
  }

  private void streams(StringBuilder out) {
    Map<Verdict.State, Integer> verdicts = new EnumMap<>(Verdict.State.class);
    for (StreamModel stream : model.streams()) {
      verdicts.merge(stream.verdict().state(), 1, Integer::sum);
    }
    out.append("\nFeed ").append(model.phase()).append(", streams ").append(model.streams().size()).append(' ').append(verdicts).append('\n');
    Ledger ledger = model.ledger();
    out.append("Ledger received ").append(ledger.received()).append(" = shown ").append(ledger.shown()).append(" + merged ").append(ledger.merged())
        .append(" + dropped ").append(ledger.dropped()).append(" + rejected ").append(ledger.rejected()).append(" + discarded ").append(ledger.discarded())
        .append(" + waiting ").append(ledger.waiting()).append(ledger.addsUp() ? ", adds up" : ", does not add up by " + ledger.difference()).append('\n');
    out.append("Screen thread ").append(Math.round(model.machine().screenShare() * 100)).append(" %, held up ").append(model.machine().stalls()).append(" times, longest ")
        .append(model.machine().longestStallNanos() / 1_000_000).append(" ms\n");
    for (StreamModel stream : model.streams()) {
      out.append("  ").append(stream.id().text()).append(' ').append(stream.verdict().state()).append(": ").append(stream.verdict().reason())
          .append("; resyncs ").append(stream.resyncs()).append(", reconnects ").append(stream.reconnects()).append('\n');
    }
  }

  private void notices(StringBuilder out) {
    List<Notice> all = model.notices().all();
    out.append("\nNotices, newest last\n");
    for (Notice notice : all.subList(Math.max(0, all.size() - MOST_NOTICES), all.size())) {
      out.append("  ").append(Instant.ofEpochSecond(0, notice.lastEpochNanos())).append(' ').append(notice.warning() ? "warning " : "").append(notice.text());
      out.append(notice.count() > 1 ? " (" + notice.count() + " times)\n" : "\n");
    }
  }

  private List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    Network now = network.get();
    secrets.add(now.user());
    secrets.add(new String(now.password().reveal()));
    for (PluginRow row : model.plugins()) {
      ExchangeInfo info = row.info();
      if (info != null) {
        options.apply(info.id()).forEach((key, value) -> {
          boolean harmless = info.option(key).filter(option -> option.kind() == AdapterOption.Kind.INTEGER || option.kind() == AdapterOption.Kind.CHOICE).isPresent();
          if (!harmless && !value.equals(host(value))) {
            secrets.add(value);
          }
        });
      }
    }
    return secrets;
  }
}
