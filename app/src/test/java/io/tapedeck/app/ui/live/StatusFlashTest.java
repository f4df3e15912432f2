package io.tapedeck.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Motion;
import io.tapedeck.app.look.NumberForm;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.SceneData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusFlashTest {
  private static final int BID = StatusColumn.BID.ordinal();
  private static final int ASK = StatusColumn.ASK.ordinal();

  private final SceneData data = new SceneData();
  private final StatusRows rows = new StatusRows();
  private StreamModel stream;

  @BeforeEach
  void oneStream() {
    data.model.streams(List.of(Instrument.spot("demo", "BTC/USD", "BTC", "USD", 1, 8)));
    stream = data.model.streams().get(0);
    stream.verdict(new Verdict(Verdict.State.LIVE, "", 0, 0));
    data.model.announce();
    rows.streams(data.model.streams(), 0);
    quote(650_000, 650_001, 0);
  }

  @AfterEach
  void usual() {
    Motion.reduce(false);
    Motion.flash(true);
    Figures.form(NumberForm.COMMA_POINT);
  }

  private void quote(long bid, long ask, long millis) {
    StreamView view = new StreamView();
    view.instrument = stream.instrument();
    view.hasBid = true;
    view.hasAsk = true;
    view.bid = bid;
    view.ask = ask;
    view.dataNanos = 1 + millis;
    view.dataEpochNanos = 1 + millis;
    stream.apply(view);
    data.model.announce();
    rows.update(0, nanos(millis), (row, column) -> {});
  }

  private static long nanos(long millis) {
    return millis * 1_000_000L;
  }

  private List<Integer> fade(long millis) {
    List<Integer> changed = new ArrayList<>();
    rows.fade(0, nanos(millis), (row, column) -> changed.add(column));
    return changed;
  }

  private int lit(int column) {
    return rows.cell(0, column).flashing();
  }

  @Test
  void aPriceLightsItsCellUpAndFadesInThreeSteps() {
    assertThat(lit(BID)).as("from a dash to a number").isZero();
    quote(650_005, 650_001, 1_000);
    assertThat(lit(BID)).isEqualTo(24);
    assertThat(rows.cell(0, BID).flash()).isEqualTo("bid");
    assertThat(lit(ASK)).as("did not change").isZero();
    assertThat(fade(1_050)).isEmpty();
    assertThat(fade(1_090)).containsExactly(BID);
    assertThat(lit(BID)).isEqualTo(16);
    assertThat(fade(1_170)).containsExactly(BID);
    assertThat(lit(BID)).isEqualTo(8);
    assertThat(fade(1_250)).containsExactly(BID);
    assertThat(lit(BID)).isZero();
    assertThat(fade(1_300)).isEmpty();
  }

  @Test
  void aCellFlashesFourTimesASecondAtMost() {
    int flashes = 0;
    for (int millis = 1_000; millis < 2_000; millis += 10) {
      int before = lit(ASK);
      quote(650_000, 650_002 + millis, millis);
      fade(millis);
      flashes += lit(ASK) == 24 && before < 24 ? 1 : 0;
    }
    assertThat(flashes).isEqualTo(4);
  }

  @Test
  void nothingFlashesWhenThatIsNotWantedOrMotionIsReduced() {
    Motion.flash(false);
    quote(650_005, 650_009, 1_000);
    assertThat(lit(BID)).isZero();
    Motion.flash(true);
    Motion.reduce(true);
    quote(650_006, 650_010, 2_000);
    assertThat(lit(BID)).isZero();
    Motion.reduce(false);
    quote(650_007, 650_011, 3_000);
    assertThat(lit(BID)).isPositive();
    Motion.reduce(true);
    fade(3_010);
    assertThat(lit(BID)).as("what is lit goes out at once").isZero();
  }

  @Test
  void anotherFormOfNumbersAndDoubtDoNotFlash() {
    Figures.form(NumberForm.PLAIN);
    rows.update(0, nanos(1_000), (row, column) -> {});
    assertThat(lit(BID)).isZero();
    stream.verdict(new Verdict(Verdict.State.STALE, "", 0, 0));
    quote(650_020, 650_030, 2_000);
    assertThat(lit(BID)).isZero();
  }
}
