package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many partitions, states during the sync, and the parents' states. */
class PartitionedCursorLimitsTest {
    private static final DateCursor MARCH = DateCursor.days("2026-03-01", "2026-03-10");

    private final FakeClock clock = new FakeClock();

    @Test
    void upToTenThousandPartitionsHaveTheirOwnStates() {
        PartitionedCursor cursor = cursor(numbered(10_000), Map.of());

        readAll(cursor);

        assertThat(cursor.state()).containsEntry("use_global_cursor", false);
        assertThat((List<?>) cursor.state().get("states")).hasSize(10_000);
    }

    @Test
    void beyondThatThereIsOnlyTheGlobalCursor() {
        PartitionedCursor cursor = cursor(numbered(10_002), Map.of());

        readAll(cursor);

        assertThat(cursor.state())
                .containsEntry("use_global_cursor", true)
                .containsEntry("state", Map.of("updated", "2026-03-02"))
                .doesNotContainKey("states");
    }

    @Test
    void theOldestPartitionsAreForgottenFirst() {
        PartitionRanges ranges = new PartitionRanges();
        CursorRange<java.time.OffsetDateTime> range = MARCH.kind().after(Map.of());
        for (long i = 0; i < PartitionRanges.MOST_IN_MEMORY; i++) {
            ranges.add(Map.of("n", i), range);
        }

        ranges.makeRoom(partition -> partition.equals(Map.of("n", 0L)));

        assertThat(ranges.get(Map.of("n", 0L))).isPresent();
        assertThat(ranges.get(Map.of("n", 1L))).isEmpty();
        assertThat(ranges.get(Map.of("n", 2L))).isPresent();
        ranges.add(Map.of("n", -1L), range);
        ranges.makeRoom(partition -> true);
        assertThat(ranges.get(Map.of("n", 0L))).isEmpty();
    }

    @Test
    void aStateIsDueAtOnceAndThenEveryTenMinutes() {
        PartitionedCursor cursor = cursor(numbered(4), Map.of());
        List<StreamSlice> slices = take(cursor);

        assertThat(cursor.close(slices.get(0))).isTrue();
        assertThat(cursor.close(slices.get(1))).isFalse();
        clock.sleep(Duration.ofMinutes(10));
        assertThat(cursor.close(slices.get(2))).isFalse();
        clock.sleep(Duration.ofMillis(1));
        assertThat(cursor.close(slices.get(3))).isTrue();
    }

    @Test
    void aGlobalCursorWithoutParentsGivesNoStateOnTheWay() {
        PartitionedCursor cursor = cursor(numbered(1), Map.of("use_global_cursor", true, "states", List.of()));

        assertThat(cursor.close(take(cursor).getFirst())).isFalse();
    }

    @Test
    void theParentsStateIsThatOfThePartitionsReadWithoutAGap() {
        PartitionedCursor cursor = cursor(FakeRouter.withState("a", "b", "c"), Map.of());
        Iterator<StreamSlice> left = cursor.slices();
        StreamSlice a = left.next();
        StreamSlice b = left.next();
        StreamSlice c = left.next();

        cursor.close(b);
        assertThat(cursor.state()).doesNotContainKey("parent_state");
        cursor.close(a);
        assertThat(cursor.state()).containsEntry("parent_state", Map.of("boards", "b"));
        assertThat(left.hasNext()).isFalse();
        cursor.finish();
        assertThat(cursor.state()).containsEntry("parent_state", Map.of("boards", "b"));
        cursor.close(c);
        cursor.finish();
        assertThat(cursor.state()).containsEntry("parent_state", Map.of("boards", "c"));
    }

    @Test
    void theParentsStateOfAnEarlierSyncStaysUntilThereIsANewerOne() {
        Map<String, Object> state = Map.of("states", List.of(), "parent_state", Map.of("boards", "old"));
        PartitionedCursor cursor = cursor(FakeRouter.withState("a"), state);

        take(cursor);

        assertThat(cursor.state()).containsEntry("parent_state", Map.of("boards", "old"));
    }

    @Test
    void anErrorInTheSearchForPartitionsHoldsTheParentsStateBeforeThePartitionThatWasLost() {
        PartitionedCursor cursor = cursor(FakeRouter.withState("a", "b", FakeRouter.FAILS), Map.of());
        Iterator<StreamSlice> left = cursor.slices();

        cursor.close(left.next());
        assertThat(org.assertj.core.api.Assertions.catchThrowable(left::hasNext))
                .isNotNull();
        cursor.finish();

        assertThat(cursor.state()).containsEntry("parent_state", Map.of("boards", "a"));
    }

    private PartitionedCursor cursor(FakeRouter router, Map<String, Object> state) {
        PartitionedKind kind = new PartitionedKind("updated", MARCH.formats(), false, MARCH::kind);
        return new PartitionedCursor(router, kind, state, (slice, token) -> RequestOptions.NONE, clock);
    }

    private static FakeRouter numbered(long count) {
        return new FakeRouter(LongStream.range(0, count).boxed().toList(), false);
    }

    private static void readAll(PartitionedCursor cursor) {
        for (Iterator<StreamSlice> slices = cursor.slices(); slices.hasNext(); ) {
            StreamSlice slice = slices.next();
            cursor.observe(slice, Map.of("updated", "2026-03-02"));
            cursor.close(slice);
        }
        cursor.finish();
    }

    private static List<StreamSlice> take(PartitionedCursor cursor) {
        List<StreamSlice> slices = new ArrayList<>();
        cursor.slices().forEachRemaining(slices::add);
        return slices;
    }
}
