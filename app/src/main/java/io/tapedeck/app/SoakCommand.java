package io.tapedeck.app;

import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.run.Soak;
import io.tapedeck.app.settings.Folders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the demo exchange under random faults and checks what must hold. Main thread. */
@Command(
    name = "soak",
    description = "Runs the demo exchange under random faults for some minutes and checks ledger, heap, threads and log.",
    sortOptions = false)
final class SoakCommand implements Runnable {
  @ParentCommand
  private @Nullable Tapedeck program;

  @CommandLine.Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "1800", description = "How long, 90 to 86400; by default 1800.")
  private int seconds;

  @Option(names = "--seed", paramLabel = "N", description = "The same number gives the same faults; by default another each time.")
  private @Nullable Long seed;

  @Option(names = "--rate", paramLabel = "N", defaultValue = "20000", description = "Events a second, 1 to 200000; by default 20000.")
  private int rate;

  @Override
  public void run() {
    if (program == null || spec == null) {
      throw new IllegalStateException("picocli fills these in before it runs a command");
    }
    if (seconds < 90 || seconds > 86_400) {
      throw Trouble.misuse("--seconds must be a whole number from 90 to 86400, but is " + seconds + ".");
    }
    if (rate < 1 || rate > 200_000) {
      throw Trouble.misuse("--rate must be a whole number from 1 to 200000, but is " + rate + ".");
    }
    Folders folders = program.prepare();
    PluginHost host = Wiring.host(folders);
    host.load();
    Wiring.adapter(host, "demo", PluginOptions.NONE);
    long chosen = seed == null ? System.nanoTime() & 0xFFFF_FFFFL : seed;
    try {
      Soak.Result result = new Soak(host, chosen, seconds, rate).run();
      spec.commandLine().getOut().println(result.summary());
      if (!result.problems().isEmpty()) {
        throw Trouble.failure(String.join(System.lineSeparator(), result.problems()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Trouble.failure("Interrupted before the time was over.");
    }
  }
}
