package io.tapedeck.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A setting of an exchange plugin. On the command line {@code --option kraken.depth=100} sets the option with the key
 * {@code depth} of the plugin {@code kraken}. Immutable; any thread.
 *
 * @param key name within the plugin, lower case
 * @param kind what values are allowed
 * @param defaultValue used when nothing is set; must itself be valid
 * @param description one sentence for the trader
 * @param choices the allowed values when {@code kind} is {@link Kind#CHOICE}, else empty
 * @param min lowest value when {@code kind} is {@link Kind#INTEGER}
 * @param max highest value when {@code kind} is {@link Kind#INTEGER}
 */
public record AdapterOption(
    String key, Kind kind, String defaultValue, String description, List<String> choices, long min, long max) {

  /** Kinds of values. */
  public enum Kind {
    /** Any text. */
    TEXT,
    /** A whole number between min and max. */
    INTEGER,
    /** One of the choices. */
    CHOICE,
    /** {@code wss://host/path}; {@code ws://} to a loopback address only. */
    WEBSOCKET_URL,
    /** {@code https://host/path}; {@code http://} to a loopback address only. */
    HTTP_URL
  }

  /** Copies the choices and checks the default. */
  public AdapterOption {
    choices = List.copyOf(choices);
    Optional<String> problem = problemWith(kind, choices, min, max, defaultValue);
    if (problem.isPresent()) {
      throw new IllegalArgumentException("Default of option " + key + " " + problem.get());
    }
  }

  /** Any text. */
  public static AdapterOption text(String key, String defaultValue, String description) {
    return new AdapterOption(key, Kind.TEXT, defaultValue, description, List.of(), 0, 0);
  }

  /** A whole number from {@code min} to {@code max}. */
  public static AdapterOption integer(String key, long defaultValue, long min, long max, String description) {
    return new AdapterOption(key, Kind.INTEGER, Long.toString(defaultValue), description, List.of(), min, max);
  }

  /** One of a few values. */
  public static AdapterOption choice(String key, String defaultValue, List<String> choices, String description) {
    return new AdapterOption(key, Kind.CHOICE, defaultValue, description, choices, 0, 0);
  }

  /** The address of a WebSocket. */
  public static AdapterOption webSocketUrl(String key, String defaultValue, String description) {
    return new AdapterOption(key, Kind.WEBSOCKET_URL, defaultValue, description, List.of(), 0, 0);
  }

  /** The address of a REST service. */
  public static AdapterOption httpUrl(String key, String defaultValue, String description) {
    return new AdapterOption(key, Kind.HTTP_URL, defaultValue, description, List.of(), 0, 0);
  }

  /** What is wrong with a value, as the end of a sentence ("must be ..."); empty when it is fine. */
  public Optional<String> problemWith(String value) {
    return problemWith(kind, choices, min, max, value);
  }

  private static Optional<String> problemWith(Kind kind, List<String> choices, long min, long max, String value) {
    return switch (kind) {
      case TEXT -> Optional.empty();
      case INTEGER -> integerProblem(min, max, value);
      case CHOICE -> choices.contains(value)
          ? Optional.empty()
          : Optional.of("must be one of " + String.join(", ", choices));
      case WEBSOCKET_URL -> urlProblem("wss", "ws", value);
      case HTTP_URL -> urlProblem("https", "http", value);
    };
  }

  private static Optional<String> integerProblem(long min, long max, String value) {
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return Optional.empty();
      }
    } catch (NumberFormatException e) {
      // The sentence below says what a number must look like.
    }
    return Optional.of("must be a whole number from " + min + " to " + max);
  }

  private static Optional<String> urlProblem(String secure, String plain, String value) {
    URI uri;
    try {
      uri = URI.create(value);
    } catch (IllegalArgumentException e) {
      return Optional.of("must be an address such as " + secure + "://host/path");
    }
    String host = uri.getHost();
    if (host == null || uri.getUserInfo() != null) {
      return Optional.of("must be an address such as " + secure + "://host/path");
    }
    if (secure.equalsIgnoreCase(uri.getScheme())) {
      return Optional.empty();
    }
    if (plain.equalsIgnoreCase(uri.getScheme())) {
      return isLoopback(host)
          ? Optional.empty()
          : Optional.of("may use " + plain + ":// to this computer only; use " + secure + "://");
    }
    return Optional.of("must begin with " + secure + "://");
  }

  /** True for the loopback literals and {@code localhost}; never asks a name server. */
  public static boolean isLoopback(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return bare.equals("::1")
        || bare.equals("0:0:0:0:0:0:0:1")
        || bare.equalsIgnoreCase("localhost")
        || bare.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
