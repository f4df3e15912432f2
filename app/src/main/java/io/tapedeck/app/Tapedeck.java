package io.tapedeck.app;

import io.tapedeck.api.Network;
import io.tapedeck.app.diag.BuildFacts;
import io.tapedeck.app.diag.Logs;
import io.tapedeck.app.settings.Folders;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The program's entry. Main thread. */
@Command(
    name = "tapedeck",
    description = "A desktop terminal for live markets. Without a command it opens the window.",
    versionProvider = Tapedeck.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    subcommands = {InspectCommand.class, HeadlessCommand.class, SelfTestCommand.class, SoakCommand.class})
public final class Tapedeck implements Runnable {

  @Option(
      names = "--option",
      paramLabel = "id.key=value",
      scope = ScopeType.INHERIT,
      description = "Sets an option of a plugin, for instance kraken.depth=100. May be given again.")
  private final List<String> options = new ArrayList<>();

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "Keeps settings, plugins, logs and cache in this folder instead of the platform's own.")
  private @Nullable Path dataDir;

  @Option(
      names = "--proxy",
      paramLabel = "WAY",
      scope = ScopeType.INHERIT,
      description = "How to reach the exchanges: direct, system, http://host:port or socks://host:port. The window remembers its own choice.")
  private @Nullable String proxy;

  @Option(
      names = "--safe-mode",
      description = "Opens the window on the demo exchange without your plugins and without your settings, which stay as they are; nothing is saved.")
  private boolean safe;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "A recording (.tape) to open.")
  private @Nullable Path tape;

  @CommandLine.Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  private int exitCode;

  /** Runs the program; ends the JVM unless a window was opened. */
  public static void main(String[] args) {
    // So that the way "system" can ask the system; read once, before anything asks. It changes nothing for the other ways.
    if (System.getProperty("java.net.useSystemProxies") == null) {
      System.setProperty("java.net.useSystemProxies", "true");
    }
    int code = run(args);
    if (code >= 0) {
      System.exit(code);
    }
  }

  /**
   * Runs a command.
   *
   * @return its exit code, or -1 when a window was opened and the program goes on
   */
  static int run(String... args) {
    Tapedeck program = new Tapedeck();
    if (args.length == 0) {
      return program.open(); // The usual start has nothing to parse: the parser alone would take a tenth of its time.
    }
    CommandLine line = new CommandLine(program);
    line.setOut(new PrintWriter(Console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(Console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(Tapedeck::misused);
    line.setExecutionExceptionHandler(Tapedeck::failed);
    int code = line.execute(args);
    return code == ExitCode.OK ? program.exitCode : code;
  }

  private int open() {
    PrintWriter err = new PrintWriter(Console.err(), true, StandardCharsets.UTF_8);
    try {
      return Window.open(prepare(), opening(), err);
    } catch (RuntimeException e) {
      return failed(e, err);
    }
  }

  @Override
  public void run() {
    Folders folders = prepare();
    exitCode = Window.open(folders, opening(), spec().commandLine().getErr());
  }

  /** Sets up folders and the log; must come before the first logger. */
  Folders prepare() {
    Folders folders = Folders.find(dataDir);
    Logs.to(folders.logs());
    return folders;
  }

  /** The way to the network as given; empty when it was not. */
  Optional<Network> network() {
    try {
      return Optional.ofNullable(proxy).map(NetworkWords::read);
    } catch (IllegalArgumentException e) {
      throw Trouble.misuse(String.valueOf(e.getMessage()));
    }
  }

  private Opening opening() {
    Path file = tape;
    if (file != null && file.getNameCount() == 1 && file.toString().indexOf('.') < 0 && !Files.exists(file)) {
      throw Trouble.misuse("There is no command and no file '" + file + "'. See --help."); // More likely a word mistyped than a recording.
    }
    return new Opening(options, network(), file, safe);
  }

  /** Options of plugins as given. */
  List<String> options() {
    return options;
  }

  private CommandLine.Model.CommandSpec spec() {
    CommandLine.Model.CommandSpec given = spec;
    if (given == null) {
      throw new IllegalStateException("picocli fills this in before it runs a command");
    }
    return given;
  }

  private static int misused(ParameterException e, String[] args) {
    String message = String.valueOf(e.getMessage());
    e.getCommandLine().getErr().println(sentence(message) + " See --help.");
    return ExitCode.MISUSE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult result) {
    return failed(e, line.getErr());
  }

  private static int failed(Exception e, PrintWriter err) {
    if (e instanceof Trouble trouble) {
      err.println(trouble.sentence());
      return trouble.exitCode();
    }
    org.slf4j.LoggerFactory.getLogger(Tapedeck.class).error("A command failed", e);
    err.println("Tapedeck failed: " + sentence(String.valueOf(e)) + " The log has the details.");
    return ExitCode.FAILURE;
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  /** The version, from the jar's manifest. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return BuildFacts.lines().toArray(String[]::new);
    }
  }
}
