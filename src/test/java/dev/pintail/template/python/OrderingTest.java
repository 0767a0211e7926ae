package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderingTest {
    @Test
    void numbersOfAllTypesHaveAnOrder() {
        assertThat(Ordering.less(1L, 1.5)).isTrue();
        assertThat(Ordering.less(false, true)).isTrue();
        assertThat(Ordering.lessOrEqual(1L, 1.0)).isTrue();
        assertThat(Ordering.less(9007199254740992.0, 9007199254740993L)).isTrue();
        assertThat(Ordering.less(Double.NaN, 1L) || Ordering.less(1L, Double.NaN))
                .isFalse();
    }

    @Test
    void textsCompareByCodePoint() {
        assertThat(Ordering.less("a", "b")).isTrue();
        assertThat(Ordering.less("a", "ab")).isTrue();
        assertThat(Ordering.less("\uffff", "\uD83D\uDE00")).isTrue();
    }

    @Test
    void listsCompareItemByItem() {
        assertThat(Ordering.less(List.of(1L, 2L), List.of(1L, 3L))).isTrue();
        assertThat(Ordering.less(List.of(1L), List.of(1L, "x"))).isTrue();
        assertThat(Ordering.less(PyTuple.of("a"), PyTuple.of("b"))).isTrue();
    }

    @Test
    void valuesWithoutACommonOrderAreATypeError() {
        assertThatThrownBy(() -> Ordering.less(null, 1L))
                .isInstanceOf(PythonError.TypeError.class)
                .hasMessage("'<' not supported between instances of 'NoneType' and 'int'");
        assertThatThrownBy(() -> Ordering.less("1", 1L)).isInstanceOf(PythonError.TypeError.class);
        assertThatThrownBy(() -> Ordering.less(PyTuple.of(), List.of())).isInstanceOf(PythonError.TypeError.class);
        OffsetDateTime aware = OffsetDateTime.parse("2024-01-15T12:00:00Z");
        assertThatThrownBy(() -> Ordering.less(aware, LocalDateTime.MIN)).isInstanceOf(PythonError.TypeError.class);
    }

    @Test
    void sortingIsStableAndSurvivesNan() {
        assertThat(Ordering.sorted(List.of(2L, 1.0, 1L, true))).containsExactly(1.0, 1L, true, 2L);
        Random random = new Random(7);
        List<Object> withNan = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            withNan.add(i % 3 == 0 ? Double.NaN : random.nextDouble());
        }
        assertThat(Ordering.sorted(withNan)).hasSize(1000);
    }
}
