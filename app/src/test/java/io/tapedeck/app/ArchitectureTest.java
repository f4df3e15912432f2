package io.tapedeck.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the packages, held. Each rule says why. */
@AnalyzeClasses(packages = "io.tapedeck", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule imports_go_one_way = layeredArchitecture()
      .consideringOnlyDependenciesInLayers()
      .layer("app").definedBy("io.tapedeck.app")
      .layer("run").definedBy("io.tapedeck.app.run..")
      .layer("ui").definedBy("io.tapedeck.app.ui..")
      .layer("chart").definedBy("io.tapedeck.app.chart..")
      .layer("study").definedBy("io.tapedeck.app.study..")
      .layer("look").definedBy("io.tapedeck.app.look..")
      .layer("pump").definedBy("io.tapedeck.app.pump..")
      .layer("model").definedBy("io.tapedeck.app.model..")
      .layer("feed").definedBy("io.tapedeck.app.feed..")
      .layer("host").definedBy("io.tapedeck.app.host..")
      .layer("replay").definedBy("io.tapedeck.app.replay..")
      .layer("tape").definedBy("io.tapedeck.app.tape..")
      .layer("intake").definedBy("io.tapedeck.app.intake..")
      .layer("queue").definedBy("io.tapedeck.app.queue..")
      .layer("settings").definedBy("io.tapedeck.app.settings..")
      .layer("diag").definedBy("io.tapedeck.app.diag..")
      .whereLayer("app").mayNotBeAccessedByAnyLayer()
      .whereLayer("run").mayOnlyBeAccessedByLayers("app")
      .whereLayer("ui").mayOnlyBeAccessedByLayers("app")
      .whereLayer("chart").mayOnlyBeAccessedByLayers("app", "ui")
      .whereLayer("study").mayOnlyBeAccessedByLayers("app", "ui", "chart")
      .whereLayer("look").mayOnlyBeAccessedByLayers("app", "ui", "chart")
      .whereLayer("pump").mayOnlyBeAccessedByLayers("app", "run")
      .whereLayer("model").mayOnlyBeAccessedByLayers("app", "run", "ui", "chart", "pump")
      .whereLayer("replay").mayOnlyBeAccessedByLayers("app", "run", "ui")
      .whereLayer("feed").mayOnlyBeAccessedByLayers("app", "run", "ui", "chart", "look", "pump", "model", "replay")
      .whereLayer("host").mayOnlyBeAccessedByLayers("app", "run", "ui", "model", "pump", "feed", "replay")
      .whereLayer("tape").mayOnlyBeAccessedByLayers("app", "run", "replay", "feed")
      .whereLayer("intake").mayOnlyBeAccessedByLayers("app", "run", "ui", "chart", "pump", "model", "feed", "replay", "tape")
      .whereLayer("queue").mayOnlyBeAccessedByLayers("app", "run", "pump", "feed", "intake", "replay")
      .because("a newcomer must be able to read the packages from the bottom up, and a ring has no bottom");

  @ArchTest
  static final ArchRule no_rings = slices()
      .matching("io.tapedeck.(**)")
      .should().beFreeOfCycles()
      .because("packages in a ring are one package in disguise, and can only be changed together");

  @ArchTest
  static final ArchRule the_contract_is_pure = noClasses()
      .that().resideInAPackage("io.tapedeck.api..")
      .should().dependOnClassesThat().resideOutsideOfPackages(
          "io.tapedeck.api..", "java.lang..", "java.util..", "java.time..", "java.net", "java.nio.file", "java.math..",
          "org.pf4j", "org.jspecify.annotations")
      .because("plugin authors depend on it for years: whatever it shows cannot be changed again");

  @ArchTest
  static final ArchRule swing_only_right_of_the_queue = noClasses()
      .that().resideInAnyPackage(
          "io.tapedeck.api..", "io.tapedeck.kit..", "io.tapedeck.plugin..", "io.tapedeck.app.queue..",
          "io.tapedeck.app.intake..", "io.tapedeck.app.feed..", "io.tapedeck.app.host..", "io.tapedeck.app.tape..", "io.tapedeck.app.replay..",
          "io.tapedeck.app.model..", "io.tapedeck.app.pump..", "io.tapedeck.app.run..", "io.tapedeck.app.settings..")
      .should().dependOnClassesThat().resideInAnyPackage("javax.swing..", "java.awt..", "org.jfree..", "com.formdev..")
      .because("left of the queue other threads run, and Swing belongs to the EDT alone");

  @ArchTest
  static final ArchRule sockets_and_json_only_left_of_the_queue = noClasses()
      .that().resideInAnyPackage(
          "io.tapedeck.app.ui..", "io.tapedeck.app.chart..", "io.tapedeck.app.look..", "io.tapedeck.app.model..",
          "io.tapedeck.app.pump..", "io.tapedeck.app.queue..", "io.tapedeck.app.intake..")
      .should().dependOnClassesThat().resideInAnyPackage(
          "com.neovisionaries..", "com.fasterxml..", "java.net.http..", "io.tapedeck.kit..", "io.tapedeck.plugin..")
      .because("the screen must not know how data came, or one exchange's habit becomes everybody's");

  @ArchTest
  static final ArchRule transport_and_json_are_hidden_in_the_kit = noClasses()
      .that().resideInAnyPackage("io.tapedeck.api..", "io.tapedeck.plugin..", "io.tapedeck.app..")
      .should().dependOnClassesThat().resideInAPackage("com.neovisionaries..")
      .because("the WebSocket library is unmaintained and must be replaceable in one place");

  @ArchTest
  static final ArchRule nobody_prints = noClasses()
      .should().accessField(System.class, "out")
      .orShould().accessField(System.class, "err")
      .because("the console belongs to the user; Console is the one place that writes to it");

  @ArchTest
  static final ArchRule nobody_sleeps = noClasses()
      .should().callMethod(Thread.class, "sleep", long.class)
      .because("a sleep is a guess; wait for what you mean, with a limit");

  @ArchTest
  static final ArchRule the_kit_shows_no_library = noCodeUnits()
      .that().areDeclaredInClassesThat().resideInAPackage("io.tapedeck.kit..")
      .and().areDeclaredInClassesThat().arePublic()
      .and(DescribedPredicate.describe("are public", unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)))
      .should(mentionAnyOf("com.fasterxml", "com.neovisionaries"))
      .because("what a signature shows, plugins depend on, and the library could never be replaced");

  /** The bundled plugins are not on this class path, so they are read from where the program finds them. */
  @Test
  void pluginsStandOnTheContractAndTheKitAlone() throws IOException {
    Path root = Path.of(System.getProperty("tapedeck.plugins"));
    List<JarFile> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
        jars.add(new JarFile(file.toFile()));
      }
    }
    JavaClasses plugins = new ClassFileImporter().importJars(jars);
    classes()
        .that().resideInAPackage("io.tapedeck.plugin..")
        .should().onlyDependOnClassesThat().resideInAnyPackage(
            "io.tapedeck.plugin..", "io.tapedeck.api", "io.tapedeck.kit", "java..", "org.pf4j", "org.jspecify.annotations")
        .because("ours are built as a third party's would be")
        .check(plugins);
  }

  private static ArchCondition<JavaCodeUnit> mentionAnyOf(String... roots) {
    return new ArchCondition<>("mention a library") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        List<JavaClass> shown = new ArrayList<>(unit.getRawParameterTypes());
        shown.add(unit.getRawReturnType());
        for (JavaClass type : shown) {
          for (String root : roots) {
            if (type.getName().startsWith(root)) {
              events.add(SimpleConditionEvent.satisfied(unit, unit.getFullName() + " shows " + type.getName()));
            }
          }
        }
      }
    };
  }
}
