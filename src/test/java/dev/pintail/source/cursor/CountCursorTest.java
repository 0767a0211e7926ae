package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.python.PythonError;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountCursorTest {
    @Test
    void theOnlySliceGoesFromTheStartToInfinity() {
        assertThat(cursor(10, Map.of()).slices())
                .toIterable()
                .containsExactly(StreamSlice.ofCursor(Map.of("start", 10L, "end", Double.POSITIVE_INFINITY)));
    }

    @Test
    void theNextSyncStartsAtTheGreatestNumberOfTheLast() {
        RangeCursor<Object> first = cursor(0, Map.of());
        read(first, 1L, 3L, 2L);

        assertThat(first.state()).isEqualTo(Map.of("number", 3L));
        assertThat(cursor(0, first.state()).slices())
                .toIterable()
                .extracting(slice -> slice.cursorSlice().get("start"))
                .containsExactly(3L);
    }

    @Test
    void aStateBelowTheStartIsLiftedToIt() {
        assertThat(cursor(10, Map.of("number", 4L)).state()).isEqualTo(Map.of("number", 10L));
    }

    @Test
    void aNumberBelowTheStartBecomesTheState() {
        RangeCursor<Object> cursor = cursor(10, Map.of());

        read(cursor, 5L);

        assertThat(cursor.state()).isEqualTo(Map.of("number", 5L));
    }

    @Test
    void recordsWithoutANumberDoNotCount() {
        RangeCursor<Object> cursor = cursor(10, Map.of());
        StreamSlice slice = cursor.slices().next();

        cursor.observe(slice, Map.of("id", 1L));

        assertThat(cursor.close(slice)).isFalse();
        assertThat(cursor.state()).isEqualTo(Map.of("number", 10L));
    }

    @Test
    void aTextAmongNumbersIsAnErrorWhenTheSliceIsClosed() {
        RangeCursor<Object> cursor = cursor(0, Map.of());

        assertThatThrownBy(() -> read(cursor, "12")).isInstanceOf(PythonError.TypeError.class);
    }

    private static RangeCursor<Object> cursor(long start, Map<String, Object> state) {
        return new RangeCursor<>(
                new CursorKind<>("number", new CountScale(start), WindowFields.OF_COUNTS),
                state,
                (slice, token) -> RequestOptions.NONE,
                new CursorLog("items", message -> {}));
    }

    private static void read(RangeCursor<Object> cursor, Object... numbers) {
        StreamSlice slice = cursor.slices().next();
        for (Object number : numbers) {
            cursor.observe(slice, Map.of("number", number));
        }
        cursor.close(slice);
    }
}
