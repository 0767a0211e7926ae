package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pintail.protocol.Message;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many partitions, states during the sync, and the parents' states. */
class PartitionedCursorLimitsTest {
    private static final DateCursor MARCH = DateCursor.days("2026-03-01", "2026-03-10");

    private final FakeClock clock = new FakeClock();
    private final List<Message> said = new ArrayList<>();
    private final CursorLog log = new CursorLog("cards", said::add);
    private PartitionLimits limits = PartitionLimits.OF_REFERENCE;

    @Test
    void upToALimitPartitionsHaveTheirOwnStates() {
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
        assertThat(said).hasSize(1).first().asString().contains("cards", "more than 10000 partitions");
    }

    @Test
    void partitionsThatWereForgottenWhileTheyAreReadCanStillBeClosed() {
        limits = new PartitionLimits(2, 3);
        PartitionedCursor cursor = cursor(numbered(10), Map.of());

        List<StreamSlice> slices = take(cursor);
        slices.forEach(slice -> cursor.observe(slice, Map.of("updated", "2026-03-05")));
        slices.forEach(cursor::close);
        cursor.finish();

        assertThat(cursor.state()).containsEntry("state", Map.of("updated", "2026-03-05"));
    }

    @Test
    void theOldestPartitionsAreForgottenFirstAndThoseThatAreReadLast() {
        PartitionRanges ranges = new PartitionRanges(new PartitionLimits(2, 3));
        List.of("a", "b", "c")
                .forEach(name -> ranges.add(partition(name), MARCH.kind().after(Map.of())));

        ranges.makeRoom(partition -> partition.equals(partition("a")));
        assertThat(List.of("a", "b", "c"))
                .filteredOn(name -> ranges.get(partition(name)).isPresent())
                .containsExactly("a", "c");
        ranges.add(partition("d"), MARCH.kind().after(Map.of()));
        ranges.makeRoom(partition -> true);
        assertThat(List.of("a", "c", "d"))
                .filteredOn(name -> ranges.get(partition(name)).isPresent())
                .containsExactly("c", "d");
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
        assertThat(catchThrowable(left::hasNext)).isNotNull();
        cursor.finish();

        assertThat(cursor.state()).containsEntry("parent_state", Map.of("boards", "a"));
    }

    @Test
    void slicesMayBeReadByManyThreads() throws InterruptedException {
        DateCursor stepping = MARCH.stepping("P1D", "P1D");
        PartitionedKind kind = new PartitionedKind("updated", stepping.formats(), false, stepping::kind);
        PartitionedCursor cursor = new PartitionedCursor(
                numbered(200), kind, Map.of(), (slice, token) -> RequestOptions.NONE, limits, clock, clock, log);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            cursor.slices()
                    .forEachRemaining(slice -> threads.execute(() -> {
                        cursor.observe(
                                slice, Map.of("updated", slice.cursorSlice().get("since")));
                        cursor.close(slice);
                    }));
        }
        cursor.finish();

        assertThat(cursor.state()).containsEntry("state", Map.of("updated", "2026-03-09"));
        assertThat((List<?>) cursor.state().get("states"))
                .hasSize(200)
                .allSatisfy(entry -> assertThat(entry).hasFieldOrPropertyWithValue("cursor.updated", "2026-03-09"));
    }

    private PartitionedCursor cursor(FakeRouter router, Map<String, Object> state) {
        PartitionedKind kind = new PartitionedKind("updated", MARCH.formats(), false, MARCH::kind);
        return new PartitionedCursor(
                router, kind, state, (slice, token) -> RequestOptions.NONE, limits, clock, clock, log);
    }

    private static Map<String, Object> partition(String name) {
        return Map.of("n", name);
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
