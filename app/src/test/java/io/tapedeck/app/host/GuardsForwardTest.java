package io.tapedeck.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.app.feed.HostContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A guard that leaves out a method with a default of the interface hides it from the other side without anybody noticing: faults could not be tried, plugins had no cache. So each declares
 * all of them.
 */
class GuardsForwardTest {
  static Stream<Class<?>> guards() {
    return Stream.of(GuardedAdapter.class, GuardedContext.class, GuardedFeed.class, SinkGuard.class, HostContext.class);
  }

  @ParameterizedTest
  @MethodSource("guards")
  void everyMethodOfTheContractIsThere(Class<?> guard) {
    List<String> missing = new ArrayList<>();
    for (Method method : guard.getMethods()) {
      // It is made of option() alone.
      boolean derived = method.getName().equals("integerOption");
      boolean ofContract = !derived && method.getDeclaringClass().getPackage().equals(ExchangeAdapter.class.getPackage());
      if (ofContract && !Modifier.isStatic(method.getModifiers())) {
        missing.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
      }
    }
    assertThat(missing).isEmpty();
  }
}
