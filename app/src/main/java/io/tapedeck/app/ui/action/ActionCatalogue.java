package io.tapedeck.app.ui.action;

import java.util.ArrayList;
import java.util.List;

/** Every action there is, in the order of palette and key sheet. Words and usual keys stand in the bundle. */
final class ActionCatalogue {
  /** What can be tried on the demo exchange, by the names its feed knows. */
  static final List<String> FAULTS =
      List.of("disconnect", "silence", "stall", "gap", "checksum", "crossed", "garbage", "burst");

  private final List<ActionInfo> infos = new ArrayList<>();

  private ActionCatalogue() {}

  static List<ActionInfo> all() {
    ActionCatalogue all = new ActionCatalogue();
    all.add(ActionGroup.FEED, Scope.WINDOW, "start", "stop", "retry", "proxy");
    all.add(ActionGroup.VIEW, Scope.WINDOW, "palette", "symbols", "theme", "layout1", "layout2", "layout4", "layout6", "layout9", "nextPanel", "previousPanel", "panelMenu",
        "health", "history", "columns", "readRow");
    all.add(ActionGroup.FILE, Scope.WINDOW, "record", "openTape", "screenshot", "copyWindow", "savePanel", "copyPanel", "settings", "quit");
    all.add(ActionGroup.PLUGINS, Scope.WINDOW, "plugins");
    all.add(ActionGroup.CHART, Scope.CHART, "chart.zoomIn", "chart.zoomOut", "chart.reset", "chart.live", "chart.oldest", "chart.left", "chart.right", "chart.up", "chart.down",
        "chart.taller", "chart.flatter", "chart.autoscale", "chart.pointerLeft", "chart.pointerRight", "chart.pointerUp", "chart.pointerDown", "chart.ruler", "chart.letGo",
        "chart.maximise", "chart.another", "chart.remove", "chart.copy", "chart.save", "chart.copyPicture", "chart.savePicture");
    all.add(ActionGroup.BOOK, Scope.BOOK, "book.up", "book.down", "book.pageUp", "book.pageDown", "book.recentre", "book.coarser", "book.finer", "book.copy");
    all.add(ActionGroup.TRADES, Scope.TAPE, "tape.hold", "tape.older", "tape.newer", "tape.pageOlder", "tape.pageNewer", "tape.newest", "tape.fewer", "tape.more", "tape.every",
        "tape.copy");
    all.add(ActionGroup.TABLE, Scope.TABLE, "table.copyRow", "table.copy", "table.save");
    all.add(ActionGroup.HELP, Scope.WINDOW, "help", "keySheet", "keys", "openLog", "diagnostics", "about");
    all.add(ActionGroup.FAULTS, Scope.WINDOW, FAULTS.stream().map(fault -> "fault." + fault).toArray(String[]::new));
    return List.copyOf(all.infos);
  }

  private void add(ActionGroup group, Scope scope, String... ids) {
    for (String id : ids) {
      infos.add(ActionInfo.of(group, scope, id));
    }
  }
}
