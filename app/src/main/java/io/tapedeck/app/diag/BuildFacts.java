package io.tapedeck.app.diag;

import io.tapedeck.api.ApiVersion;
import java.util.List;

/** Which program this is and what it runs on. Any thread. */
public final class BuildFacts {
  private BuildFacts() {}

  /** The version, from the jar's manifest. */
  public static String version() {
    String version = BuildFacts.class.getPackage().getImplementationVersion();
    return "Tapedeck " + (version == null ? "(not packaged)" : version);
  }

  /** The version's number alone; empty when the program does not run from a package. */
  public static String number() {
    String version = BuildFacts.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }

  /** One fact a line, the version first. */
  public static List<String> lines() {
    return List.of(
        version(),
        "Plugin API " + ApiVersion.CURRENT,
        "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
  }

  /** What it runs on. */
  public static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch") + ", "
        + Runtime.getRuntime().availableProcessors() + " cores, at most " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB";
  }
}
