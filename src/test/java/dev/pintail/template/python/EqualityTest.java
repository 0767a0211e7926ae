package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualityTest {
    @Test
    void numbersCompareByValue() {
        assertThat(Equality.equal(1L, 1.0)).isTrue();
        assertThat(Equality.equal(true, 1L)).isTrue();
        assertThat(Equality.equal(0.0, -0.0)).isTrue();
        assertThat(Equality.equal(Double.NaN, Double.NaN)).isFalse();
        assertThat(Equality.equal(1L, "1")).isFalse();
        assertThat(Equality.equal(0L, null)).isFalse();
    }

    @Test
    void largeNumbersCompareExactly() {
        assertThat(Equality.equal(9007199254740993L, 9007199254740992.0)).isFalse();
        assertThat(Equality.equal(BigInteger.TWO.pow(64), 0x1p64)).isTrue();
        assertThat(Equality.equal(BigInteger.TWO.pow(2000), Double.POSITIVE_INFINITY))
                .isFalse();
    }

    @Test
    void containersCompareByContent() {
        assertThat(Equality.equal(List.of(1L, 2.0), List.of(true, 2L))).isTrue();
        assertThat(Equality.equal(PyTuple.of(1L), List.of(1L))).isFalse();
        assertThat(Equality.equal(Map.of("a", 1L), Map.of("a", 1.0))).isTrue();
        assertThat(Equality.equal(Map.of("a", 1L), Map.of("b", 1L))).isFalse();
        assertThat(Equality.equal(PySet.copyOf(List.of(1L)), PySet.copyOf(List.of(1.0))))
                .isTrue();
    }

    @Test
    void awareDatesCompareAsInstantsAndNeverEqualNaiveOnes() {
        OffsetDateTime noon = OffsetDateTime.parse("2024-01-15T12:00:00Z");
        assertThat(Equality.equal(noon, OffsetDateTime.parse("2024-01-15T17:30:00+05:30")))
                .isTrue();
        assertThat(Equality.equal(noon, LocalDateTime.parse("2024-01-15T12:00:00")))
                .isFalse();
    }

    @Test
    void equalKeysAreOneKeyOfADict() {
        PyDict dict = new PyDict();
        dict.put(1L, "a");
        dict.put(1.0, "b");
        dict.put(PyTuple.of(1L), "c");
        assertThat(Repr.of(dict)).isEqualTo("{1: 'b', (1,): 'c'}");
        assertThat(dict.get(true)).isEqualTo("b");
        assertThat(dict.get(PyTuple.of(1.0))).isEqualTo("c");
    }

    @Test
    void listsAndDictsCannotBeKeys() {
        PyDict dict = new PyDict();
        assertThatThrownBy(() -> dict.put(List.of(), 1L))
                .isInstanceOf(PythonError.TypeError.class)
                .hasMessage("unhashable type: 'list'");
        assertThatThrownBy(() -> PySet.copyOf(List.of(PyTuple.of(Map.of())))).isInstanceOf(PythonError.TypeError.class);
    }
}
