package io.tapedeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/faults.md} and the tests together: every fault has a test that exists, every test of a fault has its row. */
class FaultMatrixTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|");
  private static final Pattern TEST = Pattern.compile("void ((?:\\w+_)?f\\d+_\\w*)\\(");
  private static final Pattern NUMBER = Pattern.compile("(?:^|_)f(\\d+)(?=_)");
  private static final Pattern NAMED = Pattern.compile("`((?:\\w+_)?f\\d+_\\w*)`");
  private static final Set<Integer> WANTED =
      Stream.of(IntStream.rangeClosed(1, 83), IntStream.rangeClosed(94, 96), IntStream.rangeClosed(104, 108), IntStream.of(110))
          .flatMapToInt(numbers -> numbers).boxed().collect(Collectors.toCollection(TreeSet::new));

  private static Map<Integer, String> rows() throws IOException {
    Map<Integer, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/faults.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(Integer.parseInt(row.group(1)), row.group(2));
      }
    }
    return rows;
  }

  /** Names of tests by the numbers in them. */
  private static Map<Integer, Set<String>> tests() throws IOException {
    Map<Integer, Set<String>> tests = new HashMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> sources = files
          .filter(file -> file.toString().endsWith(".java") && file.toString().contains("src" + java.io.File.separator + "test"))
          .toList();
      for (Path source : sources) {
        Matcher test = TEST.matcher(Files.readString(source));
        while (test.find()) {
          Matcher number = NUMBER.matcher(test.group(1));
          while (number.find()) {
            tests.computeIfAbsent(Integer.parseInt(number.group(1)), n -> new HashSet<>()).add(test.group(1));
          }
        }
      }
    }
    return tests;
  }

  @Test
  void everyFaultHasARowThatNamesATestOrSaysWhyThereIsNone() throws IOException {
    Map<Integer, String> rows = rows();
    Map<Integer, Set<String>> tests = tests();
    assertThat(rows.keySet()).containsAll(WANTED);
    rows.forEach((number, text) -> {
      Matcher named = NAMED.matcher(text);
      boolean any = false;
      while (named.find()) {
        any = true;
        assertThat(tests.getOrDefault(number, Set.of())).as("tests of fault " + number).contains(named.group(1));
      }
      assertThat(any || text.startsWith("Not tested: ")).as("fault " + number + " names no test: " + text).isTrue();
    });
  }

  @Test
  void everyTestOfAFaultHasItsRow() throws IOException {
    assertThat(rows().keySet()).containsAll(tests().keySet());
  }
}
