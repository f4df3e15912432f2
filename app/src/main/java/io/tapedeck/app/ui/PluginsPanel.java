package io.tapedeck.app.ui;

import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.export.TableActions;
import io.tapedeck.app.ui.kit.FactTable;
import io.tapedeck.app.ui.kit.FactTable.Cell;
import io.tapedeck.app.ui.kit.FactTable.Column;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.util.List;
import javax.swing.BorderFactory;

/** All plugins, good and bad, with the reason why one is not usable. EDT. */
public final class PluginsPanel extends TokenPanel {
  private final ScreenModel model;
  private final FactTable table = new FactTable("pluginTable", Texts.of("plugins"), List.of(
      column("name", 150), column("version", 70), column("file", 190), column("state", 110), column("reason", 380)));
  private final TokenLabel summary = new TokenLabel(" ", "muted", 12, false);

  /** Follows the model's list of plugins. */
  public PluginsPanel(ScreenModel model, TableActions tables) {
    super("panel", new BorderLayout());
    this.model = model;
    setName("pluginsPanel");
    getAccessibleContext().setAccessibleName(Texts.of("plugins"));
    tables.join(this, table, "PLUGINS");
    summary.setBorder(BorderFactory.createEmptyBorder(8, 12, 8, 12));
    add(table.scrolling(10), BorderLayout.CENTER);
    add(summary, BorderLayout.SOUTH);
    model.pluginChanges().listen(this::refresh);
    refresh();
  }

  private static Column column(String key, int width) {
    return new Column(Texts.of("plugins." + key), width, false, Texts.of("guide.plugins." + key));
  }

  private void refresh() {
    List<PluginRow> rows = model.plugins();
    table.rows(rows.stream().map(PluginsPanel::cells).toList());
    long ready = rows.stream().filter(r -> r.state() == PluginRow.State.READY).count();
    summary.words(Texts.of("plugins.summary", Long.toString(ready), Long.toString(rows.size() - ready)));
  }

  private static List<Cell> cells(PluginRow plugin) {
    boolean ready = plugin.state() == PluginRow.State.READY;
    return List.of(
        Cell.of(plugin.info() == null ? plugin.id() : plugin.info().name()),
        Cell.of(plugin.version()),
        Cell.of(plugin.file()),
        new Cell(Texts.of("plugins.state." + plugin.state().name()), ready ? "live" : "failed"),
        new Cell(plugin.reason(), ready ? "muted" : "text"));
  }
}
