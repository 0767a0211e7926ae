package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.protocol.Message;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionedCursorTest {
    private static final DateCursor MARCH = DateCursor.days("2026-03-01", "2026-03-10");

    private final FakeClock clock = new FakeClock();
    private final List<Message> said = new ArrayList<>();
    private final CursorLog log = new CursorLog("cards", said::add);

    @Test
    void everyPartitionHasItsOwnState() {
        PartitionedCursor cursor = cursor(FakeRouter.of("a", "b"), Map.of());

        readAll(cursor, Map.of("a", "2026-03-04", "b", "2026-03-06"));

        assertThat(cursor.state())
                .containsExactlyEntriesOf(object(
                        "use_global_cursor",
                        false,
                        "states",
                        List.of(entry("a", "2026-03-04"), entry("b", "2026-03-06")),
                        "state",
                        at("2026-03-06"),
                        "lookback_window",
                        1L));
    }

    @Test
    void thePartitionsGoOnAtTheirStates() {
        PartitionedCursor cursor = cursor(FakeRouter.of("a", "b"), state("2026-03-06", 0, entry("a", "2026-03-04")));

        assertThat(windows(cursor)).containsExactly("a 2026-03-04..2026-03-10", "b 2026-03-06..2026-03-10");
    }

    @Test
    void aNewPartitionGoesBackByTheDurationOfTheSyncThatFoundTheGlobalCursor() {
        PartitionedCursor cursor = cursor(FakeRouter.of("b"), state("2026-03-06", 90_000, entry("a", "2026-03-04")));

        assertThat(windows(cursor)).containsExactly("b 2026-03-04..2026-03-10");
    }

    @Test
    void aPlainCursorStateIsTheGlobalCursor() {
        assertThat(windows(cursor(FakeRouter.of("a"), at("2026-03-07")))).containsExactly("a 2026-03-07..2026-03-10");
    }

    @Test
    void aFailingPartitionHoldsTheGlobalCursorAndItsOwnState() {
        PartitionedCursor cursor = cursor(FakeRouter.of("a", "b"), state("2026-03-02", 5, entry("b", "2026-03-03")));
        List<StreamSlice> slices = take(cursor);

        read(cursor, slices.getFirst(), "2026-03-08");
        cursor.observe(slices.getLast(), at("2026-03-09"));
        cursor.finish();

        assertThat(cursor.state())
                .containsEntry("states", List.of(entry("b", "2026-03-03"), entry("a", "2026-03-08")))
                .containsEntry("state", at("2026-03-02"))
                .containsEntry("lookback_window", 5L);
    }

    @Test
    void anErrorInTheSearchForPartitionsHoldsTheGlobalCursor() {
        PartitionedCursor cursor = cursor(FakeRouter.of("a", "b", FakeRouter.FAILS), Map.of());
        Iterator<StreamSlice> slices = cursor.slices();

        read(cursor, slices.next(), "2026-03-08");
        assertThatThrownBy(slices::hasNext).isInstanceOf(SourceException.class);
        cursor.finish();

        assertThat(cursor.state())
                .containsEntry("states", List.of(entry("a", "2026-03-08")))
                .containsEntry("lookback_window", 0L)
                .doesNotContainKey("state");
    }

    @Test
    void withoutRecordsThereIsNoGlobalCursor() {
        PartitionedCursor cursor = cursor(FakeRouter.of("a"), Map.of());

        readAll(cursor, Map.of());

        assertThat(cursor.state())
                .containsEntry("states", List.of(entry("a", "2026-03-01")))
                .containsEntry("lookback_window", 0L)
                .doesNotContainKey("state");
    }

    @Test
    void theLookbackIsTheDurationOfTheSyncRoundedUp() {
        PartitionedCursor cursor = cursor(FakeRouter.of("a"), Map.of());
        List<StreamSlice> slices = take(cursor);

        clock.sleep(Duration.ofSeconds(7));
        read(cursor, slices.getFirst(), "2026-03-02");
        cursor.finish();

        assertThat(cursor.state()).containsEntry("lookback_window", 8L);
    }

    @Test
    void aPartitionThatIsBeingReadIsNotReadASecondTime() {
        assertThat(windows(cursor(FakeRouter.of("a", "b", "a", "a"), Map.of())))
                .containsExactly("a 2026-03-01..2026-03-10", "b 2026-03-01..2026-03-10");
        assertThat(said).hasSize(1).first().asString().contains("cards", "more than once");
    }

    @Test
    void thePartitionIsTheSameWhateverTheOrderOfItsKeys() {
        Map<String, Object> partition = object("z", 1L, "a", object("y", 2L, "b", 3L));
        Map<String, Object> sorted = object("a", object("b", 3L, "y", 2L), "z", 1L);
        PartitionRanges ranges = new PartitionRanges(PartitionLimits.OF_REFERENCE);
        ranges.add(partition, MARCH.kind().after(Map.of()));

        assertThat(ranges.get(sorted)).isPresent();
        assertThat(ranges.states().getFirst().get("partition")).hasToString(sorted.toString());
    }

    @Test
    void wholeNumbersAndTextsAreDifferentPartitions() {
        PartitionedCursor cursor = cursor(FakeRouter.of(1L, "1"), state("2026-03-02", 0, entry("1", "2026-03-05")));

        assertThat(windows(cursor)).containsExactly("1 2026-03-02..2026-03-10", "1 2026-03-05..2026-03-10");
    }

    @Test
    void theGlobalCursorComparesTexts() {
        DateCursor dayFirst = DateCursor.days("2026-03-01", "2026-04-10").formatted("%d/%m/%Y");
        PartitionedCursor cursor = cursor(dayFirst, FakeRouter.of("a", "b"), Map.of(), false);

        readAll(cursor, Map.of("a", "31/03/2026", "b", "01/04/2026"));

        assertThat(cursor.state()).containsEntry("state", at("31/03/2026"));
    }

    @Test
    void withAGlobalCursorThereAreNoOtherStates() {
        PartitionedCursor cursor = cursor(MARCH, FakeRouter.of("a", "b"), at("2026-03-03"), true);

        readAll(cursor, Map.of("a", "2026-03-04", "b", "2026-03-06"));

        assertThat(cursor.state())
                .isEqualTo(Map.of("use_global_cursor", true, "state", at("2026-03-06"), "lookback_window", 1L));
    }

    @Test
    void anEarlierStateDecidesWhetherTheCursorIsGlobal() {
        Map<String, Object> state = object("use_global_cursor", false, "states", List.of());

        assertThat(cursor(MARCH, FakeRouter.of("a"), state, true).state()).containsEntry("use_global_cursor", false);
    }

    @Test
    void clientSideFilteringUsesThePartitionsState() {
        PartitionedCursor cursor = cursor(FakeRouter.of("a", "b"), state("2026-03-06", 0, entry("a", "2026-03-02")));
        List<StreamSlice> slices = take(cursor);

        assertThat(cursor.shouldBeSynced(slices.get(0), at("2026-03-03"))).isTrue();
        assertThat(cursor.shouldBeSynced(slices.get(1), at("2026-03-03"))).isFalse();
        assertThat(cursor.shouldBeSynced(slices.get(1), Map.of())).isTrue();
    }

    private PartitionedCursor cursor(FakeRouter router, Map<String, Object> state) {
        return cursor(MARCH, router, state, false);
    }

    private PartitionedCursor cursor(DateCursor dates, FakeRouter router, Map<String, Object> state, boolean global) {
        PartitionedKind kind = new PartitionedKind("updated", dates.formats(), global, dates::kind);
        return new PartitionedCursor(
                router,
                kind,
                state,
                (slice, token) -> RequestOptions.NONE,
                PartitionLimits.OF_REFERENCE,
                clock,
                clock,
                log);
    }

    private static void readAll(PartitionedCursor cursor, Map<String, String> newestRecords) {
        for (StreamSlice slice : take(cursor)) {
            read(
                    cursor,
                    slice,
                    newestRecords.get(String.valueOf(slice.partition().get("board"))));
        }
        cursor.finish();
    }

    private static void read(PartitionedCursor cursor, StreamSlice slice, String newestRecord) {
        if (newestRecord != null) {
            cursor.observe(slice, at(newestRecord));
        }
        cursor.close(slice);
    }

    private static List<StreamSlice> take(PartitionedCursor cursor) {
        List<StreamSlice> slices = new ArrayList<>();
        cursor.slices().forEachRemaining(slices::add);
        return slices;
    }

    private static List<String> windows(PartitionedCursor cursor) {
        return take(cursor).stream()
                .map(slice -> slice.partition().get("board") + " " + DateCursor.shown(slice.cursorSlice()))
                .toList();
    }

    private static Map<String, Object> at(String value) {
        return Map.of("updated", value);
    }

    private static Map<String, Object> entry(Object board, String value) {
        return Map.of("partition", Map.of("board", board), "cursor", at(value));
    }

    private static Map<String, Object> state(String global, long lookback, Map<String, Object> entry) {
        return Map.of("states", List.of(entry), "state", at(global), "lookback_window", lookback);
    }

    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
