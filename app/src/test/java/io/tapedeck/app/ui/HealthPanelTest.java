package io.tapedeck.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.feed.Verdict.State;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.DelayStages.Stage;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.health.HealthPanel;
import io.tapedeck.app.ui.health.HistoryPanel;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.export.Export;
import io.tapedeck.app.ui.export.TableActions;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

class HealthPanelTest {
  private static final ClockZone BERLIN = new ClockZone(ZoneId.of("Europe/Berlin"));

  private final SceneData data = new SceneData();

  private static final TableActions TABLES = new TableActions(new Actions(), new Export((cause, words, warning) -> {}, new SceneData(), BERLIN));

  private static JTable table(Container container, String name) {
    for (Component child : container.getComponents()) {
      if (name.equals(child.getName())) {
        return (JTable) child;
      }
      if (child instanceof Container inner) {
        JTable found = table(inner, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static List<String> texts(Container container) {
    List<String> texts = new ArrayList<>();
    for (Component child : container.getComponents()) {
      if (child instanceof JLabel label) {
        texts.add(label.getText());
      } else if (child instanceof Container inner) {
        texts.addAll(texts(inner));
      }
    }
    return texts;
  }

  private static List<Object> row(JTable table, int row) {
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < table.getColumnCount(); i++) {
      cells.add(table.getValueAt(row, i));
    }
    return cells;
  }

  private StreamModel inTrouble() {
    data.model.streams(List.of(Instrument.spot("demo", "BTC/USD", "BTC", "USD", 1, 4)));
    StreamModel stream = data.model.streams().get(0);
    long now = data.epochNanos();
    for (Verdict verdict : List.of(
        new Verdict(State.LIVE, "Book proven by checksum", 0, now - 60_000_000_000L),
        new Verdict(State.STALE, "No data for 14 s, limit 5 s", 0, now - 20_000_000_000L),
        new Verdict(State.LIVE, "Book proven by checksum", 0, now - 5_000_000_000L))) {
      stream.verdict(verdict);
      data.model.episodes().verdict(stream.instrument().key(), stream.instrument().name(), verdict);
    }
    return stream;
  }

  @Test
  void saysForEachStreamHowItIsWhereTheTimeGoesAndWhatTroubleThereWas() throws Exception {
    Onlooker.onScreenThread(() -> {
      Theme.DARK.install();
      StreamModel stream = inTrouble();
      stream.stages().record(Stage.QUEUE, 12_000_000);
      data.model.machine().stalls(2, 5_000_000_000L, "PriceChartPanel.paintComponent:112");
      data.model.exchange(SceneData.demo());
      List<StreamModel> opened = new ArrayList<>();
      HealthPanel panel = new HealthPanel(data.model, data, BERLIN, opened::add, TABLES);
      JTable streams = table(panel, "healthStreams");
      assertThat(row(streams, 0)).startsWith("BTC/USD", "LIVE", "5.0 s").endsWith("STALE: No data for 14 s, limit 5 s");
      assertThat(row(table(panel, "healthDelays"), 0)).contains("12.0 / 12.0 / 12.0").contains("– / – / –");
      assertThat(row(table(panel, "healthEpisodes"), 0)).endsWith("BTC/USD", "STALE", "0", "No data for 14 s, limit 5 s").contains("15.0 s");
      assertThat(table(panel, "healthEpisodes").getRowCount()).isEqualTo(1);
      assertThat(row(streams, 1)).startsWith("Demo exchange, all streams", "1 of 1 live");
      assertThat(texts(panel)).contains("screen thread held up 2 times, longest 5.0 s, last by PriceChartPanel.paintComponent:112");
      streams.setRowSelectionInterval(0, 0);
      streams.dispatchEvent(new MouseEvent(streams, MouseEvent.MOUSE_CLICKED, 0, 0, 5, 5, 2, false));
      assertThat(opened).containsExactly(stream);
    });
  }

  @Test
  void theHistoryOfAStreamNamesEachVerdictWithItsReason() throws Exception {
    Onlooker.onScreenThread(() -> {
      Theme.LIGHT.install();
      HistoryPanel panel = new HistoryPanel(inTrouble(), data, BERLIN, TABLES);
      JTable table = table(panel, "verdictHistory");
      assertThat(row(table, 1)).endsWith("15.0 s", "STALE", "No data for 14 s, limit 5 s");
    });
  }

  @Test
  void streamsOfSeveralExchangesAreToldApartByTheirKeys() throws Exception {
    Onlooker.onScreenThread(() -> {
      Theme.DARK.install();
      data.model.exchanges(List.of(SceneData.demo(), SceneData.kraken()));
      data.model.streams(List.of(
          Instrument.spot("demo", "BTC/USD", "BTC", "USD", 1, 4), Instrument.spot("kraken", "BTC/USD", "BTC", "USD", 1, 4)));
      HealthPanel panel = new HealthPanel(data.model, data, BERLIN, stream -> {}, TABLES);
      JTable streams = table(panel, "healthStreams");
      assertThat(streams.getValueAt(0, 0)).isEqualTo("DEMO:BTC/USD");
      assertThat(streams.getValueAt(1, 0)).isEqualTo("KRAKEN:BTC/USD");
      assertThat(streams.getValueAt(2, 0)).isEqualTo("Demo exchange, Kraken, all streams");
      HistoryPanel history = new HistoryPanel(data.model.streams().get(1), data, BERLIN, TABLES);
      assertThat(texts(history)).contains("Verdicts of KRAKEN:BTC/USD");
    });
  }
}
