package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @Test
    void intReadsTextsAsPythonDoes() {
        assertThat(Numbers.toInt(" 5\n")).isEqualTo(5L);
        assertThat(Numbers.toInt("+1_000")).isEqualTo(1000L);
        assertThat(Numbers.toInt("007")).isEqualTo(7L);
        assertThat(Numbers.toInt("１２")).isEqualTo(12L);
        assertThat(NumberText.parseInt("0x_1f", 16)).isEqualTo(31L);
        assertThat(NumberText.parseInt("0b11", 0)).isEqualTo(3L);
        assertThat(NumberText.parseInt("z", 36)).isEqualTo(35L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1.0", "1e3", "1__0", "_1", "0x10", "--1", "- 1", "²"})
    void intRefusesOtherTexts(String text) {
        assertThatThrownBy(() -> Numbers.toInt(text))
                .isInstanceOf(PythonError.ValueError.class)
                .hasMessage("invalid literal for int() with base 10: " + Repr.of(text));
    }

    @Test
    void intCutsFloatsTowardsZero() {
        assertThat(Numbers.toInt(12.7)).isEqualTo(12L);
        assertThat(Numbers.toInt(-12.7)).isEqualTo(-12L);
        assertThat(Numbers.toInt(1e20)).isEqualTo(new BigInteger("100000000000000000000"));
        assertThat(Numbers.toInt(true)).isEqualTo(1L);
        assertThatThrownBy(() -> Numbers.toInt(Double.NaN)).isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> Numbers.toInt(Double.POSITIVE_INFINITY)).isInstanceOf(PythonError.OverflowError.class);
        assertThatThrownBy(() -> Numbers.toInt(List.of())).isInstanceOf(PythonError.TypeError.class);
    }

    @Test
    void floatReadsTextsAsPythonDoes() {
        assertThat(Numbers.toFloat(" 1_0.5e1 ")).isEqualTo(105.0);
        assertThat(Numbers.toFloat(".5")).isEqualTo(0.5);
        assertThat(Numbers.toFloat("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Numbers.toFloat("NaN")).isNaN();
        assertThatThrownBy(() -> Numbers.toFloat("1d")).isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> Numbers.toFloat("0x1p3")).isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> Numbers.toFloat(BigInteger.TEN.pow(400)))
                .isInstanceOf(PythonError.OverflowError.class);
    }
}
