package io.tapedeck.app;

import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.run.Inspection;
import io.tapedeck.app.run.RunReport;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.tape.RecordingException;
import io.tapedeck.app.tape.TapeFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Decodes a recording through a plugin. Main thread. */
@Command(
    name = "inspect",
    description = "Decodes a recording through a plugin and reports books, trades, proofs and ledger.",
    sortOptions = false)
final class InspectCommand implements Runnable {

  @ParentCommand
  private @Nullable Tapedeck program;

  @CommandLine.Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The recording: a .tape, or NDJSON, plain or gzipped.")
  private @Nullable Path file;

  @Option(names = "--plugin", paramLabel = "ID", description = "The plugin to decode with; by default the name of the folder the file is in. A .tape knows its own.")
  private @Nullable String plugin;

  @Option(names = "--json", description = "Prints one JSON object and nothing else.")
  private boolean json;

  @Override
  public void run() {
    if (program == null || spec == null || file == null) {
      throw new IllegalStateException("picocli fills these in before it runs a command");
    }
    Folders folders = program.prepare();
    PluginOptions options = Wiring.options(program.options());
    try (PluginHost host = Wiring.host(folders)) {
      host.load();
      if (TapeFiles.looksLikeOne(file)) {
        tape(file, host, spec.commandLine().getOut());
      } else {
        lines(file, host, options, spec.commandLine().getOut());
      }
    } catch (RecordingException e) {
      throw e.misuse() ? Trouble.misuse(e.sentence()) : Trouble.failure(e.sentence());
    }
  }

  private void tape(Path recording, PluginHost host, PrintWriter out) throws RecordingException {
    if (plugin != null) {
      throw Trouble.misuse(recording.getFileName() + " says itself which plugin reads it; leave --plugin out.");
    }
    Inspection.Outcome outcome = Inspection.of(recording, host::adapter);
    print(outcome.report(), out);
    if (outcome.trouble().isPresent()) {
      throw Trouble.failure(outcome.trouble().get());
    }
  }

  private void lines(Path recording, PluginHost host, PluginOptions options, PrintWriter out) throws RecordingException {
    if (!Files.isRegularFile(recording)) {
      throw Trouble.misuse("There is no file " + recording + ".");
    }
    LoadedAdapter adapter = Wiring.adapter(host, plugin(recording), options);
    print(Inspection.of(recording, adapter, options), out);
  }

  private void print(RunReport report, PrintWriter out) {
    out.println(json ? report.json() : report.text().stripTrailing());
    if (!report.addsUp()) {
      throw Trouble.failure("The ledger does not add up; this is a mistake of the program.");
    }
  }

  private String plugin(Path recording) {
    if (plugin != null) {
      return plugin;
    }
    Path folder = recording.toAbsolutePath().getParent();
    Path name = folder == null ? null : folder.getFileName();
    if (name == null) {
      throw Trouble.misuse("Which exchange is " + recording + " of? Name it with --plugin ID.");
    }
    return name.toString();
  }
}
