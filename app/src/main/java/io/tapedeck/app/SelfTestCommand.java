package io.tapedeck.app;

import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.run.HeadlessFeed;
import io.tapedeck.app.run.StreamReport;
import io.tapedeck.app.settings.Folders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Loads every plugin, runs the demo feed and checks what came. Main thread. */
@Command(name = "selftest", description = "Loads every plugin, runs the demo feed for 3 seconds and checks itself.")
final class SelfTestCommand implements Runnable {
  private static final String DEMO = "demo";
  private static final int SECONDS = 3;

  @ParentCommand
  private @Nullable Tapedeck program;

  @CommandLine.Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (program == null || spec == null) {
      throw new IllegalStateException("picocli fills these in before it runs a command");
    }
    Folders folders = program.prepare();
    PluginOptions options = Wiring.options(program.options());
    PluginHost host = Wiring.host(folders);
    List<String> problems = new ArrayList<>();
    for (PluginRow row : host.load()) {
      if (row.state() != PluginRow.State.READY && row.state() != PluginRow.State.SUPERSEDED) {
        problems.add("Plugin " + row.id() + " (" + row.file() + "): " + row.reason());
      }
    }
    LoadedAdapter demo = Wiring.adapter(host, DEMO, options);
    int live = 0;
    long events = 0;
    try (HeadlessFeed feed = new HeadlessFeed(host, options)) {
      HeadlessFeed.Outcome outcome =
          feed.run(DEMO, demo.info().modes().get(0), demo.info().defaultSymbols(), SECONDS);
      problems.addAll(outcome.problems());
      for (StreamReport stream : outcome.report().streams()) {
        problems.addAll(wrong(stream));
        live += stream.verdict().state() == Verdict.State.LIVE ? 1 : 0;
        events += stream.ledger().received();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add("Interrupted before the time was over.");
    }
    if (!problems.isEmpty()) {
      throw Trouble.failure(String.join(System.lineSeparator(), problems));
    }
    spec.commandLine().getOut().println(
        "ok: " + host.rows().size() + " plugins, " + live + " demo streams live, " + events + " events, ledger adds up");
  }

  private static List<String> wrong(StreamReport stream) {
    List<String> problems = new ArrayList<>();
    String symbol = stream.instrument().symbol();
    if (stream.verdict().state() != Verdict.State.LIVE) {
      problems.add(symbol + ": " + stream.verdict().state() + ", " + stream.verdict().reason() + ".");
    }
    if (!stream.ledger().addsUp()) {
      problems.add(symbol + ": the ledger does not add up by " + stream.ledger().difference() + ".");
    }
    if (stream.ledger().rejected() > 0 || stream.proof().failed() > 0 || stream.proof().gaps() > 0) {
      problems.add(symbol + ": " + stream.ledger().rejected() + " events were rejected, " + stream.proof().failed()
          + " checksums were wrong, " + stream.proof().gaps() + " messages were missing.");
    }
    if (stream.bids().isEmpty() || stream.asks().isEmpty()) {
      problems.add(symbol + ": the book has an empty side.");
    }
    return problems;
  }
}
