package io.tapedeck.app.ui.help;

import io.tapedeck.app.ui.action.ActionGroup;
import io.tapedeck.app.ui.action.ActionInfo;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The chapters of the help: one for each panel. */
public enum HelpTopic {
  TOOLBAR(ActionGroup.FEED, ActionGroup.FILE),
  CHART(ActionGroup.CHART),
  BOOK(ActionGroup.BOOK),
  TRADES(ActionGroup.TRADES),
  STREAMS(ActionGroup.TABLE),
  QUEUE,
  STATUS_BAR,
  HEALTH(ActionGroup.TABLE),
  HISTORY(ActionGroup.TABLE),
  PLUGINS(ActionGroup.TABLE),
  SETTINGS(ActionGroup.FILE),
  KEYS(ActionGroup.VIEW, ActionGroup.HELP);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed; only its type does not say so.
  private final Set<ActionGroup> groups;

  HelpTopic(ActionGroup... groups) {
    this.groups = Set.of(groups);
  }

  /** The chapter with this name; the first one for all others. */
  public static HelpTopic named(String name) {
    return Arrays.stream(values()).filter(topic -> topic.name().equals(name)).findFirst().orElse(TOOLBAR);
  }

  /** Its head. */
  public String title() {
    return Texts.of("help." + name());
  }

  /** What it says. */
  String text() {
    return Texts.of("help." + name() + ".text");
  }

  /** The actions that have a key and belong here. */
  List<ActionInfo> keys(Actions actions) {
    return actions.all().stream().filter(info -> groups.contains(info.group()) && !actions.key(info.id()).isEmpty()).toList();
  }
}
