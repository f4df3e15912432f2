package io.tapedeck.app;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.run.HeadlessFeed;
import io.tapedeck.app.settings.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs a feed without a window. Main thread. */
@Command(
    name = "headless",
    description = "Runs a feed without a window for some seconds and reports books, trades, proofs, ledger and verdicts.",
    sortOptions = false)
final class HeadlessCommand implements Runnable {

  @ParentCommand
  private @Nullable Tapedeck program;

  @CommandLine.Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(names = "--plugin", paramLabel = "ID", required = true, description = "The exchange.")
  private String plugin = "";

  @Option(names = "--symbols", paramLabel = "A,B", split = ",", required = true, description = "The exchange's symbols.")
  private final List<String> symbols = new ArrayList<>();

  @Option(names = "--seconds", paramLabel = "N", required = true, description = "How long to run, 1 to 86400.")
  private int seconds;

  @Option(names = "--mode", paramLabel = "MODE", description = "shared, per-symbol or polling; by default the exchange's first.")
  private @Nullable String mode;

  @Option(names = "--record", paramLabel = "FILE", description = "Records what comes into a new file, which 'inspect' and the window can read.")
  private @Nullable Path record;

  @Option(names = "--json", description = "Prints one JSON object and nothing else.")
  private boolean json;

  @Override
  public void run() {
    if (program == null || spec == null) {
      throw new IllegalStateException("picocli fills these in before it runs a command");
    }
    if (seconds < 1 || seconds > 86_400) {
      throw Trouble.misuse("--seconds must be a whole number from 1 to 86400, but is " + seconds + ".");
    }
    List<String> chosen = symbols.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (chosen.isEmpty()) {
      throw Trouble.misuse("--symbols names no symbol; give one, for instance --symbols BTC/USD.");
    }
    Folders folders = program.prepare();
    PluginOptions options = Wiring.options(program.options());
    PluginHost host = Wiring.host(folders);
    host.load();
    LoadedAdapter adapter = Wiring.adapter(host, plugin, options);
    try (HeadlessFeed feed = new HeadlessFeed(host, options)) {
      program.network().ifPresent(feed::network);
      ConnectionMode wanted = mode(adapter);
      OneTape tape = new OneTape(record, feed);
      HeadlessFeed.Outcome outcome =
          feed.run(plugin, wanted, List.copyOf(new LinkedHashSet<>(chosen)), seconds);
      Optional<String> untaped = tape.end();
      if (outcome.ran()) {
        spec.commandLine().getOut().println(json ? outcome.report().json() : outcome.report().text().stripTrailing());
      }
      List<String> problems = new ArrayList<>(outcome.problems());
      untaped.ifPresent(problems::add);
      if (!problems.isEmpty()) {
        throw Trouble.failure(String.join(System.lineSeparator(), problems));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Trouble.failure("Interrupted before the time was over.");
    }
  }

  private ConnectionMode mode(LoadedAdapter adapter) {
    List<ConnectionMode> offered = adapter.info().modes();
    if (mode == null) {
      return offered.get(0);
    }
    ConnectionMode asked = switch (mode.toLowerCase(Locale.ROOT)) {
      case "shared" -> ConnectionMode.WEBSOCKET_SHARED;
      case "per-symbol" -> ConnectionMode.WEBSOCKET_PER_SYMBOL;
      case "polling" -> ConnectionMode.POLLING;
      default -> throw Trouble.misuse("--mode must be shared, per-symbol or polling, but is '" + mode + "'.");
    };
    if (!offered.contains(asked)) {
      throw Trouble.misuse(adapter.info().name() + " does not offer the mode '" + mode + "'.");
    }
    return asked;
  }
}
