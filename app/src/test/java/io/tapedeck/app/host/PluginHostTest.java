package io.tapedeck.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ApiVersion;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.app.host.zoo.FailsAssertion;
import io.tapedeck.app.host.zoo.FailsToInitialise;
import io.tapedeck.app.host.zoo.Good;
import io.tapedeck.app.host.zoo.Good2;
import io.tapedeck.app.host.zoo.Good3;
import io.tapedeck.app.host.zoo.NeverAnswers;
import io.tapedeck.app.host.zoo.Overflows;
import io.tapedeck.app.host.zoo.ReachesInside;
import io.tapedeck.app.host.zoo.ThrowsInConstructor;
import io.tapedeck.app.host.zoo.ThrowsInInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bad plugin stands beside a good one: the good one loads, the bad one is a row with its reason. */
class PluginHostTest {
  @TempDir
  private Path temp;

  private Path bundled;
  private Path user;
  private PluginHost host;

  @BeforeEach
  void folders() throws IOException {
    bundled = Files.createDirectory(temp.resolve("bundled"));
    user = Files.createDirectory(temp.resolve("user"));
    host = new PluginHost(bundled, user, temp.resolve("cache"), Duration.ofSeconds(2));
    PluginFile.of("good", Good.class).jar(bundled.resolve("good.jar"));
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void loadsAGoodPluginAndWritesNothingBesideIt() throws IOException {
    host.load();
    assertThat(host.adapter("good")).isPresent();
    assertThat(host.rows()).singleElement().satisfies(row -> {
      assertThat(row.state()).isEqualTo(PluginRow.State.READY);
      assertThat(row.version()).isEqualTo("1.2.3");
      assertThat(row.info().name()).isEqualTo("Good exchange");
    });
    try (var files = Files.list(bundled)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("good.jar");
    }
  }

  @Test
  void sharesTheWordsOfTheContractButNotItsOwnClasses() throws ClassNotFoundException {
    host.load();
    ClassLoader loader = host.adapter("good").orElseThrow().loader();
    assertThat(loader).isInstanceOf(AdapterClassLoader.class);
    assertThat(loader.loadClass(Good.class.getName())).isNotEqualTo(Good.class);
    assertThat(loader.loadClass(ExchangeAdapter.class.getName())).isEqualTo(ExchangeAdapter.class);
  }

  @Test
  void loadsAZipFromTheUsersFolderThroughAPrivateCopy() throws IOException {
    PluginFile.of("good", Good.class).zip(user.resolve("good.zip"), "good");
    Files.delete(bundled.resolve("good.jar"));
    host.load();
    assertThat(host.adapter("good")).isPresent();
    assertThat(host.rows().get(0).bundled()).isFalse();
    try (var files = Files.list(user)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("good.zip");
    }
  }

  @Test
  void aPluginThatThrowsFailsAlone() {
    for (Class<?> bad : List.of(
        ThrowsInConstructor.class, ThrowsInInfo.class, FailsAssertion.class, Overflows.class, FailsToInitialise.class)) {
      PluginFile.of(bad.getSimpleName().toLowerCase(java.util.Locale.ROOT), bad)
          .jar(user.resolve(bad.getSimpleName() + ".jar"));
    }
    host.load();
    assertThat(host.adapter("good")).isPresent();
    assertThat(host.rows()).hasSize(6).filteredOn(row -> !row.bundled()).allSatisfy(row -> {
      assertThat(row.state()).isNotEqualTo(PluginRow.State.READY);
      assertThat(row.reason()).isNotBlank();
    });
  }

  @Test
  void aPluginThatNeverAnswersIsLeftAlone() {
    PluginFile.of("neveranswers", NeverAnswers.class).jar(user.resolve("bad.jar"));
    host.load();
    assertBad("QUARANTINED", "It did not answer for 2 s while it was loaded.");
  }

  @Test
  void aPluginCannotSeeTheProgramsClasses() {
    PluginFile.of("reaches", ReachesInside.class).jar(user.resolve("bad.jar"));
    host.load();
    assertThat(host.rows()).filteredOn(row -> row.id().equals("reaches")).singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("hidden, as it should be"));
  }

  @Test
  void f94_aFileThatIsNoJarIsARow() throws IOException {
    Files.write(user.resolve("bad.jar"), "not a jar".getBytes(StandardCharsets.UTF_8));
    host.load();
    assertBad("INVALID", "Invalid plugin: it is not a readable jar.");
  }

  @Test
  void anEmptyFileIsARow() throws IOException {
    Files.createFile(user.resolve("bad.zip"));
    host.load();
    assertBad("INVALID", "Invalid plugin: it is not a readable zip.");
  }

  @Test
  void f94_aMissingIdIsNamed() {
    PluginFile.bare().header("Plugin-Version", "1.0.0").jar(user.resolve("bad.jar"));
    host.load();
    assertBad("INVALID", "Invalid plugin: Plugin-Id must be lower-case letters, digits and dashes, but is missing.");
  }

  @Test
  void f94_aVersionThatIsNoneIsNamed() {
    PluginFile.bare().header("Plugin-Id", "bad").header("Plugin-Version", "not.a.ver").jar(user.resolve("bad.jar"));
    host.load();
    assertBad("INVALID", "Invalid plugin: Plugin-Version must look like 1.2.3, but is 'not.a.ver'.");
  }

  @Test
  void f95_aPluginForAnotherApiSaysSo() {
    PluginFile.bare()
        .header("Plugin-Id", "bad")
        .header("Plugin-Version", "1.0.0")
        .header("Plugin-Requires", ">=3.0.0 & <4.0.0")
        .jar(user.resolve("bad.jar"));
    host.load();
    assertBad("INVALID", "Invalid plugin: it needs plugin API >=3.0.0 & <4.0.0, this is " + ApiVersion.CURRENT + ".");
  }

  @Test
  void f94_nonsenseInRequiresHarmsNobodyElse() {
    PluginFile.bare()
        .header("Plugin-Id", "bad")
        .header("Plugin-Version", "1.0.0")
        .header("Plugin-Requires", "rubbish ++")
        .jar(user.resolve("bad.jar"));
    host.load();
    assertBad("INVALID", "Invalid plugin: Plugin-Requires cannot be understood: 'rubbish ++'.");
  }

  @Test
  void aPluginWithoutAnExchangeIsToldWhatToLookFor() {
    PluginFile.of("bad").jar(user.resolve("bad.jar"));
    host.load();
    assertBad("INVALID", "Invalid plugin: it has no exchange; put @Extension on an ExchangeAdapter, "
        + "and META-INF/extensions.idx into the file.");
  }

  @Test
  void aSecondPluginWithTheSameIdIsRefused() {
    PluginFile.of("good", Good.class).jar(user.resolve("bad.jar"));
    host.load();
    assertThat(host.adapter("good")).isPresent();
    assertThat(host.rows()).filteredOn(row -> !row.bundled()).singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("is loaded already"));
  }

  @Test
  void aPluginThatBringsTheContractIsRefused() {
    PluginFile.of("bad", Good.class).classFile(ExchangeAdapter.class).jar(user.resolve("bad.jar"));
    host.load();
    assertBad("INVALID", "Invalid plugin: it brings its own copy of io.tapedeck.api.*; leave it out.");
  }

  @Test
  void anExchangeWithAnotherNameThanItsManifestIsRefused() {
    PluginFile.of("bad", Good.class).jar(user.resolve("bad.jar"));
    host.load();
    assertBad("INVALID", "Invalid plugin: its exchange calls itself 'good', its manifest 'bad'.");
  }

  @Test
  void anEntryThatLeavesTheFolderIsRefusedAndNotWritten() {
    PluginFile.of("bad", Good.class).entry("../../outside.txt", new byte[1]).zip(user.resolve("bad.zip"), "bad");
    host.load();
    assertBad("INVALID", "Invalid plugin: an entry would be written outside its folder: ../../outside.txt.");
    assertThat(temp.resolve("cache/outside.txt")).doesNotExist();
  }

  @Test
  void aBombIsRefused() {
    PluginFile.of("bad", Good.class).entry("bomb", new byte[65 << 20]).zip(user.resolve("bad.zip"), "bad");
    host.load();
    assertBad("INVALID", "Invalid plugin: unpacked it is larger than 64 MB.");
  }

  /** PF4J's own call for all of them stops only the first in some versions. */
  @Test
  void threeStartedPluginsAreAllStopped() {
    PluginFile.of("good2", Good2.class).jar(user.resolve("good2.jar"));
    PluginFile.of("good3", Good3.class).jar(user.resolve("good3.jar"));
    host.load();
    assertThat(host.adapters()).hasSize(3);
    assertThat(host.startedPlugins()).isEqualTo(3);
    host.close();
    assertThat(host.startedPlugins()).isZero();
  }

  @Test
  void aMissingPluginsFolderIsNoTrouble() {
    PluginHost none = new PluginHost(temp.resolve("a"), temp.resolve("b"), temp.resolve("c"), Duration.ofSeconds(2));
    assertThat(none.load()).isEmpty();
    none.close();
  }

  private void assertBad(String state, String reason) {
    assertThat(host.adapter("good")).as("the good one").isPresent();
    assertThat(host.rows()).filteredOn(row -> row.state() != PluginRow.State.READY).singleElement().satisfies(row -> {
      assertThat(row.state().name()).isEqualTo(state);
      assertThat(row.reason()).isEqualTo(reason);
    });
  }
}
