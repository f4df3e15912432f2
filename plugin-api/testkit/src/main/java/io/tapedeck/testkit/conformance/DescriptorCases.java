package io.tapedeck.testkit.conformance;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** What a plugin says of itself. */
final class DescriptorCases {

  static final List<Case> CASES = List.of(
      new Case(1, "the id is lower case and the same each time", dialect -> {
        ExchangeInfo info = dialect.adapter().info();
        Check.that(info.id().matches("[a-z][a-z0-9-]{1,30}"), "id " + info.id());
        Check.same(dialect.adapter().info(), info, "the second answer of info()");
      }),
      new Case(2, "name and homepage are there for the trader", dialect -> {
        ExchangeInfo info = dialect.adapter().info();
        Check.that(!info.name().isBlank(), "no name");
        Check.that(info.homepage().isEmpty() || info.homepage().startsWith("https://"), "homepage " + info.homepage());
      }),
      new Case(3, "there are symbols for the first use", dialect -> {
        List<String> symbols = dialect.adapter().info().defaultSymbols();
        Check.that(!symbols.isEmpty() && symbols.stream().noneMatch(String::isBlank), "default symbols " + symbols);
        Check.same(symbols.stream().distinct().count(), (long) symbols.size(), "different default symbols");
      }),
      new Case(4, "the address can be set, and its default is a secure one", dialect -> {
        AdapterOption url = url(dialect);
        Check.that(url.defaultValue().startsWith("wss://"), "default " + url.defaultValue());
        dialect.adapter().info().option("rest").ifPresent(
            rest -> Check.that(rest.defaultValue().startsWith("https://"), "default " + rest.defaultValue()));
      }),
      new Case(5, "an unprotected address is for this computer only", dialect -> {
        Check.that(url(dialect).problemWith("ws://example.org/").isPresent(), "ws://example.org/ is allowed");
        Check.that(url(dialect).problemWith("ws://127.0.0.1:1/").isEmpty(), "ws://127.0.0.1:1/ is not allowed");
      }),
      new Case(6, "each option is described in a sentence", dialect -> {
        for (AdapterOption option : dialect.adapter().info().options()) {
          Check.that(option.description().endsWith(".") && option.description().contains(" "), option.key() + ": " + option.description());
        }
      }),
      new Case(7, "a mode that is not offered is refused in a sentence", DescriptorCases::refusesModes),
      new Case(8, "the host finds the adapter and can make it", DescriptorCases::isFound));

  private DescriptorCases() {}

  private static AdapterOption url(Dialect dialect) {
    return dialect.adapter().info().option("url").orElseThrow(() -> new AssertionError("no option url"));
  }

  private static void refusesModes(Dialect dialect) {
    ExchangeAdapter adapter = dialect.adapter();
    for (ConnectionMode mode : ConnectionMode.values()) {
      if (adapter.info().modes().contains(mode)) {
        continue;
      }
      try {
        adapter.open(Subscription.of(List.of(), mode), new PlainHost(), Line.context(dialect, adapter)).close();
        throw new AssertionError(mode + " was opened");
      } catch (ExchangeException e) {
        Check.same(e.problem().kind(), Problem.Kind.INVALID_OPTION, "kind of the problem");
      }
    }
  }

  private static void isFound(Dialect dialect) throws IOException, ReflectiveOperationException {
    Class<?> type = dialect.adapter().getClass();
    StringBuilder index = new StringBuilder();
    for (URL url : Collections.list(type.getClassLoader().getResources("META-INF/extensions.idx"))) {
      try (InputStream in = url.openStream()) {
        index.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    Check.that(index.indexOf(type.getName()) >= 0, type.getName() + " is not in META-INF/extensions.idx");
    Check.that(type.getConstructor().newInstance() instanceof ExchangeAdapter, "not an adapter");
  }
}
