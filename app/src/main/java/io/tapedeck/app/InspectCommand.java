package io.tapedeck.app;

import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.run.Inspection;
import io.tapedeck.app.run.RunReport;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.tape.RecordingException;
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

  @Parameters(index = "0", paramLabel = "FILE", description = "The recording: NDJSON, plain or gzipped.")
  private @Nullable Path file;

  @Option(names = "--plugin", paramLabel = "ID", description = "The plugin to decode with; by default the name of the folder the file is in.")
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
    if (!java.nio.file.Files.isRegularFile(file)) {
      throw Trouble.misuse("There is no file " + file + ".");
    }
    try (PluginHost host = Wiring.host(folders)) {
      host.load();
      LoadedAdapter adapter = Wiring.adapter(host, plugin(file), options);
      RunReport report = Inspection.of(file, adapter, options);
      spec.commandLine().getOut().println(json ? report.json() : report.text().stripTrailing());
      if (!report.addsUp()) {
        throw Trouble.failure("The ledger does not add up; this is a mistake of the program.");
      }
    } catch (RecordingException e) {
      throw e.misuse() ? Trouble.misuse(e.sentence()) : Trouble.failure(e.sentence());
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
