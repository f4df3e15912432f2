package io.tapedeck.app.ui.live;

import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.chart.ChartLink;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.study.StudyKind;
import io.tapedeck.app.ui.action.ActionMenus;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.kit.Texts;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import org.jspecify.annotations.Nullable;

/** The menu of one chart: what it shows, and what can be done with it. Made anew each time it opens. EDT. */
final class ChartMenu {
  private final ChartTile tile;
  private final Actions actions;

  ChartMenu(ChartTile tile, Actions actions) {
    this.tile = tile;
    this.actions = actions;
  }

  JPopupMenu popup() {
    JPopupMenu menu = new JPopupMenu();
    menu.setName("chartMenu");
    TileChoice choice = tile.choice();
    ButtonGroup kinds = new ButtonGroup();
    for (ChartKind kind : ChartKind.values()) {
      menu.add(radio(kinds, kind.text(), kind == choice.kind(), () -> tile.show(kind, choice.interval())));
    }
    menu.addSeparator();
    menu.add(intervals(choice));
    menu.add(studies(choice));
    if (tile.chart() instanceof PriceChartPanel prices) {
      JCheckBoxMenuItem auto = new JCheckBoxMenuItem(Texts.of("chart.autoscale"), prices.autoscales());
      auto.addActionListener(e -> prices.toggleAutoscale());
      menu.add(auto);
      menu.add(zones(prices.link()));
    }
    menu.addSeparator();
    ActionMenus.item(menu, actions, "chart.maximise", tile::maximise);
    ActionMenus.item(menu, actions, "chart.another", tile::another);
    if (choice.number() > 1) {
      ActionMenus.item(menu, actions, "chart.remove", tile::removeChart);
    }
    menu.addSeparator();
    ActionMenus.item(menu, actions, "chart.copyPicture", () -> tile.export().copyPicture());
    ActionMenus.item(menu, actions, "chart.savePicture", () -> tile.export().savePicture());
    ActionMenus.item(menu, actions, "chart.copy", () -> tile.export().copyData());
    ActionMenus.item(menu, actions, "chart.save", () -> tile.export().saveData());
    return menu;
  }

  private JMenu intervals(TileChoice choice) {
    JMenu menu = new JMenu(Texts.of("chart.interval"));
    ButtonGroup group = new ButtonGroup();
    @Nullable BarInterval before = null;
    for (BarInterval interval : BarInterval.ALL) {
      if (before != null && before.base() != interval.base()) {
        menu.addSeparator();
      }
      before = interval;
      boolean chosen = choice.kind().ofBars() && interval.equals(choice.interval());
      menu.add(radio(group, interval.text(), chosen, () -> tile.interval(interval)));
    }
    return menu;
  }

  private JMenu studies(TileChoice choice) {
    JMenu menu = new JMenu(Texts.of("chart.indicators"));
    for (StudyKind kind : StudyKind.values()) {
      JCheckBoxMenuItem item = new JCheckBoxMenuItem(kind.text(), choice.studies().contains(kind));
      item.addActionListener(e -> tile.toggle(kind));
      menu.add(item);
    }
    return menu;
  }

  private static JMenu zones(ChartLink link) {
    Map<String, ZoneId> zones = new LinkedHashMap<>();
    zones.put(Texts.of("chart.zone.local", ZoneId.systemDefault().getId()), ZoneId.systemDefault());
    for (String id : new String[] {"UTC", "America/New_York", "Europe/London", "Asia/Singapore", "Asia/Tokyo"}) {
      zones.put(id, ZoneId.of(id));
    }
    JMenu menu = new JMenu(Texts.of("chart.zone"));
    ButtonGroup group = new ButtonGroup();
    zones.forEach((text, zone) -> menu.add(radio(group, text, zone.equals(link.zone()), () -> link.zone(zone))));
    return menu;
  }

  private static JMenuItem radio(ButtonGroup group, String text, boolean chosen, Runnable action) {
    JMenuItem item = new JRadioButtonMenuItem(text, chosen);
    group.add(item);
    item.addActionListener(e -> action.run());
    return item;
  }
}
