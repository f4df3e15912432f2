package io.tapedeck.app.ui.settings;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.app.ui.kit.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option of a plugin, and what was chosen for it. Immutable; any thread.
 *
 * @param option as the plugin declares it
 * @param kept what the settings say, sensible or not; null for nothing
 * @param commandLine what was given at the start; null for nothing
 */
record OptionChoice(AdapterOption option, @Nullable String kept, @Nullable String commandLine) {

  /** True when the settings have no say, as the command line spoke. */
  boolean locked() {
    return commandLine != null && option.problemWith(commandLine).isEmpty();
  }

  /** What a field shows: also what makes no sense, so that it can be mended. */
  String shown() {
    if (commandLine != null && locked()) {
      return commandLine;
    }
    return kept == null ? option.defaultValue() : kept;
  }

  /** True when the settings say something else than the default. */
  boolean changed() {
    return kept != null && !kept.equals(option.defaultValue());
  }

  /** What is wrong with a text that was typed, as a sentence; empty when it may be kept. */
  Optional<String> problem(String typed) {
    return option.problemWith(typed).map(problem -> Texts.of("options.problem", option.key(), problem));
  }

  /** What the settings are to keep of a text; null for nothing, as it is the default. */
  @Nullable String toKeep(String typed) {
    return typed.equals(option.defaultValue()) ? null : typed;
  }

  /** What is said below the field before anything was typed. */
  String said() {
    if (commandLine != null && locked()) {
      return Texts.of("options.commandLine", option.key() + "=" + commandLine);
    }
    String text = kept;
    if (text != null && option.problemWith(text).isPresent()) {
      return Texts.of("options.keptWrong", option.key(), option.problemWith(text).orElse(""), option.defaultValue());
    }
    return "";
  }

  /** True when what is said is trouble. */
  boolean trouble() {
    return !locked() && !said().isEmpty();
  }
}
