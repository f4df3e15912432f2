package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;
import java.awt.event.ActionEvent;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/**
 * The registry of all actions. The window's are given what they do by {@link #does}; those of a panel belong to whichever panel {@link #panel} names. Keys can be changed while the
 * program runs: whoever shows one follows by {@link #follow}. EDT.
 */
public final class Actions {
  private static final String FOLLOWS = "Tapedeck.followsKeys";
  private static final int MOST_RECENT = 20;

  private final Map<String, ActionInfo> infos = new LinkedHashMap<>();
  private final KeyBook keys;
  private final Map<String, Runnable> does = new HashMap<>();
  private final Map<String, Supplier<@Nullable String>> conditions = new HashMap<>();
  private final Map<Scope, Supplier<@Nullable Map<String, Runnable>>> panels = new EnumMap<>(Scope.class);
  private final Map<String, Action> swing = new HashMap<>();
  private final List<WeakReference<JComponent>> followers = new ArrayList<>();
  private final Deque<String> recent = new ArrayDeque<>();
  private BiConsumer<ActionInfo, String> refused = (info, why) -> {};

  /** All actions with their usual keys; none does anything yet. */
  public Actions() {
    List<ActionInfo> all = ActionCatalogue.all();
    all.forEach(info -> infos.put(info.id(), info));
    keys = new KeyBook(all);
    keys.listen(this::keysChanged);
  }

  /** The names of the faults that can be tried; each has an action {@code fault.<name>}. */
  public static List<String> faults() {
    return ActionCatalogue.FAULTS;
  }

  /** Says what an action of the window does. */
  public Actions does(String id, Runnable action) {
    does.put(info(id).id(), action);
    return this;
  }

  /** Says when an action is not possible: {@code whyNot} answers with the reason, or null while it is. */
  public Actions unless(String id, Supplier<@Nullable String> whyNot) {
    conditions.put(info(id).id(), whyNot);
    return this;
  }

  /** Says which panel's commands, by id, the actions of a scope run; null while there is no such panel. */
  public Actions panel(Scope scope, Supplier<@Nullable Map<String, Runnable>> commands) {
    panels.put(scope, commands);
    return this;
  }

  /** Told of an action that was asked for while it was not possible, with the reason. */
  public void onRefused(BiConsumer<ActionInfo, String> listener) {
    refused = listener;
  }

  /** All actions. */
  public List<ActionInfo> all() {
    return List.copyOf(infos.values());
  }

  /** What is said of an action. */
  public ActionInfo info(String id) {
    ActionInfo info = infos.get(id);
    if (info == null) {
      throw new IllegalArgumentException("There is no action " + id);
    }
    return info;
  }

  /** The window's actions nobody said yet what they do. */
  public List<String> unanswered() {
    return infos.values().stream().filter(info -> info.scope() == Scope.WINDOW && !does.containsKey(info.id())).map(ActionInfo::id).toList();
  }

  /** Why an action cannot be done now; empty when it can. */
  public Optional<String> whyNot(String id) {
    ActionInfo info = info(id);
    Supplier<@Nullable String> condition = conditions.get(id);
    String reason = condition == null ? null : condition.get();
    if (reason != null) {
      return Optional.of(reason);
    }
    if (info.scope() == Scope.WINDOW) {
      return does.containsKey(id) ? Optional.empty() : Optional.of(Texts.of("action.nobody"));
    }
    Map<String, Runnable> commands = commands(info.scope());
    if (commands == null) {
      return Optional.of(Texts.of("scope.none." + info.scope()));
    }
    return commands.containsKey(id) ? Optional.empty() : Optional.of(Texts.of("scope.cannot." + info.scope()));
  }

  /** Does an action, or tells why not. */
  public void run(String id) {
    Optional<String> why = whyNot(id);
    if (why.isPresent()) {
      refused.accept(info(id), why.get());
      return;
    }
    recent.remove(id);
    recent.addFirst(id);
    if (recent.size() > MOST_RECENT) {
      recent.removeLast();
    }
    Scope scope = info(id).scope();
    Map<String, Runnable> from = scope == Scope.WINDOW ? does : commands(scope);
    Runnable action = from == null ? null : from.get(id);
    if (action != null) {
      action.run();
    }
  }

  private @Nullable Map<String, Runnable> commands(Scope scope) {
    Supplier<@Nullable Map<String, Runnable>> panel = panels.get(scope);
    return panel == null ? null : panel.get();
  }

  /** What was done last, the newest first. */
  List<String> recent() {
    return List.copyOf(recent);
  }

  /** For menus and buttons. It is always enabled, so that its key works; what cannot be done is told then. */
  public Action action(String id) {
    return swing.computeIfAbsent(id, key -> {
      Action action = new AbstractAction(info(id).words()) {
        private static final long serialVersionUID = 1;

        @Override
        public void actionPerformed(ActionEvent e) {
          run(id);
        }
      };
      action.putValue(Action.ACCELERATOR_KEY, firstKey(id));
      return action;
    });
  }

  private @Nullable KeyStroke firstKey(String id) {
    List<KeyStroke> now = keys.keys(info(id));
    return now.isEmpty() ? null : now.get(0);
  }

  /** The key that is shown for an action: "Ctrl+K"; empty for none. */
  public String key(String id) {
    KeyStroke first = firstKey(id);
    return first == null ? "" : KeyNames.text(first);
  }

  /** All keys of an action: "Ctrl+E, Home"; empty for none. */
  public String keys(String id) {
    return KeyNames.text(keys.keys(info(id)));
  }

  /** Words with the action's key behind: "Start the feed (F5)". */
  public String tip(String words, String id) {
    String key = key(id);
    return key.isEmpty() ? words : words + " (" + key + ")";
  }

  /** Gives a component the action's key in its tool tip, now and whenever the key changes. */
  public void tip(JComponent component, String words, String id) {
    follow(component, () -> component.setToolTipText(tip(words, id)));
  }

  /** Runs something now, and whenever keys changed, for as long as the component lives. One for each component. */
  public void follow(JComponent component, Runnable refresh) {
    if (component.getClientProperty(FOLLOWS) == null) {
      followers.removeIf(reference -> reference.get() == null);
      followers.add(new WeakReference<>(component));
    }
    component.putClientProperty(FOLLOWS, refresh);
    refresh.run();
  }

  private void keysChanged() {
    swing.forEach((id, action) -> action.putValue(Action.ACCELERATOR_KEY, firstKey(id)));
    for (WeakReference<JComponent> follower : List.copyOf(followers)) {
      JComponent component = follower.get();
      if (component != null && component.getClientProperty(FOLLOWS) instanceof Runnable refresh) {
        refresh.run();
      }
    }
  }

  /**
   * Lets the keys of a scope work in a component.
   *
   * @param condition one of {@link JComponent}'s, but not for the whole window
   * @param commands what the component does, by the id of the action
   */
  public void bind(JComponent component, int condition, Scope scope, Map<String, Runnable> commands) {
    component.setInputMap(condition, new ScopedInputMap(keys.keysOf(scope), component.getInputMap(condition)));
    commands.forEach((id, command) -> component.getActionMap().put(info(id).id(), new AbstractAction() {
      private static final long serialVersionUID = 1;

      @Override
      public void actionPerformed(ActionEvent e) {
        command.run();
      }
    }));
  }

  /** Lets these actions of the window work by their keys wherever in a component the focus is. */
  public void bindWindow(JComponent root, List<String> ids) {
    Map<String, Runnable> commands = new HashMap<>();
    ids.forEach(id -> commands.put(id, () -> run(id)));
    bind(root, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, Scope.WINDOW, commands);
  }

  /** The keys, for those who change them. */
  KeyBook book() {
    return keys;
  }

  /** Says who keeps the trader's choice of keys: the action's id, and its key as text, empty for none, null for the usual ones. */
  public void onKeyChoice(BiConsumer<String, @Nullable String> keeper) {
    keys.onChoice(keeper);
  }

  /**
   * Takes keys that were kept.
   *
   * @return what is wrong with them, one sentence each
   */
  public List<String> restoreKeys(Map<String, String> kept) {
    return kept.isEmpty() ? List.of() : keys.restore(kept);
  }
}
