package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.Onlooker;
import io.tapedeck.app.ui.SceneData;
import io.tapedeck.app.ui.kit.TableFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The status table as it leaves the window. */
class StreamFactsTest {
  private static StatusTable table(SceneData data) {
    StatusTable table = new StatusTable(data.model, data, id -> {});
    table.streamsChanged();
    return table;
  }

  @Test
  void allColumnsLeaveWithEveryDigitAndAGuide() throws Exception {
    Onlooker.onScreenThread(() -> {
      SceneData data = Onlooker.page(1600, 1000).data;
      data.live();
      StreamFacts facts = new StreamFacts(data, table(data));
      assertThat(facts.fields()).hasSize(StatusColumn.values().length);
      assertThat(facts.fields()).extracting(TableFacts.Field::guide).doesNotHaveDuplicates().allSatisfy(guide -> assertThat(guide).doesNotContain("''"));
      List<List<String>> rows = facts.exactRows();
      assertThat(rows).hasSameSizeAs(data.model.streams());
      for (int i = 0; i < rows.size(); i++) {
        StreamModel stream = data.model.streams().get(i);
        List<String> row = rows.get(i);
        assertThat(row.get(StatusColumn.LAST.ordinal())).isEqualTo(Scaled.text(stream.last(), stream.instrument().priceScale()));
        assertThat(row.get(StatusColumn.UPDATES.ordinal())).isEqualTo(Long.toString(stream.ledger().received()));
        for (StatusColumn column : StatusColumn.values()) {
          if (column.number() && !row.get(column.ordinal()).isEmpty()) {
            assertThat(row.get(column.ordinal())).as(column.name()).matches("-?\\d+(\\.\\d+)?");
          }
        }
      }
      assertThat(facts.selectedFact()).as("the first row is selected").isZero();
    });
  }

  @Test
  void whatIsNotKnownIsEmpty() throws Exception {
    Onlooker.onScreenThread(() -> {
      SceneData data = new SceneData().plugins();
      data.model.streams(List.of(io.tapedeck.api.Instrument.provisional("demo", "X")));
      List<String> row = new StreamFacts(data, table(data)).exactRows().get(0);
      for (StatusColumn column : new StatusColumn[] {StatusColumn.AGE, StatusColumn.LAST, StatusColumn.BID, StatusColumn.ASK, StatusColumn.SPREAD, StatusColumn.DELAY}) {
        assertThat(row.get(column.ordinal())).as(column.name()).isEmpty();
      }
    });
  }
}
