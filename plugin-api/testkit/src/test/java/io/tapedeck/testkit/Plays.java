package io.tapedeck.testkit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A test that is run with each of these acts, plain and over TLS. */
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0} {1}")
@ArgumentsSource(Plays.Both.class)
@interface Plays {
  HostileAct[] value();

  /** How the server is reached. */
  enum Over {
    PLAIN, TLS;

    HostileServer server(HostileAct act) {
      return this == PLAIN ? HostileServer.plain(act) : HostileServer.secure(act);
    }
  }

  /** Each act with each way it can be played. */
  final class Both implements ArgumentsProvider, AnnotationConsumer<Plays> {
    private HostileAct[] acts = {};

    @Override
    public void accept(Plays plays) {
      acts = plays.value();
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
      return Stream.of(acts).flatMap(act -> Stream.of(Over.values())
          .filter(over -> over == Over.TLS || !act.needsTls())
          .map(over -> Arguments.of(act, over)));
    }
  }
}
