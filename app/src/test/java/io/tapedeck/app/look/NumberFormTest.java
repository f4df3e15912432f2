package io.tapedeck.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {
  @AfterEach
  void usual() {
    Figures.form(NumberForm.COMMA_POINT);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "COMMA_POINT | 1,234.5 | 9,876,543 | 12.3 | +1.24",
    "POINT_COMMA | 1.234,5 | 9.876.543 | 12,3 | +1,24",
    "SPACE_COMMA | 1\u2009234,5 | 9\u2009876\u2009543 | 12,3 | +1,24",
    "PLAIN | 1234.5 | 9876543 | 12.3 | +1.24"
  })
  void everyNumberFollows(NumberForm form, String price, String count, String tenths, String percent) {
    Figures.form(form);
    assertThat(form.sample()).isEqualTo(price);
    assertThat(Figures.price(12_345, 1)).isEqualTo(price);
    assertThat(Figures.price(-12_345, 1)).isEqualTo(Figures.MINUS + price);
    assertThat(Figures.exact(new BigDecimal("1234.5"))).isEqualTo(price);
    assertThat(Figures.count(9_876_543)).isEqualTo(count);
    assertThat(Figures.whole(9_876_543)).isEqualTo(count);
    assertThat(Figures.count(12_345_678)).startsWith(tenths);
    assertThat(Figures.age(12_300_000_000L)).isEqualTo(tenths + " s");
    assertThat(Figures.percent(1.24)).startsWith(percent);
  }

  @ParameterizedTest
  @CsvSource({"COMMA_POINT", "POINT_COMMA", "SPACE_COMMA", "PLAIN"})
  void zerosInsideGroupsStay(NumberForm form) {
    Figures.form(form);
    assertThat(Figures.whole(1_000_007).replaceAll("\\D", "")).isEqualTo("1000007");
    assertThat(Figures.price(5, 8).replaceAll("\\D", "")).isEqualTo("000000005");
    assertThat(Figures.exact(new BigDecimal("1E+3")).replaceAll("\\D", "")).isEqualTo("1000");
    assertThat(Figures.exact(new BigDecimal("123456789012345678901.5"))).endsWith(form == NumberForm.COMMA_POINT || form == NumberForm.PLAIN ? ".5" : ",5");
  }
}
